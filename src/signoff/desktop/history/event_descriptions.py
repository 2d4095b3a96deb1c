"""A notice's events and subject in words: its own history, and the events that the register notes about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from signoff.desktop.widgets.history import HistoryEntry
from signoff.notice.form.form import Form
from signoff.notice.form.form_file import form_of
from signoff.notice.marks.kinds import how_made
from signoff.notice.marks.mark import Mark
from signoff.notice.record.approvals import AGAIN
from signoff.notice.record.handover import Handover, handover_of
from signoff.notice.record.history import entries_of
from signoff.notice.record.integrity import history_fault
from signoff.notice.record.lifecycle import CLEANED
from signoff.notice.record.message import ASKED_WORDS
from signoff.notice.record.record import Event, EventKind, Record, Role
from signoff.notice.text.characters import shown
from signoff.notice.text.days import written

if TYPE_CHECKING:
    from signoff.register.register_events import RegisterEvent

LONGEST = 140
"""Characters of a subject that are shown next to the page."""

_FINGERPRINT_LENGTH = 19
"""Characters of a fingerprint in the history: four groups of four."""

IN_OTHER_COPY = "In the other copy"
"""What begins the description of an entry of a copy that was merged with this one."""

_SETTLED = "settled "
_PLAIN = {
    EventKind.CREATED: "Created",
    EventKind.WITHDRAWN: "Withdrawn",
    EventKind.BROUGHT_BACK: "Brought back",
    EventKind.COPIED: "Copied from an earlier notice",
}


def history_entries(record: Record | None, noted: Sequence[RegisterEvent] = ()) -> tuple[HistoryEntry, ...]:
    """Return what happened to a notice, newest first, merged from its own history and its register's notes.

    Both keep their own order; where either chain is broken, the entry says so. Without the record, which may be
    unreadable, only the register's notes are returned.
    """
    own, others = list(_own_entries(record)) if record is not None else [], list(_register_entries(noted))
    merged: list[HistoryEntry] = []
    while own or others:
        own_first = bool(own) and (not others or own[0].at <= others[0].at)
        merged.append((own if own_first else others).pop(0))
    return tuple(reversed(merged))


def _own_entries(record: Record) -> Iterator[HistoryEntry]:
    damage, form = history_fault(record.history), form_of(record.terms)
    for number, event in enumerate(record.history):
        fault = damage.sentence if damage is not None and number == damage.place else ""
        for other in entries_of(event.merged):
            words = _description(other, form)
            words = f"{IN_OTHER_COPY}, {words[:1].lower()}{words[1:]}"
            yield HistoryEntry(words, _when(other, record), other.at, other.actor)
        yield HistoryEntry(_description(event, form), _when(event, record), event.at, event.actor, fault)


def _register_entries(noted: Sequence[RegisterEvent]) -> Iterator[HistoryEntry]:
    for event in noted:
        words = _register_words(event)
        if words or event.broken:
            at = event.at.astimezone()
            by = f" · by {event.actor}" if event.actor else ""
            fault = _sentence(event.broken) if event.broken else ""
            when = f"{written(at.date())}, {at:%H:%M}{by}"
            yield HistoryEntry(words or "A register entry", when, event.at, event.actor, fault)


def _register_words(event: RegisterEvent) -> str:
    """Return an event of the register in words; empty for what the notice's own history shows."""
    detail = event.detail
    if event.kind == "exported":
        copy = "Publication copy" if detail.get("copy") == "publication" else "Record copy"
        key = f", sealed with the key {_short_fingerprint(detail['key'])}" if detail.get("key") else ""
        name = f" as {detail['file']}" if detail.get("file") else ""
        sender = f", as {detail['sender']} shared" if detail.get("sender") else ""
        return f"{copy} exported{name}{key}{sender}"
    if event.kind in ("superseded", "supersedes"):
        subject = shortened(" ".join(detail.get("subject", "").split())) or "a notice without a subject"
        reference = f" ({detail['reference']})" if detail.get("reference") else ""
        return f"{'Superseded by' if event.kind == 'superseded' else 'Supersedes'} “{subject}”{reference}"
    return "Imported into the register from a file" if event.kind == "taken_in" else ""


def _short_fingerprint(fingerprint: str) -> str:
    """Return the beginning of a fingerprint, enough to distinguish a few keys; the exported file has all of it."""
    return f"{fingerprint[:_FINGERPRINT_LENGTH]}…" if len(fingerprint) > _FINGERPRINT_LENGTH else fingerprint


def _sentence(fault: str) -> str:
    return f"{fault[:1].upper()}{fault[1:]}."


def shortened(subject: str) -> str:
    """Return the beginning of a long subject; the notice's page shows the whole."""
    return subject if len(subject) <= LONGEST else subject[:LONGEST].rsplit(maxsplit=1)[0] + "…"


def how_signed(mark: Mark | None) -> str:
    """Return how a mark was made; empty where a copy carries none."""
    return how_made(mark) if mark is not None else ""


def _description(event: Event, form: Form) -> str:
    kind, reason = event.event, event.reason
    if kind is EventKind.EDITED:
        return _edited(event, form)
    if kind is EventKind.MERGED:
        return _merged(event, form)
    if kind is EventKind.APPROVALS_VOIDED:
        return "Approvals no longer valid after a change"
    if kind is EventKind.SIGNED:
        return f"Signed by {event.actor}"
    if kind is EventKind.APPROVED:
        return f"Approved by {event.actor}"
    if (handover := handover_of(event)) is not None:
        return _handed_over(handover)
    if kind is EventKind.REFERENCE_GIVEN:
        return "Reference removed" if reason == "removed" else f"Reference {reason} added"
    if kind is EventKind.PUBLISHED:
        return f"Published on {_day(reason)}"
    if kind is EventKind.COPIED and reason:
        return reason[:1].upper() + reason[1:]
    if kind is EventKind.CREATED and reason:
        return f"Created: {reason}"
    return f"{_PLAIN[kind]}: {reason}" if reason else _PLAIN[kind]


def _handed_over(handover: Handover) -> str:
    """Return to whom a notice went, for what, and the note: of an entry that says no more, only that it went."""
    to = f" to {shown(handover.to)}" if handover.to else ""
    by = f" by {written(handover.wanted_by)}" if handover.wanted_by else ""
    note = " ".join(handover.note.split())
    if handover.is_return:
        return f"Sent back{to}{by}" + (f": {note}" if note else "")
    asked = f" {ASKED_WORDS[handover.asked]}{by}"
    return f"Handed over{to}{asked}" + (f", with the note “{note}”" if note else "")


def _edited(event: Event, form: Form) -> str:
    if event.reason.startswith(_SETTLED):
        return f"Warning marked as considered: {event.reason.partition(': ')[2]}"
    if event.reason in (CLEANED, AGAIN):
        return f"{event.reason[:1].upper()}{event.reason[1:]}"
    titles = _titles(event, form)
    return f"Changed: {titles}" if titles else "Changed"


def _merged(event: Event, form: Form) -> str:
    titles = _titles(event, form)
    return f"Merged with another copy, taken from it: {titles}" if titles else "Merged with another copy"


def _titles(event: Event, form: Form) -> str:
    return ", ".join(dict.fromkeys(title for section in event.sections if (title := _title(section, form))))


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
    """Return the mark made at an event: the role distinguishes it from another signature by the same person."""
    deciding = event.event is EventKind.SIGNED
    signatures = (signature for signature in record.signatures if (signature.role is Role.DECISION_MAKER) == deciding)
    return next((signature.mark for signature in signatures if signature.name == event.actor), None)
