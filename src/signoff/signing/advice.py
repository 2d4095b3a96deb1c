"""What to do about a verdict: the sentence for whoever has the file and wonders whether to rely on it."""

from __future__ import annotations

from signoff.notice.record.record import Role
from signoff.signing.headline import Vouched
from signoff.signing.verification import Outcome, Result, Subject, Verdict

_ALTERED = (
    "Do not sign it, publish it or send it on. Ask the person who sent it for the file again, or export it "
    "again from the "
    "register that has the notice."
)
_UNCHECKED = "Do not rely on it yet: what could be checked is in order, but not everything could."
_NEWER = "Update signoff, then verify it again."
_AGAIN = "Verify it again, or on another computer."
_UNSIGNED = "Nothing to do: until the decision maker has signed it, it can still be changed."
_RELY = {
    Vouched.BOTH: "You can rely on what it says, on who signed it, and on the file being as it was exported.",
    Vouched.SIGNATORY: "You can rely on what it says, and on who signed it.",
    Vouched.SEAL: "You can rely on the file being as it was exported. To be sure who signed it, ask {name}.",
    Vouched.NONE: (
        "It was not changed by accident, but somebody could have made a file like this on purpose. If you do not know "
        "where it comes from, ask {name} before you rely on it."
    ),
}


def advice_on(verdict: Verdict) -> str:
    """Return what to do with a file, or a notice, on which this is the verdict."""
    if verdict.outcome is Outcome.ALTERED:
        return _ALTERED
    if verdict.outcome is Outcome.UNSIGNED:
        return _UNSIGNED
    if verdict.outcome is Outcome.UNCHECKED:
        is_newer = any(
            check.subject is Subject.VERSION and check.result is Result.UNCHECKED for check in verdict.checks
        )
        return f"{_UNCHECKED} {_NEWER if is_newer else _AGAIN}"
    makers = [signatory.name for signatory in verdict.signatories if signatory.role == Role.DECISION_MAKER.value]
    return _RELY[verdict.vouched].format(name=makers[-1] if makers else "the decision maker")
