"""A file as a card: its name and its folder, with one button; it can be dragged into another program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.elided import ElidedLabel
from signoff.desktop.widgets.nesting import nest

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme


class FileCard(QFrame):
    """Shows a file. `pressed` is emitted when its button is; with `drags`, `dragged` once it was dropped elsewhere."""

    pressed = Signal()
    dragged = Signal()

    def __init__(
        self,
        theme: Theme,
        path: Path,
        button: str,
        label: str = "In",
        *,
        drags: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show a file, with the words of the button, and those before the name of its folder."""
        super().__init__(parent)
        self._theme, self._label, self._drags = theme, label, drags
        self._path = path
        self._pressed_at: QPointF | None = None
        self._icon = QLabel()
        theme.fix(self._icon, width=20, height=20)
        self._name = ElidedLabel(theme, "strong", ink="ink")
        self._folder = ElidedLabel(theme, "note", ink="ink3")
        self._button = Button(theme, button, kind="link")
        self._button.clicked.connect(self.pressed)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if drags:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._lay_out()
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        self.show_file(path)

    @property
    def path(self) -> Path:
        """The file that is shown."""
        return self._path

    def show_file(self, path: Path) -> None:
        """Show another file."""
        self._path = path
        self._name.setText(path.name)
        self._folder.setText(f"{self._label} {path.parent}")
        self._button.setAccessibleName(f"{self._button.text().rstrip('…')}: {path.name}")
        self._button.setAccessibleDescription(f"{self._label} {path.parent}.")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        self._pressed_at = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the file, once the mouse was moved far enough."""
        start = self._pressed_at
        if not self._drags or start is None:
            return
        if (event.position() - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self._drag()

    def _drag(self) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._theme.pixmap("file-text", 20, "blue"))
        if drag.exec(Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction:
            self.dragged.emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        nest(row, words, 1)
        row.addWidget(self._button)

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        self._icon.setPixmap(self._theme.pixmap("file-text", 20, "blue"))
        self.setStyleSheet(
            f"FileCard {{ background: {tokens.paper}; border: 1px solid {tokens.line}; border-radius: 8px; }}"
        )
