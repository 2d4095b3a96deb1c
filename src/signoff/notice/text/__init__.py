"""The long texts of a notice: their blocks, and the door to reading and writing them as Markdown.

A long text is kept as a small closed subset of CommonMark: paragraphs, hard breaks, bulleted and numbered
lists, bold, italic, links and simple tables. Any other character is plain text and is never lost.
The editor and the PDF both work on these blocks; the Markdown itself is only how they are stored.
"""

from __future__ import annotations

from collections.abc import Iterable

from signoff.notice.text.blocks import (
    MAX_LIST_DEPTH,
    Block,
    Break,
    BulletList,
    Cell,
    Inline,
    ListItem,
    NumberedList,
    Paragraph,
    Run,
    Table,
)

__all__ = [
    "MAX_LIST_DEPTH",
    "Block",
    "Break",
    "BulletList",
    "Cell",
    "Inline",
    "ListItem",
    "NumberedList",
    "Paragraph",
    "Run",
    "Table",
    "canonical",
    "normalise",
    "parse",
    "plain",
    "serialise",
]


def parse(text: str) -> tuple[Block, ...]:
    """The canonical blocks of a Markdown text; takes any text whatsoever and never raises.

    By CommonMark a single line end within a paragraph is a space; a backslash before it makes a hard break.
    """
    from signoff.notice.text.markdown import read  # markdown-it is paid for only when a text is read

    return canonical(read(text))


def canonical(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same text as the one tree that stands for it, however raw the tree (an editor's, say)."""
    from signoff.notice.text.canonical_form import canonical_blocks

    return canonical_blocks(blocks)


def serialise(blocks: Iterable[Block]) -> str:
    """The Markdown of the blocks in its normal form, without white space at the end of any line."""
    from signoff.notice.text.markdown_writer import write

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
