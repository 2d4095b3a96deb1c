"""Tab moves in the order on the screen, from the fields to Next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.wizard.hands import Bench, Hands
from signoff.notice.record.model import Consultation, Consultee, Notice

PATH = "consultation.executive_member.interests"


def tab(hands: Hands, *, back: bool = False) -> str:
    """Press Tab, and return the name of what has the focus then, or of the field around it."""
    focus = QApplication.focusWidget()
    assert focus is not None
    hands.qtbot.keyClick(focus, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    return where()


def where() -> str:
    widget = QApplication.focusWidget()
    while widget is not None and widget.objectName() in ("", "date-line", "editor-text"):
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def test_tab_leads_through_the_fields_and_on_to_the_footer(bench: Bench) -> None:
    hands = bench(Notice(subject="A"))
    hands.open("subject")
    hands.open("implementation")
    assert where() == "implementation.accountable_officer"
    assert tab(hands) == "implementation.timescales"
    assert tab(hands) == "implementation.start_date"
    passed = [tab(hands) for _ in range(3)]
    assert passed[-2:] == ["wizard-back", "wizard-next"]


def test_shift_tab_leads_back(bench: Bench) -> None:
    hands = bench()
    hands.open("decision_maker", "decision_maker.post")
    assert tab(hands, back=True) == "decision_maker.name"
    assert tab(hands, back=True) == "it-is-me"


def test_a_row_added_later_has_its_place_in_the_order(bench: Bench) -> None:
    hands = bench(Notice(consultation=Consultation(executive_member=Consultee(applies=True))))
    hands.open("consultation")
    hands.press(f"{PATH}:add")
    hands.find(f"{PATH}:add").setFocus()
    assert tab(hands) == f"{PATH}.0.member"
    assert tab(hands) == f"{PATH}.0.interest"


def test_tab_comes_to_a_long_text_before_its_tools(bench: Bench) -> None:
    hands = bench()
    hands.open("consultation")
    assert any(tab(hands) == "consultation.others" for _ in range(6))
    assert tab(hands) == "editor-bold"
    assert tab(hands, back=True) == "consultation.others"
