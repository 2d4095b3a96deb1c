"""What the proofs of a record show, in sentences: which are valid, by whose keys, and which are missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from signoff.notice.record.record import ROLE_NAMES, Record, Role
from signoff.notice.text.characters import shown
from signoff.signing.proof.known_keys import KeyRole, KnownNames, no_names

NO_KEY = "No signatory’s key confirms this: it shows that nothing was changed by accident, not who signed."
"""What the absence of any proof means."""

OF_A_COPY = (
    "A publication copy does not contain the signatories’ proofs: verify the record copy to see whose keys confirm it."
)
"""Why a publication copy is not searched for proofs."""


class ProofState(StrEnum):
    """The state of a signature's proof."""

    MISSING = "missing"
    HOLDS = "holds"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class ProofFound:
    """One signature's proof: its state, its key's fingerprint, whose key that is here, and a sentence about it.

    `fingerprint` is empty without a proof, `known_as` None where the key is not known here as a signatory's; a key that
    is known as one that seals is `sealer`'s, and not a signatory's.
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
        """How it counts: `ok` for the signer's known key, `bad` where it is not valid, else `warn`."""
        if self.state is ProofState.BROKEN:
            return "bad"
        is_signers_own = (
            self.state is ProofState.HOLDS and self.known_as is not None and same_person(self.known_as, self.name)
        )
        return "ok" if is_signers_own else "warn"


class ProofLine(NamedTuple):
    """One sentence of a report, and how much it weighs: `bad`, `warn` or `ok`."""

    weight: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ProofReport:
    """What the proofs of a record show: one for each signature, and all in sentences.

    Each line is `bad` (the record was altered), `warn` (worth knowing) or `ok` (signed with a key that is known here as
    the signer's), with its sentence.
    """

    proofs: tuple[ProofFound, ...]
    lines: tuple[ProofLine, ...]


def judge_proofs(record: Record, known: KnownNames = no_names) -> ProofReport:
    """Return what each signature's proof shows, in the order of the signatures.

    `known` returns the keys that are known here. A publication copy never carries proofs, and none are searched for.
    Raises only what `known` raises.
    """
    if record.is_publication:
        return ProofReport((), (ProofLine("warn", OF_A_COPY),) if record.signatures else ())
    proofs = tuple(_proof_of(record, place, known) for place in range(len(record.signatures)))
    lines = tuple(ProofLine(proof.weight, proof.sentence) for proof in proofs)
    if proofs and all(proof.state is ProofState.MISSING for proof in proofs):
        expected = tuple(line for line, proof in zip(lines, proofs, strict=True) if _has_key(proof.name, known))
        return ProofReport(proofs, (ProofLine("warn", NO_KEY), *expected))
    return ProofReport(proofs, lines)


def _proof_of(record: Record, place: int, known: KnownNames) -> ProofFound:
    signature = record.signatures[place]
    name, who = signature.name, f"{shown(signature.name)} ({ROLE_NAMES[signature.role]})"
    if signature.proof is None:
        return ProofFound(signature.role, name, ProofState.MISSING, "", None, _sentence_without_proof(name, who, known))
    from signoff.notice.record.integrity import proof_fault
    from signoff.notice.record.proof import fingerprint

    key_fingerprint = fingerprint(signature.proof)
    if fault := proof_fault(record, place):
        return ProofFound(signature.role, name, ProofState.BROKEN, key_fingerprint, None, fault.sentence)
    known_as, sealer = known(KeyRole.SIGNATORY).get(key_fingerprint), known(KeyRole.SEAL).get(key_fingerprint)
    if sealer is not None:
        sentence = (
            f"The signature of {who} was made with a key known as one for seals, not as anyone’s own: "
            f"{shown(sealer)} (fingerprint {key_fingerprint})."
        )
    elif known_as is not None:
        sentence = _sentence_for_known_key(name, who, known_as, key_fingerprint)
    else:
        sentence = _sentence_for_unknown_key(name, who, key_fingerprint, known)
    return ProofFound(signature.role, name, ProofState.HOLDS, key_fingerprint, known_as, sentence, sealer)


def _sentence_without_proof(name: str, who: str, known: KnownNames) -> str:
    if _has_key(name, known):
        return (
            f"The signature of {who} has no digital key, although you know a key of theirs. Ask them, by "
            "telephone or in person, whether they signed this."
        )
    return f"The signature of {who} has no digital key."


def _sentence_for_unknown_key(name: str, who: str, fingerprint: str, known: KnownNames) -> str:
    if _has_key(name, known):
        return (
            f"The signature of {who} was made with a different key from the one known to be theirs. Ask them, by "
            f"telephone or in person, whether its fingerprint is {fingerprint}."
        )
    return (
        f"The signature of {who} was made with a key, but it is not known whose key. Ask them, by telephone "
        f"or in person, whether its fingerprint is {fingerprint}."
    )


def _sentence_for_known_key(name: str, who: str, known_as: str, fingerprint: str) -> str:
    if not same_person(known_as, name):
        return (
            f"The signature of {who} was made with a key known to be someone else’s: {shown(known_as)}’s "
            f"(fingerprint {fingerprint})."
        )
    return f"The signature of {who} was made with the key known to be theirs (fingerprint {fingerprint})."


def _has_key(name: str, known: KnownNames) -> bool:
    return any(same_person(owner, name) for owner in known(KeyRole.SIGNATORY).values())


def same_person(first: str, second: str) -> bool:
    """Whether two names are the same except for capitals and spaces."""
    return first.casefold().split() == second.casefold().split()
