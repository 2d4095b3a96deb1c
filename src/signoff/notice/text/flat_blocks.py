"""A long text as a flat sequence of paragraphs and tables that know their place, and back to its tree.

Without Qt: the editor's document and what is pasted from elsewhere both come as such a sequence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from signoff.notice.text import Block, Break, BulletList, Cell, Inline, ListItem, NumberedList, Paragraph, Run, Table
from signoff.notice.text.list_marks import starts
from signoff.notice.text.numbering import FIGURES, NumberStyle, label

Mark: TypeAlias = Literal["", "bullet", "number"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph's place: its level (0 is outside lists), the item it begins, the number it restarts at.

    `style` is that of a numbered item; an item in another style than the one before it begins another list.
    """

    level: int = 0
    mark: Mark = ""
    start: int | None = None
    style: NumberStyle = FIGURES


PLAIN = Shape()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph with its place."""

    shape: Shape
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class TableLeaf:
    """A table with its place."""

    shape: Shape
    table: Table


AnyLeaf: TypeAlias = Leaf | TableLeaf


def leaves(blocks: Iterable[Block], level: int = 0) -> Iterator[AnyLeaf]:
    """Yield the paragraphs and tables of a tree in reading order, each with its place."""
    previous: Block | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Leaf(Shape(level), block.content)
        elif isinstance(block, Table):
            yield TableLeaf(Shape(level), block)
        else:
            shape = _first_shape(block, previous, level + 1)
            for item in block.items:
                first, *rest = item.blocks or (Paragraph(()),)
                if not isinstance(first, Paragraph):
                    first, rest = Paragraph(()), [first, *rest]
                yield Leaf(shape, first.content)
                yield from leaves(rest, level + 1)
                shape = replace(shape, start=None)
        previous = block


def _first_shape(block: BulletList | NumberedList, previous: Block | None, level: int) -> Shape:
    """Return the shape of a list's first item; `previous` is the block before the list."""
    if isinstance(block, BulletList):
        return Shape(level, "bullet")
    restarts = block.start != 1 or (isinstance(previous, NumberedList) and previous.style == block.style)
    return Shape(level, "number", block.start if restarts else None, block.style)


def in_one_line(blocks: Iterable[Block]) -> Cell:
    """Return all the words of the blocks on one line, as a table's cell holds them."""
    line: list[Inline] = []
    for leaf in leaves(blocks):
        table = leaf.table if isinstance(leaf, TableLeaf) else None
        contents = [leaf.content] if isinstance(leaf, Leaf) else []
        contents += [cell for row in (table.header, *table.rows) for cell in row] if table else []
        for content in contents:
            line += [Run(" ")] if line else []
            line += [Run(" ") if isinstance(part, Break) else part for part in content]
    return tuple(line)


@dataclass(slots=True)
class _Item:
    blocks: list[_Node] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    mark: Mark
    start: int
    style: NumberStyle
    items: list[_Item] = field(default_factory=list)

    def goes_on_with(self, shape: Shape) -> bool:
        """Whether an item of a shape is the next: it says no number, or the one that is counted next."""
        if (self.mark, self.style) != (shape.mark, shape.style):
            return False
        return shape.start is None or shape.start == self.start + len(self.items)


_Node: TypeAlias = Paragraph | Table | _List


class BlockTree:
    """Builds a tree from a flat sequence; a level that is not open becomes the deepest that is."""

    def __init__(self) -> None:
        self._top: list[_Node] = []
        self._open: list[_Item] = []

    def add(self, shape: Shape, block: Paragraph | Table) -> None:
        """Add the next paragraph or table."""
        if shape.mark:
            self._begin_item(shape)
            if not (isinstance(block, Paragraph) and not block.content):
                self._open_blocks().append(block)
            return
        del self._open[shape.level :]
        self._open_blocks().append(block)

    def _begin_item(self, shape: Shape) -> None:
        del self._open[shape.level - 1 :]
        siblings = self._open_blocks()
        last = siblings[-1] if siblings else None
        if not isinstance(last, _List) or not last.goes_on_with(shape):
            last = _List(shape.mark, 1 if shape.start is None else shape.start, shape.style)
            siblings.append(last)
        item = _Item()
        last.items.append(item)
        self._open.append(item)

    def _open_blocks(self) -> list[_Node]:
        return self._open[-1].blocks if self._open else self._top

    def blocks(self) -> tuple[Block, ...]:
        """Return the tree of all that was added, not yet canonical."""
        return _frozen(self._top)


def _frozen(nodes: list[_Node]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for node in nodes:
        if not isinstance(node, _List):
            blocks.append(node)
            continue
        items = tuple(ListItem(_frozen(item.blocks)) for item in node.items)
        if node.mark == "bullet":
            blocks.append(BulletList(items))
        elif node.style.kind != "decimal" and node.start > starts(node.style)[1]:
            blocks += (block for place, item in enumerate(items) for block in _in_words(node, place, item))
        else:
            blocks.append(NumberedList(items, node.start, node.style))
    return tuple(blocks)


def _in_words(node: _List, place: int, item: ListItem) -> tuple[Block, ...]:
    """Return an item of a list that begins where no list may: its mark stays as words."""
    mark = Run(f"{label(node.start + place, node.style)} ")
    first, *rest = item.blocks or (Paragraph(()),)
    if isinstance(first, Paragraph):
        return Paragraph((mark, *first.content)), *rest
    return Paragraph((mark,)), first, *rest
