"""Words as runs of one style each: split over lines, and read as one word where drawing splits them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from signoff.pdf.accents import has_marks
from signoff.pdf.metrics import ActualText, Style

Word: TypeAlias = list[tuple[str, Style]]

HYPHENS = frozenset("-\u2010\u2011")
"""Hyphens, which readers take for hyphenation and drop at the end of a line.

So no word breaks after them, and a no-break space follows where a line, or an actual text, ends with one.
"""


_BEYOND = "\U00010000"
_PLANES = re.compile("[\U00010000-\U0010ffff]+|[^\U00010000-\U0010ffff]+")


def first_characters(rest: Word, count: int) -> Iterator[str]:
    """Yield the first characters of a word whose last part comes first."""
    for text, _ in reversed(rest):
        yield text[:count]
        count -= len(text)
        if count <= 0:
            return


def take_characters(rest: Word, count: int) -> Word:
    """Remove the first characters of a word whose last part comes first, and return them in order."""
    head: Word = []
    while count > 0:
        text, style = rest.pop()
        if count < len(text):
            rest.append((text[count:], style))
        head.append((text[:count], style))
        count -= len(text)
    return head


def with_actual_text(part: Word, words: str) -> Word:
    """Return a piece of a broken word that is read as these words; text in another link is read as a space.

    A space replaces what was already read: readers ignore an empty text.
    """
    link = part[0][1].link
    spoken, elsewhere = ActualText(_guard_hyphen(words)), ActualText(" ")
    return [(text, replace(style, actual_text=spoken if style.link == link else elsewhere)) for text, style in part]


def with_spoken_accents(word: Word, after: Style | None) -> Word:
    """Return a word and the space `after` it, if any: with combining marks, so that it is read as typed.

    The space is read with such a word: a mark is written back from the end of its letter, and readers that order text
    by position would put the space before the mark.
    """
    if word[0][1].actual_text is not None or not any(has_marks(text) for text, _ in word):
        return word if after is None else [*word, (" ", after)]
    runs: Word = []
    groups = [list(group) for _, group in groupby(_split_planes(word), key=lambda run: (run[1].link, run[0] < _BEYOND))]
    for parts in groups:
        spoken, speakable = "".join(text for text, _ in parts), parts[0][0] < _BEYOND
        words = ActualText(_guard_hyphen(spoken) if parts is groups[-1] else spoken)
        runs += [(text, replace(style, actual_text=words) if speakable else style) for text, style in parts]
    last = runs[-1][1].actual_text
    if after is not None and last is not None and after.link == runs[-1][1].link:
        read = ActualText(f"{last.words} ")
        runs = [
            (text, replace(style, actual_text=read) if style.actual_text is last else style) for text, style in runs
        ]
        return [*runs, (" ", replace(after, actual_text=read))]
    return runs if after is None else [*runs, (" ", after)]


def _split_planes(word: Word) -> Word:
    """Return a word's runs split before and after characters beyond the 65,536th.

    ActualText cannot contain them: pdfium drops them.
    """
    return [(text, style) for run, style in word for text in _PLANES.findall(run)]


def _guard_hyphen(words: str) -> str:
    return words + "\u00a0" if words[-1] in HYPHENS else words
