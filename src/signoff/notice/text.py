"""The long texts of a notice: their blocks, and the door to reading and writing them as Markdown.

A long text is kept as a small closed subset of CommonMark: paragraphs, hard breaks, bulleted and numbered
lists, bold, italic, links and simple tables. Any other character is plain text and is never lost.
The editor and the PDF both work on these blocks; the Markdown itself is only how they are stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

MAX_LIST_DEPTH = 8
"""Lists nested deeper than this become paragraphs of the deepest list."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look, on one line: bold, italic, and where they link to (http, https, mailto or tel)."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A hard break: the paragraph goes on, on a new line."""


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
    """A numbered list that counts up from `start` (0 to 999,999,999)."""

    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `align` holds "left", "centre", "right" or "" for each column of the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[str, ...] = ()


Block: TypeAlias = Paragraph | BulletList | NumberedList | Table


def parse(text: str) -> tuple[Block, ...]:
    """The canonical blocks of a Markdown text; takes any text whatsoever and never raises.

    By CommonMark a single line end within a paragraph is a space; a backslash before it makes a hard break.
    """
    from signoff.notice.markdown import read  # markdown-it is paid for only when a text is read

    return canonical(read(text))


def canonical(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same text as the one tree that stands for it, however raw the tree (an editor's, say)."""
    from signoff.notice.canonical import canonical_blocks

    return canonical_blocks(blocks)


def serialise(blocks: Iterable[Block]) -> str:
    """The Markdown of the blocks in its normal form, without white space at the end of any line."""
    from signoff.notice.markdown_writer import write

    return write(canonical(blocks))


def normalise(text: str) -> str:
    """The normal form of a Markdown text; the same text when it is in normal form already."""
    return serialise(parse(text))


def plain(source: str | Iterable[Block]) -> str:
    """The words alone, without markup: a line for each paragraph and row, a tab between the cells of a row."""
    blocks = parse(source) if isinstance(source, str) else canonical(source)
    return "\n".join(_lines(blocks))


def _lines(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _words(block.content)
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield "\t".join(_words(cell) for cell in row)
        else:
            for item in block.items:
                yield from _lines(item.blocks)


def _words(content: Iterable[Inline]) -> str:
    return "".join(" " if isinstance(part, Break) else part.text for part in content)
