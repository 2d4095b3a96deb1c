"""What the keys and buttons do to lists: begin, change, indent, outdent, split and leave them, each as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from signoff.desktop.editor.formats import block_format, char_format, run_of, shape_of, table_format, table_level
from signoff.desktop.editor.reader import parts, table_at
from signoff.notice.text import MAX_LIST_DEPTH
from signoff.notice.text.flat_blocks import PLAIN, Mark, Shape
from signoff.notice.text.list_marks import mark_at, series_of
from signoff.notice.text.numbering import NumberStyle

_STYLES_BELOW = {
    NumberStyle("lower-alpha", "()"): NumberStyle("lower-roman", "()"),
    NumberStyle("lower-alpha", ")"): NumberStyle("lower-roman", ")"),
    NumberStyle("lower-alpha", "."): NumberStyle("lower-roman", "."),
}
"""How the first item of a list below another is numbered, where not as that one: (i) below (a)."""


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the blocks outside tables that the selection touches, or the cursor's own."""
    block = cursor.document().findBlock(cursor.selectionStart())
    end = cursor.selectionEnd()
    selected: list[QTextBlock] = []
    while block.isValid() and block.position() <= end:
        # a selection that ends before a block's first character does not touch it
        if table_at(block) is None and (block.position() < end or not selected):
            selected.append(block)
        block = block.next()
    return selected


def set_mark(cursor: QTextCursor, mark: Mark) -> None:
    """Make items of the blocks, or plain paragraphs when all of them are such items already."""
    blocks = selected_blocks(cursor)
    shapes = [_shape(block) for block in blocks]
    if not blocks:
        return
    if not all(shape.mark == mark for shape in shapes):
        numbered = next((shape for shape in shapes if shape.mark == mark), Shape())
        _make_items(cursor, mark, numbered.style)
        return
    cursor.beginEditBlock()
    for block in blocks:
        _reshape(block, PLAIN)
    tidy(cursor.document())
    cursor.endEditBlock()


def set_style(cursor: QTextCursor, style: NumberStyle) -> None:
    """Make items of the blocks that are numbered in a style; without a selection, of the whole list."""
    _make_items(cursor, "number", style)


def _make_items(cursor: QTextCursor, mark: Mark, style: NumberStyle) -> None:
    blocks = selected_blocks(cursor)
    cursor.beginEditBlock()
    if not cursor.hasSelection() and blocks and _shape(blocks[0]).mark:
        blocks = siblings(blocks[0])
    for block in blocks:
        shape = _shape(block)
        if block.length() > 1 or len(blocks) == 1 or shape.mark:
            start = shape.start if shape.mark == mark else None
            _reshape(block, Shape(max(shape.level, 1), mark, start, style))
    tidy(cursor.document())
    cursor.endEditBlock()


def begun_by(typed: str) -> Shape | None:
    """Return the first item of the list that typing this at the start of a paragraph begins, its space included.

    A capital and a full stop begin none, because that is how initials are typed.
    """
    if typed in ("- ", "* ", "• "):
        return Shape(1, "bullet")
    found = mark_at(typed)
    if found is None or found.end != len(typed) - 1 or found.mark.written not in ("1", "a", "i", "A", "I"):
        return None
    if found.mark.key == ("upper", "."):
        return None
    return Shape(1, "number", None, next(series_of([found.mark])).style)


def begin_list(cursor: QTextCursor, shape: Shape) -> None:
    """Make an item of the block, without the characters before the cursor that asked for it."""
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    _reshape(cursor.block(), shape)
    cursor.endEditBlock()


def can_indent(cursor: QTextCursor) -> bool:
    """Return whether the first selected item has one above it to be indented below."""
    block = next(iter(selected_blocks(cursor)), None)
    if block is None or not _shape(block).mark:
        return False
    level = _shape(block).level
    return _level_before(block) >= level and level < MAX_LIST_DEPTH


def can_outdent(cursor: QTextCursor) -> bool:
    """Return whether any selected block is in a list."""
    return any(_shape(block).level for block in selected_blocks(cursor))


def shift(cursor: QTextCursor, by: int) -> None:
    """Move the selected items, with all that is below them, one level in (1) or out (-1)."""
    if not (can_indent(cursor) if by > 0 else can_outdent(cursor)):
        return
    chosen = selected_blocks(cursor)
    cursor.beginEditBlock()
    for part in _with_descendants(cursor.document(), chosen):
        if isinstance(part, QTextTable):
            part.setFormat(table_format(max(0, min(table_level(part.format()) + by, MAX_LIST_DEPTH))))
        elif shape := _shape(part):
            level = min(shape.level + by, MAX_LIST_DEPTH)
            _reshape(part, replace(shape, level=level) if level > 0 else PLAIN)
    for block in chosen:
        if not _join_list(block) and by > 0:
            _reshape(block, replace(_shape(block), style=_STYLES_BELOW.get(_shape(block).style, _shape(block).style)))
    tidy(cursor.document())
    cursor.endEditBlock()


def press_enter(cursor: QTextCursor) -> None:
    """Begin a new paragraph or item; on an empty item leave its list by one level."""
    shape = shape_of(cursor.blockFormat())
    cursor.beginEditBlock()
    if shape.level and cursor.block().length() == 1 and not cursor.hasSelection():
        _reshape(cursor.block(), replace(shape, level=shape.level - 1, start=None) if shape.level > 1 else PLAIN)
        _join_list(cursor.block())
        tidy(cursor.document())
    else:
        look = run_of("", cursor.charFormat())
        cursor.removeSelectedText()
        shape = shape_of(cursor.blockFormat())
        cursor.insertBlock(block_format(replace(shape, start=None)), char_format(replace(look, link=None)))
    cursor.endEditBlock()


def press_backspace(cursor: QTextCursor) -> bool:
    """At a block's start: remove first the item's mark, then its level, then join the paragraph to the one above."""
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    shape = shape_of(cursor.blockFormat())
    if not shape.level:
        return _join(cursor, cursor.block().previous(), QTextCursor.MoveOperation.PreviousCharacter)
    cursor.beginEditBlock()
    continues = bool(shape.mark) and _level_before(cursor.block()) >= shape.level
    _reshape(cursor.block(), Shape(shape.level if continues else shape.level - 1))
    tidy(cursor.document())
    cursor.endEditBlock()
    return True


def press_delete(cursor: QTextCursor) -> bool:
    """At a block's end: join the next paragraph to this one, in its shape; a table is never joined."""
    if cursor.hasSelection() or not cursor.atBlockEnd():
        return False
    return _join(cursor, cursor.block().next(), QTextCursor.MoveOperation.NextCharacter)


def tidy(document: QTextDocument) -> None:
    """Reduce every level to what the paragraph before it allows, as reading the text does."""
    previous = 0
    for part in parts(document):
        if isinstance(part, QTextTable):
            level = min(table_level(part.format()), previous)
            if level != table_level(part.format()):
                part.setFormat(table_format(level))
        else:
            shape = _shape(part)
            level = min(shape.level, previous + 1 if shape.mark else previous)
            _reshape(part, replace(shape, level=level))
        previous = level


def _join(cursor: QTextCursor, other: QTextBlock, step: QTextCursor.MoveOperation) -> bool:
    """Join two paragraphs in the shape of the upper one; at a table's edge only move the cursor."""
    if not other.isValid():
        return True
    if table_at(other) is not None or cursor.currentTable() is not None:
        if cursor.currentTable() is None:
            cursor.movePosition(step)
        return True
    backwards = step == QTextCursor.MoveOperation.PreviousCharacter
    shape = _shape(other if backwards else cursor.block())
    cursor.beginEditBlock()
    if backwards:
        cursor.deletePreviousChar()
    else:
        cursor.deleteChar()
    _reshape(cursor.block(), shape)
    tidy(cursor.document())
    cursor.endEditBlock()
    return True


def _shape(block: QTextBlock) -> Shape:
    return shape_of(block.blockFormat())


def _reshape(block: QTextBlock, shape: Shape) -> None:
    new_format = block_format(shape)
    if block.blockFormat() != new_format:
        QTextCursor(block).setBlockFormat(new_format)


def _level_before(block: QTextBlock) -> int:
    """Return the level of what comes before the block; 0 when nothing does."""
    previous = block.previous()
    if not previous.isValid():
        return 0
    table = table_at(previous)
    return _shape(previous).level if table is None else table_level(table.format())


def _join_list(block: QTextBlock) -> bool:
    """Make an item that moved to another level part of the list there; return whether there is one."""
    shape = _shape(block)
    for above in _walk(block, QTextBlock.previous):
        target = _shape(above)
        if target.level < shape.level:
            return False
        if target.level == shape.level and target.mark and shape.mark:
            _reshape(block, replace(shape, mark=target.mark, start=None, style=target.style))
            return True
    return False


def siblings(block: QTextBlock) -> list[QTextBlock]:
    """Return the block and the items of its list, above and below."""
    level, own = _shape(block).level, (_shape(block).mark, _shape(block).style)
    found = [block]
    for step in (QTextBlock.previous, QTextBlock.next):
        for other in _walk(block, step):
            shape = _shape(other)
            if shape.level < level or (shape.level == level and shape.mark and (shape.mark, shape.style) != own):
                break
            if shape.level == level and shape.mark:
                found.append(other)
    return found


def _walk(block: QTextBlock, step: Callable[[QTextBlock], QTextBlock]) -> Iterator[QTextBlock]:
    block = step(block)
    while block.isValid():
        if table_at(block) is None:
            yield block
        block = step(block)


def _with_descendants(document: QTextDocument, chosen: list[QTextBlock]) -> list[QTextBlock | QTextTable]:
    numbers = {block.blockNumber() for block in chosen}
    parts_to_move: list[QTextBlock | QTextTable] = []
    above: int | None = None
    for part in parts(document):
        if isinstance(part, QTextTable):
            if above is not None and table_level(part.format()) >= above:
                parts_to_move.append(part)
            continue
        shape = _shape(part)
        is_chosen = part.blockNumber() in numbers
        if above is not None and (shape.level < above or (shape.level == above and shape.mark)):
            above = None
        if is_chosen and above is None and shape.level:
            above = shape.level
        if above is not None:
            parts_to_move.append(part)
    return parts_to_move


def plain_look(look: QTextCharFormat) -> QTextCharFormat:
    """Return the same look without a link."""
    return char_format(replace(run_of("", look), link=None))
