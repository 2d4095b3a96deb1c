"""Writes Markdown again and again while somebody types, without working out what has not changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signoff.notice.text import Block, Paragraph, Run, Table, serialise
from signoff.notice.text.characters import readable


class MarkdownMemo:
    """Gives the same as `notice.text.serialise`, and remembers the parts of the last text."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._known: dict[tuple[Block, ...], str] = {}

    def serialise(self, blocks: Iterable[Block]) -> str:
        """The Markdown of the blocks in its normal form."""
        now: dict[tuple[Block, ...], str] = {}
        parts: list[str] = []
        for group in _groups(blocks):
            written = self._known.get(group)
            now[group] = serialise(group) if written is None else written
            parts.append(now[group])
        self._known = now
        return "\n\n".join(part for part in parts if part)


def _groups(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks in groups that do not bear on one another: lists with only emptiness between them may join."""
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
