"""The declaration: ticked by the signer, told each time, and why it cannot be ticked is said to all."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.signing.declaration import Declaration

WORDS = "I have read this notice and take the decision it records."


@pytest.fixture
def declaration(theme: Theme, qtbot: QtBot) -> Declaration:
    made = Declaration(theme)
    made.show_words(WORDS, "A. Officer, Chief Officer")
    qtbot.addWidget(made)
    made.resize(400, 120)
    made.show()
    return made


def button(declaration: Declaration, name: str) -> QAbstractButton:
    made = declaration.findChild(QAbstractButton, name)
    assert isinstance(made, QAbstractButton)
    return made


def test_a_tick_and_its_taking_away_are_each_told_once(declaration: Declaration) -> None:
    signals: list[bool] = []
    declaration.agreed.connect(signals.append)
    button(declaration, "declaration").click()
    button(declaration, "declaration").click()
    assert signals == [True, False]


def test_a_screen_reader_hears_what_is_declared_and_by_whom(declaration: Declaration) -> None:
    check = button(declaration, "declaration")
    assert WORDS in check.accessibleName()
    assert "A. Officer" in f"{check.accessibleName()} {check.accessibleDescription()}"
    assert declaration.focusProxy() is check


def test_what_must_be_done_before_is_said_and_keeps_it_from_being_ticked(
    declaration: Declaration, announced: list[str]
) -> None:
    declaration.permit(permitted=False, why_not="Read the page to its end first.")
    check = button(declaration, "declaration")
    check.click()
    assert not check.isChecked()
    assert check.toolTip() == "Read the page to its end first."
    assert check.accessibleDescription().startswith("Not possible yet. Read the page to its end first.")
    assert announced == ["!Read the page to its end first."]
    assert check.isEnabled(), "Tab would pass over it"
    declaration.permit(permitted=True)
    check.click()
    assert (check.isChecked(), check.toolTip()) == (True, "")
    assert "Not possible" not in check.accessibleDescription()


def test_another_signer_is_asked_for_only_where_one_may_be(declaration: Declaration) -> None:
    asked: list[bool] = []
    declaration.other_wanted.connect(lambda: asked.append(True))
    button(declaration, "otherSigner").click()
    assert asked == [True]
    declaration.offer_other(offered=False)
    assert not button(declaration, "otherSigner").isVisible()
