"""A window that opens says its words once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from signoff.desktop.core.roles import interface_of
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import Labelled, LineField
from signoff.desktop.widgets.text import Label

_DESCRIBES = QAccessible.RelationFlag.Described


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Dialog:
    monkeypatch.setattr("signoff.desktop.widgets.spoken_dialog.QAccessible.isActive", lambda: True)
    dialog = Dialog(theme, "Withdraw this notice?", "It stays in the register.", "Withdraw", "Cancel")
    dialog.body.addWidget(Labelled(theme, "Note", LineField(theme), "It is kept in the history."))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def described(label: QLabel) -> list[object]:
    interface = interface_of(label)
    assert interface is not None
    return [other.object() for other, relation in interface.relations(_DESCRIBES) if relation is _DESCRIBES]


def test_every_label_is_related_so_that_none_is_said_beside_the_description(dialog: Dialog) -> None:
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]
    for label in labels:
        is_related = label.buddy() is not None or getattr(label, "spoken_role", "") == "Heading"
        assert is_related or described(label) == [dialog], label.text()
    assert sum(label.buddy() is None for label in labels) >= 3
    assert dialog.accessibleDescription() == "It stays in the register."


def test_the_words_are_said_as_they_are_when_the_window_is_met_again(dialog: Dialog) -> None:
    words = next(label for label in dialog.findChildren(Label) if label.text() == "It stays in the register.")
    words.setText("It was withdrawn meanwhile.")
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.ActivationChange))
    assert dialog.accessibleDescription() == "It was withdrawn meanwhile."
    dialog.setAccessibleDescription("What the dialog says of itself.")
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.ActivationChange))
    assert dialog.accessibleDescription() == "What the dialog says of itself."


def test_what_comes_later_is_related_when_the_window_is_met_again(
    dialog: Dialog, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = Label(theme, "There are two earlier versions.", "text")
    dialog.body.addWidget(later)
    rich = QLabel("<b>Bold</b> words in the window")
    rich.setTextFormat(Qt.TextFormat.RichText)
    dialog.body.addWidget(rich)
    dialog.hide()
    dialog.show()
    assert described(later) == [dialog]
    assert interface_of(rich) is None, "Qt says rich text without its marks"
