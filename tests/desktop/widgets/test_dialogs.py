"""Questions return plain answers; Escape is no."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.looking import can_use
from signoff.desktop.look.lengths import screen_room
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.dialogs import PAUSE, Dialog, TypingGuard, ask, ask_text, pick, tell
from signoff.desktop.widgets.line_field import LineField


def when_open(act: Callable[[Dialog], None]) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Dialog) and dialog.isVisible():
            act(dialog)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def press(dialog: Dialog, name: str) -> None:
    button = dialog.findChild(Button, name)
    assert button is not None
    button.click()


def test_yes_and_no(theme: Theme, qtbot: QtBot) -> None:
    when_open(lambda dialog: press(dialog, "dialog-yes"))
    assert ask(None, theme, "Withdraw the notice?", "It can be brought back.", "Withdraw") is True
    when_open(lambda dialog: press(dialog, "dialog-no"))
    assert ask(None, theme, "Withdraw the notice?", "", "Withdraw") is False
    when_open(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert ask(None, theme, "Withdraw the notice?", "", "Withdraw") is False


def test_a_dialog_is_wide_enough_for_the_words_of_all_its_buttons(theme: Theme, qtbot: QtBot) -> None:
    cut: list[str] = []

    def look(dialog: Dialog) -> None:
        buttons = dialog.findChildren(Button)
        cut.extend(button.text() for button in buttons if button.width() < button.sizeHint().width())
        press(dialog, "dialog-yes")

    answers = ("Compare and choose their answers…", "Keep as a copy of its own")
    when_open(look)
    assert pick(None, theme, "Both copies have changed", "", answers, "Do not import") == answers[0]
    assert cut == []


def test_words_are_returned_without_outer_spaces_and_empty_is_no_answer(theme: Theme, qtbot: QtBot) -> None:
    enabled: list[bool] = []

    def write(dialog: Dialog) -> None:
        text = dialog.findChild(QPlainTextEdit, "dialog-text")
        assert text is not None
        enabled.append(can_use(dialog.yes))
        QTest.keyClicks(text, " Add the cost. ")
        enabled.append(can_use(dialog.yes))
        press(dialog, "dialog-yes")

    when_open(write)
    assert ask_text(None, theme, "Send it back?", "", "Send back", "Reason") == "Add the cost."
    assert enabled == [False, True]
    when_open(lambda dialog: press(dialog, "dialog-no"))
    assert ask_text(None, theme, "Send it back?", "", "Send back", "Reason") is None


def test_a_message_has_one_button_and_shows_all_words(theme: Theme, qtbot: QtBot) -> None:
    checks: list[bool] = []

    def close(dialog: Dialog) -> None:
        checks.append(dialog.no.isVisible())
        layout = dialog.layout()
        assert layout is not None
        checks.append(dialog.height() >= layout.totalHeightForWidth(dialog.width()))
        press(dialog, "dialog-yes")

    when_open(close)
    tell(None, theme, "The file could not be written", "The folder is full. " * 20)
    assert checks == [False, True]


def test_enter_answers_and_begins_no_line(theme: Theme, qtbot: QtBot) -> None:
    def answer(dialog: Dialog) -> None:
        text = dialog.findChild(QPlainTextEdit, "dialog-text")
        assert text is not None
        QTest.keyClick(text, Qt.Key.Key_Return)  # with nothing written, there is nothing to answer with
        QTest.keyClicks(text, "one")
        QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClicks(text, "two")
        QTest.keyClick(text, Qt.Key.Key_Return)

    when_open(answer)
    assert ask_text(None, theme, "Send it back?", "", "Send back", "Reason") == "one\ntwo"


def test_enter_proposes_as_it_stands_what_was_proposed(theme: Theme, qtbot: QtBot) -> None:
    when_open(lambda dialog: QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return))
    assert ask_text(None, theme, "Hand over", "", "Hand over", "To", proposed="Kim") == "Kim"


@pytest.mark.parametrize("for_good", [True, False])
def test_enter_means_no_where_yes_cannot_be_taken_back(for_good: bool, theme: Theme, qtbot: QtBot) -> None:
    when_open(lambda dialog: QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return))
    assert ask(None, theme, "Forget it?", "", "Forget it", for_good=for_good) is not for_good


def test_space_within_a_text_that_is_being_typed_answers_no_question(theme: Theme, qtbot: QtBot) -> None:
    now = [10.0]
    dialog = Dialog(theme, "Change it?", "", "Change it", "Leave it")
    TypingGuard((dialog.no, dialog.yes), lambda: now[0])
    qtbot.addWidget(dialog)
    dialog.show()
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    for _ in range(3):
        now[0] += PAUSE / 2
        QTest.keyClick(dialog.no, Qt.Key.Key_Space)
    assert answers == []
    now[0] += PAUSE * 2
    QTest.keyClick(dialog.no, Qt.Key.Key_Space)
    assert answers == [0]


def test_a_dialog_higher_than_its_screen_scrolls_above_its_buttons_and_keeps_the_focus(
    theme: Theme, qtbot: QtBot
) -> None:
    dialog = Dialog(theme, "A question", "", "Yes", "No")
    qtbot.addWidget(dialog)
    lines = [LineField(theme) for _ in range(40)]
    for line in lines:
        dialog.body.addWidget(line)
    lines[2].setFocus()
    dialog.show()
    assert dialog.height() <= screen_room(dialog).height()
    assert dialog.rect().contains(dialog.yes.mapTo(dialog, dialog.yes.rect().bottomRight()))
    assert dialog.focusWidget() is lines[2]
    assert dialog.findChild(QScrollArea) is not None


def test_an_open_dialog_follows_the_size_of_text_and_stays_on_the_screen(theme: Theme, qtbot: QtBot) -> None:
    dialog = Dialog(theme, "A question", "With some words that explain it", "Yes", "No")
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.size()
    screen = screen_room(dialog)
    dialog.move(screen.right() - before.width(), screen.bottom() - before.height())
    theme.set_text_percent(150)
    qtbot.waitUntil(lambda: dialog.height() > before.height())
    assert dialog.width() == 720
    assert screen.contains(dialog.frameGeometry())
    assert dialog.findChild(QScrollArea) is None
