"""What keeps pages from being faithful to their record, each in a sentence; no layout is compared for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.description import layout_of
from signoff.checking.fidelity.form_words import form_words
from signoff.checking.fidelity.geometry import unseen_on
from signoff.checking.fidelity.links import misplaced_links
from signoff.checking.fidelity.marks import same_marks
from signoff.checking.fidelity.order import is_read_as_it_is_seen, read_out_of_order
from signoff.checking.fidelity.running import gained, later_words, strange_repetition
from signoff.checking.fidelity.speech import speech_of
from signoff.checking.fidelity.words import section_at, wrong_words
from signoff.notice.record import Record
from signoff.pdf.export import Place
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.syntax import NotAsWritten
from signoff.signing.verification import Check, Result

OTHER_LETTERS = "The letters on the pages are not those of signoff’s own fonts."
OTHER_MARKS = "The signatures on the pages are not those of the record."
OTHER_LATER = "The head of page {page} gives another reference or state than the record does."
REPEATED = "Page {page} repeats, at its head or foot, what no page before it says."
UNSEEN = "On page {page}, {what}{at}."
MISREAD = "A screen reader is told other words than the pages show."
MISORDERED = "Page {page} is read aloud in another order than it is seen."
OTHER_STRUCTURE = "What a screen reader is told of the parts of the pages is not what signoff says of them."
MISLINKED = "A link on page {page} lies on other words than its own."


def unfaithful(document: Document, ours: Document, places: Sequence[Place], record: Record) -> Iterator[Check]:
    """Yield what is wrong with a file's pages, `ours` being those that this program lays out, with their `places`.

    Raises ResourceProblem where a bundled file is missing that it takes to find out.
    """
    layout, _ = layout_of(document)
    printed, recorded = speech_of(document), speech_of(ours)
    for sentence in wrong_words(printed, recorded, form_words(layout, record), places, record):
        yield Check("printed", Result.BAD, sentence)
    yield from _unlike_record(document, ours)
    yield from _unseen(document, places, record)
    yield from _misread(document)
    if layout == LAYOUT:
        yield from _unlike_todays(document, ours, same_tags=printed.tags == recorded.tags)


def _unlike_todays(document: Document, ours: Document, *, same_tags: bool) -> Iterator[Check]:
    """Yield what must be just as this program does it where a file has its layout, and no digest covers."""
    if not same_tags:
        yield Check("look", Result.BAD, OTHER_STRUCTURE)
    wanted = gained(ours.pages[0])
    for number, page in enumerate(document.pages):
        if gained(page) != wanted:
            yield Check("look", Result.BAD, OTHER_LATER.format(page=number + 1))
            return


def _unlike_record(document: Document, ours: Document) -> Iterator[Check]:
    """Yield what is not words, and not the record's: letters, signatures, what the pages have gained."""
    try:
        for font in document.fonts.values():
            _ = font.face
    except NotAsWritten:
        yield Check("look", Result.BAD, OTHER_LETTERS)
    if not same_marks(document, ours):
        yield Check("look", Result.BAD, OTHER_MARKS)
    wanted = later_words(ours.pages[0])
    for number, page in enumerate(document.pages):
        if later_words(page) != wanted:
            yield Check("printed", Result.BAD, OTHER_LATER.format(page=number + 1))
            return


def _unseen(document: Document, places: Sequence[Place], record: Record) -> Iterator[Check]:
    for number, page in enumerate(document.pages):
        for one in unseen_on(page):
            left, bottom, right, top = one.where
            section = section_at(number, (left + right) / 2, (bottom + top) / 2, places, record)
            at = f", at “{section}”" if section else ""
            yield Check("look", Result.BAD, UNSEEN.format(page=number + 1, what=one.what, at=at))
            break


def _misread(document: Document) -> Iterator[Check]:
    for page in strange_repetition(document):
        yield Check("printed", Result.BAD, REPEATED.format(page=page + 1))
    if not is_read_as_it_is_seen(document):
        yield Check("look", Result.BAD, MISREAD)
    for page in read_out_of_order(document):
        yield Check("look", Result.BAD, MISORDERED.format(page=page + 1))
    for page in misplaced_links(document):
        yield Check("look", Result.BAD, MISLINKED.format(page=page + 1))
