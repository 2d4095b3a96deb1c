"""The long texts of a notice: their blocks, and reading and writing them as Markdown.

A long text is stored as a small closed subset of CommonMark: paragraphs, hard breaks, bulleted and numbered
lists, bold, italic, links and simple tables. Any other character is plain text and is never lost.
The editor and the PDF both work on these blocks; the Markdown itself is only how they are stored.

Others use what is in `__all__`, and six modules:

- `characters`: which characters a text may have, and which targets a link may have
- `cleaning`: the one form of a text's characters, in which texts are kept and read
- `days`: days in words
- `date_parsing`: the days that people write
- `numbering`: how the items of a list are numbered
- `plain_text`: a text as it is read without markup, with the numbers and bullets of its lists
- `flat_blocks`: a text as a flat sequence of paragraphs and tables, and back to its tree

The rest serves this package: `markdown` and `links` read, `markdown_writer` and `emphasis` write, `blocks` defines the
blocks, and `canonical_form` makes one tree of blocks the only one for its text.
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
from signoff.notice.text.list_marks import NO_COUNTS, ListCounts

__all__ = [
    "MAX_LIST_DEPTH",
    "Block",
    "Break",
    "BulletList",
    "Cell",
    "Inline",
    "ListCounts",
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
    "serialise_part",
]


def parse(text: str) -> tuple[Block, ...]:
    """Return the canonical blocks of a Markdown text; accepts any text and never raises.

    By CommonMark a single line end within a paragraph is a space; a backslash before it makes a hard break.
    """
    from signoff.notice.text.canonical_form import canonical_blocks
    from signoff.notice.text.markdown import read  # markdown-it is slow to import

    return canonical_blocks(read(text))


def canonical(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the canonical blocks of the same text, for any tree of blocks (an editor's, for example).

    Their characters are in the form in which texts are kept (`cleaning`), since this is how words come in.
    """
    return _cleaned(blocks, NO_COUNTS)


def _cleaned(blocks: Iterable[Block], before: ListCounts) -> tuple[Block, ...]:
    from signoff.notice.text.canonical_form import canonical_blocks
    from signoff.notice.text.clean_blocks import cleaned_blocks, is_clean

    tree = canonical_blocks(cleaned_blocks(blocks), 0, before)
    while not is_clean(tree):  # a letter and its accent had stood in two runs
        tree = canonical_blocks(cleaned_blocks(tree), 0, before)
    return tree


def serialise(blocks: Iterable[Block]) -> str:
    """Return the Markdown of the blocks in its normal form, without white space at the end of any line."""
    from signoff.notice.text.markdown_writer import write

    return write(canonical(blocks))


def serialise_part(blocks: Iterable[Block], before: ListCounts = NO_COUNTS) -> tuple[str, ListCounts]:
    """Return the Markdown of blocks that stand within a text, and what its lists up to there count.

    `before` is what those before them count: of that depends how a list reads, and whether words need a backslash.
    """
    from signoff.notice.text.canonical_form import counts_after
    from signoff.notice.text.markdown_writer import write

    part = _cleaned(blocks, before)
    return write(part, before), counts_after(part, before)


def normalise(text: str) -> str:
    """Return the normal form of a Markdown text; the same text where it is already in normal form."""
    return serialise(parse(text))


def plain(source: str | Iterable[Block]) -> str:
    """Return the words without markup: a line for each paragraph and row, a tab between the cells of a row."""
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
