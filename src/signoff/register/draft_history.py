"""The earlier states of a draft: which are kept while it is being written, and which of them as they age.

They are rows of `draft_state`, compressed. Unlike what was signed or imported, they are thinned: how far back one can
go stays, how finely one can choose there does not, and a notice never has more than a bounded number of them.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from signoff.errors import RecordRefused
from signoff.files import RECORD_LIMIT
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Record, Status
from signoff.register.digests import sha256
from signoff.register.instants import instant_of, instant_text

PAUSE = dt.timedelta(minutes=10)
"""A state that stood as long as this before it was changed is kept, and while somebody writes, one each so long."""

_MOST_STEPS, _MOST_WEEKS, _MOST_BYTES = 40, 26, 8 * 1024 * 1024
"""So many states that somebody left for others, so many weeks back, and so many bytes are kept of one notice."""

_GRID: tuple[tuple[dt.timedelta, dt.timedelta], ...] = (
    (dt.timedelta(hours=2), PAUSE),
    (dt.timedelta(days=1), dt.timedelta(hours=1)),
    (dt.timedelta(days=30), dt.timedelta(days=1)),
    (dt.timedelta.max, dt.timedelta(weeks=1)),
)
"""Up to which age one state is kept of each stretch of time, and how long that is."""

_EPOCH = dt.datetime(1970, 1, 5, tzinfo=dt.UTC)
"""A Monday, from which stretches are counted."""


class DraftState(NamedTuple):
    """An earlier state of a draft: since when it stood, who had left it so, and the status that it had."""

    key: int
    saved_at: dt.datetime
    actor: str
    status: Status


class _Kept(NamedTuple):
    state: DraftState
    size: int


def keep(connection: sqlite3.Connection, number: int, stored: Record, following: Record, now: dt.datetime) -> None:
    """Keep the stored state of a draft that is about to be replaced, if it is one to come back to."""
    if stored.notice == Notice():
        return
    row = connection.execute("SELECT max(kept_at) FROM draft_state WHERE number = ?", (number,)).fetchone()
    last = _instant(row[0])
    if _is_worth_keeping(stored, following, last, now):
        keep_now(connection, number, stored, now)


def keep_now(connection: sqlite3.Connection, number: int, stored: Record, now: dt.datetime) -> None:
    """Keep a state of a draft, and of the earlier ones those that are not too many for their age."""
    data = zlib.compress(write_record(stored))
    actor = stored.history[-1].actor if stored.history else ""
    values = (number, instant_text(stored.changed_at or now), actor, stored.status.value, sha256(data), data)
    connection.execute(
        "INSERT INTO draft_state (number, kept_at, actor, status, sha256, data) VALUES (?, ?, ?, ?, ?, ?)", values
    )
    kept = _select(connection, number)
    for key in too_many([one.state for one in kept], now) | _too_large(kept):
        connection.execute("DELETE FROM draft_state WHERE key = ?", (key,))


def states_of(connection: sqlite3.Connection, number: int) -> tuple[DraftState, ...]:
    """Return the states that are kept of a notice, the oldest first."""
    return tuple(one.state for one in _select(connection, number))


def read_state(connection: sqlite3.Connection, number: int, key: int) -> Record | None:
    """Return a state as it was; None where there is none with this key, or it is not what was kept."""
    asked = "SELECT sha256, data FROM draft_state WHERE number = ? AND key = ?"
    row = connection.execute(asked, (number, key)).fetchone()
    digest, data = row or ("", None)
    content = decompressed(data) if isinstance(data, bytes) and sha256(data) == digest else None
    try:
        return read_record(content) if content is not None else None
    except RecordRefused:
        return None


def decompressed(data: bytes) -> bytes | None:
    """Return the bytes of a record that was kept compressed; None for any other bytes, and for more than a record."""
    reader = zlib.decompressobj()
    try:
        content = reader.decompress(data, RECORD_LIMIT + 1)
    except zlib.error:
        return None
    return content if reader.eof and len(content) <= RECORD_LIMIT else None


def too_many(states: Sequence[DraftState], now: dt.datetime) -> set[int]:
    """Return the keys of those states that are not kept any longer; the newest always is.

    A step, the state in which somebody left the notice for others or with another status, outlasts the rest.
    """
    steps = [before.key for before, after in pairwise(states) if _is_step(before, after)][-_MOST_STEPS:]
    newest: dict[tuple[dt.timedelta, int], int] = {}
    for state in sorted(states, key=lambda state: (state.saved_at, state.key)):
        newest[_stretch(state.saved_at, now)] = state.key
    weeks = sorted(stretch for stretch in newest if stretch[0] == _GRID[-1][1])
    for stretch in weeks[:-_MOST_WEEKS]:
        del newest[stretch]
    kept = {*steps, *newest.values(), *(state.key for state in states[-1:])}
    return {state.key for state in states} - kept


def _is_worth_keeping(stored: Record, following: Record, last: dt.datetime | None, now: dt.datetime) -> bool:
    saved_at, changed_at = stored.changed_at or now, following.changed_at or now
    if stored.approvals and not following.approvals:
        return True  # what was approved may be wanted again
    if stored.status is not following.status or _actor(stored) != _actor(following):
        return True
    since = last or (stored.history[0].at if stored.history else saved_at)
    return changed_at - saved_at >= PAUSE or saved_at - since >= PAUSE


def _actor(record: Record) -> str:
    return record.history[-1].actor if record.history else ""


def _is_step(before: DraftState, after: DraftState) -> bool:
    return (before.actor, before.status) != (after.actor, after.status)


def _stretch(saved_at: dt.datetime, now: dt.datetime) -> tuple[dt.timedelta, int]:
    """Return the stretch of time in which one state is kept; one from a clock that was ahead counts as new."""
    length = next(length for age, length in _GRID if now - saved_at <= age)
    return length, (saved_at - _EPOCH) // length


def _too_large(kept: Sequence[_Kept]) -> set[int]:
    total, keys = 0, set[int]()
    for state, size in reversed(kept):
        total += size
        if total > _MOST_BYTES and state.key != kept[-1].state.key:
            keys.add(state.key)
    return keys


def _select(connection: sqlite3.Connection, number: int) -> list[_Kept]:
    return list(_rows(connection, number))


def _rows(connection: sqlite3.Connection, number: int) -> Iterator[_Kept]:
    asked = "SELECT key, kept_at, actor, status, length(data) FROM draft_state WHERE number = ? ORDER BY kept_at, key"
    for key, kept_at, actor, status, size in connection.execute(asked, (number,)):
        saved_at = _instant(kept_at)
        if saved_at is not None and status in set(Status):
            yield _Kept(DraftState(key, saved_at, str(actor), Status(status)), int(size or 0))


def _instant(text: object) -> dt.datetime | None:
    """Return an instant of the table; None for what damage made of one."""
    try:
        return instant_of(text) if isinstance(text, str) else None
    except ValueError:
        return None
