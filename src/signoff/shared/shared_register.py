"""A shared register as a laptop uses it: what is there above a position, the bytes of states, and offering new ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from signoff.errors import SharedRefused
from signoff.register.digests import sha256
from signoff.shared.connecting import translated
from signoff.shared.shared_additions import SharedAdditions, SharedEvent
from signoff.shared.shared_listing import SharedListing, SharedRow

__all__ = ["Head", "Offered", "SharedEvent", "SharedRegister", "SharedRow", "Standing"]

_HEAD = (
    "SELECT head.notice, head.digest, head.place, head.sequence, state.previous, octet_length(state.data) "
    "FROM signoff.head JOIN signoff.state USING (sequence)"
)
_CONCERNS = (
    "(NOT head.is_signed OR (SELECT signoff.own_name()) = ANY (head.people) "
    "OR head.changed_at > now() - %(age)s::interval AND head.team = ANY ((SELECT signoff.own_teams())::text[]))"
)
_BETWEEN = "head.sequence > %(position)s AND head.sequence <= %(last)s"
LAST = 2**62
"""A number above those of all states."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Which shared register this is, how far it has come, and who asks."""

    mark: str
    last_sequence: int
    person: str
    roles: tuple[str, ...]
    teams: tuple[str, ...]
    may_read_exempt: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The latest state of a notice there, the digest of the one before, and the number of its bytes."""

    notice: str
    digest: str
    place: int
    sequence: int
    previous: str
    size: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A state that is offered: its bytes, and the digest of the head that it continues, empty for a new notice."""

    notice: str
    data: bytes
    previous: str

    @property
    def digest(self) -> str:
        """The digest of its bytes."""
        return sha256(self.data)


class SharedRegister(SharedListing, SharedAdditions):
    """An open connection to a shared register; raises SharedUnreachable whenever it breaks off."""

    def standing(self) -> Standing:
        """Return which register this is and how far it has come; raises SharedRefused for no officer's login."""
        with translated():
            row = self._connection.execute(
                "SELECT register.mark::text, signoff.last_sequence(), officer.person, officer.roles, "
                "officer.teams, officer.may_read_exempt "
                "FROM signoff.register LEFT JOIN signoff.officer ON login = session_user"
            ).fetchone()
        if row is None or row[2] is None:
            raise SharedRefused(f"The login {self.address.login} is not known in the shared register.")
        return Standing(str(row[0]), int(row[1]), str(row[2]), tuple(row[3]), tuple(row[4]), bool(row[5]))

    def latest(self) -> tuple[int, str]:
        """Return the number of the latest state of all, and the token by which it can be asked for again."""
        with translated():
            row = self._connection.execute(
                "SELECT last, signoff.token_at(last) FROM signoff.last_sequence() AS last"
            ).fetchone()
        return (int(row[0]), str(row[1])) if row and row[1] is not None else (0, "")

    def token_at(self, sequence: int) -> str | None:
        """Return the token of the state with this number, whether or not it may be seen; None where there is none."""
        with translated():
            row = self._connection.execute("SELECT signoff.token_at(%s)", (sequence,)).fetchone()
        return str(row[0]) if row and row[0] is not None else None

    def digest_at(self, sequence: int) -> str | None:
        """Return the digest of the state with this number; None where it is not there, or may not be seen."""
        with translated():
            row = self._connection.execute(
                "SELECT digest FROM signoff.state WHERE sequence = %s", (sequence,)
            ).fetchone()
        return str(row[0]) if row else None

    def heads_after(self, position: int, most: int, age: dt.timedelta | None, last: int = LAST) -> list[Head]:
        """Return the heads above a position and up to `last`, in order; `age` is that of signed notices (None: any)."""
        concerns = f" AND {_CONCERNS}" if age is not None else ""
        query = f"{_HEAD} WHERE {_BETWEEN}{concerns} ORDER BY head.sequence LIMIT %(most)s"
        values = {"position": position, "last": last, "most": most, "age": age}
        with translated():
            rows = self._connection.execute(query.encode(), values).fetchall()
        return [Head(*row) for row in rows]

    def others_after(self, position: int, age: dt.timedelta, last: int) -> list[str]:
        """Return the notices with heads there that `heads_after` leaves out, as old and of others."""
        query = f"SELECT head.notice FROM signoff.head WHERE {_BETWEEN} AND NOT {_CONCERNS}"  # noqa: S608 - own words
        with translated():
            rows = self._connection.execute(query.encode(), {"position": position, "last": last, "age": age}).fetchall()
        return [str(row[0]) for row in rows]

    def heads_of(self, notices: Collection[str]) -> Mapping[str, Head]:
        """Return the heads of those of the notices that are there and may be seen."""
        with translated():
            rows = self._connection.execute(f"{_HEAD} WHERE head.notice = ANY (%s)".encode(), ([*notices],)).fetchall()
        return {row[0]: Head(*row) for row in rows}

    def still_there(self, notices: Collection[str]) -> set[str]:
        """Return those of the notices that are there, whether or not they may be seen."""
        with translated():
            rows = self._connection.execute("SELECT signoff.still_there(%s::text[])", ([*notices],)).fetchall()
        return {str(row[0]) for row in rows}

    def bytes_of(self, sequences: Collection[int]) -> Mapping[int, bytes]:
        """Return the bytes of states by their numbers, as the server gives them."""
        with translated():
            rows = self._connection.execute(
                "SELECT sequence, data FROM signoff.state WHERE sequence = ANY (%s)", ([*sequences],), binary=True
            ).fetchall()
        return {int(row[0]): bytes(row[1]) for row in rows}

    def chain(self, notice: str, first: int) -> list[tuple[int, str, str]]:
        """Return place, digest and the digest before of a notice's states from a place on."""
        with translated():
            rows = self._connection.execute(
                "SELECT place, digest, previous FROM signoff.state WHERE notice = %s AND place >= %s ORDER BY place",
                (notice, first),
            ).fetchall()
        return [(int(row[0]), str(row[1]), str(row[2])) for row in rows]

    def offer(self, states: Sequence[Offered], team: str | None = None) -> None:
        """Offer states, of which all are accepted in one transaction, or none.

        Raises SharedMovedOn where one does not continue its head, SharedRefused where one may not be sent.
        """
        with translated():
            self._connection.execute(
                "SELECT signoff.offer(%s::bytea[], %s::text[], %s)",
                ([state.data for state in states], [state.previous for state in states], team),
                binary=True,
            )
