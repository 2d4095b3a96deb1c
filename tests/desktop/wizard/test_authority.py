"""Where the authority comes from: each question follows on the answer before, and can be taken back."""

from __future__ import annotations

from desktop.wizard.hands import Bench
from signoff.notice.record.model import Authority, AuthorityKind, Interest, Notice

LICENCE = "To grant a private hire driver’s licence to the applicant."


def test_what_follows_on_an_answer_is_asked_with_it_and_an_answer_can_be_taken_back(bench: Bench) -> None:
    hands = bench()
    hands.open("decision_maker")
    assert hands.choice("authority.relied_on") == "None"
    assert not hands.shows("authority.scheme")
    hands.choose("authority.relied_on", "scheme")
    assert hands.shows("authority.scheme")
    assert not hands.shows("authority.body")
    hands.choose("authority.relied_on", "None")
    assert hands.value("authority.relied_on") is None
    assert not hands.shows("authority.scheme")


def test_members_with_a_conflict_are_named_in_rows(bench: Bench) -> None:
    hands = bench(Notice(authority=Authority(relied_on=AuthorityKind.SPECIFIC)))
    hands.open("decision_maker")
    hands.choose("authority.conflicts", "yes")
    hands.press("authority.interests:add")
    hands.type("authority.interests.0.member", "Cllr Ash")
    assert hands.value("authority.interests") == (Interest(member="Cllr Ash"),)
    hands.choose("authority.relied_on", "scheme")
    assert hands.shows("authority.interests.0.member"), "what was answered stays in view"


def test_whether_the_function_is_the_executives_is_asked_where_the_text_raises_it_or_somebody_says_so(
    bench: Bench,
) -> None:
    hands = bench()
    hands.open("decision_maker")
    assert not hands.shows("authority.executive")
    hands.press("other-function")
    hands.choose("authority.executive", "no")
    assert hands.value("authority.executive") is False

    hands = bench(Notice(decision=LICENCE))
    hands.open("decision_maker")
    hands.qtbot.waitUntil(lambda: hands.shows("authority.executive"))
    assert not hands.shows("other-function")
