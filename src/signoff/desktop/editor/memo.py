"""Writes Markdown repeatedly while somebody types, without repeating what has not changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from signoff.notice.text import Block, ListCounts, Paragraph, Run, Table, serialise_part
from signoff.notice.text.cleaning import cleaned

_Part: TypeAlias = tuple[tuple[Block, ...], frozenset[Any]]
"""Blocks, and what the lists before them count."""


class MarkdownMemo:
    """Returns the same as `notice.text.serialise`, and caches the parts of the last text."""

    def __init__(self) -> None:
        """Start with an empty cache."""
        self._cache: dict[_Part, tuple[str, ListCounts]] = {}

    def serialise(self, blocks: Iterable[Block]) -> str:
        """Return the Markdown of the blocks in its normal form."""
        current: dict[_Part, tuple[str, ListCounts]] = {}
        parts: list[str] = []
        counts: ListCounts = {}
        for group in _groups(blocks):
            part = group, frozenset(counts.items())
            text, counts = current[part] = self._cache.get(part) or serialise_part(group, counts)
            parts.append(text)
        self._cache = current
        return "\n\n".join(part for part in parts if part)


def _groups(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks in groups that do not join: lists with only empty blocks between them may."""
    lists: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) or (isinstance(block, Paragraph) and _has_words(block)):
            if lists:
                yield tuple(lists)
            lists = []
            yield (block,)
        elif not isinstance(block, Paragraph):
            lists.append(block)
    if lists:
        yield tuple(lists)


def _has_words(paragraph: Paragraph) -> bool:
    return any(isinstance(part, Run) and cleaned(part.text).strip() for part in paragraph.content)
