"""The editor of a long text: a toolbar, the text, and a line on its length."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.editor import foot, hyperlinks, numbering, numbering_menu, tables, toolbar
from signoff.desktop.editor.builder import fill_document, replace_document
from signoff.desktop.editor.colours import LinkColours
from signoff.desktop.editor.commands import Commands
from signoff.desktop.editor.left_out_line import LeftOutLine
from signoff.desktop.editor.link_dialog import LinkDialog
from signoff.desktop.editor.memo import MarkdownMemo
from signoff.desktop.editor.menu import build_menu
from signoff.desktop.editor.passages import passage_cursor
from signoff.desktop.editor.paste_note import NOTHING, PasteNote
from signoff.desktop.editor.reader import read_raw
from signoff.desktop.editor.spoken_place import LEAVING
from signoff.desktop.editor.start_dialog import StartDialog
from signoff.desktop.editor.table_bar import TableBar
from signoff.desktop.editor.table_picker import TablePicker
from signoff.desktop.editor.text_marks import TextMarks
from signoff.desktop.editor.text_view import TextView
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.column import keep_in_view
from signoff.desktop.widgets.focus_ring import ring_around
from signoff.desktop.widgets.menus import pop
from signoff.desktop.widgets.paint import box
from signoff.desktop.widgets.tab_order import mark_as_tools
from signoff.notice.record.comment import Passage
from signoff.notice.text import parse, serialise

TALLEST = 460
"""The height up to which the editor grows with its text, in device-independent pixels."""

_PAUSE = 200
_LEAST_TEXT = 132
"""Pixels of the least text that is seen at once, for ordinary text: six lines. The page scrolls anyway."""


class RichEditor(QWidget):
    """Edits one long text; `changed` is emitted with every edit, and the Markdown is computed on demand.

    `comment_wanted` is emitted when a comment on the text is asked for in its menu, as long as it `takes_comments`.
    `marks` are those at its words.
    """

    changed = Signal()
    comment_wanted = Signal()

    def __init__(
        self, theme: Theme, *, name: str = "", minimum_height: int = 240, parent: QWidget | None = None
    ) -> None:
        """Start empty; `name` is the text's accessible name, the height is in device-independent pixels."""
        super().__init__(parent)
        self._theme = theme
        self.takes_comments = False
        self._markdown: str | None = ""
        self._memo = MarkdownMemo()
        self._is_filling = False
        self._place = ""
        self.view = TextView(theme)
        self.view.setObjectName("editor-text")
        self._commands = Commands(self.view)
        self._bar = toolbar.Toolbar(theme)
        self._table_bar = TableBar(theme)
        self._foot = foot.Foot(theme)
        self._left_out = LeftOutLine(theme)
        self._paste_note = PasteNote(self.view, self._foot, self._left_out)
        self._colours = LinkColours(theme, self.view.text)
        self.marks = TextMarks(self.view, theme)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out(name, minimum_height)
        self._connect()
        self._show_state()

    def set_markdown(self, text: str | None) -> None:
        """Show a text, without emitting `changed`; the same text again changes neither cursor nor undo.

        Replacing another text is a step that can be undone; filling an empty editor is not.
        """
        if (text or "") == self.markdown():
            return
        blocks = parse(text or "")
        if serialise(blocks) == self.markdown():
            return
        show = replace_document if self.markdown() else fill_document
        self._is_filling = True
        show(self.view.text, blocks)
        self._is_filling = False
        self._markdown = None
        self.view.moveCursor(self.view.textCursor().MoveOperation.Start)
        self._paste_note.show(NOTHING)
        self._measure()
        self._show_state()

    def markdown(self) -> str:
        """Return the text in the normal form of its Markdown; "" when there is none."""
        if self._markdown is None:
            self._markdown = self._memo.serialise(read_raw(self.view.text))
        return self._markdown

    def select_passage(self, passage: Passage) -> bool:
        """Select the words that a comment is about; return whether they are in the text."""
        cursor = passage_cursor(self.view.text, passage)
        if cursor is None:
            return False
        self.view.setTextCursor(cursor)
        self.view.ensureCursorVisible()
        return True

    def select(self, words: str) -> bool:
        """Select the first place with these words, and scroll to it; return whether there is one."""
        match = self.view.text.find(words)
        if not words or match.isNull():
            return False
        self.view.setTextCursor(match)
        self.view.ensureCursorVisible()
        return True

    def set_read_only(self, read_only: bool) -> None:
        """Make the text read-only, though it can be copied, or editable."""
        self.view.setReadOnly(read_only)
        if read_only:
            keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.view.setTextInteractionFlags(keyboard | Qt.TextInteractionFlag.TextSelectableByMouse)
        else:
            self.view.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self._bar.setVisible(not read_only)
        self._show_state()
        self.update()

    def give(self, command: str) -> None:
        """Run a command by its name, as its button or key does."""
        if command == "comment":
            self.comment_wanted.emit()
            return
        if self.view.isReadOnly() and command not in {"copy", "select-all", "link-open"}:
            return
        if command == "link":
            self._ask_link()
        elif command == "table":
            self._picker.open_below(self._bar.button("table"))
        elif command == "numbering":
            self._show_numbering_menu()
        elif command == numbering_menu.START:
            self._ask_start()
        else:
            self._commands.give(command)
        self._show_state()

    def accessibleName(self) -> str:
        """Return the name of the text."""
        return self.view.accessibleName()

    def setAccessibleName(self, name: str) -> None:
        """Name the text itself, which is what a screen reader stops at."""
        self.view.setAccessibleName(name or "Text")
        self._bar.setAccessibleName(f"Formatting: {name}" if name else "Formatting")
        self._table_bar.setAccessibleName(f"Table: {name}" if name else "Table")

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the text itself."""
        self.view.setAccessibleDescription(" ".join(filter(None, (description, LEAVING))))

    def sizeHint(self) -> QSize:
        """Return the height of the text, within bounds."""
        controls = self._height_of(self._bar, self._foot) + 26
        controls += self._left_out.height_for(self.width() - 2)
        needed = round(self.view.text.size().height()) + controls
        return QSize(495, min(max(self.minimumHeight(), needed), max(self._theme.px(TALLEST), self.minimumHeight())))

    def event(self, event: QEvent) -> bool:
        """Keep room for a line of the text where the buttons, folded or larger, take more of it."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            controls = self._height_of(self._bar, self._table_bar, self._foot)
            least = max(self._least, controls + self._theme.px(_LEAST_TEXT))
            if self.minimumHeight() != least:
                self.setMinimumHeight(least)
        return done

    def _height_of(self, *parts: QWidget) -> int:
        """Return the height of what is shown above and below the text."""
        return sum(part.minimumHeight() for part in parts if not part.isHidden())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background and the border; a read-only text has no background."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        locked = self.view.isReadOnly()
        ground = None if locked else self._theme.colour("raised")
        box(painter, self.rect(), 6, ground, self._theme.colour("edge"))
        painter.end()

    def _lay_out(self, name: str, minimum_height: int) -> None:
        self._least = minimum_height
        self.setMinimumHeight(minimum_height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name)
        self.setAccessibleDescription("")
        self.setFocusProxy(self.view)
        ring_around(self)
        self._picker = TablePicker(self._theme, self)
        self._table_bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for part in (self._bar, self._table_bar):
            column.addWidget(part)
            mark_as_tools(part)
        column.addWidget(self.view, 1)
        column.addWidget(self._foot)
        column.addWidget(self._left_out)

    def _connect(self) -> None:
        self.view.text.contentsChanged.connect(self._on_edited)
        self.view.text.documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.view.cursorPositionChanged.connect(self._show_state)
        self.view.currentCharFormatChanged.connect(self._show_state)
        self.view.cursorPositionChanged.connect(self._keep_cursor_in_view)
        self.view.command.connect(self.give)
        self.view.pasted.connect(self._paste_note.show)
        self._left_out.undo_wanted.connect(self._undo_paste)
        self.view.menu_wanted.connect(self._show_menu)
        self._bar.command.connect(self.give)
        self._table_bar.command.connect(self.give)
        self._picker.chosen.connect(self._insert_table)
        self._pause.timeout.connect(self._measure)
        self._theme.changed.connect(self.update)

    def _keep_cursor_in_view(self) -> None:
        """Let the page follow the cursor, where the editor itself is partly out of its view."""
        if self.view.hasFocus():
            keep_in_view(self.view, self.view.cursorRect())

    def _on_edited(self) -> None:
        if self._is_filling:
            return
        self._markdown = None
        self._paste_note.follow_edit()
        self._pause.start()
        self._show_state()
        self.changed.emit()

    def _undo_paste(self) -> None:
        """Undo the paste that the foot speaks of, which was the last that was done."""
        self.give("undo")
        self.view.setFocus()

    def _show_state(self) -> None:
        in_table = self.view.textCursor().currentTable() is not None and not self.view.isReadOnly()
        if self._table_bar.isHidden() == in_table:
            self._table_bar.setVisible(in_table)
        self._bar.show_state(self._commands.active(), self._commands.available())
        if self.view.hasFocus() and (place := self.view.spoken_place()) != self._place:
            self._place = place
            announce(self, place or "Text")

    def _measure(self) -> None:
        self._foot.show_words(len(self.view.text.toPlainText().split()))
        self.marks.refresh()

    def _ask_link(self) -> None:
        cursor = self.view.textCursor()
        if not self._commands.available()["link"]:
            return
        link = LinkDialog.ask(self._theme, hyperlinks.select_link(cursor), self)
        if link is not None:
            hyperlinks.set_link(cursor, link.words, link.target)
            self.view.setTextCursor(cursor)
        self.view.setFocus()

    def _ask_start(self) -> None:
        cursor = self.view.textCursor()
        if (item := numbering.item_at(cursor)) is None:
            return
        number = StartDialog.ask(self._theme, item, self)
        if number is not None:
            numbering.start_at(cursor, number)
        self.view.setFocus()

    def _insert_table(self, rows: int, columns: int) -> None:
        cursor = self.view.textCursor()
        tables.insert_new(cursor, rows, columns)
        self.view.setTextCursor(cursor)
        self.view.setFocus()
        self.view.ensureCursorVisible()

    def _show_numbering_menu(self) -> None:
        button = self._bar.button("numbering")
        menu = numbering_menu.build(self.view, self.give, numbering.item_at(self.view.textCursor()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pop(menu, button.mapToGlobal(button.rect().bottomLeft()))

    def _show_menu(self, event: QContextMenuEvent) -> None:
        cursor = self.view.textCursor()
        if event.reason() == QContextMenuEvent.Reason.Mouse and not cursor.hasSelection():
            self.view.setTextCursor(self.view.cursorForPosition(event.pos()))
        enabled = self._commands.on_menu() | ({"comment": True} if self.takes_comments else {})
        menu = build_menu(self.view, self.give, enabled)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
