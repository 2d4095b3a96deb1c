"""The part of the editor that is typed in: its keys, its painting, and what it copies and pastes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from signoff.desktop.core.announcing import announce, retract
from signoff.desktop.editor import clipboard, lists, tables
from signoff.desktop.editor.document import EditorDocument
from signoff.desktop.editor.formats import GUTTER, shape_of
from signoff.desktop.editor.markers import Markers, paint_header, paint_marker
from signoff.desktop.editor.reader import parts
from signoff.desktop.editor.spoken_place import cell_words, place_of
from signoff.desktop.look.theme import Theme

_BAR = 12
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYS = {
    (_CONTROL, Qt.Key.Key_B): "bold",
    (_CONTROL, Qt.Key.Key_I): "italic",
    (_CONTROL, Qt.Key.Key_K): "link",
    (_CONTROL | _SHIFT, Qt.Key.Key_7): "number",
    (_CONTROL | _SHIFT, Qt.Key.Key_8): "bullet",
    # what Shift makes of 7 and 8 on British and American keyboards
    (_CONTROL | _SHIFT, Qt.Key.Key_Ampersand): "number",
    (_CONTROL | _SHIFT, Qt.Key.Key_Asterisk): "bullet",
    (_CONTROL | _SHIFT, Qt.Key.Key_V): "paste-clean",
    (_CONTROL, Qt.Key.Key_BracketRight): "indent",
    (_CONTROL, Qt.Key.Key_BracketLeft): "outdent",
    # Word's keys, where square brackets are not to be had
    (_ALT | _SHIFT, Qt.Key.Key_Right): "indent",
    (_ALT | _SHIFT, Qt.Key.Key_Left): "outdent",
    (_CONTROL, Qt.Key.Key_Return): "row-below",
}


class TextView(QTextEdit):
    """A QTextEdit that accepts only what a long text may hold."""

    command = Signal(str)
    """Emitted with the name of a command of the toolbars whose key is pressed."""

    pasted = Signal(object)
    """Emitted with the PastedContent that was inserted or refused, where the foot has something to say of it."""

    menu_wanted = Signal(object)
    """Emitted with the QContextMenuEvent when the editor's menu is requested."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self.text = EditorDocument(theme.font("editor"))
        self.text.setParent(self)
        self.setDocument(self.text)
        retract([self])  # the caret, which Qt has told of
        self.setFont(theme.font("editor"))
        self._markers = Markers(self.text, self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # the editor around it paints background and border
        self.setStyleSheet("QTextEdit { border: none; background: transparent; padding: 0; }")
        self.viewport().setAutoFillBackground(False)
        self._keep_margins()
        self.verticalScrollBar().rangeChanged.connect(self._keep_margins)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.setCursorWidth(2)

    def event(self, event: QEvent) -> bool:
        """Claim the editor's own shortcuts before a menu of the window handles them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that have a meaning in lists and tables, and leave the rest to Qt."""
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if name := _command(event):
            self.command.emit(name)
            return
        if self._handle_structural_key(event):
            self.ensureCursorVisible()
            return
        if event.text().isprintable() and event.text():
            self._leave_link()
        blocks = self.text.blockCount()
        super().keyPressEvent(event)
        if event.text() == " ":
            self._begin_list()
        if self.text.blockCount() < blocks:
            self._tidy_lists()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go from cell to cell with Tab, and elsewhere leave the text: no stop of Tab writes by itself."""
        cursor = self.textCursor()
        if self.isReadOnly() or not tables.step_cell(cursor, 1 if next else -1):
            return super().focusNextPrevChild(next)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        announce(self, cell_words(cursor))  # a reader reads a line where arrow keys lead, and nothing where Tab does
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Emit `menu_wanted` in place of Qt's own menu."""
        self.menu_wanted.emit(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then the bullets and numbers of the items in view, and the background of table headers."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        scrolled = self.verticalScrollBar().value()
        colour = self._theme.colour("ink")
        background = self._theme.colour("ink")
        background.setAlpha(14)
        for part, corner in self._in_view(scrolled):
            if isinstance(part, QTextTable):
                paint_header(painter, self.text.documentLayout(), part, scrolled, background)
            elif label := self._markers.label(part):
                paint_marker(painter, part, label, corner, colour)
        painter.end()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection in signoff's own form, as clean HTML and as plain text."""
        return clipboard.mime_of(self.textCursor())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Accept text, never pictures or files."""
        return clipboard.has_words(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted or dropped, cleaned, as one step."""
        self._insert(clipboard.cleaned, source)

    def spoken_place(self) -> str:
        """Return in which item or cell the cursor is, in words; nothing in plain text."""
        cursor = self.textCursor()
        return place_of(cursor, self._markers.label(cursor.block()))

    def insert_plain(self, source: QMimeData) -> None:
        """Insert plain text, as one step."""
        self._insert(clipboard.as_plain, source)

    def _insert(self, read: Callable[[QMimeData], clipboard.PastedContent], source: QMimeData) -> None:
        content = read(source)
        cursor = self.textCursor()
        clipboard.insert(cursor, content)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if content.note:
            self.pasted.emit(content)

    def _handle_structural_key(self, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & _SHIFT)
        if event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier):
            return False
        cursor = self.textCursor()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            handled = self._handle_enter(cursor, soft=shift)
        elif key == Qt.Key.Key_Backspace:
            handled = lists.press_backspace(cursor)
        elif key == Qt.Key.Key_Delete:
            handled = lists.press_delete(cursor)
        else:
            handled = False
        if handled:
            self.setTextCursor(cursor)
        return handled

    def _handle_enter(self, cursor: QTextCursor, *, soft: bool) -> bool:
        if cursor.currentTable() is not None:
            tables.step_row(cursor)
            return True
        if soft:
            return False
        lists.press_enter(cursor)
        return True

    def _begin_list(self) -> None:
        cursor = self.textCursor()
        if cursor.currentTable() is not None or shape_of(cursor.blockFormat()).level:
            return
        before = cursor.block().text()[: cursor.positionInBlock()]
        if shape := lists.begun_by(before):
            lists.begin_list(cursor, shape)

    def _leave_link(self) -> None:
        """Keep what is typed at the end of a link out of it."""
        look = self.currentCharFormat()
        cursor = self.textCursor()
        if look.isAnchor() and not cursor.hasSelection() and not _is_inside_link(cursor):
            self.setCurrentCharFormat(lists.plain_look(look))

    def _tidy_lists(self) -> None:
        cursor = QTextCursor(self.text)
        cursor.joinPreviousEditBlock()
        lists.tidy(self.text)
        cursor.endEditBlock()

    def _in_view(self, scrolled: int) -> Iterator[tuple[QTextBlock | QTextTable, QPointF]]:
        """Yield the paragraphs and tables in view, each with its upper left corner on the viewport."""
        layout = self.text.documentLayout()
        first = self.cursorForPosition(self.viewport().rect().topLeft())
        table = first.currentTable()
        start = first.block() if table is None else self.text.findBlock(table.firstPosition())
        for part in parts(self.text, start):
            rect = layout.frameBoundingRect(part) if isinstance(part, QTextTable) else layout.blockBoundingRect(part)
            if rect.top() - scrolled > self.viewport().height():
                return
            yield part, rect.topLeft() - QPointF(0, scrolled)

    def _keep_margins(self) -> None:
        """Keep the text the same width with and without a scroll bar."""
        bar = _BAR if self.verticalScrollBar().maximum() > 0 else 0
        self.setViewportMargins(17 - GUTTER, 7, 22 - bar, 4)

    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold or not."""
        heavy = self.currentCharFormat().fontWeight() > QFont.Weight.DemiBold
        self.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        """Make the selection, or what is typed next, italic or not."""
        self.setFontItalic(not self.currentCharFormat().fontItalic())


def _command(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return next((name for (required, key), name in _KEYS.items() if required == modifiers and key == event.key()), "")


def _is_inside_link(cursor: QTextCursor) -> bool:
    if cursor.atBlockStart() or cursor.atBlockEnd():
        return False
    after = QTextCursor(cursor)
    after.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return after.charFormat().anchorHref() == cursor.charFormat().anchorHref()
