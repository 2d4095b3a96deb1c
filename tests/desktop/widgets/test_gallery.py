"""Every control, in both schemes: it paints, and pictures of it can be kept to be looked at."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from signoff.desktop.look.theme import Scheme, Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choices import ChoiceCard
from signoff.desktop.widgets.rail import Rail
from signoff.desktop.widgets.segmented import Segment


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_gallery_paints(scheme: Scheme, theme: Theme, gallery: Callable[[], QMainWindow]) -> None:
    theme.set_scheme(scheme)
    window = gallery()
    picture = window.grab()
    folder = os.environ.get("SIGNOFF_PICTURES")
    if folder:
        picture.save(str(Path(folder) / f"components-{scheme}.png"))
    image = picture.toImage()
    primary = next(b for b in window.findChildren(Button) if b.text() == "Primary")
    at = primary.mapTo(window, primary.rect().topLeft()) * picture.devicePixelRatio()
    assert image.pixelColor(at.x() + 6, at.y() + 18) == QColor(theme.tokens.fill)
    assert primary.size() == QSize(primary.width(), 36)


def test_a_change_of_scheme_leaves_nothing_behind(theme: Theme, gallery: Callable[[], QMainWindow]) -> None:
    window = gallery()
    light = window.grab().toImage()
    theme.set_scheme("dark")
    changed = window.grab().toImage()
    theme.set_scheme("light")
    assert window.grab().toImage() == light
    theme.set_scheme("dark")
    born_dark = gallery()
    assert changed == born_dark.grab().toImage()


def test_no_words_are_cut(gallery: Callable[[], QMainWindow]) -> None:
    window = gallery()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.height() >= button.minimumSizeHint().height(), button.text()
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_tab_reaches_every_control(gallery: Callable[[], QMainWindow]) -> None:
    window = gallery()
    visited: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in visited:
        visited.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    expected = [
        *(button for button in window.findChildren(Button) if button.isEnabled()),
        *window.findChildren(QPlainTextEdit),
        *window.findChildren(Rail),
        *(line for line in window.findChildren(QLineEdit) if line.focusProxy() is None),
        *(card for card in window.findChildren(ChoiceCard) if card.isChecked()),
        *(segment for segment in window.findChildren(Segment) if segment.isChecked()),
    ]
    assert [(type(c).__name__, c.objectName(), c.accessibleName()) for c in expected if c not in visited] == []


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (Button, QAccessible.Role.Button),
        (ChoiceCard, QAccessible.Role.RadioButton),
        (Segment, QAccessible.Role.RadioButton),
        (Check, QAccessible.Role.CheckBox),
        (QLineEdit, QAccessible.Role.EditableText),
        (Rail, QAccessible.Role.List),
    ],
)
def test_a_screen_reader_meets_what_each_control_is(
    gallery: Callable[[], QMainWindow], kind: type[QWidget], role: QAccessible.Role
) -> None:
    window = gallery()  # the only reference that keeps it alive
    controls = window.findChildren(kind)
    assert controls
    for control in controls:
        interface = QAccessible.queryAccessibleInterface(control)
        assert interface is not None
        assert interface.role() == role
