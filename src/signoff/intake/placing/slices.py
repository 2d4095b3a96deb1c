"""Parts of a paragraph's words, from one character to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from signoff.notice.text import Break, Inline, Run


def part_of(content: Iterable[Inline], start: int, end: int | None = None) -> tuple[Inline, ...]:
    """Return what is between two characters; a line end counts as one."""
    parts: list[Inline] = []
    at = 0
    for inline in content:
        length = 1 if isinstance(inline, Break) else len(inline.text)
        first, last = max(start - at, 0), length if end is None else min(end - at, length)
        if first < last:
            parts.append(inline if isinstance(inline, Break) else replace(inline, text=inline.text[first:last]))
        at += length
    return tuple(parts)


def is_bold_until(content: Iterable[Inline], end: int) -> bool:
    """Whether all words before a character are bold, and none after it are."""
    parts = tuple(content)
    before = [part for part in part_of(parts, 0, end) if isinstance(part, Run) and part.text.strip()]
    after = [part for part in part_of(parts, end) if isinstance(part, Run) and part.text.strip(" \t:.?-–—")]
    return bool(before) and all(part.bold for part in before) and not any(part.bold for part in after)


def is_bold(content: Iterable[Inline]) -> bool:
    """Whether all words are bold."""
    runs = [part for part in content if isinstance(part, Run) and part.text.strip()]
    return bool(runs) and all(part.bold for part in runs)
