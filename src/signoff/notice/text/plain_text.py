"""A long text as the review shows it: its words, with the numbers and bullets of its lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signoff.notice.text import Block, BulletList, ListItem, NumberedList, parse, plain
from signoff.notice.text.numbering import label

_INDENT = "   "


def plain_text(source: str) -> str:
    """Return the words of a Markdown text, a line for each paragraph, item and row; what is nested is indented."""
    return "\n".join(_lines(parse(source)))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, BulletList):
            yield from _items(("•" for _ in block.items), block.items)
        elif isinstance(block, NumberedList):
            marks = (label(number, block.style) for number, _ in enumerate(block.items, block.start))
            yield from _items(marks, block.items)
        else:
            yield plain((block,))


def _items(marks: Iterable[str], items: Iterable[ListItem]) -> Iterator[str]:
    for mark, item in zip(marks, items, strict=True):
        for index, line in enumerate(_lines(item.blocks)):
            yield f"{_INDENT}{line}" if index else f"{mark} {line}"
