"""The numbers of the items in the editor's document: what each is, and lists that begin elsewhere than at 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

from signoff.desktop.editor.formats import block_format, shape_of, table_level
from signoff.desktop.editor.reader import parts
from signoff.notice.text.flat_blocks import Shape
from signoff.notice.text.list_marks import ListMark, mark_at, starts
from signoff.notice.text.numbering import NumberStyle, label


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `number` is 0 for a bullet.

    `first` is the block with which its list begins, and `earlier` the last number of the list of its style before that.
    """

    block: QTextBlock
    shape: Shape
    number: int
    first: QTextBlock
    earlier: int | None = None


def items(document: QTextDocument) -> Iterator[Item]:
    """Yield the items of all lists in reading order."""
    above: list[Item | None] = []
    last: dict[tuple[int, NumberStyle], int] = {}
    for part in parts(document):
        if isinstance(part, QTextTable):
            del above[table_level(part.format()) :]
            continue
        shape = shape_of(part.blockFormat())
        del above[shape.level :]
        if not shape.mark:
            continue
        above += [None] * (shape.level - len(above))
        key = shape.level, shape.style
        above[-1] = item = _item(part, shape, above[-1], last.get(key))
        if shape.mark == "number":
            last[key] = item.number
        yield item


def _item(block: QTextBlock, shape: Shape, above: Item | None, last: int | None) -> Item:
    if shape.mark == "bullet":
        return Item(block, shape, 0, block)
    if shape.start is not None:
        return Item(block, shape, shape.start, block, last)
    if above is None or (above.shape.mark, above.shape.style) != ("number", shape.style):
        return Item(block, shape, 1, block, last)
    return Item(block, shape, above.number + 1, above.first, above.earlier)


def item_at(cursor: QTextCursor) -> Item | None:
    """Return the numbered item that the cursor's paragraph begins, if it does."""
    block = cursor.block()
    if cursor.currentTable() is not None or shape_of(block.blockFormat()).mark != "number":
        return None
    return next((item for item in items(cursor.document()) if item.block == block), None)


def can_continue(item: Item) -> bool:
    """Whether an item's list can count on from the list of its style before it, and does not yet."""
    if item.earlier is None:
        return False
    first = shape_of(item.first.blockFormat()).start
    return (1 if first is None else first) != item.earlier + 1 and item.earlier < starts(item.shape.style)[1]


def continue_numbering(cursor: QTextCursor) -> None:
    """Let the list at the cursor count on from the list of its style before it."""
    item = item_at(cursor)
    if item is not None and item.earlier is not None:
        _begin_at(item.first, item.earlier + 1)


def start_at(cursor: QTextCursor, number: int) -> None:
    """Let the item at the cursor begin a list at this number."""
    if item_at(cursor) is not None:
        _begin_at(cursor.block(), number)


def _begin_at(block: QTextBlock, number: int) -> None:
    QTextCursor(block).setBlockFormat(block_format(replace(shape_of(block.blockFormat()), start=number)))


def number_typed(typed: str, style: NumberStyle) -> int | None:
    """Return the number that somebody typed for a list of a style: "3", "c" or "(c)"; None for what is none of it."""
    bare = typed.strip().strip("().").strip()
    found = mark_at(f"{bare})")
    if found is None:
        return None
    lowest, highest = starts(style)
    mark = ListMark(bare.upper() if style.kind.startswith("upper") and not bare.isdecimal() else bare.lower(), ")")
    wanted = ("decimal", style.kind)
    number = next((number for kind, number in sorted(mark.counts) if kind in wanted), None)
    return number if number is not None and lowest <= number <= highest else None


def example_of(style: NumberStyle) -> str:
    """Return how the first numbers of a style look."""
    return "  ".join(label(number, style) for number in (1, 2, 3))
