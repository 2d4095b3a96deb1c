"""What a Word document says, as it is read: paragraphs and tables, in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from signoff.intake.word.left_out import LeftOut
from signoff.notice.text import Inline, Run
from signoff.notice.text.flat_blocks import PLAIN, Shape


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph: its words, in which check boxes are the characters ☐ and ☒, and its place in a list.

    `heading` is the level of the heading that it is, 0 for none.
    """

    content: tuple[Inline, ...]
    shape: Shape = PLAIN
    heading: int = 0


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell of a table: its first column on the table's grid, how many it is wide, and whether it continues above."""

    blocks: tuple[WordBlock, ...]
    column: int
    span: int = 1
    continues: bool = False


WordRow: TypeAlias = tuple[WordCell, ...]


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table, of the form or of a text."""

    rows: tuple[WordRow, ...]


WordBlock: TypeAlias = WordParagraph | WordTable


@dataclass(frozen=True, slots=True)
class WordDocument:
    """All that was read; `notes` are the words of its footnotes, by the number that stands in the text as "[n]"."""

    blocks: tuple[WordBlock, ...]
    notes: Mapping[int, str]
    left_out: tuple[LeftOut, ...] = ()


def is_blank(block: WordBlock) -> bool:
    """Whether a block has no words."""
    if isinstance(block, WordParagraph):
        return not words_of(block).strip()
    return all(is_blank(inner) for row in block.rows for cell in row for inner in cell.blocks)


def words_of(paragraph: WordParagraph) -> str:
    """Return a paragraph's words, with its line ends."""
    return "".join(part.text if isinstance(part, Run) else "\n" for part in paragraph.content)
