"""The register's own events of a notice: each names the digest of the one before, and the last one is counted."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlmodel import Session, col, select

from signoff.errors import RegisterDamaged
from signoff.notice.text.characters import without_lone_surrogates
from signoff.notice.text.days import written
from signoff.register.register_events import RegisterEvent, RegisterEventKind, RegisterFact
from signoff.register.tables import ChainEndRow, EventRow, NoticeRow, instant_of, instant_text, number_of

_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Stands for an instant that a damaged event does not tell."""

_MOST_EVENTS = 2**53 - 1
"""Canonical JSON, which digests cover, has no exact form for larger numbers."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A notice's events in order, as they are told, and why they are not what was written ("" if they are)."""

    events: tuple[RegisterEvent, ...]
    fault: str

    def digests(self, kind: RegisterEventKind) -> list[str]:
        """Return the digests that the events of a kind name, in order."""
        return [one.digest for one in self.events if one.kind is kind]


def sealed(content: Mapping[str, object]) -> str:
    """Return the hexadecimal SHA-256 of a row's content: canonical JSON (RFC 8785)."""
    import rfc8785

    return hashlib.sha256(rfc8785.dumps(dict(content))).hexdigest()  # type: ignore[arg-type] # plain strings and numbers


def append(session: Session, row: NoticeRow, fact: RegisterFact) -> None:
    """Add an event to a notice's chain; a chain that is broken goes on from its last row, and stays broken.

    Raises RegisterDamaged where that row is of a kind that no other can follow.
    """
    number = number_of(row)
    last = session.exec(
        select(EventRow).where(EventRow.number == number).order_by(col(EventRow.place).desc()).limit(1)
    ).first()
    if last is not None and not _can_be_followed(last):
        raise RegisterDamaged(
            f"The notice “{str(row.subject)[:80]}” ({str(row.id)[:36]}) is damaged in the register: "
            f"{_named(last)} was changed by another program."
        )
    event = EventRow(
        number=number,
        place=last.place + 1 if last else 1,
        at=instant_text(fact.at),
        actor=without_lone_surrogates(fact.actor),
        kind=fact.kind.value,
        detail=json.dumps(
            {key: without_lone_surrogates(said) for key, said in fact.detail.items()},
            ensure_ascii=False,
            sort_keys=True,
        ),
        digest=fact.digest,
        previous=last.sha256 if last else "",
        sha256="",
    )
    event.sha256 = sealed(_content(row.id, event))
    session.add(event)
    _count(session, event)
    session.flush()


def chain_of(session: Session, row: NoticeRow) -> Chain:
    """Return a notice's events, with the entry named at which they stop being what was written."""
    asked = select(EventRow).where(EventRow.number == row.number).order_by(col(EventRow.place), col(EventRow.key))
    rows = session.exec(asked).all()
    told: list[RegisterEvent] = []
    fault = ""
    before: EventRow | None = None
    for place, one in enumerate(rows, 1):
        broken = _why_broken(row.id, place, one, before)
        told.append(_told(one, broken))
        fault = fault or broken
        before = one
    short = _why_short(session.get(ChainEndRow, row.number), rows)
    if short and not fault:
        told.append(RegisterEvent(told[-1].at if told else _LONG_AGO, "", None, broken=short))
    return Chain(tuple(told), fault or short)


def _can_be_followed(event: EventRow) -> bool:
    """Whether an event has a place and a digest by their types: SQLite keeps a value of any type in any column."""
    place: object = event.place
    return isinstance(place, int) and abs(place) < _MOST_EVENTS and isinstance(event.sha256, str)


def _why_broken(notice: str, place: int, event: EventRow, before: EventRow | None) -> str:
    said = _named(event)
    if event.sha256 != _sealed_or_nothing(notice, event):
        return f"{said} was changed by another program"
    if event.place != place or event.previous != (before.sha256 if before else ""):
        return f"an event before {said} was removed or changed by another program"
    return ""


def _why_short(end: ChainEndRow | None, rows: Sequence[EventRow]) -> str:
    """Say what is amiss at the end of a chain that is sound up to there."""
    counted, digest = (end.place, end.sha256) if end else (0, "")
    last = rows[-1].sha256 if rows else ""
    if (counted, digest) == (len(rows), last):
        return ""
    after = f"after {_named(rows[-1])}" if rows else "from its first event on"
    if isinstance(counted, int) and counted < len(rows):
        return f"an event was added by another program to the {len(rows)} that this register tells"
    return f"what happened {after} was removed by another program"


def _named(event: EventRow) -> str:
    known = event.kind in {one.value for one in RegisterEventKind}
    what = event.kind.replace("_", " ") if known else "of no kind that signoff knows"
    at = _instant(event)
    when = f" on {written(at.date())} at {at:%H:%M} UTC" if at else ""
    by = f" by {event.actor[:80]}" if isinstance(event.actor, str) and event.actor.strip() else ""
    return f"event {str(event.place)[:20]} of the register ({what}{when}{by})"


def _told(event: EventRow, broken: str) -> RegisterEvent:
    known = event.kind in {one.value for one in RegisterEventKind}
    return RegisterEvent(
        at=_instant(event) or _LONG_AGO,
        actor=_text(event.actor),
        kind=RegisterEventKind(event.kind) if known else None,
        detail=MappingProxyType(_detail(event)),
        digest=_text(event.digest),
        broken=broken,
    )


def _detail(event: EventRow) -> dict[str, str]:
    try:
        kept = json.loads(event.detail)
    except (TypeError, ValueError, RecursionError):
        return {}
    return {key: value for key, value in kept.items() if isinstance(value, str)} if isinstance(kept, dict) else {}


def _instant(event: EventRow) -> dt.datetime | None:
    try:
        return instant_of(event.at).astimezone(dt.UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _sealed_or_nothing(notice: str, event: EventRow) -> str:
    try:
        return sealed(_content(notice, event))
    except (TypeError, ValueError):  # SQLite keeps a value of any type in any column
        return ""


def _content(notice: str, event: EventRow) -> dict[str, object]:
    names = ("place", "at", "actor", "kind", "detail", "digest", "previous")
    return {"notice": notice, **{name: getattr(event, name) for name in names}}


def _count(session: Session, event: EventRow) -> None:
    end = session.get(ChainEndRow, event.number)
    if end is None:
        end = ChainEndRow(number=event.number, place=event.place, sha256=event.sha256)
    elif end.place == event.place - 1:  # else somebody removed events: the count stays, and tells of it
        end.place, end.sha256 = event.place, event.sha256
    session.add(end)


def _text(kept: object) -> str:
    return kept if isinstance(kept, str) else ""
