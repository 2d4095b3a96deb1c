"""A notice's history and subject in words, for people: its own history, and what its register notes beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from signoff.desktop.widgets.history import HistoryEntry
from signoff.notice.form.form import Form
from signoff.notice.form.form_file import form_of
from signoff.notice.marks.kinds import how_made
from signoff.notice.marks.mark import Mark
from signoff.notice.record.integrity import history_fault
from signoff.notice.record.record import Event, EventKind, Record, Role
from signoff.notice.text.days import written

if TYPE_CHECKING:
    from signoff.register.register_events import RegisterEvent

LONGEST = 140
"""Characters of a subject that are shown beside the page."""

_BEGUN = 19
"""Characters of a fingerprint in the history: four groups of four."""

_SETTLED = "settled "
_PLAIN = {
    EventKind.CREATED: "Created",
    EventKind.WITHDRAWN: "Withdrawn",
    EventKind.BROUGHT_BACK: "Brought back",
    EventKind.RETURNED: "Sent back",
    EventKind.COPIED: "Copied from an earlier notice",
}


def history_entries(record: Record | None, noted: Sequence[RegisterEvent] = ()) -> tuple[HistoryEntry, ...]:
    """Return what happened to a notice, newest first, merged from its own history and its register's notes.

    Both keep their own order; where either chain is broken, the entry says so. Without the record, which may be
    past reading, the register's notes stand alone.
    """
    own, beside = list(_own(record)) if record is not None else [], list(_noted(noted))
    merged: list[HistoryEntry] = []
    while own or beside:
        from_own = bool(own) and (not beside or own[0].at <= beside[0].at)
        merged.append((own if from_own else beside).pop(0))
    return tuple(reversed(merged))


def _own(record: Record) -> Iterator[HistoryEntry]:
    broken, form = history_fault(record.history), form_of(record.terms)
    for number, event in enumerate(record.history):
        fault = broken.sentence if broken is not None and number == broken.place else ""
        yield HistoryEntry(_what(event, form), _when(event, record), event.at, event.actor, fault)


def _noted(noted: Sequence[RegisterEvent]) -> Iterator[HistoryEntry]:
    for event in noted:
        words = _noted_words(event)
        if words or event.broken:
            at = event.at.astimezone()
            by = f" · by {event.actor}" if event.actor else ""
            fault = _sentence(event.broken) if event.broken else ""
            when = f"{written(at.date())}, {at:%H:%M}{by}"
            yield HistoryEntry(words or "An entry of the register", when, event.at, event.actor, fault)


def _noted_words(event: RegisterEvent) -> str:
    """Return what the register notes, in words; nothing for what the notice's own history tells."""
    detail = event.detail
    if event.kind == "exported":
        copy = "Publication copy" if detail.get("copy") == "publication" else "Record copy"
        key = f", sealed with the key {_begun(detail['key'])}" if detail.get("key") else ""
        name = f" as {detail['file']}" if detail.get("file") else ""
        return f"{copy} exported{name}{key}"
    if event.kind in ("superseded", "supersedes"):
        subject = shortened(" ".join(detail.get("subject", "").split())) or "a notice without a subject"
        reference = f" ({detail['reference']})" if detail.get("reference") else ""
        return f"{'Superseded by' if event.kind == 'superseded' else 'Supersedes'} “{subject}”{reference}"
    return "Taken into the register from a file" if event.kind == "taken_in" else ""


def _begun(fingerprint: str) -> str:
    """Return the beginning of a fingerprint, which tells one's own few keys apart; the exported file has all of it."""
    return f"{fingerprint[:_BEGUN]}…" if len(fingerprint) > _BEGUN else fingerprint


def _sentence(fault: str) -> str:
    return f"{fault[:1].upper()}{fault[1:]}."


def shortened(subject: str) -> str:
    """Return the beginning of a long subject; the whole of it stands on the page beside."""
    return subject if len(subject) <= LONGEST else subject[:LONGEST].rsplit(maxsplit=1)[0] + "…"


def how_signed(mark: Mark | None) -> str:
    """Return by which means a mark was made; empty where a copy carries none."""
    return how_made(mark) if mark is not None else ""


def _what(event: Event, form: Form) -> str:
    kind, reason = event.event, event.reason
    if kind is EventKind.EDITED:
        return _edited(event, form)
    if kind is EventKind.APPROVALS_VOIDED:
        return "Approvals became void with a change"
    if kind is EventKind.SIGNED:
        return f"Signed by {event.actor}"
    if kind is EventKind.APPROVED:
        return f"Approved by {event.actor}"
    if kind is EventKind.HANDED_OVER:
        return f"Handed over to {reason}" if reason else "Handed over"
    if kind is EventKind.REFERENCE_GIVEN:
        return "Reference removed" if reason == "removed" else f"Reference {reason} given"
    if kind is EventKind.PUBLISHED:
        return f"Published on {_day(reason)}"
    if kind is EventKind.COPIED and reason:
        return reason[:1].upper() + reason[1:]
    if kind is EventKind.CREATED and reason:
        return f"Created: {reason}"
    return f"{_PLAIN[kind]}: {reason}" if reason else _PLAIN[kind]


def _edited(event: Event, form: Form) -> str:
    if event.reason.startswith(_SETTLED):
        return f"A warning considered: {event.reason.partition(': ')[2]}"
    titles = dict.fromkeys(title for section in event.sections if (title := _title(section, form)))
    return f"Changed: {', '.join(titles)}" if titles else "Changed"


def _title(section: str, form: Form) -> str:
    try:
        return form.page_of(section).title
    except KeyError:
        return ""


def _when(event: Event, record: Record) -> str:
    at = event.at.astimezone()
    words = f"{written(at.date())}, {at:%H:%M}"
    if event.event in (EventKind.SIGNED, EventKind.APPROVED):
        means = how_signed(_mark_of(event, record))
        return f"{words} · {means}" if means else words
    return f"{words} · by {event.actor}" if event.actor else words


def _day(iso: str) -> str:
    try:
        return written(dt.date.fromisoformat(iso))
    except ValueError:
        return iso


def _mark_of(event: Event, record: Record) -> Mark | None:
    """Return the mark made at an event: the role tells it from another signature by the same person."""
    deciding = event.event is EventKind.SIGNED
    signatures = (one for one in record.signatures if (one.role is Role.DECISION_MAKER) == deciding)
    return next((one.mark for one in signatures if one.name == event.actor), None)
