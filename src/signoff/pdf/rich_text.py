"""The long texts: their blocks as paragraphs, lists and tables of lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import msgspec

from signoff.notice.text import (
    Block,
    BulletList,
    ListItem,
    NumberedList,
    Paragraph,
    Table,
    parse,
)
from signoff.notice.text.numbering import NumberKind, label
from signoff.pdf.flow import Item
from signoff.pdf.items import Bullet, Paragraphs, TextLine, keep_together
from signoff.pdf.line_breaking import Span, break_lines
from signoff.pdf.metrics import INDENT, ITEM_GAP, PARAGRAPH_GAP, TEXT
from signoff.pdf.spans import spans_of
from signoff.pdf.structure import Element
from signoff.pdf.tables import table_box

_BULLETS = "•–▪"
_BULLETED = ("Disc", "Disc", "Square")
_COUNTING: Mapping[NumberKind, str] = MappingProxyType(
    {
        "decimal": "Decimal",
        "lower-alpha": "LowerAlpha",
        "upper-alpha": "UpperAlpha",
        "lower-roman": "LowerRoman",
        "upper-roman": "UpperRoman",
    }
)
_SHORT = 3
"""A list of at most this many lines, one for each item, stays together."""

_DEEPEST = 10
"""Lists nested deeper than this are not indented further."""


def rich_items(text: str | None, width: float, element: Element, paragraphs: Paragraphs) -> list[Item]:
    """Return the lines, lists and tables of a Markdown text, `width` points wide."""
    return block_items(parse(text or ""), width, element, paragraphs)


def block_items(blocks: Sequence[Block], width: float, element: Element, paragraphs: Paragraphs) -> list[Item]:
    """Return the lines, lists and tables of blocks, `width` points wide."""
    return _Setting(paragraphs, width).blocks(blocks, element)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Sets blocks in a column: `indent` points in, `depth` lists deep."""

    paragraphs: Paragraphs
    width: float
    indent: float = 0.0
    depth: int = 0

    def blocks(self, blocks: Sequence[Block], element: Element) -> list[Item]:
        items: list[Item] = []
        for place, block in enumerate(blocks):
            leads = isinstance(block, Paragraph) and isinstance(
                blocks[place + 1] if place + 1 < len(blocks) else None, BulletList | NumberedList | Table
            )
            gap = PARAGRAPH_GAP if items or not self.depth else ITEM_GAP
            if isinstance(block, Paragraph):
                spans = spans_of(block.content, TEXT)
                lines = self.paragraphs.lines(spans, self.width, element.add("P"), indent=self.indent, gap=gap)
                items += lines[:-1] + (keep_together(lines[-1:]) if leads else lines[-1:])
            elif isinstance(block, Table):
                items.append(table_box(block, self.width, self.indent, element, self.paragraphs))
            else:
                items += self._list(block, element, gap)
        return items

    def _list(self, block: BulletList | NumberedList, element: Element, gap: float) -> list[Item]:
        numbers = [
            label(block.start + place, block.style) if isinstance(block, NumberedList) else _BULLETS[min(self.depth, 2)]
            for place in range(len(block.items))
        ]
        widest = max((self.paragraphs.faces.width(number, TEXT) for number in numbers), default=0.0)
        hang = max(INDENT, widest + 5.0)
        inner = self.indent + (hang if self.depth < _DEEPEST else 0.0)
        below = replace(self, indent=min(inner, self.width * 0.7), depth=self.depth + 1)
        listing = element.add("L", numbering=self._numbering(block))
        items: list[Item] = []
        last = 0
        for number, list_item in zip(numbers, block.items, strict=True):
            last = len(items)
            items += below.item(list_item, number, listing.add("LI"), ITEM_GAP if items else gap)
        if len(items) == len(block.items) <= _SHORT:
            return [*keep_together(items[:-1]), *items[-1:]]
        if len(block.items) > 2 and len(items) - last == 1:  # no short last item alone on a page
            items[last - 1 : last] = keep_together(items[last - 1 : last])
        return items

    def _numbering(self, block: BulletList | NumberedList) -> str:
        if isinstance(block, NumberedList):
            return _COUNTING[block.style.kind]
        return _BULLETED[min(self.depth, 2)]

    def item(self, list_item: ListItem, number: str, element: Element, gap: float) -> list[Item]:
        pieces = break_lines([Span(number, TEXT)], self.width, self.paragraphs.faces)[0]
        label = element.add("Lbl")
        body = element.add("LBody")
        mark = Bullet(pieces.pieces, label, pieces.width, 5.0)
        first, *others = list_item.blocks or (Paragraph(()),)
        content = first.content if isinstance(first, Paragraph) else ()
        rest = others if isinstance(first, Paragraph) else list(list_item.blocks)
        spans = spans_of(content, TEXT)
        items = self.paragraphs.lines(spans, self.width, body.add("P"), indent=self.indent, gap=gap, mark=mark)
        items = items if content or not rest else keep_together(items)
        below = self.blocks(rest, body)
        if below and isinstance(below[0], TextLine) and isinstance(rest[0], BulletList | NumberedList):
            below[0] = msgspec.structs.replace(below[0], gap=ITEM_GAP)
        return items + below
