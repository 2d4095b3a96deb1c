"""The second row of buttons, shown while the cursor is in a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.focus_ring import ring_around
from signoff.desktop.widgets.seen_tip import SeenTip

HEIGHT = 40
ACTIONS: tuple[tuple[str, str, str], ...] = (
    ("row-below", "plus", "Row"),
    ("column-right", "plus", "Column"),
    ("row-remove", "minus", "Row"),
    ("column-remove", "minus", "Column"),
)
NAMES = {
    "row-above": "Add a row above",
    "row-below": "Add a row below",
    "column-left": "Add a column on the left",
    "column-right": "Add a column on the right",
    "row-remove": "Remove the row",
    "column-remove": "Remove the column",
    "table-remove": "Remove the table",
}

DONE = {
    "row-below": "Row added",
    "column-right": "Column added",
    "row-remove": "Row removed",
    "column-remove": "Column removed",
    "table-remove": "Table removed",
}


class _TableButton(SeenTip, Button):
    """A button whose tool tip says in full what its short words mean; to a screen reader that is its name."""


class TableBar(QWidget):
    """Buttons for the rows and columns of the current table; `command` is emitted with the name of a command."""

    command = Signal(str)
    spoken_role = "ToolBar"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Create the buttons."""
        super().__init__(parent)
        self._theme = theme
        theme.fix(self, height=HEIGHT)
        self.setAccessibleName("Table")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 5)
        row.setSpacing(14)
        for command, icon, words in ACTIONS:
            row.addWidget(self._button(command, icon, words))
        row.addStretch(1)
        row.addWidget(self._button("table-remove", "trash-2", "Table"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))
        painter.end()

    def _button(self, command: str, icon: str, words: str) -> Button:
        button = _TableButton(self._theme, words, kind="ghost", icon=icon)
        button.setFont(self._theme.font("guidance-strong"))
        button.setObjectName(f"editor-{command}")
        button.setAccessibleName(NAMES[command])
        keys = " (Ctrl+Enter)" if command == "row-below" else ""
        button.setToolTip(f"{NAMES[command]}{keys}")
        button.setAccessibleDescription("Control and Enter" if keys else "")
        self._theme.fix(button, height=30)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ring_around(button, 4)
        button.clicked.connect(lambda: self._give(command))
        return button

    def _give(self, command: str) -> None:
        self.command.emit(command)
        announce(self, DONE[command])
