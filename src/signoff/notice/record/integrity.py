"""Whether a record is what it claims to be: decided here alone, with one set of sentences.

Its signatures, their proofs, its status and its history are compared with its content and one another. Anybody who
rewrites a record may compute all digests again, and only a signatory's key would show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from msgspec import UNSET

from signoff.notice.record.digest import copy_digest, covers, event_digest, state_digest
from signoff.notice.record.document import version_of
from signoff.notice.record.history import entries_of
from signoff.notice.record.model import ExemptText
from signoff.notice.record.proof import holds
from signoff.notice.record.record import ROLE_NAMES, Event, EventKind, Record, Role, Signature, Status
from signoff.notice.text.characters import shown
from signoff.notice.text.days import written

_LONGEST_ACTOR = 80


class FaultKind(Enum):
    """What can be wrong with a record: the part, as `signoff verify --json` names it, and the words of a sentence."""

    NUMBER = "number", "it contains a number that is too large for a notice"
    CONTENT = "content", "the content is not what the {role}, {name}, signed"
    PUBLIC_PARTS = "content", "it claims to be the whole record, but contains what only a publication copy has"
    COPY = "content", "this publication copy is not what was exported"
    WITHHELD_PARTS = "content", "it claims to be a publication copy, but contains what one leaves out"
    PROOF = "key", "the digital key does not confirm the signature of {name} ({role}): it or its proof was changed"
    SEVERAL_DECISIONS = "signatures", "it has more than one signature by a decision maker"
    LATE_APPROVAL = "signatures", "an approval was added after the decision maker signed"
    DECISION_DATE = "signatures", "the date of the decision is not the date of the decision maker’s signature"
    UNSIGNED_STATUS = "status", "its status is “{status}”, but the decision maker’s signature is missing"
    SIGNED_STATUS = "status", "it is signed, but its status is “{status}”"
    WITHDRAWN_STATUS = "status", "its history says that it was withdrawn, but its status is “{status}”"
    HISTORY_BEGINNING = "history", "its history does not begin with {entry}: an earlier entry is missing"
    HISTORY_BREAK = "history", "its history is broken before {entry}: {before} was changed, or an entry is missing"
    UNRECORDED = "history", "its history does not record the signature of {name} as {role}"
    SIGNATURE_REMOVED = "history", "its history says that it was signed, but the decision maker’s signature is missing"
    SIGNED_TWICE = "history", "its history says that it was signed more than once"
    OTHER_CONTENT = "history", "its history does not match the content of the notice"

    def __init__(self, part: str, words: str) -> None:
        self.part = part
        self.words = words


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its kind, a sentence about it without capital and full stop, and where it is.

    `place` counts from 0: the history's entry for what breaks it, the signature for what concerns one; else None.
    """

    kind: FaultKind
    words: str
    place: int | None = None

    @property
    def sentence(self) -> str:
        """The fault as a sentence of its own."""
        return f"{self.words[0].upper()}{self.words[1:]}."


def faults(record: Record) -> tuple[Fault, ...]:
    """Return what is wrong with a record or a publication copy, the most serious first; nothing for a sound one.

    Where nobody has signed, not even an approver, any content is sound.
    """
    steps = (
        (_copy_faults, _signature_faults, _status_faults)
        if record.is_publication
        else (_content_faults, _proof_faults, _signature_faults, _status_faults, _history_faults)
    )
    try:
        return tuple(fault for step in steps for fault in step(record))
    except ValueError:  # RFC 8785 cannot represent numbers beyond 2^53, so nobody can have signed one
        return (_fault(FaultKind.NUMBER),)


def alteration(record: Record) -> Fault | None:
    """Return the most serious fault of what was signed or exported, or claims to be; None for a sound one.

    A draft that nobody has signed may be changed by anybody who has its file.
    """
    is_signed = record.status in (Status.SIGNED, Status.PUBLISHED) or _signing_entries(record)
    if record.signatures or record.is_publication or is_signed:
        return next(iter(faults(record)), None)
    return None


def history_fault(history: Sequence[Event]) -> Fault | None:
    """Return where a history is broken: its first entry that does not name the one before it; None for a sound one."""
    previous = ""
    for place, event in enumerate(history):
        if event.previous != previous:
            name = _entry_name(place, event)
            if place == 0:
                return _fault(FaultKind.HISTORY_BEGINNING, 0, entry=name)
            return _fault(FaultKind.HISTORY_BREAK, place, entry=name, before=_entry_name(place - 1, history[place - 1]))
        previous = event_digest(event)
    return None


def proof_fault(record: Record, place: int) -> Fault | None:
    """Return what is wrong with the proof of the signature at this place, from 0; None without a fault."""
    signature = record.signatures[place]
    if signature.proof is None or holds(record, place):
        return None
    return _signature_fault(FaultKind.PROOF, signature, place)


def proven_parts_hold(record: Record) -> bool:
    """Whether every signature with a proof covers the current content, and its proof is valid."""
    places = (place for place, signature in enumerate(record.signatures) if signature.proof is not None)
    return all(covers(record, place) and holds(record, place) for place in places)


def was_withdrawn(record: Record) -> bool:
    """Whether the history records a withdrawal that was not reversed."""
    changes = [event.event for event in record.history if event.event in (EventKind.WITHDRAWN, EventKind.BROUGHT_BACK)]
    return bool(changes) and changes[-1] is EventKind.WITHDRAWN


def _content_faults(record: Record) -> Iterator[Fault]:
    for place, signature in enumerate(record.signatures):
        if not covers(record, place):
            yield _signature_fault(FaultKind.CONTENT, signature, place)
    if (record.withheld, record.record_digest, record.digest) != (UNSET, UNSET, UNSET):
        yield _fault(FaultKind.PUBLIC_PARTS)


def _copy_faults(record: Record) -> Iterator[Fault]:
    if record.digest != copy_digest(record):
        yield _fault(FaultKind.COPY)
    has_marks = any(signature.mark is not None or signature.proof is not None for signature in record.signatures)
    has_record_pages = any(signature.pages is not None and signature.pages.record for signature in record.signatures)
    has_exempt_text = record.notice.exempt_information.text != ExemptText()
    if (
        has_marks
        or has_record_pages
        or has_exempt_text
        or record.history
        or record.comments
        or record.settled
        or record.salt
        or _has_content_digest(record)
    ):
        yield _fault(FaultKind.WITHHELD_PARTS)


def _has_content_digest(copy: Record) -> bool:
    """Whether a publication copy names what signatures cover, as only programs of version 1 wrote it."""
    return version_of(copy) > 1 and any(signature.content_digest for signature in copy.signatures)


def _proof_faults(record: Record) -> Iterator[Fault]:
    for place in range(len(record.signatures)):
        if fault := proof_fault(record, place):
            yield fault


def _signature_faults(record: Record) -> Iterator[Fault]:
    decisions = [signature for signature in record.signatures if signature.role is Role.DECISION_MAKER]
    if len(decisions) > 1:
        yield _fault(FaultKind.SEVERAL_DECISIONS)
    if decisions and record.signatures[-1] is not decisions[-1]:
        yield _fault(FaultKind.LATE_APPROVAL, len(record.signatures) - 1)
    if decisions and decisions[0].date != record.notice.decision_date:
        yield _fault(FaultKind.DECISION_DATE)


def _status_faults(record: Record) -> Iterator[Fault]:
    signed = record.decision_signature is not None
    if not signed and record.status in (Status.SIGNED, Status.PUBLISHED):
        yield _fault(FaultKind.UNSIGNED_STATUS, status=record.status)
    if signed and record.status in (Status.DRAFT, Status.READY):
        yield _fault(FaultKind.SIGNED_STATUS, status=record.status)
    if was_withdrawn(record) and record.status is not Status.WITHDRAWN:
        yield _fault(FaultKind.WITHDRAWN_STATUS, status=record.status)


def _history_faults(record: Record) -> Iterator[Fault]:
    if fault := history_fault(record.history):
        yield fault
        return
    for place, signature in enumerate(record.signatures):
        if not any(_records(event, signature) for event in entries_of(record.history)):
            yield _signature_fault(FaultKind.UNRECORDED, signature, place)
    signings = _signing_entries(record)
    if signings and record.decision_signature is None:
        yield _fault(FaultKind.SIGNATURE_REMOVED, signings[0])
    if len(signings) > 1:
        yield _fault(FaultKind.SIGNED_TWICE, signings[1])
    later_events = record.history[signings[0] :] if signings else record.history[-1:] if record.approvals else ()
    current = state_digest(record) if later_events else ""
    if any(event.digest != current for event in later_events):
        yield _fault(FaultKind.OTHER_CONTENT)


def _records(event: Event, signature: Signature) -> bool:
    """Whether an entry records this signature: its kind, person and second, and nothing else."""
    kind = EventKind.SIGNED if signature.role is Role.DECISION_MAKER else EventKind.APPROVED
    is_same = event.actor == signature.name and event.at == signature.signed_at.replace(microsecond=0)
    return event.event is kind and is_same and not event.sections and not event.reason and event.message is None


def _signing_entries(record: Record) -> list[int]:
    return [place for place, event in enumerate(record.history) if event.event is EventKind.SIGNED]


def _entry_name(place: int, event: Event) -> str:
    """Return how a sentence names an entry, counted from 1: what it is, when (UTC), and by whom."""
    actor = shown(" ".join(event.actor.split()))[:_LONGEST_ACTOR]
    kind = event.event.value.replace("_", " ")
    by = f" by {actor}" if actor else ""
    return f"entry {place + 1} ({kind} on {written(event.at.date())} at {event.at:%H:%M} UTC{by})"


def _signature_fault(kind: FaultKind, signature: Signature, place: int) -> Fault:
    return _fault(kind, place, name=shown(signature.name), role=ROLE_NAMES[signature.role])


def _fault(kind: FaultKind, place: int | None = None, **named: str) -> Fault:
    return Fault(kind, kind.words.format(**named), place)
