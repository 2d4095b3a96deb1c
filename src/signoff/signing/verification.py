"""Verification: whether a record is what was signed, said in plain words.

Judged by the digests that the signatures cover and by the chain of the history. Whoever rewrites a record may
compute both anew, and only a signatory's key would show it: where none vouches, the verdict says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from msgspec import UNSET

from signoff.notice import lifecycle
from signoff.notice.days import written
from signoff.notice.digest import copy_digest, covers, state_digest
from signoff.notice.model import ExemptText
from signoff.notice.record import Event, EventKind, Record, Role, Signature, Status
from signoff.signing.proof_words import NO_KEY, ROLES, ProofFound, ProofState, judge_proofs, shown

_INTACT = {
    False: "Intact: the content is what was signed.",
    True: "Intact: publication copy; withheld parts cannot be checked.",
}
_UNSIGNED = {
    False: "Unsigned: the decision maker has not signed this notice.",
    True: "Unsigned: a publication copy of a notice that is not signed.",
}
_WHOLE = {
    "content": "The content is the one that every signature covers.",
    "signatures": "The signatures agree with the dates and with one another.",
    "status": "Its status agrees with its signatures.",
    "history": "The history is unbroken and tells of every signature; no key vouches for it.",
}
_UNBROKEN = "The history is unbroken; no key vouches for it."
_WHOLE_COPY = {"content": "The copy is as it was made, and carries nothing that one leaves out."} | {
    key: _WHOLE[key] for key in ("signatures", "status")
}
_NOT_SHOWN = "Not shown to be intact"
"""What is said where nothing altered was found, but too little could be compared to call it intact."""

UNCHECKED = "Could not be checked here"
"""What is said where nothing altered was found, but a check could not be made, whatever the reason."""

_WITHDRAWN = "The notice was withdrawn."
NameOf = Callable[[str], str | None]
"""Tells whose key has a fingerprint, or None where nobody has said."""


def _nobody(_: str) -> None:
    """Know no key."""


class Outcome(StrEnum):
    """The verdicts; `UNCHECKED` where nothing altered was found, but a check could not be made."""

    INTACT = "intact"
    ALTERED = "altered"
    UNSIGNED = "unsigned"
    UNCHECKED = "unchecked"


class Result(StrEnum):
    """What came of one check: all is well, something is to be known, it could not be made, or something was altered."""

    OK = "ok"
    WARN = "warn"
    UNCHECKED = "unchecked"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked: a stable key, what came of it, and a sentence."""

    key: str
    result: Result
    sentence: str


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, in which capacity and when, and the fingerprint of the key that vouches, empty without one."""

    role: str
    name: str
    post: str
    date: str
    signed_at: str
    sentence: str
    fingerprint: str = ""
    holds: bool = False
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class Sealing:
    """Who sealed the file, as the seal says, and its key; `whole` whether nothing was changed since."""

    name: str
    at: str
    sentence: str
    fingerprint: str
    known_as: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification found: the outcome, a sentence, and all that was checked."""

    outcome: Outcome
    summary: str
    checks: tuple[Check, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    seals: tuple[Sealing, ...] = ()

    @property
    def details(self) -> tuple[str, ...]:
        """Say why, and who signed: what is wrong or unchecked beyond the summary, signatories, what is to be known."""
        graver = [*self._sentences(Result.BAD), *self._sentences(Result.UNCHECKED)]
        return (*graver[1:], *(one.sentence for one in self.signatories), *self._sentences(Result.WARN))

    def _sentences(self, result: Result) -> list[str]:
        return [one.sentence for one in self.checks if one.result is result]


def verify(record: Record, name_of: NameOf = _nobody) -> Verdict:
    """Judge a record, or a publication copy, by its digests, its proofs, its status and its history.

    `name_of` tells whose key has a fingerprint, where this machine knows (`KnownKeys.name_of`).
    """
    return verdict_of(record, checks_of(record, name_of), name_of)


def verdict_of(record: Record, checks: Sequence[Check], name_of: NameOf = _nobody) -> Verdict:
    """Return the verdict on a record to which these checks led.

    The first that is bad makes the summary, failing that the first that could not be made: whatever else was found, a
    notice is neither intact nor unsigned then.
    """
    signatories = _signatories(record, name_of)
    bad = next((one for one in checks if one.result is Result.BAD), None)
    if bad is not None:
        said = _NOT_SHOWN if bad.key == "version" else "Altered"
        return Verdict(Outcome.ALTERED, _summary(said, bad), tuple(checks), signatories)
    unchecked = next((one for one in checks if one.result is Result.UNCHECKED), None)
    if unchecked is not None:
        return Verdict(Outcome.UNCHECKED, _summary(UNCHECKED, unchecked), tuple(checks), signatories)
    if record.decision_signature is None:
        return Verdict(Outcome.UNSIGNED, _UNSIGNED[record.is_publication], tuple(checks), signatories)
    return Verdict(Outcome.INTACT, _INTACT[record.is_publication], tuple(checks), signatories)


def unchecked_verdict(key: str, sentence: str) -> Verdict:
    """Return the verdict on a file of which not even the record could be read, for a reason that lies not in it."""
    check = Check(key, Result.UNCHECKED, sentence)
    return Verdict(Outcome.UNCHECKED, _summary(UNCHECKED, check), (check,))


def _summary(said: str, check: Check) -> str:
    return f"{said}: {check.sentence[0].lower()}{check.sentence[1:]}"


def checks_of(record: Record, name_of: NameOf = _nobody) -> tuple[Check, ...]:
    """Check a record by itself: content, signatures, status, history, and whether a key vouches."""
    found = [Check(key, Result.BAD, f"{words[0].upper()}{words[1:]}") for key, words in _problems(record)]
    wrong = {one.key for one in found}
    signed = bool(record.signatures)
    whole = _WHOLE_COPY if record.is_publication else _WHOLE if signed else {"history": _UNBROKEN}
    if "number" not in wrong:
        found += [Check(key, Result.OK, words) for key, words in whole.items() if key not in wrong]
    if record.status is Status.WITHDRAWN:
        found.append(Check("status", Result.WARN, _WITHDRAWN))
    if not wrong and not record.is_publication:
        found += [Check("history", Result.WARN, sentence) for sentence in _told_otherwise(record)]
    if "number" not in wrong:
        lines = [line for line in judge_proofs(record, name_of).lines if not (wrong and line[1] == NO_KEY)]
        found += [Check("key", Result(weight), sentence) for weight, sentence in lines]
    return tuple(found)


def _problems(record: Record) -> tuple[tuple[str, str], ...]:
    """Return what is wrong, each as a check's key and the rest of a sentence, the gravest first."""
    wrong_content = _wrong_copy if record.is_publication else _wrong_content
    steps = {"content": wrong_content, "signatures": _wrong_signatures, "status": _wrong_status}
    if not record.is_publication:
        steps["history"] = _wrong_history
    try:
        return tuple((key, words) for key, step in steps.items() for words in step(record))
    except ValueError:  # RFC 8785 has no form for numbers beyond 2^53, so nobody can have signed one
        return (("number", "it holds a number too large to be part of a notice."),)


def _wrong_content(record: Record) -> Iterator[str]:
    for place, one in enumerate(record.signatures):
        if not covers(record, place):
            yield f"the content is not what the {ROLES[one.role]}, {shown(one.name)}, signed."
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
    if _was_withdrawn(record) and record.status is not Status.WITHDRAWN:
        yield f"its history says that it was withdrawn, but its status is “{record.status}”."


def _was_withdrawn(record: Record) -> bool:
    """Whether the history tells of a withdrawal that was not taken back."""
    turns = [event.event for event in record.history if event.event in (EventKind.WITHDRAWN, EventKind.BROUGHT_BACK)]
    return bool(turns) and turns[-1] is EventKind.WITHDRAWN


def _told_otherwise(record: Record) -> Iterator[str]:
    """Yield what may change after signing, and stands otherwise than the history tells of it last."""
    last = {event.event: event.reason for event in record.history}
    told = last.get(EventKind.REFERENCE_GIVEN, "removed")
    if record.reference != (None if told == "removed" else told):
        what = f"the reference {shown(record.reference)}" if record.reference else "the removal of its reference"
        yield f"Its history says nothing of {what}."
    if record.status is Status.WITHDRAWN and not _was_withdrawn(record):
        yield "Its history says nothing of its withdrawal."
    published = record.publication.date
    if (published.isoformat() if published else None) != last.get(EventKind.PUBLISHED):
        what = f"its publication on {written(published)}" if published else "the removal of its publication"
        yield f"Its history says nothing of {what}."


def _wrong_history(record: Record) -> Iterator[str]:
    if not lifecycle.history_is_sound(record):
        yield "its history is broken: an entry was changed, added or removed."
        return
    for one in record.signatures:
        kind = EventKind.SIGNED if one.role is Role.DECISION_MAKER else EventKind.APPROVED
        entries = [event for event in record.history if event.event is kind]
        if not any(_tells_of(event, one) for event in entries):
            yield f"its history does not say that {shown(one.name)} signed it as {ROLES[one.role]} then."
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
    """Whether an entry tells of this signature: by the same person, at the same instant to the second, no more."""
    same = event.actor == signature.name and event.at == signature.signed_at.replace(microsecond=0)
    return same and not event.sections and not event.reason


def _signatories(record: Record, name_of: NameOf) -> tuple[Signatory, ...]:
    proofs = judge_proofs(record, name_of).found or (None,) * len(record.signatures)
    return tuple(_signatory(one, proof) for one, proof in zip(record.signatures, proofs, strict=True))


def _signatory(signature: Signature, proof: ProofFound | None) -> Signatory:
    name, post, day = shown(signature.name), shown(signature.post), written(signature.date)
    who = name if name.casefold() == post.casefold() else f"{name}, {post}"
    return Signatory(
        role=signature.role.value,
        name=name,
        post=post,
        date=signature.date.isoformat(),
        signed_at=signature.signed_at.isoformat(),
        sentence=f"Signed as {ROLES[signature.role]} by {who}, on {day}{_entered(signature)}.",
        fingerprint=proof.fingerprint if proof else "",
        holds=proof is not None and proof.state is ProofState.HOLDS,
        known_as=(proof.known_as or "") if proof else "",
    )


def _entered(signature: Signature) -> str:
    """Return when a signature was given, as it says of itself, where that is another day than it is dated."""
    given = signature.signed_at.astimezone().date()
    return "" if given == signature.date else f" (the date given; it was entered on {written(given)})"
