"""Verification: whether a record is what was signed, said in plain words.

Judged by the digests that the signatures cover and by the chain of the history. No signatory's key vouches
for them yet, and the verdict says so: whoever rewrites a record may compute its digests anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from msgspec import UNSET

from signoff.notice import lifecycle
from signoff.notice.days import written
from signoff.notice.digest import copy_digest, covers, state_digest
from signoff.notice.model import ExemptText
from signoff.notice.record import Event, EventKind, Record, Role, Signature, Status

_ROLES = {
    Role.DECISION_MAKER: "decision maker",
    Role.SCRUTINY_CHAIR: "scrutiny chair",
    Role.EXECUTIVE_MEMBER: "executive member",
}
_INTACT = {
    False: "Intact: the content is what was signed.",
    True: "Intact: publication copy; withheld parts cannot be checked.",
}
_UNSIGNED = {
    False: "Unsigned: the decision maker has not signed this notice.",
    True: "Unsigned: a publication copy of a notice that is not signed.",
}
_NO_KEY = "No signatory’s key vouches for this: it shows that nothing was changed by accident, not who signed."
_LONGEST_NAME = 120


class Outcome(StrEnum):
    """The three verdicts."""

    INTACT = "intact"
    ALTERED = "altered"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification found: the outcome, a sentence, and further sentences that say why."""

    outcome: Outcome
    summary: str
    details: tuple[str, ...] = ()


def verify(record: Record) -> Verdict:
    """Judge a record, or a publication copy, by its digests, its status and its history."""
    who = tuple(_said(one) for one in record.signatures)
    problems = _problems(record)
    if problems:
        more = tuple(problem[0].upper() + problem[1:] for problem in problems[1:])
        return Verdict(Outcome.ALTERED, f"Altered: {problems[0]}", (*more, *who))
    if record.decision_signature is None:
        return Verdict(Outcome.UNSIGNED, _UNSIGNED[record.is_publication], who)
    return Verdict(Outcome.INTACT, _INTACT[record.is_publication], (*who, _NO_KEY))


def _problems(record: Record) -> tuple[str, ...]:
    """Return what is wrong, each as the rest of a sentence, the gravest first."""
    try:
        found = [*(_wrong_copy(record) if record.is_publication else _wrong_content(record))]
        found += [*_wrong_signatures(record), *_wrong_status(record)]
        if not record.is_publication:
            found += _wrong_history(record)
    except ValueError:  # RFC 8785 has no form for numbers beyond 2^53, so nobody can have signed one
        return ("it holds a number too large to be part of a notice.",)
    return tuple(found)


def _wrong_content(record: Record) -> Iterator[str]:
    for one in record.signatures:
        if not covers(one, record):
            yield f"the content is not what the {_ROLES[one.role]}, {_shown(one.name)}, signed."
    if (record.withheld, record.record_digest, record.digest) != (UNSET, UNSET, UNSET):
        yield "it claims to be the whole record, but carries what only a publication copy has."


def _wrong_copy(record: Record) -> Iterator[str]:
    if record.digest != copy_digest(record):
        yield "this publication copy is not what was exported."
    marked = any(one.mark is not None or one.proof is not None for one in record.signatures)
    exempt = record.notice.exempt_information.text != ExemptText()
    if marked or exempt or record.history or record.settled:
        yield "it claims to be a publication copy, but carries what one leaves out."


def _wrong_signatures(record: Record) -> Iterator[str]:
    makers = [one for one in record.signatures if one.role is Role.DECISION_MAKER]
    if len(makers) > 1:
        yield "it carries more than one decision maker’s signature."
    if makers and record.signatures[-1] is not makers[-1]:
        yield "an approval was added after the decision maker signed."
    if makers and makers[0].date != record.notice.decision_date:
        yield "the date of the decision is not the date of the signature."


def _wrong_status(record: Record) -> Iterator[str]:
    signed = record.decision_signature is not None
    if not signed and record.status in (Status.SIGNED, Status.PUBLISHED):
        yield f"its status is “{record.status}”, but the decision maker’s signature is missing."
    if signed and record.status in (Status.DRAFT, Status.READY):
        yield f"it is signed, but its status is “{record.status}”."


def _wrong_history(record: Record) -> Iterator[str]:
    if not lifecycle.history_is_sound(record):
        yield "its history is broken: an entry was changed, added or removed."
        return
    for one in record.signatures:
        kind = EventKind.SIGNED if one.role is Role.DECISION_MAKER else EventKind.APPROVED
        entries = [event for event in record.history if event.event is kind]
        if not any(_tells_of(event, one) for event in entries):
            yield f"its history does not say that {_shown(one.name)} signed it as {_ROLES[one.role]} then."
    signings = [place for place, event in enumerate(record.history) if event.event is EventKind.SIGNED]
    if signings and record.decision_signature is None:
        yield "its history says that it was signed, but the decision maker’s signature is missing."
    if len(signings) > 1:
        yield "its history says that it was signed more than once."
    since = record.history[signings[0] :] if signings else record.history[-1:] if record.approvals else ()
    content = state_digest(record)
    if any(event.digest != content for event in since):
        yield "its history tells of other content than it holds."


def _tells_of(event: Event, signature: Signature) -> bool:
    """Whether an entry tells of this signature: by the same person, at the same instant to the second."""
    return event.actor == signature.name and event.at == signature.signed_at.replace(microsecond=0)


def _said(signature: Signature) -> str:
    day = written(signature.date)
    return f"Signed as {_ROLES[signature.role]} by {_shown(signature.name)}, {_shown(signature.post)}, on {day}."


def _shown(text: str) -> str:
    """Return a name fit for a sentence: on one line, of bounded length, and without a terminal's commands."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return plain if len(plain) <= _LONGEST_NAME else plain[: _LONGEST_NAME - 1] + "…"
