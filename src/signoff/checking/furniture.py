"""The words of a notice without what depends on where its pages break, so that two layouts can be compared.

Left aside are the head repeated on every page, "Page x of y", labels that say "(continued)", and the form's own
footnotes, which stand on whichever page cites them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from signoff.notice.form import FOOTNOTES

_FOOT = re.compile(r"^Page \d+ of \d+$")
_FOOT_WORDS = 4
_CONTINUED = "(continued)"
_LONGEST_LABEL = 60
"""Words within which a label at the head of a page says that it goes on."""

_NOTES = {number: (str(number), *text.split()) for number, text in FOOTNOTES.items()}


@dataclass(frozen=True, slots=True)
class Body:
    """A notice's running words, and the numbers of the form's footnotes that it prints whole."""

    words: tuple[str, ...]
    notes: tuple[int, ...]


def body(pages: Sequence[Sequence[str]]) -> Body:
    """Return the words of these pages as one text, in order."""
    footless = [_without_foot(page) for page in pages]
    head = _shared_head(footless)
    words: list[str] = list(footless[0]) if footless else []
    for page in footless[1:]:
        words += _without_label(page[head:], words)
    return _without_notes(words)


def _without_foot(page: Sequence[str]) -> list[str]:
    kept = list(page)
    if _FOOT.match(" ".join(kept[-_FOOT_WORDS:])):
        del kept[-_FOOT_WORDS:]
    return kept


def _shared_head(pages: Sequence[Sequence[str]]) -> int:
    """Return how many words all pages begin with alike."""
    shortest = min(map(len, pages), default=0)
    for place in range(shortest):
        if len({page[place] for page in pages}) > 1:
            return place
    return shortest


def _without_label(page: list[str], before: list[str]) -> list[str]:
    """Return a page's words without labels of earlier pages that are repeated at its head."""
    while _CONTINUED in page[:_LONGEST_LABEL]:
        end = page.index(_CONTINUED)
        if not _holds(before, page[:end]):
            break
        page = page[end + 1 :]
    return page


def _without_notes(words: list[str]) -> Body:
    found = []
    for number, note in _NOTES.items():
        places = _places(words, note)
        if places:
            found.append(number)
        for place in reversed(places):
            del words[place : place + len(note)]
    return Body(tuple(words), tuple(found))


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    """Whether words hold this run, but for raised numbers of footnotes, which a repeated label leaves out."""
    if not run:
        return True
    bare = [_bare(word) for word in words]
    wanted = [_bare(word) for word in run]
    return bool(_places(bare, wanted))


def _bare(word: str) -> str:
    return re.sub(r"\d+$|:$", "", word)


def _places(words: Sequence[str], run: Sequence[str]) -> list[int]:
    """Return where a run of words begins among others."""
    length, first = len(run), run[0]
    wanted = list(run)
    return [
        place
        for place in range(len(words) - length + 1)
        if words[place] == first and list(words[place : place + length]) == wanted
    ]
