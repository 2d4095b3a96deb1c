"""The register's left edge: the product's name, New notice, the filters with their counts, and two more buttons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.commands import Command
from signoff.desktop.register.listing import FILTERS
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.command_button import CommandButton
from signoff.desktop.widgets.rail import Rail
from signoff.desktop.widgets.rail_item import RailItem
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.widgets.buttons import Kind

WIDTH, MARKS_WIDTH = 216, 56
SIDE, FOOT_SIDE = 12, 8
_GAP = 11


class FilterRail(QWidget):
    """Filters the list by status; `filtered` is emitted with the filter's key when one is chosen."""

    filtered = Signal(str)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._commands = commands
        self._chosen = "all"
        self._buttons: list[Button] = []
        self.setObjectName("filterRail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.fix(self, width=WIDTH)
        self._build()
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    @property
    def chosen(self) -> str:
        """The key of the current filter."""
        return self._chosen

    def show_council(self, name: str) -> None:
        """Show whose register this is."""
        self._council.setText(name)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many notices each filter has; a zero is not shown."""
        self._rail.set_items(
            [RailItem(key, title, icon=icon, count=counts[key], counted="notice") for key, title, icon in FILTERS]
        )
        self._rail.select(self._chosen)

    def show_begun(self, begun: bool) -> None:
        """Show New notice as the primary button, or quietly while the register is empty and offers it in the middle."""
        self._new.setVisible(begun)
        self._quiet_new.setVisible(not begun)

    def add_foot(self, widget: QWidget) -> None:
        """Show something more below the filters."""
        self._column.insertWidget(self._column.count() - 2, self._foot(widget))
        if isinstance(widget, Button):
            self._buttons.append(widget)
            widget.show_words(not self._rail.is_compact())

    def _foot(self, widget: QWidget) -> QWidget:
        if isinstance(widget, Button):
            widget.set_gap(_GAP)  # its words begin where those of the rows above do
        return _inset(widget, FOOT_SIDE)

    def set_marks_only(self, marks_only: bool) -> None:
        """Show marks alone where a window, or larger text, leaves too little room for words."""
        if marks_only == self._rail.is_compact():
            return
        self._head.setVisible(not marks_only)
        self._rail.set_compact(marks_only)
        for button in self._buttons:
            button.show_words(not marks_only)
        self._theme.fix(self, width=MARKS_WIDTH if marks_only else WIDTH)

    def choose(self, key: str) -> None:
        """Apply a filter."""
        self._chosen = key
        self._rail.select(key)
        self.filtered.emit(key)

    def _build(self) -> None:
        brand = Label(self._theme, "signoff", "title")
        self._council = Label(self._theme, " ", "guidance")  # its line is there before the name is known
        self._council.setObjectName("councilName")
        self._new = self._button(Command.NEW, "newNotice", "primary")
        self._quiet_new = self._button(Command.NEW, "newNoticeQuiet", "default")
        self._quiet_new.hide()
        self._rail = Rail(self._theme)
        self._rail.setObjectName("filters")
        self._rail.setAccessibleName("Filters")
        self._rail.opened.connect(self.choose)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(20, 20, 20, 0)
        head.setSpacing(4)
        head.addWidget(brand)
        head.addWidget(self._council)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(20)
        for button in (self._new, self._quiet_new):
            column.addWidget(_inset(button, SIDE))
        column.addSpacing(20)
        column.addWidget(self._rail, 1)
        for command, name in ((Command.OPEN_FILE, "railOpenFile"), (Command.SETTINGS, "railSettings")):
            column.addWidget(self._foot(self._button(command, name, "ghost")))

    def _button(self, command: Command, name: str, kind: Kind) -> CommandButton:
        button = CommandButton(self._theme, self._commands, command, name, kind=kind)
        self._buttons.append(button)
        return button

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"#filterRail {{ background: {tokens.paper}; border-right: 1px solid {tokens.line}; }}"
            "#filters { background: transparent; border: none; outline: none; }"
            "#railOpenFile, #railSettings, #sharedMark { text-align: left; padding-left: 10px; font-weight: 400; }"
            'QPushButton[wordless="true"] { padding: 0; text-align: center; }'
        )


def _inset(widget: QWidget, side: int) -> QWidget:
    """Return the widget with room at either side, hidden and shown with it."""
    frame = QWidget()
    row = QVBoxLayout(frame)
    row.setContentsMargins(side, 0, side, 0)
    row.addWidget(widget)
    return frame
