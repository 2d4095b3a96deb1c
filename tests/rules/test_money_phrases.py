"""Amounts as people write and paste them, rates, and what is asked about because it may be mistyped."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rules.money_phrases import AMOUNTS, MALFORMED, NO_AMOUNTS, NO_RATES, RATES, as_decimals
from signoff.rules.amounts import amounts_in, malformed_in

AROUND = ("{}", "The officer approved {} on that day.", "See below:\n{}\nand above.", "It is\u00a0{}.")
"""Where a phrase may stand; what it comes to is the same."""


@pytest.mark.parametrize("phrase", AMOUNTS)
def test_an_amount_is_what_it_comes_to(phrase: str) -> None:
    for around in AROUND[:1] if phrase.startswith("-") else AROUND:
        text = around.format(phrase)
        assert [amount.pounds for amount in amounts_in(text)] == as_decimals(AMOUNTS[phrase]), text
        assert malformed_in(text) == ()


@pytest.mark.parametrize("phrase", NO_AMOUNTS)
def test_what_is_no_amount_is_not_read(phrase: str) -> None:
    for around in AROUND:
        assert amounts_in(around.format(phrase)) == ()
        assert malformed_in(around.format(phrase)) == ()


@pytest.mark.parametrize("phrase", MALFORMED)
def test_what_may_be_mistyped_is_asked_about_and_not_guessed(phrase: str) -> None:
    for around in AROUND:
        text = around.format(phrase)
        assert [mention.text for mention in malformed_in(text)] == [MALFORMED[phrase]]
        assert amounts_in(text) == ()


@pytest.mark.parametrize("phrase", RATES)
def test_a_rate_is_marked_and_multiplied_where_its_term_is_stated(phrase: str) -> None:
    words, whole = RATES[phrase]
    (amount,) = amounts_in(f"The cost is {phrase}.")
    assert amount.rate is not None
    assert amount.rate.text.rstrip(".") == words.rstrip(".")
    assert amount.rate.whole == (None if whole is None else Decimal(whole))


@pytest.mark.parametrize("phrase", NO_RATES)
def test_what_is_no_rate_is_not_marked(phrase: str) -> None:
    (amount,) = amounts_in(phrase)
    assert amount.rate is None
