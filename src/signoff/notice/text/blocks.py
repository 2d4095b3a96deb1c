"""The blocks of a long text, on which the editor, the PDF and the Markdown reader and writer all work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from signoff.notice.text.numbering import FIGURES, NumberStyle

MAX_LIST_DEPTH = 8
"""Lists nested deeper than this become paragraphs of the deepest list."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style, on one line: bold, italic, and where they link to (http, https, mailto or tel)."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A hard break: the paragraph continues on a new line."""


Inline: TypeAlias = Run | Break
Cell: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a canonical one is never empty and neither begins nor ends with a break."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: its paragraphs, and the lists and tables below them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A bulleted list."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A numbered list that counts up from `start` (0 to 999,999,999), in figures, letters or Roman numerals."""

    items: tuple[ListItem, ...]
    start: int = 1
    style: NumberStyle = FIGURES


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `align` holds "left", "centre", "right" or "" for each column of the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[str, ...] = ()


Block: TypeAlias = Paragraph | BulletList | NumberedList | Table
