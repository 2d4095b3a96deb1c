"""The printed pages held against the attached record: the record is set anew, and words and look are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from signoff.checking.furniture import body
from signoff.checking.pages import Pages, opened, same_size, unlike
from signoff.checking.wording import Difference, answered, differences, likeness, shown, told, touches
from signoff.notice import form
from signoff.notice.mark import ImageMark
from signoff.notice.record import Record
from signoff.signing.verification import Check, Result

if TYPE_CHECKING:
    from signoff.pdf.export import Place, Rendered

SAME_WORDS = "The printed words are the record’s, in the same order, on every page."
SAME_LOOK = "The pages look as the record does when it is printed anew."
OTHER_VERSION = "The pages were printed by another version of signoff ({version}); the words are the same."
UNVOUCHED = (
    "It says that another version of signoff ({version}) made it, so it cannot be compared line for line, and no whole "
    "seal of a key that is known here vouches for it."
)
_FORM_WORDS = "The form’s own words are others in that version."
_OF_FORM = "in the form’s own words"
_MORE = "The printed words differ from the record’s in {more} more places."
_LOOK_UNKNOWN = "How the pages look could not be compared, because another version of signoff laid them out."
_OTHER_NOTICE = "The printed pages are not those of the notice that is attached to them."
_NO_WORDS = "The printed pages hold no words that can be read: they may be pictures."
_OTHER_NOTES = "The printed pages carry other footnotes than the record’s form."
_MOST_TOLD = 3
_STRANGER = 0.5  # likeness below which the pages are another notice's; the form's own words are about a third
_MOST_PAGES = 3  # times as many as the record takes: more are not read


@dataclass(frozen=True, slots=True)
class Other:
    """Another version of signoff, as a file names it; the empty form as this one prints it.

    `vouched` says whether a whole seal of a known key stands for the file. Without one, a file that names another
    version is never told to be as the record: whoever forges one may name any version, and so escape comparison.
    """

    version: str
    form: bytes
    vouched: bool


def printed_checks(
    pdf: bytes, name: str, record: Record, ours: Rendered, other: Other | None = None
) -> tuple[Check, ...]:
    """Compare a PDF's pages with those of its record set anew; raises RecordRefused where they cannot be read.

    Where an `other` version of signoff laid out the file, only the words count, in their order over all pages, and
    what repeats at the head and foot of pages is left aside. The form's own words may then differ too, as long as
    a seal of a known key shows that the file is as it was exported; without such a seal, the file is not believed.
    """
    with opened(pdf, name) as theirs, opened(ours.data, "The record printed anew") as mine:
        if len(theirs) > _MOST_PAGES * len(mine) or not len(theirs):
            return (Check("printed", Result.BAD, _pages_said(theirs, mine)),)
        if other is not None:
            return _of_other_version(theirs, mine, record, other)
        here = _Here(theirs, mine, record, ours.places)
        sizes = tuple(here.wrong_sizes())
        if sizes:  # words are read in the order in which they stand on a page, so a turned one tells nothing of them
            return tuple(Check("look", Result.BAD, sentence) for sentence in sizes)
        words = tuple(here.wrong_words())
        if words:
            return tuple(Check("printed", Result.BAD, sentence) for sentence in words)
        same = Check("printed", Result.OK, SAME_WORDS)
        looks = tuple(Check("look", Result.BAD, sentence) for sentence in here.wrong_looks())
        return (same, *(looks or (Check("look", Result.OK, SAME_LOOK),)))


def more_alike(pdf: bytes, name: str, plain: Rendered, dated: Rendered) -> Rendered:
    """Return which of two settings of a record a file's words are nearer to; the first where both are as near."""
    with opened(pdf, name) as theirs, opened(plain.data, name) as one, opened(dated.data, name) as other:
        printed, first, second = (
            _flat(pages.words(page) for page in range(len(pages))) for pages in (theirs, one, other)
        )
    return plain if likeness(printed, first) >= likeness(printed, second) else dated


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
            return " ".join(form.plain_label(form.label(key, self._record.terms.labels)).split())
        except KeyError:
            return ""


def _of_other_version(theirs: Pages, mine: Pages, record: Record, other: Other) -> tuple[Check, ...]:
    here, there = (body([pages.words(page) for page in range(len(pages))]) for pages in (theirs, mine))
    if not here.words:
        return (Check("printed", Result.BAD, _NO_WORDS),)
    if likeness(here.words, there.words) < _STRANGER:
        return (Check("printed", Result.BAD, _OTHER_NOTICE),)
    found = differences(here.words, there.words)
    answers = answered(there.words, body(_words_of(other.form)).words) if found else ()
    wrong = [one for one in found if touches(one, answers) or not other.vouched]
    if wrong:
        told_of = tuple(told(one, "in the order of the text") for one in wrong[:_MOST_TOLD])
        more = len(wrong) - _MOST_TOLD
        rest = (_MORE.format(more=more),) if more > 0 else ()
        return tuple(Check("printed", Result.BAD, sentence) for sentence in (*told_of, *rest))
    if here.notes != there.notes and not other.vouched:
        return (Check("printed", Result.BAD, _OTHER_NOTES),)
    looks = tuple(Check("look", Result.BAD, sentence) for sentence in _covered(theirs, record))
    form_words = tuple(Check("printed", Result.WARN, f"{_FORM_WORDS} {told(one, _OF_FORM)}") for one in found)
    if not other.vouched:
        return (*looks, Check("version", Result.BAD, UNVOUCHED.format(version=other.version)))
    same = Check("printed", Result.OK, OTHER_VERSION.format(version=other.version))
    return (same, *form_words[:_MOST_TOLD], *(looks or (Check("look", Result.WARN, _LOOK_UNKNOWN),)))


def _words_of(pdf: bytes) -> list[list[str]]:
    with opened(pdf, "The empty form") as pages:
        return [pages.words(page) for page in range(len(pages))]


def _covered(theirs: Pages, record: Record) -> Iterator[str]:
    """Yield what hides words or stands in for them, as far as it can be told without the same layout to compare."""
    signed = sum(isinstance(one.mark, ImageMark) for one in record.signatures)
    pictures = 0
    for page in range(len(theirs)):
        pictures += theirs.pictures(page)
        if pictures > signed:
            yield f"Page {page + 1} shows a picture that is no signature of the record."
            return
        place = theirs.unseen_word(page)
        if place is not None:
            word = theirs.words(page)[place : place + 1]
            yield f"On page {page + 1}, words cannot be seen{f' (“{shown(word[0])}”)' if word else ''}."


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
