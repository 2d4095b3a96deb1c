"""The canonical form of a tree of blocks: the only one for its text, and one that Markdown can express in full.

The rules: no empty paragraph, list or run; no white space at the end of a line; neighbouring runs differ; a link
has a target that is allowed; neighbouring lists that Markdown would join are one list, and what lists count is what
their marks say (list_marks.py); lists go no deeper than MAX_LIST_DEPTH; every row of a table is as wide as its header.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias, TypeGuard

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
from signoff.notice.text.list_marks import (
    MAX_LETTERS,
    MAX_NUMBER,
    NO_COUNTS,
    Count,
    ListCounts,
    key_of,
    mark_of,
    series_of,
    starts,
)
from signoff.notice.text.numbering import MAX_ROMAN, NumberStyle

_ALIGNMENTS = frozenset({"left", "centre", "right"})
Line: TypeAlias = list[Run]


def canonical_blocks(blocks: Iterable[Block], depth: int = 0, before: ListCounts = NO_COUNTS) -> tuple[Block, ...]:
    """Return the canonical blocks; `depth` counts the lists around them, `before` is what lists before them count."""
    canonical: list[Block] = []
    for block in blocks if depth < MAX_LIST_DEPTH else flatten_lists(blocks):
        current = _canonical_block(block, depth)
        previous = canonical[-1] if canonical else None
        if isinstance(current, BulletList) and isinstance(previous, BulletList):
            canonical[-1] = BulletList(previous.items + current.items)
        elif current is not None:
            canonical.append(current)
    return tuple(_join_numbered_lists(canonical, before))


def counts_after(blocks: Iterable[Block], before: ListCounts) -> ListCounts:
    """Return what the lists up to the end of canonical blocks count, for the blocks after them."""
    counts = dict(before)
    for block in blocks:
        if isinstance(block, NumberedList) and not mark_of(block.start, block.style).is_of_commonmark:
            counts[key_of(block.style)] = block.style.kind, block.start + len(block.items) - 1
    return counts


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
    return BulletList(items) if isinstance(block, BulletList) else _numbered(items, block.start, block.style)


def _numbered(items: tuple[ListItem, ...], start: int, style: NumberStyle) -> NumberedList:
    """Return the list with numbers that can be read back, in figures where it has more items than letters go."""
    highest = MAX_LETTERS if style.kind.endswith("alpha") else MAX_ROMAN if style.kind.endswith("roman") else MAX_NUMBER
    lowest, highest_first = starts(style)
    if len(items) > highest:
        return _numbered(items, start, NumberStyle("decimal", style.enclosure))
    return NumberedList(items, max(min(start, highest_first, highest + 1 - len(items)), lowest), style)


def _is_plain(content: Sequence[Inline]) -> bool:
    """Whether a paragraph is only plain words, which are canonical as they are; most are."""
    if len(content) != 1 or isinstance(content[0], Break):
        return False
    text, bold, italic, link = content[0].text, content[0].bold, content[0].italic, content[0].link
    if not text or bold or italic or link is not None:
        return False
    return not (text[0].isspace() or text[-1].isspace() or NOT_CANONICAL.search(text))


def flatten_lists(blocks: Iterable[Block]) -> Iterator[Block]:
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


def _join_numbered_lists(blocks: list[Block], before: ListCounts) -> Iterator[Block]:
    """Yield the blocks, with neighbouring numbered lists as their marks, read one after the other, make lists."""
    last = dict(before)
    for key, group in groupby(blocks, key=lambda block: key_of(block.style) if _is_numbered(block) else None):
        if key is None:
            yield from group
            continue
        lists = [block for block in group if isinstance(block, NumberedList)]
        for numbered in _joined(lists, last.get(key)):
            last[key] = numbered.style.kind, numbered.start + len(numbered.items) - 1
            yield numbered


def _is_numbered(block: Block) -> TypeGuard[NumberedList]:
    return isinstance(block, NumberedList)


def _joined(lists: list[NumberedList], before: Count | None) -> Iterator[NumberedList]:
    if len(lists) == 1 and (len(lists[0].items) > 1 or lists[0].style.kind == "decimal"):
        yield lists[0]
        return
    items = [item for numbered in lists for item in numbered.items]
    marks = [
        mark_of(number, numbered.style) for numbered in lists for number, _ in enumerate(numbered.items, numbered.start)
    ]
    first = 0
    for series in series_of(marks, before):
        yield _numbered(tuple(items[first : first + series.length]), series.start, series.style)
        first += series.length


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
