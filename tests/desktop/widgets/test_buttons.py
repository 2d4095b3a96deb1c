"""Buttons say their words, keep their measures and follow the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.painted import shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.look.tokens import DARK, LIGHT
from signoff.desktop.widgets.buttons import Button, IconButton, Kind


@pytest.mark.parametrize(("kind", "height"), [("default", 36), ("primary", 36), ("compact", 32), ("signing", 48)])
def test_heights(theme: Theme, qtbot: QtBot, kind: Kind, height: int) -> None:
    button = Button(theme, "Copy", kind=kind, icon="copy")
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.sizeHint().height() == height


def test_an_ampersand_is_no_mnemonic(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Children & Families")
    qtbot.addWidget(button)
    assert button.text() == "Children & Families"
    assert button.shortcut().isEmpty()


def test_an_icon_stands_on_one_side(theme: Theme) -> None:
    with pytest.raises(ValueError, match="one icon"):
        Button(theme, "Next", icon="plus", trailing="arrow-right")


def test_a_trailing_icon_stands_at_the_right(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Next", kind="primary", trailing="arrow-right")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    white = [x for x in range(image.width()) for y in range(12, 24) if image.pixelColor(x, y).lightness() > 200]
    assert max(white) > image.width() - 24


@pytest.mark.parametrize("kind", ["default", "primary", "ghost", "link", "compact", "signing"])
def test_keyboard_presses(theme: Theme, qtbot: QtBot, kind: Kind) -> None:
    button = Button(theme, "Go", kind=kind)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_the_theme_changes_a_button(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Sign", kind="primary", icon="lock")
    qtbot.addWidget(button)
    button.resize(120, 36)
    assert button.grab().toImage().pixelColor(6, 18) == QColor(LIGHT.fill)
    theme.set_scheme("dark")
    assert button.grab().toImage().pixelColor(6, 18) == QColor(DARK.fill)


def test_disabled_is_neither_filled_nor_clickable(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Sign", kind="primary")
    qtbot.addWidget(button)
    button.resize(120, 36)
    button.setEnabled(False)
    clicks: list[bool] = []
    button.clicked.connect(clicks.append)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clicks == []
    assert not shows(button, LIGHT.fill)


def test_an_icon_button_has_a_name_and_shows_that_it_is_on(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    button = IconButton(theme, "panel-right", "Show page", checkable=True)
    row.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    assert button.accessibleName() == "Show page"
    assert button.toolTip() == "Show page"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    assert button.grab().toImage().pixelColor(4, 16) == QColor(LIGHT.tint)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    for button in (Button(theme, "Continue"), IconButton(theme, "copy", "Copy")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_enter_with_control_is_left_to_shortcuts(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Continue")
    qtbot.addWidget(button)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_words_that_are_not_shown_are_still_said(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Open files…", icon="folder-open")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.show_words(False)
    assert button.sizeHint().width() < wide
    assert (button.text(), button.accessibleName(), button.toolTip()) == ("Open files…", "Open files…", "Open files…")
    button.setText("Open")
    assert button.toolTip() == "Open"
    button.show_words(True)
    assert (button.accessibleName(), button.toolTip(), button.sizeHint().width() < wide) == ("", "", True)


def test_words_that_are_not_shown_leave_a_tool_tip_of_the_buttons_own(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Next", icon="arrow-down")
    qtbot.addWidget(button)
    button.setToolTip("The next section that differs (F7)")
    button.show_words(False)
    assert (button.accessibleName(), button.toolTip()) == ("Next", "The next section that differs (F7)")
