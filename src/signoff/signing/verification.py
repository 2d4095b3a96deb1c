"""Verification: whether a record is what was signed, said in plain words.

Judged by the digests that the signatures cover. No signatory's key vouches for them yet, and the verdict
says so: whoever rewrites a record may compute its digests anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from signoff.notice import lifecycle
from signoff.notice.digest import content_digest, copy_digest, covers
from signoff.notice.record import EventKind, Record, Role, Signature, Status

_ROLES = {
    Role.DECISION_MAKER: "decision maker",
    Role.SCRUTINY_CHAIR: "scrutiny chair",
    Role.EXECUTIVE_MEMBER: "executive member",
}
_NO_KEY = "No signatory’s key vouches for this: it shows that nothing was changed by accident, not who signed."


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
    if record.is_publication:
        return _verify_publication(record)
    problems = _problems(record)
    who = tuple(_said(one) for one in record.signatures)
    if problems:
        return Verdict(Outcome.ALTERED, f"Altered: {problems[0]}", (*problems[1:], *who))
    if record.decision_signature is None:
        return Verdict(Outcome.UNSIGNED, "Unsigned: the decision maker has not signed this notice.", who)
    return Verdict(Outcome.INTACT, "Intact: the content is what was signed.", (*who, _NO_KEY))


def _verify_publication(record: Record) -> Verdict:
    who = tuple(_said(one) for one in record.signatures)
    if record.digest != copy_digest(record):
        return Verdict(Outcome.ALTERED, "Altered: this publication copy is not what was exported.", who)
    if record.decision_signature is None:
        return Verdict(Outcome.UNSIGNED, "Unsigned: a publication copy of a notice that is not signed.", who)
    if problem := _wrong_status(record) or _wrong_date(record):
        return Verdict(Outcome.ALTERED, f"Altered: {problem}", who)
    summary = "Intact: publication copy; withheld parts cannot be checked."
    return Verdict(Outcome.INTACT, summary, (*who, _NO_KEY))


def _problems(record: Record) -> tuple[str, ...]:
    found = [
        f"the content is not what the {_ROLES[one.role]}, {one.name}, signed."
        for one in record.signatures
        if not covers(one, record)
    ]
    makers = [one for one in record.signatures if one.role is Role.DECISION_MAKER]
    if len(makers) > 1:
        found.append("it carries more than one decision maker’s signature.")
    if makers and record.signatures[-1] is not makers[-1]:
        found.append("an approval was added after the decision maker signed.")
    found += [problem for problem in (_wrong_status(record), _wrong_date(record)) if problem]
    found += _wrong_history(record)
    return tuple(found)


def _wrong_status(record: Record) -> str:
    signed = record.decision_signature is not None
    if not signed and record.status in (Status.SIGNED, Status.PUBLISHED):
        return f"its status is “{record.status}”, but the decision maker’s signature is missing."
    if signed and record.status in (Status.DRAFT, Status.READY):
        return f"it is signed, but its status is “{record.status}”."
    return ""


def _wrong_date(record: Record) -> str:
    signature = record.decision_signature
    if signature is not None and signature.date != record.notice.decision_date:
        return "the date of the decision is not the date of the signature."
    return ""


def _wrong_history(record: Record) -> list[str]:
    if not lifecycle.history_is_sound(record):
        return ["its history is broken: an entry was changed, added or removed."]
    if record.decision_signature is None:
        return []
    entries = [event for event in record.history if event.event is EventKind.SIGNED]
    if not entries:
        return ["its history does not say that it was signed."]
    if entries[-1].digest != content_digest(record, Role.DECISION_MAKER):
        return ["its history tells of other content than it holds."]
    return []


def _said(signature: Signature) -> str:
    day = f"{signature.date.day} {signature.date:%B %Y}"
    return f"Signed as {_ROLES[signature.role]} by {signature.name}, {signature.post}, on {day}."
