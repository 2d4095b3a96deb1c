"""Verification: whether a record is what was signed, in sentences.

It is judged by the digests that the signatures cover and by the chain of the history. Anybody who rewrites a record can
compute both again, and only a signatory's key would show it: where none vouches for it, the verdict says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from signoff.notice.record.integrity import faults, was_withdrawn
from signoff.notice.record.model import Paper
from signoff.notice.record.record import ROLE_NAMES, EventKind, Record, Role, Signature, Status
from signoff.notice.text.characters import shown
from signoff.notice.text.days import written
from signoff.signing import headline
from signoff.signing.fault_sentences import sentences_on
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
    PAPERS = "papers"


_UNSIGNED = {
    False: "Unsigned: the decision maker has not signed this notice.",
    True: "Unsigned: a publication copy of a notice that is not signed.",
}
_SOUND = {
    Subject.CONTENT: "The content is exactly what was signed.",
    Subject.SIGNATURES: "The signatures agree with the dates and with one another.",
    Subject.STATUS: "Its status agrees with its signatures.",
    Subject.HISTORY: "The history is complete and records every signature; it is not confirmed by a key.",
}
_UNBROKEN_HISTORY = "The history is complete; it is not confirmed by a key."
_SOUND_COPY = {Subject.CONTENT: "The copy is as it was exported, and nothing that it should leave out is in it."} | {
    key: _SOUND[key] for key in (Subject.SIGNATURES, Subject.STATUS)
}
UNCHECKED = "Could not be checked here"
"""The beginning of the summary where nothing altered was found, but a check could not be made."""

_WITHDRAWN = "The notice was withdrawn."


class Outcome(StrEnum):
    """The verdicts; `UNCHECKED` where nothing altered was found, but a check could not be made."""

    INTACT = "intact"
    ALTERED = "altered"
    UNSIGNED = "unsigned"
    UNCHECKED = "unchecked"


class Result(StrEnum):
    """The result of one check: sound, worth knowing, could not be made, or altered."""

    OK = "ok"
    WARN = "warn"
    UNCHECKED = "unchecked"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked: what it is about, its result, and a sentence."""

    subject: Subject
    result: Result
    sentence: str


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, in which role and when, and the fingerprint of their proof's key; empty without one.

    `known_as` is whose key that is, as a signatory's; `sealer` the name of a key that is known as one that seals.
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
class TimeStampDescription:
    """When a seal was made, by its time stamp, with the name that the stamp gives for itself, and its key.

    `known_as` is the name under which the key is known as one that stamps the time.
    """

    name: str
    at: str
    sentence: str
    fingerprint: str
    known_as: str


@dataclass(frozen=True, slots=True)
class SealDescription:
    """Who sealed the file, as the seal says, and its key; `whole` whether nothing was changed since.

    `known_as` is the name under which the key is known as one that seals; `signatory` whose it is where it is a
    signatory's own. `stamp` is None without a time stamp.
    """

    name: str
    at: str
    sentence: str
    fingerprint: str
    known_as: str
    whole: bool
    signatory: str = ""
    stamp: TimeStampDescription | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of verification: the outcome, a sentence, and all that was checked.

    `vouched` says which keys that are known here vouch for an intact notice; for any other it is NONE. `papers` are
    those that the notice names, whose files are no part of it.
    """

    outcome: Outcome
    summary: str
    checks: tuple[Check, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    seals: tuple[SealDescription, ...] = ()
    vouched: Vouched = Vouched.NONE
    papers: tuple[Paper, ...] = ()

    @property
    def details(self) -> tuple[str, ...]:
        """The details, in sentences: what else is wrong or unchecked, who signed, what is worth knowing."""
        serious = [*self._sentences(Result.BAD), *self._sentences(Result.UNCHECKED)]
        return (*serious[1:], *(signatory.sentence for signatory in self.signatories), *self._sentences(Result.WARN))

    def _sentences(self, result: Result) -> list[str]:
        return [check.sentence for check in self.checks if check.result is result]


def verify(record: Record, known: KnownNames = no_names) -> Verdict:
    """Judge a record, or a publication copy, by its digests, its proofs, its status and its history.

    `known` returns the keys that are known here (`KnownKeys.names`).
    """
    return verdict_of(record, checks_of(record, known), known)


def verdict_of(
    record: Record, checks: Sequence[Check], known: KnownNames = no_names, *, seal: str | None = None
) -> Verdict:
    """Return the verdict on a record to which these checks led.

    `seal` is the name under which the key is known that sealed the file, which has not changed since; None without such
    a seal. The summary is of the first check that is bad, or else of the first that could not be made: the notice is
    neither intact nor unsigned then, whatever the other checks found.
    """
    signatories, papers = _signatories(record, known), record.notice.papers
    bad = next((check for check in checks if check.result is Result.BAD), None)
    if bad is not None:
        return Verdict(Outcome.ALTERED, _summary("Altered", bad), tuple(checks), signatories, papers=papers)
    unchecked = next((check for check in checks if check.result is Result.UNCHECKED), None)
    if unchecked is not None:
        return Verdict(Outcome.UNCHECKED, _summary(UNCHECKED, unchecked), tuple(checks), signatories, papers=papers)
    if record.decision_signature is None:
        return Verdict(Outcome.UNSIGNED, _UNSIGNED[record.is_publication], tuple(checks), signatories, papers=papers)
    signed = is_signed_by_known_key(record, known)
    return Verdict(
        Outcome.INTACT,
        headline.intact(record, signed=signed, seal=seal),
        tuple(checks),
        signatories,
        vouched=headline.vouched(signed=signed, sealed=seal is not None),
        papers=papers,
    )


MEMORY_SHORT = "This computer has too little free memory to check the file. Close other programs and try again."


def unchecked_verdict(subject: Subject, sentence: str) -> Verdict:
    """Return the verdict on a file whose record could not even be read, for a reason outside the file."""
    check = Check(subject, Result.UNCHECKED, sentence)
    return Verdict(Outcome.UNCHECKED, _summary(UNCHECKED, check), (check,))


def altered_verdict(subject: Subject, sentence: str) -> Verdict:
    """Return the verdict on a file of signoff's whose record can no longer be read."""
    check = Check(subject, Result.BAD, sentence)
    return Verdict(Outcome.ALTERED, _summary("Altered", check), (check,))


def _summary(outcome: str, check: Check) -> str:
    return f"{outcome}: {check.sentence[0].lower()}{check.sentence[1:]}"


def checks_of(record: Record, known: KnownNames = no_names) -> tuple[Check, ...]:
    """Check a record by itself: content, signatures, status, history, and whether a key vouches."""
    checks = [Check(Subject(part), Result.BAD, words) for part, words in sentences_on(record, faults(record))]
    faulty = {check.subject for check in checks}
    is_signed = bool(record.signatures)
    sound = _SOUND_COPY if record.is_publication else _SOUND if is_signed else {Subject.HISTORY: _UNBROKEN_HISTORY}
    if Subject.NUMBER not in faulty:
        checks += [Check(key, Result.OK, words) for key, words in sound.items() if key not in faulty]
    if record.status is Status.WITHDRAWN:
        checks.append(Check(Subject.STATUS, Result.WARN, _WITHDRAWN))
    if not faulty and not record.is_publication:
        checks += [Check(Subject.HISTORY, Result.WARN, sentence) for sentence in _differences_from_history(record)]
    if Subject.NUMBER not in faulty:
        checks += [
            Check(Subject.KEY, weight, sentence) for weight, sentence in _key_results(record, known, bool(faulty))
        ]
    return tuple(checks)


def _key_results(record: Record, known: KnownNames, is_faulty: bool) -> Iterator[tuple[Result, str]]:
    """Yield what the keys show, except for invalid proofs, which are among the faults."""
    for weight, sentence in judge_proofs(record, known).lines:
        if weight != "bad" and not (is_faulty and sentence == NO_KEY):
            yield Result(weight), sentence


def _differences_from_history(record: Record) -> Iterator[str]:
    """Yield sentences on what may change after signing and differs from what the history last recorded."""
    last = {event.event: event.reason for event in record.history}
    recorded = last.get(EventKind.REFERENCE_GIVEN, "removed")
    if record.reference != (None if recorded == "removed" else recorded):
        change = f"the reference {shown(record.reference)}" if record.reference else "the removal of its reference"
        yield f"Its history does not record {change}."
    if record.status is Status.WITHDRAWN and not was_withdrawn(record):
        yield "Its history does not record its withdrawal."
    date = record.publication.date
    if (date.isoformat() if date else None) != last.get(EventKind.PUBLISHED):
        change = f"its publication on {written(date)}" if date else "the removal of its publication"
        yield f"Its history does not record {change}."


def is_signed_by_known_key(record: Record, known: KnownNames) -> bool:
    """Whether the decision maker's own key, which is known here as theirs, vouches for their signature."""
    proofs = judge_proofs(record, known).proofs
    return any(
        proof.role is Role.DECISION_MAKER and proof.state is ProofState.HOLDS and proof.weight == "ok"
        for proof in proofs
    )


def _signatories(record: Record, known: KnownNames) -> tuple[Signatory, ...]:
    proofs = judge_proofs(record, known).proofs or (None,) * len(record.signatures)
    return tuple(_signatory(signature, proof) for signature, proof in zip(record.signatures, proofs, strict=True))


def _signatory(signature: Signature, proof: ProofFound | None) -> Signatory:
    name, post, day = shown(signature.name), shown(signature.post), written(signature.date)
    who = name if name.casefold() == post.casefold() else f"{name}, {post}"
    return Signatory(
        role=signature.role.value,
        name=name,
        post=post,
        date=signature.date.isoformat(),
        signed_at=signature.signed_at.isoformat(),
        sentence=f"Signed as {ROLE_NAMES[signature.role]} by {who}, on {day}{_entered_on(signature)}.",
        fingerprint=proof.fingerprint if proof else "",
        holds=proof is not None and proof.state is ProofState.HOLDS,
        known_as=(proof.known_as or "") if proof else "",
        sealer=(proof.sealer or "") if proof else "",
    )


def _entered_on(signature: Signature) -> str:
    """Return when a signature was given, by its own statement, where that is another day than its date."""
    date = signature.signed_at.astimezone().date()
    return "" if date == signature.date else f" (the date given; it was entered on {written(date)})"
