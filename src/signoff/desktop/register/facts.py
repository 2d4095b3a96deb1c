"""What is shown below a notice's title in the register: its findings, its progress, who is to sign."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from signoff.notice.form.form_file import form_of
from signoff.notice.record.model import given
from signoff.notice.record.record import EventKind, Record, Status
from signoff.notice.text.characters import shown
from signoff.notice.text.days import written

if TYPE_CHECKING:
    from signoff.desktop.core.outbox import Outbox
    from signoff.desktop.core.services import Services
    from signoff.notice.form.council import Profile


@dataclass(frozen=True, slots=True)
class Facts:
    """An icon with its colour (tokens), and a few words for each fact."""

    icon: str
    colour: str
    words: tuple[str, ...]


def facts_of(record: Record, profile: Profile, today: dt.date) -> Facts:
    """Return what the register shows about a notice, in order of importance."""
    signature = record.decision_signature
    if record.is_publication:
        return Facts("info", "ink2", ("A publication copy, for reading only",))
    if record.status is Status.WITHDRAWN:
        return Facts("archive", "ink2", (_latest(record, EventKind.WITHDRAWN, "Withdrawn"),))
    if signature is not None:
        words = [f"Signed by {signature.name}, {written(signature.date)}"]
        if record.publication.date:
            words.append(f"Published {written(record.publication.date)}")
        else:
            words.append(_asked(record) or "Not yet published")
        return Facts("check", "green", tuple(words))
    return _unsigned(record, profile, today)


def with_unsent(facts: Facts, record: Record, outbox: Outbox) -> Facts:
    """Return the facts, after the one that the notice's file is still to be sent, where it is."""
    from signoff.notice.record.handover import open_handover

    handover = open_handover(record)
    outgoing = outbox.find(record.id, handover.key) if handover is not None else None
    if handover is None or outgoing is None or outgoing.is_sent or not outgoing.file:
        return facts
    to = f" to {shown(handover.to)}" if handover.to else ""
    return Facts("mail", "amber", (f"Still to be sent{to}", *facts.words))


def with_openings(facts: Facts, record: Record, services: Services) -> Facts:
    """Return the facts, after the one that somebody else has the notice open, where they have."""
    from signoff.desktop.shared.standing_words import openings_words

    sharing = services.sharing
    words = openings_words(sharing.openings(record.id), sharing.standing.person, services.clock())
    return Facts(facts.icon, facts.colour, (words, *facts.words)) if words else facts


def _unsigned(record: Record, profile: Profile, today: dt.date) -> Facts:
    from signoff import actions
    from signoff.rules.progress import approvals_needed_in, can_be_signed_from, counted, done_of, page_states

    findings = actions.findings_to_sign(record, profile, today)
    errors, warnings = counted(findings)
    done, total = done_of(page_states(form_of(record.terms), record, findings).values())
    words = [f"{done} of {total} sections done"]
    if warnings:
        words.insert(0, _counted(warnings, "warning"))
    if approvals := approvals_needed_in(findings):
        words.insert(0, f"{_counted(approvals, 'approval')} still needed")
    if errors:
        words.insert(0, f"{_counted(errors, 'error')} before it can be signed")
    elif not approvals and (day := can_be_signed_from(findings)) is not None:
        words.insert(0, f"Can be signed from {written(day)}")
    if whom := _whom(record):
        words.append(whom)
    if record.status is Status.READY and errors:
        return Facts("circle-alert", "red", tuple(words))
    if warnings and not errors:
        return Facts("triangle-alert", "amber", tuple(words))
    return Facts("file-pen-line", "ink2", tuple(words))


def _whom(record: Record) -> str:
    """Return whom a notice was handed over to, and for what, while that is not done; else who is to sign it."""
    signer = given(record.notice.decision_maker.name)
    return _asked(record) or (f"For {signer} to sign" if signer else "")


def _asked(record: Record) -> str:
    """Return who was asked for what, while that is not done; empty where nobody was."""
    from signoff.notice.record.handover import open_handover
    from signoff.notice.record.message import ASKED_WORDS

    handover = open_handover(record)
    if handover is None or not handover.to:
        return ""
    by = f" by {written(handover.wanted_by)}" if handover.wanted_by else ""
    return f"For {shown(handover.to)} {ASKED_WORDS[handover.asked]}{by}"


def _latest(record: Record, kind: EventKind, words: str) -> str:
    """Return the words with the day, the actor and the reason of the latest event of a kind."""
    event = next((event for event in reversed(record.history) if event.event is kind), None)
    if event is None:
        return words
    reason = f": {event.reason}" if event.reason else ""
    return f"{words} {written(event.at.astimezone().date())} by {event.actor}{reason}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
