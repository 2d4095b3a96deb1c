"""A notice as a text that is read line by line: by a screen reader, enlarged, or with a search for words in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.pages.find_bar import FindBar
from signoff.desktop.pages.notice_document import fill
from signoff.errors import FileProblem, SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.pdf.reading.notice_text import Part

WIDEST = 720
"""Pixels of the longest line at the text's own size; more are hard to follow."""

_MARGIN = 32
SMALLEST, LARGEST = 0.7, 3.0
KEYS = "Read only. H goes to the next heading, Shift+H to the one before, Ctrl+F finds words."


class NoticeReader(QWidget):
    """Shows the words of a PDF that signoff wrote.

    `end_reached` is emitted whenever their end is in view, or the caret is there.
    """

    end_reached = Signal()

    def __init__(self, theme: Theme, tasks: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._data = b""
        self._parts: Sequence[Part] = ()
        self._zoom = 1.0
        self._is_writing = False
        self.text = NoticeTextView(self)
        self.find_bar = FindBar(theme, self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.text, 1)
        self.setFocusProxy(self.text)
        self.text.find_wanted.connect(self.find_bar.open)
        self.text.find_next.connect(self.find_bar.step)
        self.text.verticalScrollBar().valueChanged.connect(self._note_end)
        self.text.cursorPositionChanged.connect(self._note_end)
        theme.changed.connect(self._write)

    @property
    def words(self) -> str:
        """Everything that is shown, as plain text."""
        return self.text.toPlainText()

    def show_pages(self, data: bytes) -> None:
        """Show the words of a PDF; those of the same file stay where they are, and of empty bytes there are none."""
        if data == self._data:
            return
        self._data = data
        if not data:
            self._show(data, ())
            return
        self._tasks.run(partial(_parts_of, data), partial(self._show, data), self._show_problem, owner=self)

    def zoom_by(self, steps: int) -> None:
        """Enlarge the text (or, below 0, make it smaller) by steps of an eighth."""
        self._zoom = min(LARGEST, max(SMALLEST, self._zoom * 1.125**steps))
        self._write()

    def reset_zoom(self) -> None:
        """Show the text as large as all other text."""
        self._zoom = 1.0
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Note that the end may be in view."""
        super().showEvent(event)
        self._note_end()

    def _show(self, data: bytes, parts: Sequence[Part]) -> None:
        if data == self._data:
            self._parts = parts
            self._write()

    def _show_problem(self, problem: SignoffError) -> None:
        self._parts = ()
        self.text.setPlainText(str(problem))

    def _write(self) -> None:
        place, bar = self.text.textCursor().position(), self.text.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._is_writing = True  # an empty text is at its end, which nobody has read
        self.text.show_parts(self._parts, self._theme, self._zoom * self._theme.text_percent / 100)
        cursor = self.text.textCursor()
        cursor.setPosition(min(place, max(0, self.text.document().characterCount() - 1)))
        self.text.setTextCursor(cursor)
        bar.setValue(round(share * bar.maximum()))
        self._is_writing = False
        self.find_bar.refresh()

    def _note_end(self) -> None:
        bar = self.text.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum() > 0 or self.text.textCursor().atEnd()
        if self._parts and not self._is_writing and self.isVisible() and is_at_end:
            self.end_reached.emit()


class NoticeTextView(QTextEdit):
    """The text itself, with a caret and keys for headings and tables; it says to a screen reader what words are of."""

    find_wanted = Signal()
    find_next = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = WIDEST
        self._place: tuple[int, int, int] | None = None
        self.setObjectName("noticeText")
        self.setAccessibleName("The notice as text")
        self.setAccessibleDescription(KEYS)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cursorPositionChanged.connect(self._say_structure)

    def show_parts(self, parts: Sequence[Part], theme: Theme, zoom: float) -> None:
        """Show a text in place of the one before, in a theme's colours and enlarged by a factor."""
        document = self.document()
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        fill(document, parts, theme, zoom)
        self._widest = round(WIDEST * zoom)
        tokens = theme.tokens
        self.setStyleSheet(
            f"#noticeText {{ background: {tokens.sheet}; color: {tokens.ink}; border: none; border-radius: 0;"
            f" selection-background-color: {tokens.fill}; selection-color: {tokens.onfill}; }}"
        )
        self._keep_margins()

    def go_to_heading(self, direction: int) -> None:
        """Move the caret to the next heading, or with -1 to the one before; stay where there is none."""
        block = self.textCursor().block()
        while (block := block.next() if direction > 0 else block.previous()).isValid():
            if block.blockFormat().headingLevel():
                self._go_to(block)
                return
        announce(self, "No more headings" if direction > 0 else "No heading before this one")

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is for this text, although a menu of the window has it too."""
        return _finds(event) is not None

    def event(self, event: QEvent) -> bool:
        """Claim the keys for finding words before a menu of the window handles them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.claims(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add H for headings, and the keys for finding words."""
        steps = _finds(event)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if steps is not None:
            self.find_next.emit(steps) if steps else self.find_wanted.emit()
        elif event.key() == Qt.Key.Key_H and plain:
            self.go_to_heading(-1 if event.modifiers() else 1)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text in the middle, in lines that are not too long."""
        super().resizeEvent(event)
        self._keep_margins()

    def _keep_margins(self) -> None:
        side = max(_MARGIN, (self.width() - self._widest) // 2)
        self.setViewportMargins(side, 24, side, 24)

    def _go_to(self, block: QTextBlock) -> None:
        self.setTextCursor(QTextCursor(block))
        rect = self.cursorRect()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + rect.top() - 48)

    def _say_structure(self) -> None:
        """Say what the line or cell is that the caret came into, where that is more than a paragraph."""
        cursor = self.textCursor()
        table, level = cursor.currentTable(), cursor.block().blockFormat().headingLevel()
        if table is not None:
            cell = table.cellAt(cursor)
            place = table.firstPosition(), cell.row(), cell.column()
            words = f"Table, row {cell.row() + 1} of {table.rows()}, column {cell.column() + 1} of {table.columns()}"
            if cell.row():
                header = table.cellAt(0, cell.column())
                words = ", ".join(filter(None, (_cell_words(self.document(), header), words)))
        else:
            place, words = (cursor.block().position(), level, -1), f"Heading level {level}" if level else ""
        if place != self._place and self.hasFocus():
            announce(self, words)
        self._place = place


def _finds(event: QKeyEvent) -> int | None:
    """Return 0 for the key that begins to find words, and for those that go on the steps to take; None for others."""
    if event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        return 0
    if event.key() == Qt.Key.Key_F3:
        return -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
    return None


def _cell_words(document: QTextDocument, cell: object) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(cell.firstPosition())  # type: ignore[attr-defined]
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)  # type: ignore[attr-defined]
    return " ".join(cursor.selectedText().split())


def _parts_of(data: bytes) -> tuple[Part, ...]:
    """Return the parts of a PDF's text; raises FileProblem for one that signoff did not write."""
    from signoff.pdf.reading.document import read_document
    from signoff.pdf.reading.notice_text import text_of
    from signoff.pdf.reading.syntax import NotAsWritten

    try:
        return text_of(read_document(data))
    except NotAsWritten as problem:
        raise FileProblem("These pages cannot be shown as text.") from problem
