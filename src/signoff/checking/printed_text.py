"""Compares the words and the look of a file's pages, as a PDF reader shows them, with those of a sound file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from signoff.checking.rendered_pages import RenderedPages, find_difference, open_pages, same_size
from signoff.checking.section_labels import location, section_label_at
from signoff.checking.word_diff import Difference, describe_all, differences, mismatch
from signoff.notice.record.record import Record
from signoff.signing.verification import Check, Result, Subject

if TYPE_CHECKING:
    from signoff.pdf.export import Rendered
    from signoff.pdf.places import Place

_MOST_PAGES = 3  # times as many as the record takes: more are not read


def printed_page_checks(pdf: bytes, name: str, record: Record, sound: Rendered) -> tuple[Check, ...]:
    """Return the bad checks from comparing a PDF's pages, as a reader shows them, with a sound file's.

    The sound file has the same record and layout. Raises RecordRefused where the pages cannot be read.
    """
    with open_pages(pdf, name) as theirs, open_pages(sound.data, "The sound file") as expected:
        if len(theirs) > _MOST_PAGES * len(expected) or not len(theirs):
            return (Check(Subject.PRINTED, Result.BAD, _page_count_difference(theirs, expected)),)
        comparison = _PageComparison(theirs, expected, record, sound.places)
        sizes = tuple(comparison.wrong_sizes())
        if sizes:  # words are read by their position, so a turned page cannot be compared
            return tuple(Check(Subject.LOOK, Result.BAD, sentence) for sentence in sizes)
        words = tuple(comparison.wrong_words())
        if words:
            return tuple(Check(Subject.PRINTED, Result.BAD, sentence) for sentence in words)
        return tuple(Check(Subject.LOOK, Result.BAD, sentence) for sentence in comparison.wrong_looks())


def _pages(count: int) -> str:
    return f"{count} page" if count == 1 else f"{count} pages"


def _page_count_difference(theirs: RenderedPages, expected: RenderedPages) -> str:
    return f"The file has {_pages(len(theirs))}, but the record takes {_pages(len(expected))}."


class _PageComparison:
    """The pages of a file and those of its record."""

    def __init__(self, theirs: RenderedPages, expected: RenderedPages, record: Record, places: Sequence[Place]) -> None:
        self._theirs = theirs
        self._expected = expected
        self._record = record
        self._places = places

    def wrong_sizes(self) -> Iterator[str]:
        """Yield a sentence for each page that is turned, or has another size than signoff prints."""
        for page in range(min(len(self._theirs), len(self._expected))):
            if not same_size(self._expected, self._theirs, page):
                yield f"Page {page + 1} was turned, or is not the size that signoff prints."

    def wrong_words(self) -> Iterator[str]:
        """Yield a sentence for each of the first differences in words, then how many more there are."""
        printed = [self._theirs.words(page) for page in range(len(self._theirs))]
        recorded = [self._expected.words(page) for page in range(len(self._expected))]
        if printed == recorded:
            return
        printed_words, recorded_words = _all_words(printed), _all_words(recorded)
        if (sentence := mismatch(printed_words, recorded_words)) is not None:
            yield sentence
            return
        changes = differences(printed_words, recorded_words)
        yield from describe_all(changes, lambda change: self._where(change, printed, recorded))
        if len(printed) != len(recorded):
            yield _page_count_difference(self._theirs, self._expected)
        elif not changes:
            yield "The printed words are not on the same pages as in the record."

    def wrong_looks(self) -> Iterator[str]:
        """Yield a sentence for each page that looks different."""
        for page in range(len(self._expected)):
            if (difference := find_difference(self._expected, self._theirs, page)) is not None:
                left, top, right, bottom = difference.box
                section = self._section(page, (left + right) / 2, (top + bottom) / 2)
                at = f" at “{section}”" if section else ""
                yield f"Page {page + 1} looks different from the record{at}: something covers it, or is missing."

    def _where(self, difference: Difference, printed: list[list[str]], recorded: list[list[str]]) -> str:
        """Return on which page of the file a difference is, and in which section of the record.

        Words that are left out are located where the record prints them: what follows may be on another page.
        """
        recorded_page, place = _page_of(difference.recorded_at, recorded)
        page = _page_of(difference.printed_at, printed)[0] if difference.printed else recorded_page
        box = self._expected.box_of(recorded_page, place)
        section = self._section(recorded_page, box[0], (box[1] + box[3]) / 2) if box else ""
        return location(page, section)

    def _section(self, page: int, x: float, y: float) -> str:
        return section_label_at(page, x, y, self._places, self._record)


def _all_words(pages: list[list[str]]) -> list[str]:
    return [word for page in pages for word in page]


def _page_of(place: int, pages: list[list[str]]) -> tuple[int, int]:
    """Return the page of the word at this position among all, and its position there; the end is the last word."""
    for page, words in enumerate(pages):
        if place < len(words):
            return page, place
        place -= len(words)
    last = max(len(pages) - 1, 0)
    return last, max(len(pages[last]) - 1, 0) if pages else 0
