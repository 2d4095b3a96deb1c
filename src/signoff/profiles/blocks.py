"""Tables of a TOML text as blocks of lines: taken out, put in and moved without a comment being lost.

A comment directly above a table's head belongs to that table for a person who reads the file, but for a TOML library
to the table before it. A block here begins with its head and ends with its last value; what stands between two
blocks stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """The lines of one table: `start` is its head, `end` the line after its last value."""

    start: int
    end: int


def rows_of(lines: Sequence[str], name: str) -> list[Block]:
    """Return the blocks with the head `[[name]]`, in their order; `name` may be dotted."""
    return _blocks(lines, rf"\s*\[\[\s*{_pattern(name)}\s*\]\]")


def table_of(lines: Sequence[str], name: str) -> Block | None:
    """Return the block with the head `[name]`, None where there is none."""
    return next(iter(_blocks(lines, rf"\s*\[\s*{_pattern(name)}\s*\]")), None)


def without(lines: Sequence[str], block: Block) -> list[str]:
    """Return the lines without a block, and without one of the two gaps around it."""
    before, after = list(lines[: block.start]), list(lines[block.end :])
    while before and after and not before[-1].strip() and not after[0].strip():
        after.pop(0)
    return before + after


def with_rows(lines: Sequence[str], at: int, row: Sequence[str]) -> list[str]:
    """Return the lines with a block of lines before the line `at`, and an empty line between it and its neighbours."""
    before, after = list(lines[:at]), list(lines[at:])
    gap_before = [""] if before and before[-1].strip() and not before[-1].lstrip().startswith("#") else []
    gap_after = [""] if after and after[0].strip() else []
    return [*before, *gap_before, *row, *gap_after, *after]


def _blocks(lines: Sequence[str], head: str) -> list[Block]:
    starts = [number for number, line in enumerate(lines) if re.match(head, line)]
    return [Block(start, _end(lines, start)) for start in starts]


def _end(lines: Sequence[str], start: int) -> int:
    """Return the line after the last value of the table whose head is the line `start`."""
    end = next((number for number in range(start + 1, len(lines)) if _is_head(lines, number)), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _is_head(lines: Sequence[str], number: int) -> bool:
    """Whether a line begins a table: it is `[name]` or `[[name]]` alone, as no line of a list of texts is."""
    return bool(re.fullmatch(r"\s*\[\[?\s*[\w\-\".]+\s*\]\]?\s*(#.*)?", lines[number]))


def _pattern(name: str) -> str:
    return r"\s*\.\s*".join(re.escape(part) for part in name.split("."))
