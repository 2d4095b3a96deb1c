"""The type decides which bands there are, which sections apply, and whether call-in is possible."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QRadioButton

from desktop.wizard.hands import Bench
from forms import FORM
from signoff.desktop.wizard.pages.type_and_value import type_words, with_type
from signoff.notice.form.council import Profile
from signoff.notice.record.model import CallIn, DecisionType, Notice

KEY, OPERATIONAL, ADMINISTRATIVE = DecisionType.KEY, DecisionType.SIGNIFICANT_OPERATIONAL, DecisionType.ADMINISTRATIVE


def bands(page: object) -> list[str]:
    assert hasattr(page, "findChildren")
    return [button.accessibleName() for button in page.findChildren(QRadioButton) if button.isVisible()]


def test_the_bands_follow_the_type(bench: Bench) -> None:
    hands = bench()
    assert not hands.shows("approximate_value")
    hands.choose("decision_type", "key")
    assert bands(hands.find("approximate_value")) == ["Below £500,000", "£500,000 to £1,000,000", "Over £1,000,000"]
    hands.choose("decision_type", "administrative")
    assert bands(hands.find("approximate_value")) == ["Below £25,000", "£25,000 to £100,000"]


def test_a_band_stays_where_the_new_type_has_it(bench: Bench) -> None:
    hands = bench()
    hands.choose("decision_type", "significant_operational")
    hands.choose("approximate_value", "25k_to_100k")
    hands.choose("decision_type", "administrative")
    assert hands.value("approximate_value") == "25k_to_100k"
    assert hands.choice("approximate_value") == "25k_to_100k"


def test_a_band_that_the_new_type_lacks_is_asked_again(bench: Bench) -> None:
    hands = bench()
    hands.choose("decision_type", "significant_operational")
    hands.choose("approximate_value", "100k_to_500k")
    hands.choose("decision_type", "key")
    assert hands.value("approximate_value") is None
    assert hands.choice("approximate_value") is None
    hands.choose("approximate_value", "over_1m")
    assert hands.value("approximate_value") == "over_1m"


def test_what_does_not_apply_is_shown(bench: Bench) -> None:
    hands = bench()
    hands.choose("decision_type", "key")
    assert not hands.shows("consequence")
    hands.choose("decision_type", "administrative")
    assert hands.shows("consequence")
    assert hands.value("call_in.available") is False


@pytest.mark.parametrize(
    ("before", "chosen", "available", "after"),
    [
        (None, OPERATIONAL, None, False),
        (None, OPERATIONAL, True, True),
        (KEY, ADMINISTRATIVE, None, False),
        (OPERATIONAL, KEY, False, None),
        (OPERATIONAL, KEY, True, True),
        (None, KEY, False, False),
        (OPERATIONAL, ADMINISTRATIVE, False, False),
    ],
)
def test_call_in_follows_the_type_only_where_it_was_not_answered_itself(
    profile: Profile,
    before: DecisionType | None,
    chosen: DecisionType,
    available: bool | None,
    after: bool | None,
) -> None:
    notice = Notice(decision_type=before, call_in=CallIn(available=available))
    assert with_type(notice, chosen, profile.terms()).call_in.available is after


def test_an_exemption_with_its_reason_survives_the_way_to_key(profile: Profile) -> None:
    notice = Notice(decision_type=OPERATIONAL, call_in=CallIn(available=False, exemption_reason="Urgent"))
    assert with_type(notice, KEY, profile.terms()).call_in == notice.call_in


def test_the_reach_of_an_administrative_decision_comes_from_the_councils_bands(profile: Profile) -> None:
    assert type_words(FORM, profile.terms())[ADMINISTRATIVE][1].endswith("up to £100,000.")
