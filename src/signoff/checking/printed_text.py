"""The pages of a file beside those of a sound one, as a reader of PDFs has them: words and look are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from signoff.checking.pages import Pages, opened, same_size, unlike
from signoff.checking.word_diff import Difference, differences, likeness, told
from signoff.notice.form.form_file import form_of
from signoff.notice.form.labels import plain_label
from signoff.notice.record.record import Record
from signoff.signing.verification import Check, Result, Subject

if TYPE_CHECKING:
    from signoff.pdf.export import Place, Rendered

_MORE = "The printed words differ from the record’s in {more} more places."
_OTHER_NOTICE = "The printed pages are not those of the notice that is attached to them."
_NO_WORDS = "The printed pages hold no words that can be read: they may be pictures."
_MOST_TOLD = 3
_STRANGER = 0.5  # likeness below which the pages are another notice's; the form's own words are about a third
_MOST_PAGES = 3  # times as many as the record takes: more are not read


def printed_checks(pdf: bytes, name: str, record: Record, sound: Rendered) -> tuple[Check, ...]:
    """Compare a PDF's pages, as a reader has them, with those of a sound file of the same record and layout.

    Returns nothing but what is bad. Raises RecordRefused where they cannot be read.
    """
    with opened(pdf, name) as theirs, opened(sound.data, "The sound file") as mine:
        if len(theirs) > _MOST_PAGES * len(mine) or not len(theirs):
            return (Check(Subject.PRINTED, Result.BAD, _pages_said(theirs, mine)),)
        here = _Here(theirs, mine, record, sound.places)
        sizes = tuple(here.wrong_sizes())
        if sizes:  # words are read in the order in which they stand on a page, so a turned one tells nothing of them
            return tuple(Check(Subject.LOOK, Result.BAD, sentence) for sentence in sizes)
        words = tuple(here.wrong_words())
        if words:
            return tuple(Check(Subject.PRINTED, Result.BAD, sentence) for sentence in words)
        return tuple(Check(Subject.LOOK, Result.BAD, sentence) for sentence in here.wrong_looks())


def _pages(count: int) -> str:
    return f"{count} page" if count == 1 else f"{count} pages"


def _pages_said(theirs: Pages, mine: Pages) -> str:
    return f"The file has {_pages(len(theirs))} where the record takes {_pages(len(mine))}."


class _Here:
    """The pages of a file beside those of its record."""

    def __init__(self, theirs: Pages, mine: Pages, record: Record, places: Sequence[Place]) -> None:
        self._theirs = theirs
        self._mine = mine
        self._record = record
        self._places = places

    def wrong_sizes(self) -> Iterator[str]:
        """Yield a sentence for each page that is larger or smaller than signoff prints it, or turned."""
        for page in range(min(len(self._theirs), len(self._mine))):
            if not same_size(self._mine, self._theirs, page):
                yield f"Page {page + 1} was turned, or has another size than signoff prints."

    def wrong_words(self) -> Iterator[str]:
        """Yield a sentence for each of the first differences in words, then how many more there are."""
        printed = [self._theirs.words(page) for page in range(len(self._theirs))]
        recorded = [self._mine.words(page) for page in range(len(self._mine))]
        if printed == recorded:
            return
        flat, kept = _flat(printed), _flat(recorded)
        if not flat:
            yield _NO_WORDS
            return
        if likeness(flat, kept) < _STRANGER:
            yield _OTHER_NOTICE
            return
        found = differences(flat, kept)
        for one in found[:_MOST_TOLD]:
            yield told(one, self._where(one, printed, recorded))
        if len(found) > _MOST_TOLD:
            yield _MORE.format(more=len(found) - _MOST_TOLD)
        if len(printed) != len(recorded):
            yield _pages_said(self._theirs, self._mine)
        elif not found:
            yield "The printed words stand on other pages than the record’s do."

    def wrong_looks(self) -> Iterator[str]:
        """Yield a sentence for each page that looks otherwise."""
        for page in range(len(self._mine)):
            if (found := unlike(self._mine, self._theirs, page)) is not None:
                left, top, right, bottom = found.box
                section = self._section(page, (left + right) / 2, (top + bottom) / 2)
                at = f" at “{section}”" if section else ""
                yield f"Page {page + 1} looks otherwise than the record{at}: something covers it, or is missing."

    def _where(self, one: Difference, printed: list[list[str]], recorded: list[list[str]]) -> str:
        """Return on which page of the file a difference is, and in which section of the record.

        Words that are left out are missed where the record prints them: what follows may stand on another page.
        """
        mine, place = _page_of(one.recorded_at, recorded)
        page = _page_of(one.printed_at, printed)[0] if one.printed else mine
        box = self._mine.box_of(mine, place)
        section = self._section(mine, box[0], (box[1] + box[3]) / 2) if box else ""
        return f"on page {page + 1}" + (f", in “{section}”" if section else "")

    def _section(self, page: int, x: float, y: float) -> str:
        """Return the label of the innermost section around a point of a page of the record."""
        around = [
            one for one in self._places if one.page == page + 1 and one.x0 <= x <= one.x1 and one.y0 <= y <= one.y1
        ]
        if not around:
            return ""
        key = min(around, key=lambda one: (one.x1 - one.x0) * (one.y1 - one.y0)).key.split(".")[0]
        try:
            terms = self._record.terms
            return " ".join(plain_label(form_of(terms).label(key, terms.labels)).split())
        except KeyError:
            return ""


def _flat(pages: Iterator[list[str]] | list[list[str]]) -> list[str]:
    return [word for page in pages for word in page]


def _page_of(place: int, pages: list[list[str]]) -> tuple[int, int]:
    """Return the page of the word at this place among all, and its place there; the end counts as the last word."""
    for page, words in enumerate(pages):
        if place < len(words):
            return page, place
        place -= len(words)
    last = max(len(pages) - 1, 0)
    return last, max(len(pages[last]) - 1, 0) if pages else 0
