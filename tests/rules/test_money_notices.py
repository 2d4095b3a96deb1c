"""What an amount of a decision is of: committed, earlier, of others, a pot, a limit, with tax, a rate over a term."""

from __future__ import annotations

import pytest

from rules import other_councils as councils
from rules.conftest import ON
from rules.money_notices import MONEY_RULES, NOTICES, RATE
from rules.other_councils import LEEDS, found

SOD = "significant_operational"


@pytest.mark.parametrize("kind", NOTICES)
def test_only_the_rule_that_is_meant_speaks_of_a_notice(kind: str) -> None:
    for band, decision, reasons, rule in NOTICES[kind]:
        answers = {"approximate_value": band, "decision": decision, "reasons": reasons}
        assert set(found(LEEDS, SOD, answers)) & MONEY_RULES == ({rule} if rule else set()), decision


@pytest.mark.parametrize(
    ("decision", "whole"),
    [
        (
            "To award it at £80,000 a year. The contract is for four years.",
            "If it is for the 4 years that the text names, that is £320,000: say so, and check the value band",
        ),
        (
            "To award it at £11,000 a month. The contract is for 18 months, with the option of two periods of a year.",
            "If it is for the 18 months that the text names and the 2 years that may follow, that is £462,000: say so",
        ),
        (
            "To award a 3+2 contract at £120,000 pa.",
            "that is £600,000: say so, and check the value band against it. At or above £500,000, the decision may be",
        ),
        (
            "To award it at £80,000 a year. One contract is for three years. One lease is for four years.",
            "give the total",
        ),
    ],
)
def test_a_yearly_sum_is_held_against_the_only_term_that_the_text_names(decision: str, whole: str) -> None:
    findings = found(LEEDS, SOD, {"approximate_value": "25k_to_100k", "decision": decision})
    assert whole in "".join(finding.message for finding in findings.values())


@pytest.mark.parametrize(
    ("decision", "is_asked"), [("£150,000 a year for three years", False), ("£150,000 a year", True)]
)
def test_without_bands_a_rate_is_asked_about_for_the_threshold_alone(decision: str, is_asked: bool) -> None:
    answers = {"approximate_value": None, "decision": f"To pay {decision}."}
    messages = [
        finding.message
        for name, finding in found(councils.WITHOUT_BANDS, "administrative", answers, ON).items()
        if name == RATE
    ]
    assert bool(messages) is is_asked
    assert all("The threshold is for the whole" in message for message in messages)
