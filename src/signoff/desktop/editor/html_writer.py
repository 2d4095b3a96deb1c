"""Writes blocks as plain HTML, for any program that a selection is pasted into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType

from signoff.notice.text import Block, Break, Cell, Inline, NumberedList, Paragraph, Table
from signoff.notice.text.numbering import NumberKind

_TYPES: Mapping[NumberKind, str] = MappingProxyType(
    {"decimal": "1", "lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
)


def html_of(blocks: Iterable[Block]) -> str:
    """Return the blocks as HTML without styles, with every word escaped."""
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_inline(block.content)}</p>"
    if isinstance(block, Table):
        body = "".join(_row(row, "td") for row in block.rows)
        return f"<table>{_row(block.header, 'th')}{body}</table>"
    items = "".join(f"<li>{html_of(item.blocks)}</li>" for item in block.items)
    if isinstance(block, NumberedList):
        return f'<ol type="{_TYPES[block.style.kind]}" start="{block.start}">{items}</ol>'
    return f"<ul>{items}</ul>"


def _row(cells: Iterable[Cell], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in cells) + "</tr>"


def _inline(content: Iterable[Inline]) -> str:
    html = ""
    for part in content:
        if isinstance(part, Break):
            html += "<br>"
            continue
        words = escape(part.text)
        words = f"<i>{words}</i>" if part.italic else words
        words = f"<b>{words}</b>" if part.bold else words
        html += f'<a href="{escape(part.link)}">{words}</a>' if part.link else words
    return html
