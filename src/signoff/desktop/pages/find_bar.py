"""The bar that finds words in a text: how often they occur, and the way from one place to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QWidget

from signoff.desktop.core.announcing import Pausing, announce
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

_MOST = 1_000
"""How many places are marked; more are only said to be many."""


class FindBar(QWidget):
    """Finds words in a text, hidden until it is opened."""

    def __init__(self, theme: Theme, text: QTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._places: list[QTextCursor] = []
        self._current = -1
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = LineField(theme, placeholder="Find in this notice", icon="search")
        self.field.setObjectName("findWords")
        self.field.setAccessibleName("Find in this notice")
        self.count = Label(theme, "", "guidance")
        self.count.setObjectName("findCount")
        self.count.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for icon, tip, act in (
            ("chevron-up", "Previous place (Shift+F3)", lambda: self.step(-1)),
            ("chevron-down", "Next place (F3)", lambda: self.step(1)),
            ("x", "Close (Esc)", self.close_bar),
        ):
            button = IconButton(theme, icon, tip)
            button.clicked.connect(act)
            row.addWidget(button)
        self._typed = Pausing(self)
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(lambda: self.step(1))
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        self.hide()

    def open(self) -> None:
        """Show the bar, ready to type."""
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Hide the bar, and read on at the place that was found."""
        self.hide()
        self._text.setExtraSelections([])
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, steps: int) -> None:
        """Go to the next place, or with -1 to the one before; after the last comes the first."""
        if not self._places:
            self.open()
            return
        self._current = (self._current + steps) % len(self._places)
        self._go()
        announce(self, self._result(with_line=True))

    def refresh(self) -> None:
        """Find the same words again, in another text."""
        self._places = self._matches() if self.isVisible() else []
        self._current = min(self._current, len(self._places) - 1)
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape; go on with F3."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() == Qt.Key.Key_F3:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        begin = self._text.textCursor().selectionStart()
        self._places = self._matches()
        later = (place for place, match in enumerate(self._places) if match.selectionStart() >= begin)
        self._current = next(later, 0 if self._places else -1)
        self._go()
        self._typed.say(self._result(with_line=True))

    def _matches(self) -> list[QTextCursor]:
        words, document = self.field.text(), self._text.document()
        matches: list[QTextCursor] = []
        cursor = document.find(words, 0) if words.strip() else QTextCursor()
        while not cursor.isNull() and len(matches) < _MOST:
            matches.append(cursor)
            cursor = document.find(words, cursor)
        return matches

    def _go(self) -> None:
        if self._places:
            self._text.setTextCursor(self._places[self._current])
            self._text.ensureCursorVisible()
        self._mark()

    def _result(self, *, with_line: bool = False) -> str:
        if not self.field.text().strip():
            return ""
        if not self._places:
            return "Not found"
        line = f": {self._places[self._current].block().text()}" if with_line else ""
        return f"{self._current + 1} of {len(self._places)}{line}"

    def _mark(self) -> None:
        self.count.setText(self._result())
        marks = []
        for place in self._places:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            mark.format.setBackground(self._theme.colour("amber_tint"))
            marks.append(mark)
        self._text.setExtraSelections(marks)

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(f"#findBar {{ background: {tokens.paper}; border-bottom: 1px solid {tokens.line}; }}")
