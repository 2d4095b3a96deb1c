"""What follows from a date is seen, and heard, while it is being typed."""

from __future__ import annotations

import pytest

from desktop.wizard.hands import Bench, Hands
from rules.conftest import changed, sound_notice
from signoff.desktop.widgets.timeline import Timeline
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.record.model import Notice


def heard(hands: Hands) -> str:
    """Return what a screen reader says of the timeline on the open page; nothing where none shows."""
    page = hands.view.findChild(SectionPage, f"page:{hands.view.key}")
    assert page is not None
    line = page.findChild(Timeline)
    return line.accessibleName() if line is not None and line.isVisible() else ""


@pytest.mark.parametrize(
    ("page", "field", "typed", "follows"),
    [
        ("forthcoming_list", "forthcoming_list.date_added", "1/3/2024", "30 Mar 2024: Earliest decision"),
        ("report_publication", "report_publication.published_date", "3/5/2024", "14 May 2024: Earliest decision"),
        ("decision_maker", "decision_date", "14/5/2024", "22 May 2024: In effect, if not called in"),
    ],
)
def test_a_date_shows_at_once_what_follows(bench: Bench, page: str, field: str, typed: str, follows: str) -> None:
    dates = {"decision_date": None, "forthcoming_list.date_added": None, "report_publication.published_date": None}
    hands = bench(changed(sound_notice("key"), dates))
    hands.open(page)
    assert heard(hands) == ""
    hands.type(field, typed)
    assert follows in heard(hands)
    hands.clear(field)
    assert heard(hands) == ""


def test_call_in_moves_the_day_on_which_the_decision_takes_effect(bench: Bench) -> None:
    hands = bench(sound_notice("key"))
    hands.open("call_in")
    assert "21 May 2024: Call-in ends" in heard(hands)
    hands.choose("call_in.available", "no")
    assert "At once: In force: exempt from call-in" in heard(hands)
    assert "Call-in ends" not in heard(hands)


def test_without_a_type_nothing_is_claimed_to_follow(bench: Bench) -> None:
    hands = bench(changed(Notice(), {"decision_date": sound_notice("key").decision_date}))
    for page in ("forthcoming_list", "report_publication", "call_in", "decision_maker"):
        hands.open(page)
        assert heard(hands) == ""


@pytest.mark.parametrize("kind", ["significant_operational", "administrative"])
def test_other_types_show_them_with_the_date_of_the_decision_only(bench: Bench, kind: str) -> None:
    hands = bench(sound_notice(kind))
    hands.open("call_in")
    assert heard(hands) == ""
    hands.open("decision_maker")
    assert "not open to call-in" in heard(hands)
