"""The row of buttons above the text: one stop of the Tab key, within which the arrow keys move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.focus_ring import ring_around
from signoff.desktop.widgets.folding_bar import FoldingBar

HEIGHT = 46
_RULE_GAP = 4
# command, icon, tip, whether it shows a state; an empty command is a rule between groups
_BUTTONS: tuple[tuple[str, str, str, bool], ...] = (
    ("bold", "bold", "Bold (Ctrl+B)", True),
    ("italic", "italic", "Italic (Ctrl+I)", True),
    ("", "", "", False),
    ("bullet", "list", "Bulleted list (Ctrl+Shift+8)", True),
    ("number", "list-ordered", "Numbered list (Ctrl+Shift+7)", True),
    ("numbering", "chevron-down", "Number style", False),
    ("outdent", "indent-decrease", "Decrease indent (Ctrl+[)", False),
    ("indent", "indent-increase", "Increase indent (Ctrl+])", False),
    ("", "", "", False),
    ("link", "link", "Link (Ctrl+K)", True),
    ("table", "table", "Insert a table", False),
)
_MENUS = frozenset({"numbering"})
"""Buttons that open a menu on the one before them."""

_ICON, _WIDTH, _MENU_ICON, _MENU_WIDTH = 18, 30, 12, 24
_END: tuple[tuple[str, str, str, bool], ...] = (
    ("", "", "", False),
    ("undo", "undo-2", "Undo (Ctrl+Z)", False),
    ("redo", "redo-2", "Redo (Ctrl+Y)", False),
)


class _Rule(QWidget):
    """A hairline between two groups."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.fix(self, width=2 * _RULE_GAP + 1, height=32)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(_RULE_GAP, 0, 1, self.height(), self._theme.colour("line"))
        painter.end()


class Toolbar(FoldingBar):
    """Buttons for commands, and which of them are on at the cursor; `command` is emitted with a command's name.

    What is not about the form of the text goes into a second row where there is too little room for one.
    """

    command = Signal(str)
    spoken_role = "ToolBar"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Create all buttons, off and enabled."""
        super().__init__(theme, HEIGHT, (6, 6), 0, parent)
        self._buttons: dict[str, QAbstractButton] = {}
        self.setAccessibleName("Formatting")
        for entry in _BUTTONS:
            self._add(self.left, entry)
        self.left.addStretch(1)
        self._add_paste_clean(self.right)
        for entry in _END:
            self._add(self.right, entry)
        self.right.addStretch(0)
        self._set_tab_stop(self._buttons["bold"])

    def button(self, command: str) -> QAbstractButton:
        """Return the button of a command."""
        return self._buttons[command]

    def show_state(self, active: dict[str, bool], enabled: dict[str, bool]) -> None:
        """Show which commands are on, and which can be run; those missing from `enabled` can."""
        for command, button in self._buttons.items():
            if button.isCheckable():
                button.setChecked(active.get(command, False))
            button.setEnabled(enabled.get(command, True))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move among the buttons with the arrow keys, Home and End."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enabled = [button for button in self._buttons.values() if button.isEnabled()]
            place = next((index for index, button in enumerate(enabled) if button is watched), 0)
            steps = {Qt.Key.Key_Left: place - 1, Qt.Key.Key_Right: place + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
            target = steps.get(Qt.Key(event.key()))
            if target is not None and enabled:
                button = enabled[target % len(enabled)]
                self._set_tab_stop(button)
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))
        painter.end()

    def _add(self, row: QHBoxLayout, entry: tuple[str, str, str, bool]) -> None:
        command, icon, tip, checkable = entry
        if not command:
            row.addWidget(_Rule(self._theme))
            return
        is_menu = command in _MENUS
        button = IconButton(self._theme, icon, tip, checkable=checkable, size=_MENU_ICON if is_menu else _ICON)
        self._theme.fix(button, width=_MENU_WIDTH if is_menu else _WIDTH)
        self._add_button(row, command, button)

    def _add_paste_clean(self, row: QHBoxLayout) -> None:
        button = Button(self._theme, "Paste clean", kind="ghost", icon="clipboard-paste")
        button.setToolTip("Paste as plain text (Ctrl+Shift+V)")
        self._add_button(row, "paste-clean", button)
        row.addSpacing(6)

    def _add_button(self, row: QHBoxLayout, command: str, button: QAbstractButton) -> None:
        button.setObjectName(f"editor-{command}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.command.emit(command))
        button.installEventFilter(self)
        # a ring of its own, so that it does not look as if the text had the focus
        ring_around(button, 4)
        self._buttons[command] = button
        row.addWidget(button)

    def _set_tab_stop(self, stop: QAbstractButton) -> None:
        """Make one button the stop of the Tab key; a click leaves the focus in the text."""
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is stop else Qt.FocusPolicy.NoFocus)
