"""The words of a file held against those that its record has, and where they differ said in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.form_words import FormWords
from signoff.checking.fidelity.speech import SPOKEN, Speech, Word
from signoff.checking.word_diff import Difference, likeness, told
from signoff.notice.form.form_file import form_of
from signoff.notice.form.labels import plain_label
from signoff.notice.record.record import Record
from signoff.pdf.export import Place
from signoff.pdf.metrics import PAGE_HEIGHT

OTHER_NOTICE = "The printed pages are not those of the notice that is attached to them."
NO_WORDS = "The printed pages have no words that can be read: they may be pictures."
OTHER_NOTES = "The printed pages carry other footnotes than the record’s form."
OTHER_TITLES = "The file’s title, its headings or its attachment are called otherwise than those of the record."
MORE = "The printed words differ from the record’s in {more} more places."
_MOST_TOLD = 3
_STRANGER = 0.5  # likeness below which the pages are another notice's; the form's own words are about a third


def wrong_words(
    printed: Speech, recorded: Speech, known: FormWords, places: Sequence[Place], record: Record
) -> Iterator[str]:
    """Yield a sentence for each of the first differences in words, then how many more there are.

    Those by which the form of the file's own layout is known to differ from today's are none.
    """
    said, wanted = [one.text for one in printed.text], [one.text for one in recorded.text]
    if said != wanted:
        if not said:
            yield NO_WORDS
            return
        if likeness(said, wanted) < _STRANGER:
            yield OTHER_NOTICE
            return
        found = known.text.unexplained(said, wanted)
        for one in found[:_MOST_TOLD]:
            yield told(_plain(one), _where(one, printed.text, recorded.text, places, record))
        if len(found) > _MOST_TOLD:
            yield MORE.format(more=len(found) - _MOST_TOLD)
    if printed.notes != recorded.notes and not known.explains_notes(printed.notes, recorded.notes):
        yield OTHER_NOTES
    if printed.about != recorded.about and known.about.unexplained(printed.about, recorded.about):
        yield OTHER_TITLES


def _plain(one: Difference) -> Difference:
    """Return a difference fit for a sentence: what is only said of a thing is given as words too."""
    printed, recorded = (tuple(word.removeprefix(SPOKEN) for word in words) for words in (one.printed, one.recorded))
    return Difference(printed, recorded, one.printed_at, one.recorded_at)


def _where(
    one: Difference, printed: Sequence[Word], recorded: Sequence[Word], places: Sequence[Place], record: Record
) -> str:
    """Return on which page of the file a difference is, and in which section of the record.

    Words that are left out are missed where the record prints them: what follows may stand on another page.
    """
    wanted = recorded[min(one.recorded_at, len(recorded) - 1)]
    page = printed[min(one.printed_at, len(printed) - 1)].page if one.printed else wanted.page
    section = ""
    if wanted.run is not None:
        section = section_at(wanted.page, wanted.run.x, wanted.run.y, places, record)
    return f"on page {page + 1}" + (f", in “{section}”" if section else "")


def section_at(page: int, x: float, y: float, places: Sequence[Place], record: Record) -> str:
    """Return the label of the innermost section around a point of a page, both as PDF counts; empty for none."""
    down = PAGE_HEIGHT - y
    around = [one for one in places if one.page == page + 1 and one.x0 <= x <= one.x1 and one.y0 <= down <= one.y1]
    if not around:
        return ""
    key = min(around, key=lambda one: (one.x1 - one.x0) * (one.y1 - one.y0)).key.split(".")[0]
    try:
        return " ".join(plain_label(form_of(record.terms).label(key, record.terms.labels)).split())
    except KeyError:
        return ""
