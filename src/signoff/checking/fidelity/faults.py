"""What keeps pages from being faithful to their record, each in a sentence; no layout is compared for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.description import layout_of
from signoff.checking.fidelity.appearance import unseen
from signoff.checking.fidelity.attributes import is_well_described
from signoff.checking.fidelity.blocks import Block, blocks_of
from signoff.checking.fidelity.form_words import form_words
from signoff.checking.fidelity.gained import gained, later_words, strange_gains
from signoff.checking.fidelity.links import leads_astray, misleading_links, misplaced_links
from signoff.checking.fidelity.marks import same_marks
from signoff.checking.fidelity.order import is_read_as_it_is_seen, longest_gap, read_out_of_order, ties
from signoff.checking.fidelity.running_content import strange_repetition
from signoff.checking.fidelity.speech import speech_of
from signoff.checking.fidelity.words import section_at, wrong_words
from signoff.notice.record.record import Record
from signoff.pdf.export import Place
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn import Glyphs
from signoff.pdf.reading.syntax import NotAsWritten
from signoff.pdf.typefaces import SCRIPT_FILE
from signoff.signing.verification import Check, Result, Subject

OTHER_LETTERS = "The letters on the pages are not those of signoff’s own fonts."
OTHER_MARKS = "The signatures on the pages are not those of the record."
OTHER_LATER = "The head of page {page} gives another reference or state than the record does."
STRANGE_GAIN = "Page {page} was given more than a reference or a withdrawal at its head after it was signed."
REPEATED = "Page {page} repeats, at its head or foot, what no page before it says."
UNSEEN = "On page {page}, {what}{at}."
GAPS = "Words on the pages stand farther apart than signoff sets them."
MISREAD = "A screen reader is told other words than the pages show."
MISORDERED = "Page {page} is read aloud in another order than it is seen."
OTHER_STRUCTURE = "What a screen reader is told of the parts of the pages is not what signoff says of them."
MISLINKED = "A link on page {page} lies on other words than its own."
MISLED = "A link on page {page} is described in other words than it shows, or leads to another place in the file."
ASTRAY = "A heading in the file’s outline leads to another place than its section."


def misstated(document: Document, ours: Document, places: Sequence[Place], record: Record) -> Iterator[Check]:
    """Yield what pages say otherwise than their record, to the eye or to the ear, and what no digest of them covers.

    `ours` are the pages that this program lays out, with their `places`. Raises ResourceProblem where a bundled file is
    missing that it takes to find out.
    """
    layout, _ = layout_of(document)
    printed, recorded = speech_of(document), speech_of(ours)
    known = form_words(layout, record)
    for sentence in wrong_words(printed, recorded, known, places, record):
        yield Check(Subject.PRINTED, Result.BAD, sentence)
    is_alike = printed.tags == recorded.tags or not known.tags.unexplained(printed.tags, recorded.tags)
    if not (is_alike and is_well_described(document)):
        yield Check(Subject.LOOK, Result.BAD, OTHER_STRUCTURE)
    yield from unlike_beyond_digest(document, ours)
    if not same_marks(document, ours):
        yield Check(Subject.LOOK, Result.BAD, OTHER_MARKS)
    yield from _misread(document, blocks_of(document))
    yield from _misled(document)


def misset(document: Document, ours: Document, places: Sequence[Place], record: Record) -> Iterator[Check]:
    """Yield what on pages is not seen, or not set, as it is read; the same promises as `misstated`."""
    blocks, wanted = blocks_of(document), blocks_of(ours)
    if longest_gap(blocks) > max(2, longest_gap(wanted)) or ties(blocks) > ties(wanted):
        yield Check(Subject.LOOK, Result.BAD, GAPS)
    yield from _unseen(document, blocks, places, record)


def _unlike_todays(document: Document, ours: Document) -> Iterator[Check]:
    """Yield what must be just as this program does it where a file has its layout, and no digest covers."""
    wanted = gained(ours, ours.pages[0])
    for number, page in enumerate(document.pages):
        if gained(document, page) != wanted:
            yield Check(Subject.LOOK, Result.BAD, OTHER_LATER.format(page=number + 1))
            return


def _is_script_signed(document: Document) -> bool:
    """Whether the script face, in which letters are easily taken for others, sets typed signatures alone."""
    script = {name for name, font in document.fonts.items() if font.name == SCRIPT_FILE}
    runs = (one for page in document.pages for one in (*page.drawn, *page.later) if isinstance(one, Glyphs))
    return all(one.owner.tag == "Figure" for one in runs if one.font in script)


def unlike_beyond_digest(document: Document, ours: Document) -> Iterator[Check]:
    """Yield what is not the record's of what no digest of pages covers: letters' shapes, and what pages have gained.

    What pages have gained is held as strictly as all else, whoever vouches for the rest, and must be just as this
    program does it where the file has its layout. Raises ResourceProblem where a bundled font is missing.
    """
    try:
        for font in document.fonts.values():
            _ = font.face
    except NotAsWritten:
        yield Check(Subject.LOOK, Result.BAD, OTHER_LETTERS)
    if not _is_script_signed(document):
        yield Check(Subject.LOOK, Result.BAD, OTHER_LETTERS)
    wanted = later_words(ours.pages[0])
    for number, page in enumerate(document.pages):
        if later_words(page) != wanted:
            yield Check(Subject.PRINTED, Result.BAD, OTHER_LATER.format(page=number + 1))
            return
    for number in strange_gains(document):
        yield Check(Subject.LOOK, Result.BAD, STRANGE_GAIN.format(page=number + 1))
        return
    if layout_of(document)[0] == LAYOUT:
        yield from _unlike_todays(document, ours)


def _unseen(document: Document, blocks: Sequence[Block], places: Sequence[Place], record: Record) -> Iterator[Check]:
    """Yield the first thing on each page that is not seen as it is read."""
    told: set[int] = set()
    for number, one in unseen(document, blocks):
        if number not in told:
            told.add(number)
            left, bottom, right, top = one.where
            section = section_at(number, (left + right) / 2, (bottom + top) / 2, places, record)
            at = f", at “{section}”" if section else ""
            yield Check(Subject.LOOK, Result.BAD, UNSEEN.format(page=number + 1, what=one.what, at=at))


def _misread(document: Document, blocks: Sequence[Block]) -> Iterator[Check]:
    for page in strange_repetition(document, blocks):
        yield Check(Subject.PRINTED, Result.BAD, REPEATED.format(page=page + 1))
    if not is_read_as_it_is_seen(document, blocks):
        yield Check(Subject.LOOK, Result.BAD, MISREAD)
    for page in read_out_of_order(document):
        yield Check(Subject.LOOK, Result.BAD, MISORDERED.format(page=page + 1))


def _misled(document: Document) -> Iterator[Check]:
    for page in misplaced_links(document):
        yield Check(Subject.LOOK, Result.BAD, MISLINKED.format(page=page + 1))
    for page in misleading_links(document):
        yield Check(Subject.LOOK, Result.BAD, MISLED.format(page=page + 1))
    if leads_astray(document):
        yield Check(Subject.LOOK, Result.BAD, ASTRAY)
