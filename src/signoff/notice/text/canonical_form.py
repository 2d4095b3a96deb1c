"""The canonical form of a tree of blocks: the only one for its text, and one that Markdown can express in full.

The rules: no empty paragraph, list or run; no white space at the end of a line; neighbouring runs differ; a link
has a target that is allowed; neighbouring lists that Markdown would join are one list; lists go no deeper than
MAX_LIST_DEPTH; every row of a table is as wide as its header.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

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
from signoff.notice.text.characters import LINE_ENDS, NOT_CANONICAL, link_target, readable
from signoff.notice.text.emphasis import BOLD, ITALIC, Piece, expressible, share_spaces

MAX_NUMBER = 999_999_999
"""The highest number that CommonMark reads as a list item's."""

_ALIGNMENTS = frozenset({"left", "centre", "right"})
Line: TypeAlias = list[Run]


def canonical_blocks(blocks: Iterable[Block], depth: int = 0) -> tuple[Block, ...]:
    """Return the canonical blocks; `depth` counts the lists around them."""
    canonical: list[Block] = []
    for block in blocks if depth < MAX_LIST_DEPTH else _flatten_lists(blocks):
        current = _canonical_block(block, depth)
        previous = canonical[-1] if canonical else None
        if isinstance(current, BulletList) and isinstance(previous, BulletList):
            canonical[-1] = BulletList(previous.items + current.items)
        elif current is not None:
            canonical.append(current)
    return tuple(_join_numbered_lists(canonical))


def _canonical_block(block: Block, depth: int) -> Block | None:
    if isinstance(block, Paragraph):
        if _is_plain(block.content):
            return block
        content = _content(_lines(block.content))
        return Paragraph(content) if content else None
    if isinstance(block, Table):
        return _canonical_table(block)
    items = tuple(ListItem(canonical_blocks(item.blocks, depth + 1)) for item in block.items)
    if not items:
        return None
    return BulletList(items) if isinstance(block, BulletList) else NumberedList(items, block.start)


def _is_plain(content: Sequence[Inline]) -> bool:
    """Whether a paragraph is only plain words, which are canonical as they are; most are."""
    if len(content) != 1 or isinstance(content[0], Break):
        return False
    text, bold, italic, link = content[0].text, content[0].bold, content[0].italic, content[0].link
    if not text or bold or italic or link is not None:
        return False
    return not (text[0].isspace() or text[-1].isspace() or NOT_CANONICAL.search(text))


def _flatten_lists(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the paragraphs and tables in reading order; without recursion, since a tree may be very deep."""
    waiting = [iter(blocks)]
    while waiting:
        block = next(waiting[-1], None)
        if block is None:
            waiting.pop()
        elif isinstance(block, Paragraph | Table):
            yield block
        else:
            waiting.append(iter([inner for item in block.items for inner in item.blocks]))


def _join_numbered_lists(blocks: list[Block]) -> Iterator[Block]:
    for is_numbered, group in groupby(blocks, key=lambda block: isinstance(block, NumberedList)):
        neighbours = list(group)
        if is_numbered:
            yield from _join_numbered([block for block in neighbours if isinstance(block, NumberedList)])
        else:
            yield from neighbours


def _join_numbered(lists: list[NumberedList]) -> list[NumberedList]:
    """Return the lists, joined where one continues the numbers of another, or where all would be read as 1. 1. 1."""
    merged: list[NumberedList] = []
    for numbered in lists:
        start = min(max(numbered.start, 0), MAX_NUMBER + 1 - len(numbered.items))
        if merged and merged[-1].start + len(merged[-1].items) == start:
            merged[-1] = NumberedList(merged[-1].items + numbered.items, merged[-1].start)
        else:
            merged.append(NumberedList(numbered.items, start))
    starts = {numbered.start for numbered in merged}
    if len(merged) > 1 and len(starts) == 1 and all(len(numbered.items) == 1 for numbered in merged):
        items = tuple(item for numbered in merged for item in numbered.items)
        return [NumberedList(items, min(merged[0].start, MAX_NUMBER + 1 - len(items)))]
    return merged


def _canonical_table(table: Table) -> Table | None:
    rows = [tuple(_canonical_cell(cell) for cell in row) for row in (table.header, *table.rows)]
    width = max(map(len, rows))
    if not width:
        return None
    header, *body = [row + ((),) * (width - len(row)) for row in rows]
    align = [side if side in _ALIGNMENTS else "" for side in table.align[:width]]
    return Table(header, tuple(body), tuple(align + [""] * (width - len(align))))


def _canonical_cell(cell: Cell) -> Cell:
    """Return the cell on one line, since a Markdown table has no others."""
    lines = _lines(cell)
    for line in lines[:-1]:
        line.append(Run(" "))
    return _content([[run for line in lines for run in line]])


def _lines(content: Iterable[Inline]) -> list[Line]:
    lines: list[Line] = [[]]
    for part in content:
        if isinstance(part, Break):
            lines.append([])
            continue
        target = link_target(part.link) if part.link else None
        first, *more = LINE_ENDS.split(readable(part.text).replace("\t", " "))
        lines[-1].append(Run(first, part.bold, part.italic, target))
        lines += [[Run(text, part.bold, part.italic, target)] for text in more]
    return lines


def _content(lines: list[Line]) -> tuple[Inline, ...]:
    canonical = [_canonical_line(line) for line in lines]
    while canonical and not canonical[-1]:
        canonical.pop()
    content: list[Inline] = []
    for line in canonical:
        if content or line:
            content += [*line, Break()]
    return tuple(content[:-1])


def _canonical_line(line: Line) -> list[Run]:
    if len(line) == 1 and not (line[0].bold or line[0].italic or line[0].link):
        words = line[0].text.strip()
        return [Run(words)] if words else []
    spans = _spans(line)
    runs: list[Run] = []
    for index, (link, pieces) in enumerate(spans):
        before = " " if index == 0 and not link else "."
        after = " " if index + 1 == len(spans) and not link else "."
        runs += [
            Run(text, bool(style & BOLD), bool(style & ITALIC), link)
            for text, style in expressible(pieces, before, after)
        ]
    return runs


def _spans(line: Line) -> list[tuple[str | None, list[Piece]]]:
    """Return the line's pieces by link, without white space at its ends; that between two links is in neither."""
    targets: list[str | None] = [None, *dict.fromkeys(run.link for run in line if run.link)]
    numbers = {target: number << 2 for number, target in enumerate(targets)}
    styled = [(run.text, BOLD * run.bold + ITALIC * run.italic + numbers[run.link]) for run in line]
    pieces = share_spaces(styled)
    while pieces and pieces[-1][0].isspace():
        pieces.pop()
    if pieces and pieces[0][0].isspace():
        del pieces[0]
    spans = groupby(pieces, key=lambda piece: targets[piece[1] >> 2])
    return [(link, [(text, style & (BOLD | ITALIC)) for text, style in group]) for link, group in spans]
