"""Words as runs of one style each: taken apart over lines, and read as one thing where drawing parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from signoff.pdf.accents import has_marks
from signoff.pdf.metrics import Reading, Style

Word: TypeAlias = list[tuple[str, Style]]

HYPHENS = frozenset("-\u2010\u2011")
"""At the end of a line readers take them for hyphenation and drop them: no word breaks after them, and a
no-break space follows where a line, or what a word is read as, ends with one."""


_BEYOND = "\U00010000"
_PLANES = re.compile("[\U00010000-\U0010ffff]+|[^\U00010000-\U0010ffff]+")


def first_letters(rest: Word, count: int) -> Iterator[str]:
    """Yield the first so many characters of a word whose last part comes first."""
    for text, _ in reversed(rest):
        yield text[:count]
        count -= len(text)
        if count <= 0:
            return


def taken(rest: Word, count: int) -> Word:
    """Take the first so many characters off a word whose last part comes first, and return them in order."""
    head: Word = []
    while count > 0:
        text, style = rest.pop()
        if count < len(text):
            rest.append((text[count:], style))
        head.append((text[:count], style))
        count -= len(text)
    return head


def said(part: Word, words: str) -> Word:
    """Return a piece of a broken word that is read as these words; what follows in another link is read as a space.

    A space stands for what has been read already: readers take no notice of an empty text.
    """
    link = part[0][1].link
    here, elsewhere = Reading(_closed(words)), Reading(" ")
    return [(text, replace(style, said=here if style.link == link else elsewhere)) for text, style in part]


def spelt(word: Word, after: Style | None) -> Word:
    """Return a word and the space `after` it, if there is one: with combining marks, so that it is read as typed.

    The space is read with such a word: a mark is written back from the end of its letter, and
    readers that put what is written in the order of the page would take the space before the mark.
    """
    if word[0][1].said is not None or not any(has_marks(text) for text, _ in word):
        return word if after is None else [*word, (" ", after)]
    runs: Word = []
    groups = [list(group) for _, group in groupby(_stretches(word), key=lambda run: (run[1].link, run[0] < _BEYOND))]
    for parts in groups:
        spoken, speakable = "".join(text for text, _ in parts), parts[0][0] < _BEYOND
        words = Reading(_closed(spoken) if parts is groups[-1] else spoken)
        runs += [(text, replace(style, said=words) if speakable else style) for text, style in parts]
    last = runs[-1][1].said
    if after is not None and last is not None and after.link == runs[-1][1].link:
        read = Reading(f"{last.words} ")
        runs = [(text, replace(style, said=read) if style.said is last else style) for text, style in runs]
        return [*runs, (" ", replace(after, said=read))]
    return runs if after is None else [*runs, (" ", after)]


def _stretches(word: Word) -> Word:
    """Return a word's runs parted before and after characters beyond the 65,536th.

    What is read in place of what is drawn cannot hold them: pdfium leaves them out.
    """
    return [(text, style) for run, style in word for text in _PLANES.findall(run)]


def _closed(words: str) -> str:
    return words + "\u00a0" if words[-1] in HYPHENS else words
