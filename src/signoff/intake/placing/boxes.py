"""Check boxes in a text, and the words of each: drawn, typed, or as Word keeps them."""

from __future__ import annotations

import re
from typing import NamedTuple

TICKED = frozenset("☒☑✓✔✗✘■◼⌧")
BOX = re.compile(r"\s*(?:[☐☒☑✓✔✗✘□■◻◼⌧❑❒]|\[ ?[xX]? ?\](?!\())")


class Choice(NamedTuple):
    """A check box: whether it is ticked, and the words that belong to it."""

    ticked: bool
    words: str


def has_boxes(text: str) -> bool:
    """Whether there is a check box in a text."""
    return BOX.search(text) is not None


def choices_in(text: str) -> tuple[tuple[Choice, ...], str]:
    """Return the check boxes of a text with the words of each, and the words that belong to none.

    Boxes stand before their words where the text begins with one, else after them.
    """
    boxes = list(BOX.finditer(text))
    if not boxes:
        return (), text
    pieces = [text[: boxes[0].start()]]
    ends = [box.start() for box in boxes[1:]] + [len(text)]
    pieces += [text[box.end() : end] for box, end in zip(boxes, ends, strict=True)]
    ticks = [_is_ticked(box[0]) for box in boxes]
    if pieces[0].strip():
        words, rest = pieces[:-1], pieces[-1]
    else:
        words, rest = pieces[1:], pieces[0]
    return tuple(Choice(tick, part.strip()) for tick, part in zip(ticks, words, strict=True)), rest.strip()


def _is_ticked(box: str) -> bool:
    sign = box.strip()
    return sign in TICKED or "x" in sign.lower()
