"""Writing canonical blocks as Markdown in its normal form, escaping only what would act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from signoff.notice.text.blocks import (
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
from signoff.notice.text.emphasis import BOLD, ITALIC, emphasised
from signoff.notice.text.links import MAX_BRACKETS
from signoff.notice.text.list_marks import NO_COUNTS, LastMarks, ListCounts, mark_at, mark_of
from signoff.notice.text.numbering import label

_MARKER = re.compile(r"([0-9]{1,9}(?=[.)])|(?=[-+]))[-+.)](?=[ \t]|\Z)")
_DELIMITER_ROW = re.compile(r"[-:|][-:|\s]*")
_RULES = {"left": ":--", "centre": ":-:", "right": "--:", "": "---"}


def write(blocks: Iterable[Block], before: ListCounts = NO_COUNTS) -> str:
    """Return the Markdown of canonical blocks: a blank line between them, none at the end.

    `before` is what the lists before them count.
    """
    return "\n\n".join(text for _, text in _written(blocks, LastMarks(before)))


def _written(blocks: Iterable[Block], last: LastMarks) -> Iterator[tuple[Block, str]]:
    """Yield each of the blocks that stand at one place, with its text."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block, _paragraph(block.content, last)
        elif isinstance(block, Table):
            yield block, "\n".join(_rows(block))
        elif isinstance(block, BulletList):
            yield block, _items([("- ", item) for item in block.items])
        else:
            yield block, _items(_numbered(block, last))


def _numbered(numbered: NumberedList, last: LastMarks) -> list[tuple[str, ListItem]]:
    items = []
    for number, item in enumerate(numbered.items, numbered.start):
        written = f"{label(number, numbered.style)} "
        found = mark_at(f"{written}.")
        items.append((written if found and last.begins_item(found) else f"{written} ", item))
        last.add(mark_of(number, numbered.style))
    return items


def _items(items: Sequence[tuple[str, ListItem]]) -> str:
    bodies = [_item(marker, item) for marker, item in items]
    spacious = any("\n\n" in body for body in bodies)
    return ("\n\n" if spacious else "\n").join(bodies)


def _item(marker: str, item: ListItem) -> str:
    text = ""
    previous: Block | None = None
    for block, written in _written(item.blocks, LastMarks()):
        if previous is not None:
            text += "\n" if _may_follow_closely(previous, block) else "\n\n"
        text += written
        previous = block
    indented = text.replace("\n", "\n" + " " * len(marker))
    return re.sub(r" +$", "", marker + indented, flags=re.MULTILINE)


def _may_follow_closely(before: Block, block: Block) -> bool:
    """Whether a list may follow a paragraph without a blank line: only with words in its first item, and from 1."""
    if not isinstance(before, Paragraph) or isinstance(block, Paragraph | Table):
        return False
    first = block.items[0].blocks
    interrupts = isinstance(block, BulletList) or label(block.start, block.style) in ("1.", "1)")
    return bool(first) and isinstance(first[0], Paragraph) and interrupts


def _rows(table: Table) -> Iterator[str]:
    yield _row(_cell(cell) for cell in table.header)
    yield _row(_RULES[side] for side in table.align)
    for row in table.rows:
        yield _row(_cell(cell) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(cell: Cell) -> str:
    return _inline([part for part in cell if isinstance(part, Run)]).replace("|", "\\|")


def _paragraph(content: Iterable[Inline], last: LastMarks) -> str:
    """Return the paragraph, escaped where it would begin an item of a list after the marks before it."""
    text = _lines(content)
    found = None if _MARKER.match(text) else mark_at(text, 0, text.find("\n") if "\n" in text else None)
    if found and last.begins_item(found):
        return f"{text[: found.end - 1]}\\{text[found.end - 1 :]}"
    return text


def _lines(content: Iterable[Inline]) -> str:
    lines: list[str] = []
    for is_break, parts in groupby(content, key=lambda part: isinstance(part, Break)):
        if is_break:
            lines += [""] * (sum(1 for _ in parts) - 1)
        else:
            lines.append(_line_start(_inline([part for part in parts if isinstance(part, Run)]), lines))
    return "\\\n".join(lines)


def _line_start(line: str, above: Sequence[str]) -> str:
    """Return the line, escaped where it would begin a list, or make a table with the line above it."""
    if marker := _MARKER.match(line):
        return f"{marker[1]}\\{line[marker.end(1) :]}"
    if above and "|" in above[-1] and _DELIMITER_ROW.fullmatch(line):
        return "\\" + line
    return line


def _inline(runs: Sequence[Run]) -> str:
    parts: list[str] = []
    for link, group in groupby(runs, key=lambda run: run.link):
        pieces = [(run.text, BOLD * run.bold + ITALIC * run.italic) for run in group]
        words = emphasised(pieces, in_label=link is not None)
        parts.append(words if link is None else f"[{words}]({_target(link)})")
    return "".join(parts)


def _target(link: str) -> str:
    target = link.replace("\\", "\\\\")
    return target if _is_balanced(link) else re.sub(r"[()]", r"\\\g<0>", target)


def _is_balanced(link: str) -> bool:
    depth = 0
    for bracket in re.findall(r"[()]", link):
        depth += 1 if bracket == "(" else -1
        if not 0 <= depth <= MAX_BRACKETS:
            return False
    return depth == 0
