"""The line of words that a paragraph is while it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signoff.notice.text import Break, Inline, Run

_LONGEST_MARK = 40


def has_words(content: Sequence[Inline]) -> bool:
    """Return whether there is more than white space."""
    return any(isinstance(part, Run) and part.text.strip() for part in content)


def start_of(content: Sequence[Inline]) -> str:
    """Return the words with which a line begins."""
    words = ""
    for part in content:
        if isinstance(part, Break) or len(words) > _LONGEST_MARK:
            break
        words += part.text
    return words


def without_start(line: list[Inline], count: int) -> list[Inline]:
    """Return the line without its first `count` characters."""
    rest: list[Inline] = []
    for part in line:
        if isinstance(part, Run):
            cut = min(count, len(part.text))
            count -= cut
            part = replace(part, text=part.text[cut:])
        rest.append(part)
    return rest


def ends_in_space(part: Inline) -> bool:
    """Return whether a space after it would be one too many."""
    return isinstance(part, Break) or part.text.endswith(" ")
