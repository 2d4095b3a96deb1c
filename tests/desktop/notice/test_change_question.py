"""The question before a notice is changed that is ready to be signed."""

from __future__ import annotations

from builders import draft, later
from signoff.desktop.notice.change_question import question
from signoff.notice.record import lifecycle

READY = lifecycle.hand_over(draft(), actor="Pat Jones", at=later(1), to="Ann Lee")


def test_whoever_is_to_sign_it_is_told_that_they_still_can() -> None:
    assert question(READY, "Ann Lee")[1].endswith("you can still sign it.")


def test_anybody_else_is_told_that_it_must_be_handed_over_again() -> None:
    assert question(READY, "Pat Jones")[1].endswith("must be handed over again.")
