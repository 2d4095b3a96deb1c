"""Pending text is never lost, no matter what else changes the notice meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from desktop.wizard.hands import NOW, Bench, Hands
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.person import Person
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.signature_request import SignatureRequest
from signoff.desktop.look.theme import Theme
from signoff.desktop.wizard.pages.registry import make_page
from signoff.desktop.wizard.pages.type_and_value import with_type
from signoff.errors import NotAllowed, SigningBlocked
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.model import (
    CallIn,
    Consultation,
    Consultee,
    DecisionType,
    Dispensation,
    ForthcomingList,
    Interest,
    Notice,
)
from signoff.notice.record.record import EventKind, Role

REQUEST = SignatureRequest(
    Role.EXECUTIVE_MEMBER, "A. Officer", "Chief Officer", NOW.date(), TypedMark(text="A. Officer")
)
LISTED = "forthcoming_list.date_added"
INTERESTS = "consultation.executive_member.interests"
GRANTED = Notice(
    consultation=Consultation(
        executive_member=Consultee(
            applies=True,
            interests=tuple(
                Interest(member=name, interest="Land", dispensation=Dispensation.GRANTED)
                for name in ("Ash", "Elm", "Oak")
            ),
        )
    )
)


def typing(bench: Bench, notice: Notice | None = None) -> Hands:
    """Return hands that have just typed the reasons, which are not written to the notice yet."""
    hands = bench(notice)
    hands.open("reasons")
    hands.type("reasons", "Because.")
    assert hands.session.value("reasons") is None
    return hands


def shown(hands: Hands, path: str) -> str:
    line = hands.line(path)
    return line.text() if isinstance(line, QLineEdit) else plain(line)


def plain(text: object) -> str:
    assert isinstance(text, QTextEdit | QPlainTextEdit)
    return text.toPlainText()


def undo(hands: Hands, path: str) -> None:
    line = hands.line(path)
    line.setFocus()
    hands.qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_another_text_for_the_same_field_comes_after_what_was_typed(bench: Bench) -> None:
    hands = typing(bench)
    states: list[object] = []
    hands.session.changed.connect(lambda: states.append(hands.session.value("reasons")))
    hands.session.set_value("reasons", "As agreed.")
    assert states == ["Because.", "As agreed."]
    assert shown(hands, "reasons") == "As agreed."
    assert hands.value("reasons") == "As agreed."


def test_what_another_text_replaced_is_brought_back_by_undoing(bench: Bench, qtbot: QtBot) -> None:
    hands = typing(bench)
    hands.session.set_value("reasons", "As agreed.")
    undo(hands, "reasons")
    qtbot.waitUntil(lambda: hands.session.value("reasons") == "Because.")


def test_a_change_worked_out_from_the_answers_keeps_what_was_typed(bench: Bench) -> None:
    hands = typing(bench)
    terms = hands.session.record.terms
    hands.session.change(lambda notice: with_type(notice, DecisionType.ADMINISTRATIVE, terms))
    assert hands.session.value("reasons") == "Because."
    assert hands.session.value("decision_type") is DecisionType.ADMINISTRATIVE


STEPS: dict[str, Callable[[NoticeSession], object]] = {
    "another answer": lambda session: session.set_value("subject", "A gate"),
    "saving": lambda session: session.flush(),
    "looking at a page": lambda session: session.visit("subject"),
    "a warning considered": lambda session: NoticeSteps(session).settle(session.findings[0], "As agreed"),
    "handing over": lambda session: NoticeSteps(session).advance(partial(lifecycle.hand_over, to="A. Officer")),
    "giving back": lambda session: NoticeSteps(session).advance(partial(lifecycle.give_back, reason="Name the gate.")),
    "signing": lambda session: NoticeSteps(session).signed_as(REQUEST),
    "a reference": lambda session: NoticeSteps(session).give_reference("D1"),
    "withdrawing": lambda session: NoticeSteps(session).withdraw("no longer needed"),
}


@pytest.mark.parametrize("step", STEPS)
def test_every_step_includes_what_was_typed(bench: Bench, step: str) -> None:
    hands = bench()
    hands.session.set_value("decision_type", DecisionType.ADMINISTRATIVE)
    assert hands.session.findings
    hands.open("reasons")
    hands.type("reasons", "Because.")
    try:
        STEPS[step](hands.session)
    except SigningBlocked:
        assert step == "signing"
    typed = [event for event in hands.session.record.history if "reasons" in event.sections]
    assert hands.session.value("reasons") == "Because."
    assert [event.event for event in typed] == [EventKind.EDITED]


def test_pages_shown_before_the_last_key_are_not_signed(bench: Bench) -> None:
    hands = bench()
    hands.open("reasons")
    candidate = hands.session.record
    hands.type("reasons", "Because.")
    with pytest.raises(NotAllowed, match="changed since its pages were shown"):
        NoticeSteps(hands.session).sign(candidate, b"%PDF-1.7")
    assert hands.session.value("reasons") == "Because."


def test_a_field_that_is_left_is_written_and_a_second_view_continues_from_it(
    bench: Bench, theme: Theme, qtbot: QtBot
) -> None:
    hands = typing(bench)
    second = make_page(theme, hands.session, "reasons", Person)
    qtbot.addWidget(second)
    second.show()
    second.enter()
    hands.find("wizard-back").setFocus()
    assert hands.session.value("reasons") == "Because."
    text = second.findChild(QTextEdit)
    assert isinstance(text, QTextEdit)
    assert plain(text) == "Because."
    qtbot.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(text, " Indeed.")
    qtbot.waitUntil(lambda: shown(hands, "reasons") == "Because. Indeed.")
    second.leave()


def test_a_date_typed_but_not_left_comes_before_another_change(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.KEY))
    hands.open("forthcoming_list")
    hands.type(LISTED, "1/4/24")
    hands.session.set_value("subject", "A gate")
    assert hands.session.value(LISTED) == dt.date(2024, 4, 1)


def test_saving_by_itself_takes_no_date_that_is_still_being_typed(bench: Bench, qtbot: QtBot) -> None:
    hands = bench(Notice(decision_type=DecisionType.KEY))
    hands.open("forthcoming_list")
    hands.session.set_value("subject", "A gate")
    hands.type(LISTED, "1/4/20")
    with qtbot.waitSignal(hands.session.saved):
        pass
    assert hands.session.value(LISTED) is None
    qtbot.keyClicks(hands.line(LISTED), "24")
    assert hands.session.value(LISTED) == dt.date(2024, 4, 1)


def test_removing_an_interest_keeps_an_unfinished_date_in_another(bench: Bench) -> None:
    hands = bench(GRANTED)
    hands.open("consultation")
    hands.type(f"{INTERESTS}.0.date", "31/4")
    hands.type(f"{INTERESTS}.2.date", "soon")
    hands.press(f"{INTERESTS}.1:remove")
    assert (shown(hands, f"{INTERESTS}.0.date"), shown(hands, f"{INTERESTS}.1.date")) == ("31/4", "soon")
    assert [entry.field for entry in hands.view.invalid_inputs()] == [f"{INTERESTS}.0.date", f"{INTERESTS}.1.date"]
    hands.clear(f"{INTERESTS}.1.date")
    hands.type(f"{INTERESTS}.1.date", "1/4/2024")
    assert [(interest.member, interest.date) for interest in hands.value(INTERESTS)] == [
        ("Ash", None),
        ("Oak", dt.date(2024, 4, 1)),
    ]


@pytest.mark.parametrize("button", [f"{INTERESTS}:add", f"{INTERESTS}.1:remove"])
def test_adding_and_removing_interests_keep_a_date_typed_but_not_left(bench: Bench, button: str) -> None:
    hands = bench(GRANTED)
    hands.open("consultation")
    hands.find(button).setFocusPolicy(Qt.FocusPolicy.NoFocus)  # as buttons have on a Mac
    hands.type(f"{INTERESTS}.2.date", "1/4/24")
    hands.press(button)
    dates = {interest.member: interest.date for interest in hands.value(INTERESTS)}
    assert dates["Oak"] == dt.date(2024, 4, 1)
    assert dates["Ash"] is None


def test_an_interest_removed_while_its_date_is_typed_takes_nothing_else_along(bench: Bench) -> None:
    hands = bench(GRANTED)
    hands.open("consultation")
    button = f"{INTERESTS}.1:remove"
    hands.find(button).setFocusPolicy(Qt.FocusPolicy.NoFocus)
    hands.type(f"{INTERESTS}.1.date", "1/4/24")
    hands.press(button)
    assert [(interest.member, interest.date) for interest in hands.value(INTERESTS)] == [("Ash", None), ("Oak", None)]


@pytest.mark.parametrize(
    ("notice", "page", "link", "path"),
    [
        (
            Notice(
                decision_type=DecisionType.KEY,
                forthcoming_list=ForthcomingList(date_added=NOW.date(), listed_title="Footbridge"),
            ),
            "subject",
            "Use the listed title",
            "subject",
        ),
        (
            Notice(decision_type=DecisionType.KEY, call_in=CallIn(available=True, exemption_reason="It is urgent.")),
            "call_in",
            "Clear the reason",
            "call_in.exemption_reason",
        ),
    ],
    ids=["a line", "some lines"],
)
def test_a_text_that_a_link_replaced_is_brought_back_by_undoing(
    bench: Bench, notice: Notice, page: str, link: str, path: str
) -> None:
    hands = bench(notice)
    hands.session.visit(page)
    hands.open(page)
    hands.clear(path)
    hands.type(path, "Typed a moment ago")
    hands.find("wizard-back").setFocus()
    hands.qtbot.waitUntil(lambda: hands.link(link).isVisible())
    hands.press(hands.link(link))
    assert shown(hands, path) != "Typed a moment ago"
    undo(hands, path)
    assert hands.value(path) == "Typed a moment ago"
