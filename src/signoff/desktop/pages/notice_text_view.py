"""The text of a notice that is read with a caret: it says what the line or cell is that the caret comes into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.pages.notice_document import fill

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.pdf.reading.notice_text import Part

WIDEST = 720
"""Pixels of the longest line at the text's own size; more are hard to follow."""

_MARGIN = 32
KEYS = "Read only. H goes to the next heading, Shift+H to the one before, Ctrl+F finds words."


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
        document = QTextDocument(self)  # filled out of sight: a reader would be told of each word that is written
        document.setDefaultFont(self.document().defaultFont())
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        fill(document, parts, theme, zoom)
        before = self.document()
        is_own = before.parent() is self  # the first is the editor's, which deletes it
        self.setDocument(document)
        if is_own:
            before.deleteLater()
        self._widest = round(WIDEST * zoom)
        tokens = theme.tokens
        self.setStyleSheet(
            f"#noticeText {{ background: {tokens.sheet}; color: {tokens.ink}; border: none; border-radius: 0;"
            f" selection-background-color: {tokens.fill}; selection-color: {tokens.onfill}; }}"
        )
        self._keep_margins()
        self._measure()

    def go_to_heading(self, direction: int) -> None:
        """Move the caret to the next heading, or with -1 to the one before; stay where there is none."""
        block = self.textCursor().block()
        while (block := block.next() if direction > 0 else block.previous()).isValid():
            if level := block.blockFormat().headingLevel():
                self._place = block.position(), level, -1  # said here with its words, which the keys of the caret do
                self._go_to(block)
                announce(self, f"{_heading_of(block)}, heading level {level}")
                return
        announce(self, "No more headings" if direction > 0 else "No heading before this one")

    def show_heading(self, headings: Sequence[str]) -> None:
        """Bring the first of these headings that there is to the top, without moving the caret; else the beginning."""
        block = self.document().begin()
        while block.isValid() and not (block.blockFormat().headingLevel() and _heading_of(block) in headings):
            block = block.next()
        bar, layout = self.verticalScrollBar(), self.document().documentLayout()
        top = round(layout.blockBoundingRect(block).top()) - 8 if block.isValid() else 0
        self._measure()
        bar.setValue(top)

    def _measure(self) -> None:
        """Let the scroll bar reach to the end of the text, which Qt does late."""
        height = round(self.document().documentLayout().documentSize().height())
        self.verticalScrollBar().setMaximum(max(0, height - self.viewport().height()))

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


def _heading_of(block: QTextBlock) -> str:
    """Return a heading's words without the numbers of its footnotes and its colon, as `plain_label` does."""
    parts = block.begin()
    words = ""
    while not parts.atEnd():
        fragment = parts.fragment()
        is_raised = fragment.charFormat().verticalAlignment() is QTextCharFormat.VerticalAlignment.AlignSuperScript
        words += "" if is_raised else fragment.text()
        parts += 1
    return " ".join(words.removesuffix(":").split())


def _cell_words(document: QTextDocument, cell: object) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(cell.firstPosition())  # type: ignore[attr-defined]
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)  # type: ignore[attr-defined]
    return " ".join(cursor.selectedText().split())
