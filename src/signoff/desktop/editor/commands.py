"""The editor's commands by name: what each does to the text, whether it is available, and whether its state is on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication, QTextCursor

from signoff.desktop.editor import hyperlinks, lists, numbering, numbering_menu, tables
from signoff.desktop.editor.clipboard import has_words
from signoff.desktop.editor.formats import shape_of
from signoff.desktop.editor.text_view import TextView
from signoff.notice.text.characters import link_target
from signoff.notice.text.numbering import NumberStyle


def _number(style: NumberStyle, cursor: QTextCursor) -> None:
    lists.set_style(cursor, style)


_ON_CURSOR: dict[str, Callable[[QTextCursor], None]] = {
    "bullet": lambda cursor: lists.set_mark(cursor, "bullet"),
    "number": lambda cursor: lists.set_mark(cursor, "number"),
    **{numbering_menu.command_of(style): partial(_number, style) for style in numbering_menu.STYLES},
    numbering_menu.CONTINUE: numbering.continue_numbering,
    "indent": lambda cursor: lists.shift(cursor, 1),
    "outdent": lambda cursor: lists.shift(cursor, -1),
    "link-remove": hyperlinks.remove_link,
    "row-above": lambda cursor: tables.add_row(cursor, below=False),
    "row-below": tables.add_row,
    "column-left": lambda cursor: tables.add_column(cursor, right=False),
    "column-right": tables.add_column,
    "row-remove": tables.remove_row,
    "column-remove": tables.remove_column,
    "table-remove": tables.remove_table,
}


class Commands:
    """The commands on one text that need no dialog."""

    def __init__(self, view: TextView) -> None:
        """Act on `view`."""
        self._view = view
        self._on_view: dict[str, Callable[[], None]] = {
            "bold": view.toggle_bold,
            "italic": view.toggle_italic,
            "undo": view.undo,
            "redo": view.redo,
            "cut": view.cut,
            "copy": view.copy,
            "paste": view.paste,
            "select-all": view.selectAll,
            "paste-clean": self._paste_clean,
            "link-open": self._open_link,
        }

    def give(self, command: str) -> bool:
        """Run a command; return False when it is not one that the text alone can run."""
        if command in self._on_view:
            self._on_view[command]()
        elif command in _ON_CURSOR:
            cursor = self._view.textCursor()
            _ON_CURSOR[command](cursor)
            self._view.setTextCursor(cursor)
        else:
            return False
        return True

    def active(self) -> dict[str, bool]:
        """Return which of the commands with a state are on at the cursor."""
        cursor = self._view.textCursor()
        look = self._view.currentCharFormat()
        mark = "" if cursor.currentTable() is not None else shape_of(cursor.blockFormat()).mark
        return {
            "bold": look.fontWeight() > QFont.Weight.DemiBold,
            "italic": look.fontItalic(),
            "bullet": mark == "bullet",
            "number": mark == "number",
            "link": bool(hyperlinks.link_at(cursor)),
        }

    def available(self) -> dict[str, bool]:
        """Return which of the commands on the toolbar can be run at the cursor."""
        cursor = self._view.textCursor()
        outside_tables = cursor.currentTable() is None
        document = self._view.document()
        return {
            "bullet": outside_tables,
            "number": outside_tables,
            "numbering": outside_tables,
            "table": outside_tables,
            "indent": outside_tables and lists.can_indent(cursor),
            "outdent": outside_tables and lists.can_outdent(cursor),
            "link": _in_one_paragraph(cursor),
            "undo": document.isUndoAvailable(),
            "redo": document.isRedoAvailable(),
        }

    def on_menu(self) -> dict[str, bool]:
        """Return the commands that the context menu offers at the cursor, and whether each can be run."""
        cursor = self._view.textCursor()
        has_selection = cursor.hasSelection()
        if self._view.isReadOnly():
            offered = {"copy": has_selection, "select-all": True}
        else:
            can_paste = has_words(QGuiApplication.clipboard().mimeData())
            available = self.available()
            offered = {"undo": available["undo"], "redo": available["redo"]}
            offered |= {"cut": has_selection, "copy": has_selection}
            offered |= {"paste": can_paste, "paste-clean": can_paste, "select-all": True}
        if not self._view.isReadOnly() and (item := numbering.item_at(cursor)):
            offered |= numbering_menu.available(item)
        if hyperlinks.link_at(cursor):
            offered["link-open"] = True
            offered |= {} if self._view.isReadOnly() else {"link": True, "link-remove": True}
        if cursor.currentTable() is not None and not self._view.isReadOnly():
            offered |= dict.fromkeys(
                (name for name in _ON_CURSOR if name.startswith(("row-", "column-", "table-"))), True
            )
        return offered

    def _paste_clean(self) -> None:
        self._view.insert_plain(QGuiApplication.clipboard().mimeData())

    def _open_link(self) -> None:
        if target := link_target(hyperlinks.link_at(self._view.textCursor())):
            QDesktopServices.openUrl(QUrl(target))


def _in_one_paragraph(cursor: QTextCursor) -> bool:
    document = cursor.document()
    return document.findBlock(cursor.selectionStart()) == document.findBlock(cursor.selectionEnd())
