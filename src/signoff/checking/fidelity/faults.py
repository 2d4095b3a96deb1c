"""The faults that keep pages from being faithful to their record, each in a sentence; layouts are not compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.appearance import visual_faults
from signoff.checking.fidelity.attributes import is_well_described
from signoff.checking.fidelity.blocks import Block, blocks_of
from signoff.checking.fidelity.earlier_structure import in_structure_of
from signoff.checking.fidelity.form_words import form_words
from signoff.checking.fidelity.later_content import later_content, later_words, unexpected_later_content
from signoff.checking.fidelity.links import has_misleading_outline, misleading_links, misplaced_links
from signoff.checking.fidelity.logical_text import logical_text_of
from signoff.checking.fidelity.marks import same_marks
from signoff.checking.fidelity.reading_order import count_ties, longest_gap, pages_out_of_order, reads_as_shown
from signoff.checking.fidelity.running_content import running_content_faults
from signoff.checking.fidelity.word_comparison import section_at, word_faults
from signoff.checking.metadata_check import layout_of
from signoff.notice.record.record import Record
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.places import Place
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.syntax import NotAsWritten
from signoff.pdf.typefaces import SCRIPT_FILE
from signoff.signing.verification import Check, Result, Subject

OTHER_LETTERS = "The letters on the pages are not those of signoff’s own fonts."
OTHER_MARKS = "The signatures on the pages are not those of the record."
OTHER_LATER = "The top of page {page} gives a different reference or status from the record."
UNEXPECTED_ADDITION = "Something other than a reference or a withdrawal was added to page {page} after it was signed."
REPEATED = "Page {page} repeats, at the top or bottom, something that no earlier page says."
VISUAL_FAULT = "On page {page}, {what}{at}."
GAPS = "Words on the pages are farther apart than signoff sets them."
READ_OTHERWISE = "A screen reader would read out different words from those on the pages."
READ_OUT_OF_ORDER = "Page {page} would be read out in a different order from the one shown."
OTHER_STRUCTURE = "A screen reader would describe parts of the pages differently from signoff."
MISPLACED_LINK = "A link on page {page} is on the wrong words."
MISLEADING_LINK = (
    "A link on page {page} is described in other words than it shows, or leads to another place in the file."
)
MISLEADING_OUTLINE = "A heading in the file’s outline does not lead to its section."


def content_faults(document: Document, ours: Document, places: Sequence[Place], record: Record) -> Iterator[Check]:
    """Yield what pages say differently from their record, to eye or ear, and what no digest of them covers.

    `ours` are the pages that this program lays out, with their `places`. Raises ResourceProblem where a bundled file is
    missing that the check needs.
    """
    layout, _ = layout_of(document)
    printed, recorded = logical_text_of(document), logical_text_of(in_structure_of(layout, ours, record))
    known = form_words(layout, record)
    for sentence in word_faults(printed, recorded, known, places, record):
        yield Check(Subject.PRINTED, Result.BAD, sentence)
    is_alike = printed.tags == recorded.tags or not known.tags.unexplained(printed.tags, recorded.tags)
    if not (is_alike and is_well_described(document)):
        yield Check(Subject.LOOK, Result.BAD, OTHER_STRUCTURE)
    yield from faults_beyond_digest(document, ours)
    if not same_marks(document, ours):
        yield Check(Subject.LOOK, Result.BAD, OTHER_MARKS)
    yield from _reading_faults(document, blocks_of(document))
    yield from _link_faults(document, layout)


def layout_faults(document: Document, ours: Document, places: Sequence[Place], record: Record) -> Iterator[Check]:
    """Yield what on pages is not seen, or not set, as it is read; promises the same as `content_faults`."""
    blocks, expected_blocks = blocks_of(document), blocks_of(ours)
    if longest_gap(blocks) > max(2, longest_gap(expected_blocks)) or count_ties(blocks) > count_ties(expected_blocks):
        yield Check(Subject.LOOK, Result.BAD, GAPS)
    yield from _visual_fault_checks(document, blocks, places, record)


def _layout_specific_faults(document: Document, ours: Document) -> Iterator[Check]:
    """Yield later content that is not identical to this program's, where a file has its layout; no digest covers it."""
    expected = later_content(ours, ours.pages[0])
    for number, page in enumerate(document.pages):
        if later_content(document, page) != expected:
            yield Check(Subject.LOOK, Result.BAD, OTHER_LATER.format(page=number + 1))
            return


def _is_script_signed(document: Document) -> bool:
    """Return whether the script face, whose letters are easily confused, is used for typed signatures only."""
    script = {name for name, font in document.fonts.items() if font.name == SCRIPT_FILE}
    runs = (run for page in document.pages for run in (*page.drawn, *page.later) if isinstance(run, GlyphRun))
    return all(run.owner.tag == "Figure" for run in runs if run.font in script)


def faults_beyond_digest(document: Document, ours: Document) -> Iterator[Check]:
    """Yield where a file differs from the record in what no digest of pages covers: glyph shapes and later content.

    Later content is checked as strictly as everything else, whoever vouches for the rest, and must be identical to this
    program's where the file has its layout. Raises ResourceProblem where a bundled font is missing.
    """
    try:
        for font in document.fonts.values():
            _ = font.face
    except NotAsWritten:
        yield Check(Subject.LOOK, Result.BAD, OTHER_LETTERS)
    if not _is_script_signed(document):
        yield Check(Subject.LOOK, Result.BAD, OTHER_LETTERS)
    expected = later_words(ours.pages[0])
    for number, page in enumerate(document.pages):
        if later_words(page) != expected:
            yield Check(Subject.PRINTED, Result.BAD, OTHER_LATER.format(page=number + 1))
            return
    for number in unexpected_later_content(document):
        yield Check(Subject.LOOK, Result.BAD, UNEXPECTED_ADDITION.format(page=number + 1))
        return
    if layout_of(document)[0] == LAYOUT:
        yield from _layout_specific_faults(document, ours)


def _visual_fault_checks(
    document: Document, blocks: Sequence[Block], places: Sequence[Place], record: Record
) -> Iterator[Check]:
    """Yield the first visual fault of each page."""
    reported: set[int] = set()
    for number, fault in visual_faults(document, blocks):
        if number not in reported:
            reported.add(number)
            left, bottom, right, top = fault.where
            section = section_at(number, (left + right) / 2, (bottom + top) / 2, places, record)
            at = f", at “{section}”" if section else ""
            yield Check(Subject.LOOK, Result.BAD, VISUAL_FAULT.format(page=number + 1, what=fault.what, at=at))


def _reading_faults(document: Document, blocks: Sequence[Block]) -> Iterator[Check]:
    for page in running_content_faults(document, blocks):
        yield Check(Subject.PRINTED, Result.BAD, REPEATED.format(page=page + 1))
    if not reads_as_shown(document, blocks):
        yield Check(Subject.LOOK, Result.BAD, READ_OTHERWISE)
    for page in pages_out_of_order(document):
        yield Check(Subject.LOOK, Result.BAD, READ_OUT_OF_ORDER.format(page=page + 1))


def _link_faults(document: Document, layout: int) -> Iterator[Check]:
    for page in misplaced_links(document):
        yield Check(Subject.LOOK, Result.BAD, MISPLACED_LINK.format(page=page + 1))
    for page in misleading_links(document, layout):
        yield Check(Subject.LOOK, Result.BAD, MISLEADING_LINK.format(page=page + 1))
    if has_misleading_outline(document):
        yield Check(Subject.LOOK, Result.BAD, MISLEADING_OUTLINE)
