"""Compares the words of a file with the record's, and describes the differences in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.form_words import FormWords
from signoff.checking.fidelity.logical_text import SPOKEN, LogicalText, Word
from signoff.checking.section_labels import location, section_label_at
from signoff.checking.word_diff import Difference, describe_all, mismatch
from signoff.notice.record.record import Record
from signoff.pdf.metrics import PAGE_HEIGHT
from signoff.pdf.places import Place

OTHER_NOTES = "The footnotes on the pages are not those of the record’s form."
OTHER_TITLES = "The file’s title, its headings or its attachment do not have the names that the record gives them."


def word_faults(
    printed: LogicalText, recorded: LogicalText, known: FormWords, places: Sequence[Place], record: Record
) -> Iterator[str]:
    """Yield a sentence for each of the first differences in words, then how many more there are.

    The known differences between the form of the file's own layout and today's do not count.
    """
    printed_words, recorded_words = [word.text for word in printed.text], [word.text for word in recorded.text]
    if printed_words != recorded_words:
        if (sentence := mismatch(printed_words, recorded_words)) is not None:
            yield sentence
            return
        yield from describe_all(
            [_plain(difference) for difference in known.text.unexplained(printed_words, recorded_words)],
            lambda difference: _where(difference, printed.text, recorded.text, places, record),
        )
    if printed.notes != recorded.notes and not known.explains_notes(printed.notes, recorded.notes):
        yield OTHER_NOTES
    if printed.about != recorded.about and known.about.unexplained(printed.about, recorded.about):
        yield OTHER_TITLES


def _plain(difference: Difference) -> Difference:
    """Return a difference fit for a sentence, with spoken words as plain words."""
    printed, recorded = (
        tuple(word.removeprefix(SPOKEN) for word in words) for words in (difference.printed, difference.recorded)
    )
    return Difference(printed, recorded, difference.printed_at, difference.recorded_at)


def _where(
    difference: Difference, printed: Sequence[Word], recorded: Sequence[Word], places: Sequence[Place], record: Record
) -> str:
    """Return on which page of the file a difference is, and in which section of the record.

    Words that are left out are located where the record prints them: what follows may be on another page.
    """
    word = recorded[min(difference.recorded_at, len(recorded) - 1)]
    page = printed[min(difference.printed_at, len(printed) - 1)].page if difference.printed else word.page
    section = ""
    if word.run is not None:
        section = section_at(word.page, word.run.x, word.run.y, places, record)
    return location(page, section)


def section_at(page: int, x: float, y: float, places: Sequence[Place], record: Record) -> str:
    """Return the label of the innermost section around a point of a page, in PDF coordinates; empty for none."""
    return section_label_at(page, x, PAGE_HEIGHT - y, places, record)
