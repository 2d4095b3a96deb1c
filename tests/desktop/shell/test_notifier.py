"""The toast: a sentence, at most one thing to do about it, out of the way of the footer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.core.action import Action
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.notifier import WindowNotifier
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.toast import ABOVE_FOOT, Toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    return widget


@pytest.fixture
def notifier(theme: Theme, window: QWidget) -> WindowNotifier:
    window_notifier = WindowNotifier(theme)
    window_notifier.attach(window)
    return window_notifier


def toast(window: QWidget) -> Toast:
    child = window.findChild(Toast)
    assert child is not None
    return child


def test_a_sentence_stands_above_the_footer(notifier: WindowNotifier, window: QWidget) -> None:
    notifier.toast("Exported to notice.pdf")
    shown = toast(window)
    assert shown.isVisible()
    assert shown.text == "Exported to notice.pdf"
    assert shown.geometry().bottom() < 600 - ABOVE_FOOT + 1
    window.resize(700, 500)
    assert shown.geometry().bottom() < 500 - ABOVE_FOOT + 1


def test_a_long_sentence_stays_in_the_window(notifier: WindowNotifier, window: QWidget) -> None:
    notifier.toast("A very long sentence about what was done. " * 12)
    assert window.rect().contains(toast(window).geometry())


def test_its_action_is_done_once_and_it_goes(notifier: WindowNotifier, window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    notifier.toast("Withdrawn.", Action("Bring back", lambda: done.append("back")))
    button = window.findChild(QPushButton, "toastAction")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["back"]
    assert not toast(window).isVisible()


def test_the_next_sentence_takes_its_place_without_the_old_action(notifier: WindowNotifier, window: QWidget) -> None:
    notifier.toast("Withdrawn.", Action("Bring back", lambda: None))
    notifier.toast("Saved.", kind="warning")
    button = window.findChild(QPushButton, "toastAction")
    assert button is not None
    assert toast(window).text == "Saved."
    assert not button.isVisible()


def test_it_can_be_dismissed(notifier: WindowNotifier, window: QWidget, qtbot: QtBot) -> None:
    notifier.toast("Saved.")
    away = window.findChild(QToolButton, "toastDismiss")
    assert away is not None
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    assert not toast(window).isVisible()


def test_over_an_open_dialog_it_is_said_there(notifier: WindowNotifier, window: QWidget, theme: Theme) -> None:
    """Behind the dialog it would not be seen."""
    dialog = Dialog(theme, "Settings", "", "Save", "Cancel", window)
    dialog.setMinimumHeight(theme.px(400))
    dialog.open()
    notifier.toast("The passphrase has been changed.")
    notifier.toast("No signature is kept.")
    (shown,) = dialog.findChildren(Toast)
    assert shown.isVisible()
    assert shown.text == "No signature is kept."
    assert dialog.rect().contains(shown.geometry())
    dialog.accept()
    notifier.toast("Signed.")
    (behind,) = window.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert behind.isVisible()


def test_a_small_dialog_keeps_its_words_uncovered(
    notifier: WindowNotifier, window: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    dialog = Dialog(theme, "Mark as published anyway?", "It will be superseded.", "Continue", "Go back", window)
    qtbot.addWidget(dialog)
    dialog.open()
    notifier.toast("gate.signoff opens when you close the window in front.")
    assert dialog.findChild(Toast) is None
    assert toast(window).isVisible()
