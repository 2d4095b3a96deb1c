"""A tree of blocks with its characters in the form in which texts are kept (`cleaning`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import is_

from signoff.notice.text.blocks import MAX_LIST_DEPTH, Block, Cell, Inline, ListItem, Paragraph, Run, Table
from signoff.notice.text.canonical_form import flatten_lists
from signoff.notice.text.cleaning import cleaned


def cleaned_blocks(blocks: Iterable[Block], depth: int = 0) -> tuple[Block, ...]:
    """Return the blocks with clean words; each that is clean already is the same object.

    `depth` counts the lists around them: those that lie too deep are taken apart, as in the canonical form.
    """
    return tuple(_block(block, depth) for block in (blocks if depth < MAX_LIST_DEPTH else flatten_lists(blocks)))


def _block(block: Block, depth: int) -> Block:
    if isinstance(block, Paragraph):
        return block if _is_clean(block.content) else Paragraph(_content(block.content))
    if isinstance(block, Table):
        rows = (block.header, *block.rows)
        if all(_is_clean(cell) for row in rows for cell in row):
            return block
        header, *body = [tuple(_content(cell) for cell in row) for row in rows]
        return replace(block, header=header, rows=tuple(body))
    items = [cleaned_blocks(item.blocks, depth + 1) for item in block.items]
    if all(_same(clean, item.blocks) for clean, item in zip(items, block.items, strict=True)):
        return block
    return replace(block, items=tuple(map(ListItem, items)))


def is_clean(blocks: Sequence[Block]) -> bool:
    """Whether all words are clean."""
    return _same(cleaned_blocks(blocks), blocks)


def _same(blocks: Sequence[Block], others: Sequence[Block]) -> bool:
    return len(blocks) == len(others) and all(map(is_, blocks, others))


def _is_clean(content: Iterable[Inline]) -> bool:
    return all(
        cleaned(part.text) == part.text and (not part.link or cleaned(part.link) == part.link)
        for part in content
        if isinstance(part, Run)
    )


def _content(content: Cell) -> Cell:
    return tuple(
        replace(part, text=cleaned(part.text), link=cleaned(part.link) if part.link else part.link)
        if isinstance(part, Run)
        else part
        for part in content
    )
