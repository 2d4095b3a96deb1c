"""Where the cursor is in lists and tables, in words: the screen shows it, and a screen reader is told."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from signoff.desktop.editor.formats import shape_of

LEAVING = "Tab leaves the text. In a list, Control and ] moves the item in, Control and [ out."
"""What a screen reader says of the editor's own keys."""


def place_of(cursor: QTextCursor, label: str) -> str:
    """Return in which cell or item the cursor is, where `label` is the item's number; nothing in plain text."""
    if (table := cursor.currentTable()) is not None:
        cell = table.cellAt(cursor)
        return f"Row {cell.row() + 1} of {table.rows()}, column {cell.column() + 1} of {table.columns()}"
    shape = shape_of(cursor.blockFormat())
    if not shape.level:
        return ""
    level = f", level {shape.level}" if shape.level > 1 else ""
    if shape.mark == "bullet":
        return f"Bullet{level}"
    return f"Item {label.rstrip('.')}{level}" if shape.mark else f"In a list{level}"


def cell_words(cursor: QTextCursor) -> str:
    """Return the words of the cell that the cursor is in, or that it is blank."""
    table = cursor.currentTable()
    if table is None:
        return ""
    cell = table.cellAt(cursor)
    whole = cell.firstCursorPosition()
    whole.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return " ".join(whole.selectedText().split()) or "blank"
