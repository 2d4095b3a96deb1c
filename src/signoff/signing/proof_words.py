"""What the signatories' own proofs say of a record, in plain words: which hold, whose keys they are, which lack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from signoff.notice.characters import shown
from signoff.notice.record import ROLE_NAMES, Record, Role

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

    `fingerprint` is empty where there is no proof, `known_as` None where nobody here has said whose key it is.
    """

    role: Role
    name: str
    state: ProofState
    fingerprint: str
    known_as: str | None
    sentence: str

    @property
    def weight(self) -> str:
        """What it is worth: `ok` from the signer's known key, `bad` where it does not hold, else `warn`."""
        if self.state is ProofState.BROKEN:
            return "bad"
        known = self.state is ProofState.HOLDS and self.known_as is not None and same_person(self.known_as, self.name)
        return "ok" if known else "warn"


@dataclass(frozen=True, slots=True)
class ProofReport:
    """What the proofs of a record say: one a signature, and all of it in sentences.

    Each line is `bad` (the record was altered), `warn` (to be known) or `ok` (a key that is known here as the
    signer's vouches), with its sentence.
    """

    found: tuple[ProofFound, ...]
    lines: tuple[tuple[str, str], ...]


def judge_proofs(record: Record, name_of: Callable[[str], str | None] = lambda _: None) -> ProofReport:
    """Return what each signature's proof says, in the order of the signatures.

    `name_of` tells whose key has a fingerprint (`KnownKeys.name_of`). A publication copy carries no proofs, by its
    nature, and none are looked for. Never raises by itself.
    """
    if record.is_publication:
        return ProofReport((), (("warn", OF_A_COPY),) if record.signatures else ())
    found = tuple(_found(record, place, name_of) for place in range(len(record.signatures)))
    if found and all(one.state is ProofState.MISSING for one in found):
        return ProofReport(found, (("warn", NO_KEY),))
    return ProofReport(found, tuple((one.weight, one.sentence) for one in found))


def _found(record: Record, place: int, name_of: Callable[[str], str | None]) -> ProofFound:
    signature = record.signatures[place]
    who = f"{shown(signature.name)} ({ROLE_NAMES[signature.role]})"
    if signature.proof is None:
        sentence = f"No key vouches for the signature of {who}: it was given without one."
        return ProofFound(signature.role, signature.name, ProofState.MISSING, "", None, sentence)
    from signoff.notice.integrity import proof_fault
    from signoff.notice.proof import fingerprint

    mark = fingerprint(signature.proof)
    if fault := proof_fault(record, place):
        return ProofFound(signature.role, signature.name, ProofState.BROKEN, mark, None, fault.sentence)
    known_as = name_of(mark)
    return ProofFound(
        signature.role, signature.name, ProofState.HOLDS, mark, known_as, _vouched(signature.name, who, known_as, mark)
    )


def _vouched(name: str, who: str, known_as: str | None, fingerprint: str) -> str:
    if known_as is None:
        return (
            f"A key vouches for the signature of {who}, but nobody here has said whose it is. Ask them, by telephone "
            f"or in person, whether its fingerprint is {fingerprint}."
        )
    if not same_person(known_as, name):
        return (
            f"The signature of {who} was made with a key that is known here as another’s: {shown(known_as)}’s "
            f"(fingerprint {fingerprint})."
        )
    return f"The signature of {who} was made with the key that is known here as theirs (fingerprint {fingerprint})."


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same words, whatever their capitals and spaces."""
    return one.casefold().split() == other.casefold().split()
