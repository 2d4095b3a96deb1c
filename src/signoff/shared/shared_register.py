"""A shared register as a laptop uses it: what is there above a position, the bytes of states, and offering new ones."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from signoff.errors import SharedProblem, SharedRefused
from signoff.register.digests import sha256
from signoff.shared.address import Address
from signoff.shared.connecting import connect, translated
from signoff.shared.installing import require_known_version, schema_version

if TYPE_CHECKING:
    import psycopg

_HEAD = (
    "SELECT head.notice, head.digest, head.place, head.sequence, state.previous, octet_length(state.data) "
    "FROM signoff.head JOIN signoff.state USING (sequence)"
)
_CONCERNS = (
    "(NOT head.is_signed OR (SELECT signoff.own_name()) = ANY (head.people) "
    "OR head.changed_at > now() - %(age)s::interval AND head.team = ANY ((SELECT signoff.own_teams())::text[]))"
)
_LISTED = "notice, status, reference, subject, decision_type, decision_maker, director, council, changed_at, sequence"
_LAST, _INDEXED_AT_A_TIME = 2**62, 500
_WORD, _MOST_WORDS = re.compile(r"[^\W_]+"), 64


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


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """What a register noted of a notice, as it was sent: its number, its digest, which login sent it, its bytes."""

    number: int
    notice: str
    digest: str
    sender: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A notice as the shared register lists it."""

    notice: str
    status: str
    reference: str
    subject: str
    decision_type: str
    decision_maker: str
    director: str
    council: str
    changed_at: dt.datetime
    sequence: int


class SharedRegister:
    """An open connection to a shared register; raises SharedUnreachable whenever it breaks off."""

    def __init__(self, address: Address, connection: psycopg.Connection[Any]) -> None:
        """Use a connection; raises SharedProblem where its schema is not one that this program knows."""
        self.address, self._connection = address, connection
        require_known_version(schema_version(connection))

    @classmethod
    def open(cls, address: Address, password: str | None = None) -> Self:
        """Connect to a shared register."""
        connection = connect(address, password)
        try:
            return cls(address, connection)
        except BaseException:
            connection.close()
            raise

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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

    def heads_after(self, position: int, most: int, age: dt.timedelta | None) -> list[Head]:
        """Return the heads above a position, in order; `age` is how old signed notices may be (None: any age)."""
        concerns = f" AND {_CONCERNS}" if age is not None else ""
        query = f"{_HEAD} WHERE head.sequence > %(position)s{concerns} ORDER BY head.sequence LIMIT %(most)s"
        with translated():
            rows = self._connection.execute(query.encode(), {"position": position, "most": most, "age": age}).fetchall()
        return [Head(*row) for row in rows]

    def heads_of(self, notices: Collection[str]) -> Mapping[str, Head]:
        """Return the heads of those of the notices that are there and may be seen."""
        with translated():
            rows = self._connection.execute(f"{_HEAD} WHERE head.notice = ANY (%s)".encode(), ([*notices],)).fetchall()
        return {row[0]: Head(*row) for row in rows}

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

    def send_pdf(self, notice: str, pdf: bytes) -> None:
        """Add the PDF that was seen when a notice was signed; raises SharedRefused."""
        with translated():
            self._connection.execute("SELECT signoff.add_pdf(%s, %s)", (notice, pdf))

    def seen_pdf(self, notice: str) -> bytes | None:
        """Return the PDF that was seen when a notice was signed, as the server gives it; None where it has none."""
        with translated():
            row = self._connection.execute(
                "SELECT data, digest FROM signoff.seen_pdf WHERE notice = %s", (notice,), binary=True
            ).fetchone()
        if row is not None and sha256(bytes(row[0])) != row[1]:
            raise SharedProblem(f"The shared register gave another PDF for the notice {notice} than it had accepted.")
        return bytes(row[0]) if row is not None else None

    def pdfs_of(self, notices: Collection[str]) -> list[str]:
        """Return those of the notices of which it has the PDF that was seen when they were signed."""
        with translated():
            rows = self._connection.execute(
                "SELECT notice FROM signoff.seen_pdf WHERE notice = ANY (%s) ORDER BY 1", ([*notices],)
            ).fetchall()
        return [str(row[0]) for row in rows]

    def send_events(self, events: Sequence[tuple[str, bytes]]) -> None:
        """Add what was noted of notices; those that it has already, or whose notice may not be seen, are left out."""
        with translated():
            self._connection.execute(
                "SELECT signoff.add_events(%s::text[], %s::bytea[])",
                ([notice for notice, _ in events], [data for _, data in events]),
                binary=True,
            )

    def events_after(self, number: int, most: int) -> list[SharedEvent]:
        """Return what was noted of notices above a number, in order."""
        return self._events("number > %s ORDER BY number LIMIT %s", number, most)

    def events_of(self, notices: Collection[str]) -> list[SharedEvent]:
        """Return all that was noted of these notices."""
        return self._events("notice = ANY (%s) ORDER BY number", [*notices])

    def _events(self, condition: str, *values: object) -> list[SharedEvent]:
        query = f"SELECT number, notice, digest, received_from::text, data FROM signoff.event WHERE {condition}"  # noqa: S608 - own words
        with translated():
            rows = self._connection.execute(query.encode(), values, binary=True).fetchall()
        return [SharedEvent(int(row[0]), row[1], row[2], row[3], bytes(row[4])) for row in rows]

    def each_row(self, text: str = "", page: int = 500) -> Iterator[SharedRow]:
        """Yield the notices that contain all the words, the last as a beginning, the latest first; a page at a time."""
        query = _query_of(text)
        if query is None:
            return
        self.index_words()
        before = _LAST
        while True:
            rows = self._page(query, before, page)
            yield from rows
            if len(rows) < page:
                return
            before = rows[-1].sequence

    def index_words(self) -> None:
        """Let the words be found of all that was shared since this was last done; a search does so by itself."""
        with translated():
            while self._connection.execute("SELECT signoff.index_words(%s)", (_INDEXED_AT_A_TIME,)).fetchone() != (0,):
                pass

    def _page(self, query: str, before: int, most: int) -> list[SharedRow]:
        source = (
            "signoff.search(%(query)s, %(before)s, %(most)s)" if query else "signoff.head WHERE sequence < %(before)s"
        )
        with translated():
            rows = self._connection.execute(
                f"SELECT {_LISTED} FROM {source} ORDER BY sequence DESC LIMIT %(most)s".encode(),  # noqa: S608 - own words
                {"query": query, "before": before, "most": most},
            ).fetchall()
        return [SharedRow(*row) for row in rows]


def _query_of(text: str) -> str | None:
    """Return the query for words, the last as a beginning; empty for blank text, None where nothing can match."""
    words = _WORD.findall(text.lower())[:_MOST_WORDS]
    if not words:
        return "" if not text.strip() else None
    return " & ".join([*(f"'{word}'" for word in words[:-1]), f"'{words[-1]}':*"])
