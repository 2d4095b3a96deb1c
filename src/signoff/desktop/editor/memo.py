"""Writes Markdown repeatedly while somebody types, without repeating what has not changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signoff.notice.text import Block, Paragraph, Run, Table, serialise
from signoff.notice.text.characters import readable


class MarkdownMemo:
    """Returns the same as `notice.text.serialise`, and caches the parts of the last text."""

    def __init__(self) -> None:
        """Start with an empty cache."""
        self._cache: dict[tuple[Block, ...], str] = {}

    def serialise(self, blocks: Iterable[Block]) -> str:
        """Return the Markdown of the blocks in its normal form."""
        current: dict[tuple[Block, ...], str] = {}
        parts: list[str] = []
        for group in _groups(blocks):
            cached = self._cache.get(group)
            current[group] = serialise(group) if cached is None else cached
            parts.append(current[group])
        self._cache = current
        return "\n\n".join(part for part in parts if part)


def _groups(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks in groups that do not affect one another: lists with only empty blocks between them may join."""
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
    return any(isinstance(part, Run) and readable(part.text).strip() for part in paragraph.content)
