"""What comes from other programs into the editor: put on the clipboard, or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from desktop.editor.conftest import Hands


def put(*, html: str = "", text: str = "") -> None:
    """Put something on the clipboard, as another program does."""
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def note(hands: Hands) -> str:
    """Return what the foot says of a paste."""
    label = hands.editor.findChild(QLabel, "editor-note")
    assert label is not None
    return label.text()


def drop(hands: Hands, data: QMimeData) -> None:
    """Drop something near the beginning of the text."""
    event = QDropEvent(
        QPointF(QPoint(30, 20)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    hands.view.dropEvent(event)
