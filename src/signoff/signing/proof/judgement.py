"""What the signatories' own proofs say of a record, in plain words: which hold, whose keys they are, which lack."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from signoff.notice.record.record import ROLE_NAMES, Record, Role
from signoff.notice.text.characters import shown
from signoff.signing.proof.known_keys import KeyRole, KnownNames, no_names

NO_KEY = "No signatory’s key vouches for this: it shows that nothing was changed by accident, not who signed."
"""What the lack of any proof means."""

OF_A_COPY = "A publication copy carries no signatory’s proof: whose key vouches for it, the record tells."
"""Why none is looked for in a publication copy."""


class ProofState(StrEnum):
    """What a signature's proof is worth."""

    MISSING = "missing"
    HOLDS = "holds"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class ProofFound:
    """One signature's proof: its state, its key's fingerprint, whose key that is here, and a sentence about it.

    `fingerprint` is empty where there is no proof, `known_as` None where nobody here has said which signatory's key it
    is; a key that is known to seal is `sealer`'s, and no signatory's.
    """

    role: Role
    name: str
    state: ProofState
    fingerprint: str
    known_as: str | None
    sentence: str
    sealer: str | None = None

    @property
    def weight(self) -> str:
        """What it is worth: `ok` from the signer's known key, `bad` where it does not hold, else `warn`."""
        if self.state is ProofState.BROKEN:
            return "bad"
        known = self.state is ProofState.HOLDS and self.known_as is not None and same_person(self.known_as, self.name)
        return "ok" if known else "warn"


class ProofLine(NamedTuple):
    """One sentence of a report, and how much it weighs: `bad`, `warn` or `ok`."""

    weight: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ProofReport:
    """What the proofs of a record say: one a signature, and all of it in sentences.

    Each line is `bad` (the record was altered), `warn` (to be known) or `ok` (a key that is known here as the
    signer's vouches), with its sentence.
    """

    found: tuple[ProofFound, ...]
    lines: tuple[ProofLine, ...]


def judge_proofs(record: Record, known: KnownNames = no_names) -> ProofReport:
    """Return what each signature's proof says, in the order of the signatures.

    `known` tells which keys are known here. A publication copy carries no proofs, by its nature, and none are looked
    for. Raises only what `known` raises.
    """
    if record.is_publication:
        return ProofReport((), (ProofLine("warn", OF_A_COPY),) if record.signatures else ())
    found = tuple(_found(record, place, known) for place in range(len(record.signatures)))
    lines = tuple(ProofLine(one.weight, one.sentence) for one in found)
    if found and all(one.state is ProofState.MISSING for one in found):
        missed = tuple(line for line, one in zip(lines, found, strict=True) if _has_key(one.name, known))
        return ProofReport(found, (ProofLine("warn", NO_KEY), *missed))
    return ProofReport(found, lines)


def _found(record: Record, place: int, known: KnownNames) -> ProofFound:
    signature = record.signatures[place]
    name, who = signature.name, f"{shown(signature.name)} ({ROLE_NAMES[signature.role]})"
    if signature.proof is None:
        return ProofFound(signature.role, name, ProofState.MISSING, "", None, _missing(name, who, known))
    from signoff.notice.record.integrity import proof_fault
    from signoff.notice.record.proof import fingerprint

    mark = fingerprint(signature.proof)
    if fault := proof_fault(record, place):
        return ProofFound(signature.role, name, ProofState.BROKEN, mark, None, fault.sentence)
    known_as, sealer = known(KeyRole.SIGNATORY).get(mark), known(KeyRole.SEAL).get(mark)
    if sealer is not None:
        sentence = (
            f"The signature of {who} was made with a key that is known here as one that seals, and as nobody’s own: "
            f"{shown(sealer)} (fingerprint {mark})."
        )
    elif known_as is not None:
        sentence = _known(name, who, known_as, mark)
    else:
        sentence = _unknown(name, who, mark, known)
    return ProofFound(signature.role, name, ProofState.HOLDS, mark, known_as, sentence, sealer)


def _missing(name: str, who: str, known: KnownNames) -> str:
    if _has_key(name, known):
        return (
            f"No key vouches for the signature of {who}, although a key of theirs is known here. Ask them, by "
            "telephone or in person, whether they signed this."
        )
    return f"No key vouches for the signature of {who}: it was given without one."


def _unknown(name: str, who: str, fingerprint: str, known: KnownNames) -> str:
    if _has_key(name, known):
        return (
            f"The signature of {who} was made with another key than the one that is known here as theirs. Ask them, by "
            f"telephone or in person, whether its fingerprint is {fingerprint}."
        )
    return (
        f"A key vouches for the signature of {who}, but nobody here has said whose it is. Ask them, by telephone "
        f"or in person, whether its fingerprint is {fingerprint}."
    )


def _known(name: str, who: str, known_as: str, fingerprint: str) -> str:
    if not same_person(known_as, name):
        return (
            f"The signature of {who} was made with a key that is known here as another’s: {shown(known_as)}’s "
            f"(fingerprint {fingerprint})."
        )
    return f"The signature of {who} was made with the key that is known here as theirs (fingerprint {fingerprint})."


def _has_key(name: str, known: KnownNames) -> bool:
    return any(same_person(one, name) for one in known(KeyRole.SIGNATORY).values())


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same words, whatever their capitals and spaces."""
    return one.casefold().split() == other.casefold().split()
