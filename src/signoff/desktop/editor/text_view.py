"""The part of the editor that is written in: its keys, its painting, and what it hands to the clipboard."""

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

from signoff.desktop.editor import clipboard, lists, tables
from signoff.desktop.editor.document import EditorDocument
from signoff.desktop.editor.flat_blocks import Mark
from signoff.desktop.editor.formats import shape_of
from signoff.desktop.editor.markers import Markers, paint_header, paint_marker
from signoff.desktop.editor.reader import parts
from signoff.desktop.look.theme import Theme

_STARTERS: dict[str, Mark] = {"-": "bullet", "*": "bullet", "•": "bullet", "1.": "number", "1)": "number"}
_BAR = 12
_CONTROL = Qt.KeyboardModifier.ControlModifier
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
}


class TextView(QTextEdit):
    """A QTextEdit that knows only what a long text may hold."""

    command = Signal(str)
    """A key asked for what a button does too: bold, italic, link, number, bullet, paste-clean."""

    pasted = Signal(str)
    """What the foot says of what was pasted or refused."""

    menu_wanted = Signal(object)
    """A QContextMenuEvent: the menu is the editor's."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self.text = EditorDocument(theme.font("editor"))
        self.text.setParent(self)
        self.setDocument(self.text)
        self.setFont(theme.font("editor"))
        self._markers = Markers(self.text)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # the editor around it paints ground and edge
        self.setStyleSheet("QTextEdit { border: none; background: transparent; padding: 0; }")
        self.viewport().setAutoFillBackground(False)
        self._keep_margins()
        self.verticalScrollBar().rangeChanged.connect(self._keep_margins)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.setCursorWidth(2)

    def event(self, event: QEvent) -> bool:
        """Claim the editor's own shortcuts before a menu of the window takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys that mean something in lists and tables, and leave the rest to Qt."""
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if name := _command(event):
            self.command.emit(name)
            return
        if self._structural_key(event):
            self.ensureCursorVisible()
            return
        if event.text().isprintable() and event.text():
            self._leave_link()
        blocks = self.text.blockCount()
        super().keyPressEvent(event)
        if event.text() == " ":
            self._begin_list()
        if self.text.blockCount() < blocks:
            self._settle()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab move items and go from cell to cell, and elsewhere leave the text."""
        cursor = self.textCursor()
        if self.isReadOnly() or not self._tab(cursor, backwards=not next):
            return super().focusNextPrevChild(next)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the editor around."""
        self.menu_wanted.emit(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then the bullets and numbers of the items in view, and the ground of each table's header."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        down = self.verticalScrollBar().value()
        colour = self._theme.colour("ink")
        ground = self._theme.colour("ink")
        ground.setAlpha(14)
        for part, top in self._in_view(down):
            if isinstance(part, QTextTable):
                paint_header(painter, self.text.documentLayout(), part, down, ground)
            elif label := self._markers.label(part):
                paint_marker(painter, part, label, top, colour)
        painter.end()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Hand out the selection as our own text, as clean HTML and as plain words."""
        return clipboard.mime_of(self.textCursor())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, never pictures or files."""
        return clipboard.has_words(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped, cleaned, as one step."""
        self._insert(clipboard.cleaned, source)

    def insert_plain(self, source: QMimeData) -> None:
        """Take the words alone, as one step."""
        self._insert(clipboard.as_plain, source)

    def _insert(self, read: Callable[[QMimeData], clipboard.Taken], source: QMimeData) -> None:
        taken = read(source)
        cursor = self.textCursor()
        clipboard.insert(cursor, taken)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if taken.note:
            self.pasted.emit(taken.note)

    def _structural_key(self, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & _SHIFT)
        if event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier):
            return False
        cursor = self.textCursor()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            done = self._enter(cursor, soft=shift)
        elif key == Qt.Key.Key_Backspace:
            done = lists.press_backspace(cursor)
        elif key == Qt.Key.Key_Delete:
            done = lists.press_delete(cursor)
        else:
            done = False
        if done:
            self.setTextCursor(cursor)
        return done

    def _tab(self, cursor: QTextCursor, *, backwards: bool) -> bool:
        if cursor.currentTable() is not None:
            return tables.step_cell(cursor, -1 if backwards else 1)
        in_list = bool(shape_of(cursor.blockFormat()).level)
        if not in_list or not (cursor.hasSelection() or cursor.atBlockStart()):
            return False
        lists.shift(cursor, -1 if backwards else 1)
        return True

    def _enter(self, cursor: QTextCursor, *, soft: bool) -> bool:
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
        if before.endswith(" ") and (mark := _STARTERS.get(before[:-1])):
            lists.begin_list(cursor, mark)

    def _leave_link(self) -> None:
        """Let words typed at the end of a link be no part of it."""
        look = self.currentCharFormat()
        cursor = self.textCursor()
        if look.isAnchor() and not cursor.hasSelection() and not _is_inside_link(cursor):
            self.setCurrentCharFormat(lists.plain_look(look))

    def _settle(self) -> None:
        cursor = QTextCursor(self.text)
        cursor.joinPreviousEditBlock()
        lists.tidy(self.text)
        cursor.endEditBlock()

    def _in_view(self, down: int) -> Iterator[tuple[QTextBlock | QTextTable, QPointF]]:
        """The paragraphs and tables in view, each with its upper left corner on the viewport."""
        layout = self.text.documentLayout()
        first = self.cursorForPosition(self.viewport().rect().topLeft())
        table = first.currentTable()
        start = first.block() if table is None else self.text.findBlock(table.firstPosition())
        for part in parts(self.text, start):
            rect = layout.frameBoundingRect(part) if isinstance(part, QTextTable) else layout.blockBoundingRect(part)
            if rect.top() - down > self.viewport().height():
                return
            yield part, rect.topLeft() - QPointF(0, down)

    def _keep_margins(self) -> None:
        """Keep the text as wide beside a scroll bar as without it."""
        bar = _BAR if self.verticalScrollBar().maximum() > 0 else 0
        self.setViewportMargins(17, 7, 22 - bar, 4)

    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold or not."""
        heavy = self.currentCharFormat().fontWeight() > QFont.Weight.DemiBold
        self.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        """Make the selection, or what is typed next, italic or not."""
        self.setFontItalic(not self.currentCharFormat().fontItalic())


def _command(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return next((name for (held, key), name in _KEYS.items() if held == modifiers and key == event.key()), "")


def _is_inside_link(cursor: QTextCursor) -> bool:
    if cursor.atBlockStart() or cursor.atBlockEnd():
        return False
    after = QTextCursor(cursor)
    after.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return after.charFormat().anchorHref() == cursor.charFormat().anchorHref()
