"""How verdicts are shown: each has a word and an icon of its own, never a colour alone."""

from __future__ import annotations

import pytest

from signoff.desktop.look.icons import icon_source
from signoff.desktop.look.tokens import DARK, LIGHT
from signoff.desktop.verify.verdict_styles import (
    EMPTY,
    NOT_CONFIRMED,
    OUTCOMES,
    RESULTS,
    TOPICS,
    UNREADABLE,
    WAITING,
    VerdictStyle,
)
from signoff.signing.verification import Outcome, Result, Subject

ALL = [*OUTCOMES.values(), NOT_CONFIRMED, WAITING, UNREADABLE, EMPTY, *RESULTS.values()]


def test_every_outcome_result_and_subject_has_its_words() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert set(RESULTS) == set(Result)
    assert set(TOPICS) == set(Subject)


def test_no_two_outcomes_share_a_word_or_an_icon() -> None:
    shown = [*OUTCOMES.values(), NOT_CONFIRMED]
    assert len({style.word for style in shown}) == len({style.icon for style in shown}) == len(shown)
    assert len({style.word for style in RESULTS.values()}) == len({style.icon for style in RESULTS.values()}) == 4


@pytest.mark.parametrize("style", ALL, ids=lambda style: style.word)
def test_each_icon_and_colour_is_there_in_both_schemes(style: VerdictStyle) -> None:
    assert icon_source(style.icon, "#000000")
    for tokens in (LIGHT, DARK):
        assert tokens.colour(style.colour) != tokens.colour(style.tint)
