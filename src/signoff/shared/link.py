"""A lasting connection to a shared register: it tells when there is something new, and who has a notice open.

Whoever has a notice open holds a shared advisory lock of the session's, which keeps nobody from anything and goes
with the connection; since when is in the session's name. So nothing has to be kept, or tidied up.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from signoff.errors import SharedUnreachable
from signoff.shared.address import Address
from signoff.shared.connecting import PROGRAM, connect_as, translated
from signoff.shared.shared_register import SharedRegister

if TYPE_CHECKING:
    import psycopg

_STATES, _OPENINGS = "signoff", "signoff_open"
"""The channels on which the database tells of states, and laptops of notices that they open and close."""

_COLLEAGUES = (
    "SELECT person, bool_or(may_read_exempt) FROM signoff.officer WHERE login <> session_user "
    "GROUP BY person ORDER BY lower(person)"
)
_OPEN_ELSEWHERE = """
  SELECT locks.classid::bigint << 32 | locks.objid::bigint, officer.person, activity.application_name
  FROM pg_locks AS locks JOIN pg_stat_activity AS activity ON activity.pid = locks.pid
  JOIN signoff.officer ON officer.login = activity.usename
  WHERE locks.locktype = 'advisory' AND locks.objsubid = 1 AND locks.granted AND locks.pid <> pg_backend_pid()
    AND locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  ORDER BY activity.backend_start
"""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another officer of the shared register, and whether notices with exempt information reach them there."""

    person: str
    may_read_exempt: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """Who has a notice open at another laptop, and since when, where that is known."""

    person: str
    since: dt.datetime | None


Openings = Mapping[int, tuple[Opening, ...]]
"""Who has which notices open elsewhere, by the `opening_key` of each."""


@dataclass(frozen=True, slots=True)
class News:
    """What other laptops did: whether they shared states, and opened or closed notices."""

    has_states: bool
    has_openings: bool


def opening_key(notice: str) -> int:
    """Return the number that stands for a notice among advisory locks."""
    return int.from_bytes(hashlib.sha256(f"signoff open {notice}".encode()).digest()[:8], "big", signed=True)


class Link:
    """One connection, by which one thread at a time exchanges and listens; raises SharedUnreachable if it breaks."""

    def __init__(self, address: Address, connection: psycopg.Connection[Any]) -> None:
        """Use a connection; raises SharedProblem where its schema is not one that this program knows."""
        self.shared = SharedRegister(address, connection)
        self._connection = connection
        self._told: set[str] = set()
        with translated():
            for channel in (_STATES, _OPENINGS):
                connection.execute(f"LISTEN {channel}".encode())

    @classmethod
    def open(cls, address: Address, password: str | None = None) -> Self:
        """Connect, and be told of what is new from now on."""
        return connect_as(address, password, cls)

    @property
    def fileno(self) -> int:
        """The number of its socket, which can be read from as soon as there may be news."""
        with translated():
            return int(self._connection.fileno())

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def is_alive(self) -> bool:
        """Whether the server has not ended the connection, as far as that is known here; what was told stays told."""
        try:
            self._listen()
        except SharedUnreachable:
            return False
        return True

    def news(self) -> News:
        """Return what other laptops did since this was asked last; it does not wait for anything."""
        self._listen()
        channels, self._told = self._told, set()
        return News(_STATES in channels, _OPENINGS in channels)

    def _listen(self) -> None:
        own = self._connection.info.backend_pid
        with translated():
            self._told |= {told.channel for told in self._connection.notifies(timeout=0) if told.pid != own}

    def hold(self, notice: str, since: dt.datetime) -> None:
        """Let others see that a notice is open here, in place of any other; none where it is empty."""
        name = f"{PROGRAM} {since.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if notice else PROGRAM
        with translated():
            self._connection.execute(
                "SELECT signoff.hold(%s::bigint), set_config('application_name', %s, false)",
                (opening_key(notice) if notice else None, name),
            )
            self._connection.execute("SELECT pg_notify(%s, '')", (_OPENINGS,))

    def openings(self) -> Openings:
        """Return who has notices open at other laptops."""
        with translated():
            rows = self._connection.execute(_OPEN_ELSEWHERE.encode()).fetchall()
        openings: dict[int, tuple[Opening, ...]] = {}
        for key, person, name in rows:
            openings[int(key)] = (*openings.get(int(key), ()), Opening(str(person), _since(str(name))))
        return openings

    def colleagues(self) -> tuple[Colleague, ...]:
        """Return the other officers, in the order of their names."""
        with translated():
            rows = self._connection.execute(_COLLEAGUES).fetchall()
        return tuple(Colleague(str(person), bool(may_read)) for person, may_read in rows)


def _since(name: str) -> dt.datetime | None:
    """Return the instant in a session's name, which is whatever its login made of it."""
    try:
        since = dt.datetime.fromisoformat(name.removeprefix(f"{PROGRAM} "))
    except ValueError:
        return None
    return since if since.tzinfo is not None else None
