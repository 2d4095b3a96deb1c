"""A PDF held against the record inside it: its words, its look, and all that the file holds beside them.

The pages are judged as they are, whichever version laid them out: they must be written as signoff writes, say what the
record says, and be seen as they are read (`fidelity`). The record is set anew only for its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from signoff.checking.comparison import Findings, Job, Pages
from signoff.checking.description import layout_of, wrong_description
from signoff.checking.fidelity.faults import misset, misstated, unlike_beyond_digest
from signoff.errors import ResourceProblem, SignoffError
from signoff.notice.record import codec
from signoff.notice.record.document import version_of
from signoff.notice.record.record import Record
from signoff.pdf.export import Place, Rendered, render
from signoff.pdf.metadata import FIRST_LAYOUTS, LAYOUT
from signoff.pdf.reading.document import Document, read_document
from signoff.pdf.reading.seen import pages_digest
from signoff.pdf.reading.syntax import NotAsWritten
from signoff.signing.verification import Check, Result, Subject

Faults: TypeAlias = Callable[[Document, Document, Sequence[Place], Record], Iterable[Check]]

SAME_WORDS = "The printed words are the record’s, in the same order, on every page."
SAME_LOOK = (
    "Every word can be seen, in signoff’s own fonts, and nothing is drawn on the pages that a notice does not have."
)
NOTHING_ELSE = "The file holds the pages and the record, and nothing else."
TOO_OLD = Check(
    Subject.FILE,
    Result.BAD,
    "The file says that it was laid out by a version of signoff which is older than the record inside it.",
)
NEWER = "It was laid out by a newer version of signoff ({program}), which this one does not know."


def findings_on(job: Job) -> Findings:
    """Return what is found in a PDF; raises RecordRefused where it carries no record that can be read.

    Raises ResourceProblem where a bundled file is missing: that says nothing of the PDF.
    """
    try:
        document = read_document(job.data)
    except NotAsWritten:
        return _explained(job)
    if document.size < len(job.data) and not _may_be_a_seal(job.data[document.size :]):
        return _explained(job)
    attached = document.attachment.data
    return _findings(document, codec.read_record(attached, f"The notice inside {job.name}"), attached)


def _may_be_a_seal(revision: bytes) -> bool:
    """Whether what follows a first revision may be one seal, which is judged by itself.

    A signature names its own place in the file, so it cannot be compressed away.
    """
    return b"/ByteRange" in revision and revision.count(b"%%EOF") == 1 and revision.endswith(b"%%EOF\n")


def _findings(document: Document, record: Record, attached: bytes) -> Findings:
    layout, program = layout_of(document)
    try:
        ours, dates = _set_alike(document, record)
    except ResourceProblem:
        raise
    except SignoffError as problem:
        return Findings(attached, checks=(_unprintable(problem),))
    expected = read_document(ours.data)
    beside = tuple(wrong_description(document, expected))
    digest = pages_digest(document)
    as_now = digest == pages_digest(expected)
    said, look = (
        _unlike_own(faults, document, expected, as_now, ours.places, record) for faults in (misstated, misset)
    )
    bad = (*said, *look, *beside)
    if layout < LAYOUT:
        uncovered = (*said, *beside, *(replace(one, result=Result.WARN) for one in look))
    elif layout == LAYOUT:
        uncovered = bad
    else:
        uncovered = (*unlike_beyond_digest(document, expected), *beside)
    if 0 < layout < FIRST_LAYOUTS[version_of(record)]:
        bad, uncovered = (*bad, TOO_OLD), (*uncovered, TOO_OLD)
    if layout > LAYOUT:
        newer = Check(Subject.VERSION, Result.UNCHECKED, NEWER.format(program=program))
        bad, uncovered = (newer,), (newer,) if uncovered else ()
    pages = Pages(digest, layout, program, as_now, document.size, uncovered)
    good = (
        Check(Subject.PRINTED, Result.OK, SAME_WORDS),
        Check(Subject.LOOK, Result.OK, SAME_LOOK),
        Check(Subject.FILE, Result.OK, NOTHING_ELSE),
    )
    return Findings(attached, checks=(*(bad or good), *dates), pages=pages)


def _unlike_own(
    faults: Faults, document: Document, expected: Document, as_now: bool, places: Sequence[Place], record: Record
) -> tuple[Check, ...]:
    """Return the faults of pages, but for those that they share with this program's own, which are the very same.

    In a table of very many columns letters lie on the lines, for one.
    """
    found = tuple(faults(document, expected, places, record))
    return () if found and as_now and found == tuple(faults(expected, expected, places, record)) else found


def _set_alike(document: Document, record: Record) -> tuple[Rendered, tuple[Check, ...]]:
    """Return the record set anew, with the dates that the file prints below the form, and what is said of those.

    The dates that the decision maker saw are in the record; those of others follow from it by the council's profile.
    """
    signature = record.decision_signature
    if record.is_publication or (signature is not None and signature.pages is not None):
        from signoff.checking.noted_dates import wrong_dates

        return render(record), wrong_dates(record)
    from signoff.checking.dates import dates_to_hold, printed_dates

    dates, told = dates_to_hold(record, printed_dates(document))
    return render(record, dates), told


def _explained(job: Job) -> Findings:
    """Say what is wrong with a file that is not written as signoff writes; at the least that it is not."""
    from signoff.checking.explanation import explained
    from signoff.pdf.attachment import attached_record

    attached = attached_record(job.data, job.name)
    record = codec.read_record(attached, f"The notice inside {job.name}")
    try:
        ours = render(record)
    except ResourceProblem:
        raise
    except SignoffError as problem:
        return Findings(attached, checks=(_unprintable(problem),))
    return Findings(attached, checks=explained(job.data, job.name, attached, ours, record))


def _unprintable(problem: SignoffError) -> Check:
    return Check(Subject.PRINTED, Result.BAD, f"The attached record cannot be printed: {problem}")
