"""The headline of an intact notice: which keys that are known here vouch for it, or that none does."""

from __future__ import annotations

from enum import StrEnum

from signoff.notice.record.record import Record
from signoff.notice.text.characters import shown

NOT_CONFIRMED = "Intact, signer not confirmed"
"""The verdict on what nobody has changed, but whose signer no key that is known here confirms."""

_UNCONFIRMED = {
    False: f"{NOT_CONFIRMED}: the content is what was signed, but no known key confirms who signed it.",
    True: (
        f"{NOT_CONFIRMED}: publication copy; withheld parts cannot be checked, and no known key confirms who signed it."
    ),
}


class Vouched(StrEnum):
    """Whose keys, known here, vouch for an intact notice: the decision maker's own, a seal's, both, or none."""

    NONE = "none"
    SIGNATORY = "signatory"
    SEAL = "seal"
    BOTH = "both"


def vouched(*, signed: bool, sealed: bool) -> Vouched:
    """Return whose keys vouch."""
    if signed:
        return Vouched.BOTH if sealed else Vouched.SIGNATORY
    return Vouched.SEAL if sealed else Vouched.NONE


def intact(record: Record, *, signed: bool, seal: str | None) -> str:
    """Return the sentence about an intact notice.

    `signed` says whether the decision maker's own key, known here as theirs, vouches for it. `seal` is the name under
    which the key is known that sealed the file, which has not changed since; None without such a seal.
    """
    if not signed and seal is None:
        return _UNCONFIRMED[record.is_publication]
    sealed = "" if seal is None else f"sealed with the known key of {shown(seal)}, and not changed since"
    if record.is_publication:
        return f"Intact: publication copy, {sealed}; withheld parts cannot be checked."
    maker = record.decision_signature
    if not signed or maker is None:
        return f"Intact: {sealed}. No known key confirms the decision maker’s signature."
    own = f"signed by {shown(maker.name)} with the key known to be theirs"
    return f"Intact: {own}; {sealed}." if sealed else f"Intact: {own}."
