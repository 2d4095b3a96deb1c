"""Sections that do not apply say so, keep what was typed, and let it be removed; a locked notice is read-only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.wizard.hands import Bench
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.wizard import not_asked
from signoff.notice.record import lifecycle
from signoff.notice.record.model import CallIn, DecisionType, ForthcomingList, Notice
from signoff.notice.record.record import Record, Role

FILLED = Notice(decision_type=DecisionType.ADMINISTRATIVE, forthcoming_list=ForthcomingList(listed_title="A bridge"))
NOON = dt.datetime(2024, 5, 2, 12, 0, tzinfo=dt.UTC)


def test_a_section_that_does_not_apply_says_so_and_asks_nothing(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.ADMINISTRATIVE))
    hands.open("report_publication")
    assert hands.shows("not-asked")
    assert not hands.shows("report_publication.published_date")
    assert hands.find("page-state").property("text") == "Does not apply"


def test_it_is_asked_as_soon_as_the_decision_is_key(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.ADMINISTRATIVE))
    hands.open("report_publication")
    hands.open("type_and_value")
    hands.choose("decision_type", "key")
    hands.open("report_publication")
    assert not hands.shows("not-asked")
    assert hands.shows("report_publication.published_date")


def test_what_was_typed_stays_and_can_be_removed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [False, True]
    monkeypatch.setattr(not_asked, "ask", lambda *_: answers.pop(0))
    hands = bench(FILLED)
    hands.open("forthcoming_list")
    assert hands.shows("forthcoming_list.listed_title")
    hands.press(hands.link("Remove what was typed"))
    assert hands.value("forthcoming_list.listed_title") == "A bridge"
    hands.press(hands.link("Remove what was typed"))
    assert hands.value("forthcoming_list") == ForthcomingList()
    assert not hands.shows("forthcoming_list.listed_title")


@pytest.mark.parametrize(
    ("kind", "reason", "is_asked"),
    [
        (DecisionType.ADMINISTRATIVE, None, False),
        (DecisionType.ADMINISTRATIVE, "It is urgent.", True),
        (DecisionType.KEY, None, True),
    ],
)
def test_why_it_is_exempt_from_call_in_is_asked_only_where_it_could_be_open(
    bench: Bench, kind: DecisionType, reason: str | None, is_asked: bool
) -> None:
    hands = bench(Notice(decision_type=kind, call_in=CallIn(available=False, exemption_reason=reason)))
    hands.open("call_in")
    assert hands.shows("call_in.exemption_reason") is is_asked


def test_a_withdrawn_notice_is_only_read(bench: Bench, make_record: Callable[[Notice | None], Record]) -> None:
    record = lifecycle.withdraw(make_record(Notice(subject="A bridge")), actor="Pat", at=NOON)
    hands = bench(record=record)
    first = hands.find("decision_type")
    assert not first.isEnabled()
    hands.open("subject")
    area = hands.line("subject")
    assert isinstance(area, QPlainTextEdit)
    assert area.isReadOnly()
    hands.type("subject", "!")
    assert area.toPlainText() == "A bridge"
    hands.open("implementation")
    line = hands.line("implementation.start_date")
    assert isinstance(line, QLineEdit)
    assert line.isReadOnly()
    hands.open("review")
    assert not hands.shows("wizard-next")
    assert not hands.shows("wizard-hand-over")


def test_a_notice_withdrawn_meanwhile_offers_no_change(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.ADMINISTRATIVE, call_in=CallIn(available=True)))
    hands.session.visit("call_in")
    hands.open("call_in")
    hands.sees("call-in-not-key")
    assert hands.link("Answer No").isEnabled()
    NoticeSteps(hands.session).withdraw()
    hands.qtbot.waitUntil(lambda: not hands.find("call_in.available").isEnabled())
    hands.qtbot.waitUntil(lambda: not hands.view.findChildren(QWidget, "action-Answer No"))


def test_approvals_given_are_named_and_what_voids_them(
    bench: Bench, make_record: Callable[[Notice | None], Record]
) -> None:
    key = make_record(Notice(decision_type=DecisionType.KEY))
    approved = lifecycle.sign(
        key,
        role=Role.EXECUTIVE_MEMBER,
        name="Councillor Ash",
        post="Executive Member",
        date=NOON.date(),
        mark=None,
        at=NOON,
    )
    hands = bench(record=approved)
    hands.open("report_publication")
    note = hands.find("approvals:executive_member")
    labels = [label for label in note.findChildren(QWidget) if "Councillor Ash" in str(label.property("text"))]
    assert labels
    hands.open("forthcoming_list")
    hands.choose("forthcoming_list.route", "special_urgency")
    assert hands.shows("approvals:scrutiny_chair"), "it says where the approval is given"
