"""A text in a date field that is not a date stays visible, and is not lost without a message."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.wizard.hands import Bench, Hands
from signoff.desktop.widgets.date_field import DateField
from signoff.notice.record.model import Consultation, Consultee, DecisionType, Dispensation, Interest, Notice, Route

LISTED = "forthcoming_list.date_added"
NOTIFIED = "forthcoming_list.chair_notified_date"
PUBLISHED = "forthcoming_list.notice_published_date"
INTEREST = "consultation.executive_member.interests.0.date"


def field(hands: Hands, path: str) -> DateField:
    widget = hands.find(path)
    assert isinstance(widget, DateField)
    return widget


def test_it_stays_with_its_sentence_when_the_page_is_left_and_opened_again(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.KEY))
    hands.open("forthcoming_list")
    hands.type(LISTED, "soon")
    hands.open("subject")
    hands.open("forthcoming_list")
    assert field(hands, LISTED).line.text() == "soon"
    assert field(hands, LISTED).problem()
    assert hands.value(LISTED) is None


def test_the_review_says_so_and_leads_to_it(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.KEY))
    hands.open("forthcoming_list")
    hands.type(LISTED, "31/4/2024")
    hands.open("review")
    assert "31/4/2024" in hands.view.invalid_inputs()[0].detail
    hands.press(hands.link("Go to it"))
    assert hands.view.key == "forthcoming_list"
    assert field(hands, LISTED).line.hasFocus()
    hands.clear(LISTED)
    hands.type(LISTED, "30/4/2024")
    hands.open("review")
    assert hands.view.invalid_inputs() == ()
    cards = hands.view.findChild(QWidget, "invalid-inputs")
    assert cards is not None
    assert not cards.isVisible()


def test_one_that_is_no_longer_asked_for_is_ignored(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.KEY))
    hands.open("forthcoming_list")
    hands.choose("forthcoming_list.route", str(Route.GENERAL_EXCEPTION))
    hands.type(NOTIFIED, "whenever")
    assert [entry.field for entry in hands.view.invalid_inputs()] == [NOTIFIED]
    hands.choose("forthcoming_list.route", str(Route.NONE))
    assert hands.view.invalid_inputs() == ()


def test_one_among_the_interests_counts_too(bench: Bench) -> None:
    granted = Interest(member="Cllr A", interest="Lives there", dispensation=Dispensation.GRANTED)
    hands = bench(Notice(consultation=Consultation(executive_member=Consultee(applies=True, interests=(granted,)))))
    hands.open("consultation")
    hands.type(INTEREST, "May")
    hands.press("consultation.executive_member.interests:add")
    hands.open("review")
    (entry,) = hands.view.invalid_inputs()
    hands.open(entry.page, entry.field)
    assert field(hands, INTEREST).line.hasFocus()


def test_a_date_typed_but_not_left_is_kept_when_the_notice_is_saved(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.KEY))
    hands.open("forthcoming_list")
    hands.type(LISTED, "1/4/24")
    assert hands.session.value(LISTED) is None
    hands.session.commit()
    assert hands.session.value(LISTED) == dt.date(2024, 4, 1)
    hands.qtbot.keyClick(field(hands, LISTED).line, Qt.Key.Key_Backspace)
    hands.qtbot.keyClicks(field(hands, LISTED).line, "3")
    hands.session.commit()
    assert hands.session.value(LISTED) == dt.date(2023, 4, 1)


def test_the_notice_of_a_general_exception_is_asked_for_where_that_is_the_route(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.KEY))
    hands.open("forthcoming_list")
    shown = {}
    for route in Route:
        hands.choose("forthcoming_list.route", str(route))
        shown[route] = hands.find(PUBLISHED).isVisible()
    assert shown == {Route.NONE: False, Route.GENERAL_EXCEPTION: True, Route.SPECIAL_URGENCY: False}
    hands.choose("forthcoming_list.route", str(Route.GENERAL_EXCEPTION))
    hands.type(PUBLISHED, "9/11/2026")
    assert hands.value(PUBLISHED) == dt.date(2026, 11, 9)
    hands.choose("forthcoming_list.route", str(Route.NONE))
    assert hands.find(PUBLISHED).isVisible()


def test_f9_and_the_review_say_a_text_that_is_no_date(bench: Bench, announced: list[str]) -> None:
    hands = bench(Notice(decision_type=DecisionType.KEY))
    hands.open("forthcoming_list")
    hands.type(LISTED, "soon")
    line = field(hands, LISTED).line
    hands.find("wizard-next").setFocus()
    announced.clear()
    hands.view.step_to_finding()
    assert line.hasFocus()
    assert announced == []
    hands.view.step_to_finding()
    assert announced == [f"Error: {field(hands, LISTED).problem()}"]
    announced.clear()
    hands.open("review")
    assert any(words.startswith("Warning: Enter a real date for") for words in announced), announced
