"""The editor's commands by name: what each does to the text, whether it can be given, and whether it holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication, QTextCursor

from signoff.desktop.editor import hyperlinks, lists, tables
from signoff.desktop.editor.clipboard import has_words
from signoff.desktop.editor.formats import shape_of
from signoff.desktop.editor.text_view import TextView
from signoff.notice.text.characters import link_target

_ON_CURSOR: dict[str, Callable[[QTextCursor], None]] = {
    "bullet": lambda cursor: lists.set_mark(cursor, "bullet"),
    "number": lambda cursor: lists.set_mark(cursor, "number"),
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
    """The commands on one text that need no further question."""

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
        """Do it; False when this is no command of the text alone."""
        if command in self._on_view:
            self._on_view[command]()
        elif command in _ON_CURSOR:
            cursor = self._view.textCursor()
            _ON_CURSOR[command](cursor)
            self._view.setTextCursor(cursor)
        else:
            return False
        return True

    def holding(self) -> dict[str, bool]:
        """Which of the commands that show a state hold at the cursor."""
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

    def possible(self) -> dict[str, bool]:
        """Which of the commands on the toolbar can be given at the cursor."""
        cursor = self._view.textCursor()
        is_outside = cursor.currentTable() is None
        document = self._view.document()
        return {
            "bullet": is_outside,
            "number": is_outside,
            "table": is_outside,
            "indent": is_outside and lists.can_indent(cursor),
            "outdent": is_outside and lists.can_outdent(cursor),
            "link": _in_one_paragraph(cursor),
            "undo": document.isUndoAvailable(),
            "redo": document.isRedoAvailable(),
        }

    def on_menu(self) -> dict[str, bool]:
        """The commands that the context menu offers at the cursor, and whether each can be given."""
        cursor = self._view.textCursor()
        selects = cursor.hasSelection()
        if self._view.isReadOnly():
            offered = {"copy": selects, "select-all": True}
        else:
            has = has_words(QGuiApplication.clipboard().mimeData())
            possible = self.possible()
            offered = {"undo": possible["undo"], "redo": possible["redo"], "cut": selects, "copy": selects}
            offered |= {"paste": has, "paste-clean": has, "select-all": True}
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
