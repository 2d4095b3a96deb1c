"""Verification: whether a record is what was signed, said in plain words.

Judged by the digests that the signatures cover and by the chain of the history. Whoever rewrites a record may
compute both anew, and only a signatory's key would show it: where none vouches, the verdict says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from signoff.notice.record.integrity import faults, was_withdrawn
from signoff.notice.record.record import ROLE_NAMES, EventKind, Record, Role, Signature, Status
from signoff.notice.text.characters import shown
from signoff.notice.text.days import written
from signoff.signing import headline
from signoff.signing.headline import Vouched
from signoff.signing.proof.judgement import NO_KEY, ProofFound, ProofState, judge_proofs
from signoff.signing.proof.known_keys import KnownNames, no_names


class Subject(StrEnum):
    """What a check is about; the values are what programs read."""

    CONTENT = "content"
    SIGNATURES = "signatures"
    STATUS = "status"
    HISTORY = "history"
    KEY = "key"
    NUMBER = "number"
    PRINTED = "printed"
    LOOK = "look"
    PAGES = "pages"
    DATES = "dates"
    SEAL = "seal"
    STAMP = "stamp"
    FILE = "file"
    VERSION = "version"


_UNSIGNED = {
    False: "Unsigned: the decision maker has not signed this notice.",
    True: "Unsigned: a publication copy of a notice that is not signed.",
}
_WHOLE = {
    Subject.CONTENT: "The content is the one that every signature covers.",
    Subject.SIGNATURES: "The signatures agree with the dates and with one another.",
    Subject.STATUS: "Its status agrees with its signatures.",
    Subject.HISTORY: "The history is unbroken and tells of every signature; no key vouches for it.",
}
_UNBROKEN = "The history is unbroken; no key vouches for it."
_WHOLE_COPY = {Subject.CONTENT: "The copy is as it was made, and carries nothing that one leaves out."} | {
    key: _WHOLE[key] for key in (Subject.SIGNATURES, Subject.STATUS)
}
UNCHECKED = "Could not be checked here"
"""What is said where nothing altered was found, but a check could not be made, whatever the reason."""

_WITHDRAWN = "The notice was withdrawn."


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
    """One thing that was checked: what it is about, what came of it, and a sentence."""

    subject: Subject
    result: Result
    sentence: str


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, in which capacity and when, and the fingerprint of the key that vouches, empty without one.

    `known_as` is whose key that is, as a signatory's; `sealer` what it is known as where it is one that seals.
    """

    role: str
    name: str
    post: str
    date: str
    signed_at: str
    sentence: str
    fingerprint: str = ""
    holds: bool = False
    known_as: str = ""
    sealer: str = ""


@dataclass(frozen=True, slots=True)
class Stamping:
    """When a seal was made, as a time stamp says, by whom as that says of itself, and its key.

    `known_as` is what the key is known as, as one that stamps the time.
    """

    name: str
    at: str
    sentence: str
    fingerprint: str
    known_as: str


@dataclass(frozen=True, slots=True)
class Sealing:
    """Who sealed the file, as the seal says, and its key; `whole` whether nothing was changed since.

    `known_as` is what the key is known as, as one that seals; `signatory` whose it is where it is a signatory's own.
    `stamp` is None where no time stamp goes with the seal.
    """

    name: str
    at: str
    sentence: str
    fingerprint: str
    known_as: str
    whole: bool
    signatory: str = ""
    stamp: Stamping | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification found: the outcome, a sentence, and all that was checked.

    `vouched` says which keys that are known here vouch for an intact notice; for any other it is NONE.
    """

    outcome: Outcome
    summary: str
    checks: tuple[Check, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    seals: tuple[Sealing, ...] = ()
    vouched: Vouched = Vouched.NONE

    @property
    def details(self) -> tuple[str, ...]:
        """Say why, and who signed: what is wrong or unchecked beyond the summary, signatories, what is to be known."""
        graver = [*self._sentences(Result.BAD), *self._sentences(Result.UNCHECKED)]
        return (*graver[1:], *(one.sentence for one in self.signatories), *self._sentences(Result.WARN))

    def _sentences(self, result: Result) -> list[str]:
        return [one.sentence for one in self.checks if one.result is result]


def verify(record: Record, known: KnownNames = no_names) -> Verdict:
    """Judge a record, or a publication copy, by its digests, its proofs, its status and its history.

    `known` tells which keys are known here (`KnownKeys.names`).
    """
    return verdict_of(record, checks_of(record, known), known)


def verdict_of(
    record: Record, checks: Sequence[Check], known: KnownNames = no_names, *, seal: str | None = None
) -> Verdict:
    """Return the verdict on a record to which these checks led.

    `seal` is what the key is known as here that sealed the file as it is, None where there is no such.

    The first that is bad makes the summary, failing that the first that could not be made: whatever else was found, a
    notice is neither intact nor unsigned then.
    """
    signatories = _signatories(record, known)
    bad = next((one for one in checks if one.result is Result.BAD), None)
    if bad is not None:
        return Verdict(Outcome.ALTERED, _summary("Altered", bad), tuple(checks), signatories)
    unchecked = next((one for one in checks if one.result is Result.UNCHECKED), None)
    if unchecked is not None:
        return Verdict(Outcome.UNCHECKED, _summary(UNCHECKED, unchecked), tuple(checks), signatories)
    if record.decision_signature is None:
        return Verdict(Outcome.UNSIGNED, _UNSIGNED[record.is_publication], tuple(checks), signatories)
    signed = is_signed_by_known_key(record, known)
    return Verdict(
        Outcome.INTACT,
        headline.intact(record, signed=signed, seal=seal),
        tuple(checks),
        signatories,
        vouched=headline.vouched(signed=signed, sealed=seal is not None),
    )


def unchecked_verdict(subject: Subject, sentence: str) -> Verdict:
    """Return the verdict on a file of which not even the record could be read, for a reason that lies not in it."""
    check = Check(subject, Result.UNCHECKED, sentence)
    return Verdict(Outcome.UNCHECKED, _summary(UNCHECKED, check), (check,))


def _summary(said: str, check: Check) -> str:
    return f"{said}: {check.sentence[0].lower()}{check.sentence[1:]}"


def checks_of(record: Record, known: KnownNames = no_names) -> tuple[Check, ...]:
    """Check a record by itself: content, signatures, status, history, and whether a key vouches."""
    found = [Check(Subject(one.kind.part), Result.BAD, one.sentence) for one in faults(record)]
    wrong = {one.subject for one in found}
    signed = bool(record.signatures)
    whole = _WHOLE_COPY if record.is_publication else _WHOLE if signed else {Subject.HISTORY: _UNBROKEN}
    if Subject.NUMBER not in wrong:
        found += [Check(key, Result.OK, words) for key, words in whole.items() if key not in wrong]
    if record.status is Status.WITHDRAWN:
        found.append(Check(Subject.STATUS, Result.WARN, _WITHDRAWN))
    if not wrong and not record.is_publication:
        found += [Check(Subject.HISTORY, Result.WARN, sentence) for sentence in _told_otherwise(record)]
    if Subject.NUMBER not in wrong:
        found += [Check(Subject.KEY, weight, sentence) for weight, sentence in _of_keys(record, known, bool(wrong))]
    return tuple(found)


def _of_keys(record: Record, known: KnownNames, wrong: bool) -> Iterator[tuple[Result, str]]:
    """Yield what the keys say beyond the proofs that do not hold, which are among the faults."""
    for weight, sentence in judge_proofs(record, known).lines:
        if weight != "bad" and not (wrong and sentence == NO_KEY):
            yield Result(weight), sentence


def _told_otherwise(record: Record) -> Iterator[str]:
    """Yield what may change after signing, and stands otherwise than the history tells of it last."""
    last = {event.event: event.reason for event in record.history}
    told = last.get(EventKind.REFERENCE_GIVEN, "removed")
    if record.reference != (None if told == "removed" else told):
        what = f"the reference {shown(record.reference)}" if record.reference else "the removal of its reference"
        yield f"Its history says nothing of {what}."
    if record.status is Status.WITHDRAWN and not was_withdrawn(record):
        yield "Its history says nothing of its withdrawal."
    published = record.publication.date
    if (published.isoformat() if published else None) != last.get(EventKind.PUBLISHED):
        what = f"its publication on {written(published)}" if published else "the removal of its publication"
        yield f"Its history says nothing of {what}."


def is_signed_by_known_key(record: Record, known: KnownNames) -> bool:
    """Whether the decision maker's own key, which is known here as theirs, vouches for their signature."""
    proofs = judge_proofs(record, known).found
    return any(
        one.role is Role.DECISION_MAKER and one.state is ProofState.HOLDS and one.weight == "ok" for one in proofs
    )


def _signatories(record: Record, known: KnownNames) -> tuple[Signatory, ...]:
    proofs = judge_proofs(record, known).found or (None,) * len(record.signatures)
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
        sentence=f"Signed as {ROLE_NAMES[signature.role]} by {who}, on {day}{_entered(signature)}.",
        fingerprint=proof.fingerprint if proof else "",
        holds=proof is not None and proof.state is ProofState.HOLDS,
        known_as=(proof.known_as or "") if proof else "",
        sealer=(proof.sealer or "") if proof else "",
    )


def _entered(signature: Signature) -> str:
    """Return when a signature was given, as it says of itself, where that is another day than it is dated."""
    given = signature.signed_at.astimezone().date()
    return "" if given == signature.date else f" (the date given; it was entered on {written(given)})"
