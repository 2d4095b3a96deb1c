"""Typing any character: Qt's own test keys know ASCII alone."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def type_keys(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Type a text, of any characters, into a widget key by key."""
    for ascii_only, run in groupby(text, key=str.isascii):
        if ascii_only:
            qtbot.keyClicks(widget, "".join(run))
            continue
        for character in run:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(widget, event)
