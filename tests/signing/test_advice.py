"""What is said to do about each verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import draft, signed
from signoff.signing.advice import advice_on
from signoff.signing.headline import Vouched
from signoff.signing.verification import Check, Outcome, Result, Subject, Verdict, unchecked_verdict, verify

SIGNED = verify(signed(draft()))


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (SIGNED, "ask A. Officer before you rely on it"),
        (replace(SIGNED, vouched=Vouched.SEAL), "as it was exported. To be sure who signed it, ask A. Officer."),
        (replace(SIGNED, vouched=Vouched.SIGNATORY), "You can rely on what it says, and on who signed it."),
        (replace(SIGNED, vouched=Vouched.BOTH), "and on the file being as it was exported."),
        (replace(SIGNED, outcome=Outcome.ALTERED, vouched=Vouched.NONE), "Do not sign it, publish it or send it on."),
        (verify(draft()), "it can still be changed"),
        (unchecked_verdict(Subject.FILE, "It could not be read."), "Verify it again, or on another computer."),
        (unchecked_verdict(Subject.VERSION, "It is of a later version."), "Update signoff, then verify it again."),
        (Verdict(Outcome.INTACT, "", (Check(Subject.KEY, Result.WARN, ""),)), "ask the decision maker before"),
    ],
)
def test_each_verdict_says_what_to_do(verdict: Verdict, words: str) -> None:
    assert words in advice_on(verdict)
