"""The register's events of a notice: each holds the digest of the one before, and `chain_end` that of the last."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from signoff.errors import RegisterDamaged
from signoff.notice.text.characters import without_lone_surrogates
from signoff.notice.text.days import written
from signoff.register.digests import content_digest, has_digest
from signoff.register.instants import instant_of, instant_text
from signoff.register.register_events import SENDER, RegisterEvent, RegisterEventKind, RegisterFact
from signoff.register.rows import ChainEndRow, EventRow, NoticeRow, find, insert, select, update

_KIND_WORDS = {
    RegisterEventKind.IMPORTED: "imported",
    RegisterEventKind.LOCKED: "locked",
    RegisterEventKind.PDF_KEPT: "PDF kept",
    RegisterEventKind.STATUS_CHANGED: "status changed",
    RegisterEventKind.EXPORTED: "exported",
    RegisterEventKind.SUPERSEDED: "superseded",
    RegisterEventKind.SUPERSEDES: "supersedes",
}

_UNKNOWN_INSTANT = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Shown for a damaged event whose own instant cannot be read."""

_PLACE_LIMIT = 2**53 - 1
"""The largest integer of canonical JSON, over which digests are made."""


@dataclass(frozen=True, slots=True)
class EventChain:
    """A notice's events in order, and the first thing that is wrong with them ("" if nothing is)."""

    events: tuple[RegisterEvent, ...]
    fault: str

    def digests(self, kind: RegisterEventKind) -> list[str]:
        """Return the digests in the events of one kind, in order."""
        return [event.digest for event in self.events if event.kind is kind]


def append_event(connection: sqlite3.Connection, notice: NoticeRow, fact: RegisterFact) -> None:
    """Add an event to a notice's chain; a broken chain continues from its last row, and stays broken.

    Raises RegisterDamaged where the last row has a place or digest that no event can follow.
    """
    condition = "number = ? ORDER BY place DESC LIMIT 1"
    last = next(iter(select(connection, EventRow, condition, notice.number)), None)
    if last is not None and not _can_be_followed(last):
        raise RegisterDamaged(
            f"The notice “{str(notice.subject)[:80]}” ({str(notice.id)[:36]}) is damaged in the register: "
            f"{_name_of(last)} was changed by another program."
        )
    row = EventRow(
        key=None,
        number=notice.number,
        place=last.place + 1 if last else 1,
        at=instant_text(fact.at),
        actor=without_lone_surrogates(fact.actor),
        kind=fact.kind.value,
        detail=json.dumps(
            {key: without_lone_surrogates(text) for key, text in fact.detail.items()},
            ensure_ascii=False,
            sort_keys=True,
        ),
        digest=fact.digest,
        previous=last.sha256 if last else "",
        sha256="",
    )
    row.sha256 = content_digest(_content(notice.id, row))
    insert(connection, row)
    _update_chain_end(connection, row)


def read_chain(connection: sqlite3.Connection, notice: NoticeRow) -> EventChain:
    """Return a notice's events; each that is not what was written says so in `broken`."""
    rows = select(connection, EventRow, "number = ? ORDER BY place, key", notice.number)
    events: list[RegisterEvent] = []
    fault = ""
    previous: EventRow | None = None
    for place, row in enumerate(rows, 1):
        row_fault = _row_fault(notice.id, place, row, previous)
        events.append(_event_of(row, row_fault))
        fault = fault or row_fault
        previous = row
    end_fault = _end_fault(find(connection, ChainEndRow, notice.number), rows)
    if end_fault and not fault:
        events.append(RegisterEvent(events[-1].at if events else _UNKNOWN_INSTANT, "", None, broken=end_fault))
    return EventChain(tuple(events), fault or end_fault)


@dataclass(frozen=True, slots=True)
class NotedExport:
    """An export that this register noted itself: its number in the register, the notice, and the digest of its row."""

    number: int
    notice: str
    event: RegisterEvent
    digest: str


def exports_after(connection: sqlite3.Connection, number: int, most: int) -> list[NotedExport]:
    """Return exports that this register noted itself, above a number, in order; a damaged one has `broken`."""
    condition = f"kind = ? AND key > ? AND instr(detail, '\"{SENDER}\": ') = 0 ORDER BY key LIMIT ?"
    exports = []
    for row in select(connection, EventRow, condition, RegisterEventKind.EXPORTED.value, number, most):
        notice = find(connection, NoticeRow, row.number)
        if notice is not None and row.key is not None:
            fault = "" if has_digest(_content(notice.id, row), row.sha256) else "it was changed by another program"
            exports.append(NotedExport(row.key, notice.id, _event_of(row, fault), row.sha256))
    return exports


def has_event(connection: sqlite3.Connection, number: int, digest: str) -> bool:
    """Whether the event with this number is still the one that has this digest."""
    return any(row.sha256 == digest for row in select(connection, EventRow, "key = ?", number))


def _can_be_followed(row: EventRow) -> bool:
    """Whether a row has a place and a digest by their types: SQLite keeps a value of any type in any column."""
    place: object = row.place
    return isinstance(place, int) and abs(place) < _PLACE_LIMIT and isinstance(row.sha256, str)


def _row_fault(notice: str, place: int, row: EventRow, previous: EventRow | None) -> str:
    """Say why a row is not the event that was written at this place ("" if it is)."""
    if not has_digest(_content(notice, row), row.sha256):
        return f"{_name_of(row)} was changed by another program"
    if row.place != place or row.previous != (previous.sha256 if previous else ""):
        return f"an event before {_name_of(row)} was removed or changed by another program"
    return ""


def _end_fault(end: ChainEndRow | None, rows: Sequence[EventRow]) -> str:
    """Say what is wrong at the end of a chain whose rows are all sound ("" if nothing is)."""
    counted, digest = (end.place, end.sha256) if end else (0, "")
    last = rows[-1].sha256 if rows else ""
    if (counted, digest) == (len(rows), last):
        return ""
    if not rows:
        return "all its events were removed from the register by another program"
    if isinstance(counted, int) and counted < len(rows):
        return f"one of its {len(rows)} events in the register was added by another program"
    return f"what happened after {_name_of(rows[-1])} was removed by another program"


def _name_of(row: EventRow) -> str:
    """Return how a sentence names an event, as far as its row can be read."""
    kind = _kind_of(row)
    instant = _instant_of(row)
    words = _KIND_WORDS[kind] if kind else "of an unknown kind"
    when = f" on {written(instant.date())} at {instant:%H:%M} UTC" if instant else ""
    by = f" by {row.actor[:80]}" if isinstance(row.actor, str) and row.actor.strip() else ""
    return f"event {str(row.place)[:20]} of the register ({words}{when}{by})"


def _event_of(row: EventRow, broken: str) -> RegisterEvent:
    return RegisterEvent(
        at=_instant_of(row) or _UNKNOWN_INSTANT,
        actor=_text(row.actor),
        kind=_kind_of(row),
        detail=MappingProxyType(_detail_of(row)),
        digest=_text(row.digest),
        broken=broken,
    )


def _kind_of(row: EventRow) -> RegisterEventKind | None:
    return next((kind for kind in RegisterEventKind if kind.value == row.kind), None)


def _detail_of(row: EventRow) -> dict[str, str]:
    try:
        detail = json.loads(row.detail)
    except (TypeError, ValueError, RecursionError):
        return {}
    return {key: text for key, text in detail.items() if isinstance(text, str)} if isinstance(detail, dict) else {}


def _instant_of(row: EventRow) -> dt.datetime | None:
    try:
        return instant_of(row.at).astimezone(dt.UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _content(notice: str, row: EventRow) -> dict[str, object]:
    """Return what an event's digest covers."""
    names = ("place", "at", "actor", "kind", "detail", "digest", "previous")
    return {"notice": notice, **{name: getattr(row, name) for name in names}}


def _update_chain_end(connection: sqlite3.Connection, row: EventRow) -> None:
    end = find(connection, ChainEndRow, row.number)
    following = ChainEndRow(number=row.number, place=row.place, sha256=row.sha256)
    if end is None:
        insert(connection, following)
    elif end.place == row.place - 1:  # else events were removed: the higher count stays, and shows it
        update(connection, following, ("place", "sha256"))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
