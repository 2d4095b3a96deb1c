"""Compares a PDF with the record inside it: its words, its look, and everything else in the file.

The pages are judged as they are, whichever version laid them out: they must be written as signoff writes, say what the
record says, and be seen as they are read (`fidelity`). The record is rendered again only for its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from signoff.checking.attached_papers import paper_faults
from signoff.checking.comparison import ComparisonJob, Findings, PageFindings
from signoff.checking.fidelity.faults import content_faults, faults_beyond_digest, layout_faults
from signoff.checking.metadata_check import layout_of, metadata_faults
from signoff.errors import ResourceProblem, SignoffError
from signoff.notice.record import codec
from signoff.notice.record.document import version_of
from signoff.notice.record.record import Record
from signoff.pdf.export import Rendered, render
from signoff.pdf.metadata import FIRST_LAYOUTS, LAYOUT
from signoff.pdf.places import Place
from signoff.pdf.reading.document import Document, read_document
from signoff.pdf.reading.pages_digest import pages_digest
from signoff.pdf.reading.syntax import NotAsWritten
from signoff.signing.verification import Check, Result, Subject

Faults: TypeAlias = Callable[[Document, Document, Sequence[Place], Record], Iterable[Check]]

SAME_WORDS = "The printed words are the record’s, in the same order, on every page."
SAME_LOOK = (
    "Every word can be seen, in signoff’s own fonts, and nothing is drawn on the pages that a notice does not have."
)
NOTHING_ELSE = "The file holds the pages and the record, and nothing else."
AND_PAPERS = "The file contains the pages, the record and the papers that it names, unchanged, and nothing else."
TOO_OLD = Check(
    Subject.FILE,
    Result.BAD,
    "The file says that it was laid out by a version of signoff which is older than the record inside it.",
)
NEWER = "It was laid out by a newer version of signoff ({program}), which this one does not know."


def check_pdf(job: ComparisonJob) -> Findings:
    """Return the findings on a PDF; raises RecordRefused where it carries no readable record.

    Raises ResourceProblem where a bundled file is missing, which is not the PDF's fault.
    """
    try:
        document = read_document(job.data)
    except NotAsWritten:
        return _explain(job)
    if document.size < len(job.data) and not _may_be_a_seal(job.data[document.size :]):
        return _explain(job)
    attached = document.attachment.data
    return _findings(document, codec.read_record(attached, f"The notice inside {job.name}"), attached)


def _may_be_a_seal(revision: bytes) -> bool:
    """Return whether what follows a first revision may be one seal, which is then judged separately.

    A signature contains its own position in the file, so it cannot be compressed.
    """
    return b"/ByteRange" in revision and revision.count(b"%%EOF") == 1 and revision.endswith(b"%%EOF\n")


def _findings(document: Document, record: Record, attached: bytes) -> Findings:
    layout, program = layout_of(document)
    try:
        ours, dates = _render_with_dates(document, record)
    except ResourceProblem:
        raise
    except SignoffError as problem:
        return Findings(attached, checks=(_unprintable_record(problem),))
    expected = read_document(ours.data)
    metadata_checks = (*metadata_faults(document, expected), *paper_faults(document, record))
    digest = pages_digest(document)
    matches_current = digest == pages_digest(expected)
    wording_faults, look = (
        _new_faults(faults, document, expected, matches_current, ours.places, record)
        for faults in (content_faults, layout_faults)
    )
    bad = (*wording_faults, *look, *metadata_checks)
    if layout < LAYOUT:
        uncovered = (*wording_faults, *metadata_checks, *(replace(check, result=Result.WARN) for check in look))
    elif layout == LAYOUT:
        uncovered = bad
    else:
        uncovered = (*faults_beyond_digest(document, expected), *metadata_checks)
    if 0 < layout < FIRST_LAYOUTS[version_of(record)]:
        bad, uncovered = (*bad, TOO_OLD), (*uncovered, TOO_OLD)
    if layout > LAYOUT:
        newer = Check(Subject.VERSION, Result.UNCHECKED, NEWER.format(program=program))
        bad, uncovered = (newer,), (newer,) if uncovered else ()
    pages = PageFindings(digest, layout, program, matches_current, document.size, uncovered)
    good = (
        Check(Subject.PRINTED, Result.OK, SAME_WORDS),
        Check(Subject.LOOK, Result.OK, SAME_LOOK),
        Check(Subject.FILE, Result.OK, AND_PAPERS if document.papers else NOTHING_ELSE),
    )
    return Findings(attached, checks=(*(bad or good), *dates), pages=pages)


def _new_faults(
    faults: Faults,
    document: Document,
    expected: Document,
    matches_current: bool,
    places: Sequence[Place],
    record: Record,
) -> tuple[Check, ...]:
    """Return the faults of pages, without those that identical pages of this program have as well.

    For example, letters touch the lines in a table of very many columns.
    """
    checks = tuple(faults(document, expected, places, record))
    return () if checks and matches_current and checks == tuple(faults(expected, expected, places, record)) else checks


def _render_with_dates(document: Document, record: Record) -> tuple[Rendered, tuple[Check, ...]]:
    """Return the record rendered with the dates that the file prints below the form, and the checks of those dates.

    The dates that the decision maker saw are in the record; for others they follow from it and the council's profile.
    """
    signature = record.decision_signature
    if record.is_publication or (signature is not None and signature.pages is not None):
        from signoff.checking.signature_dates import date_faults

        return render(record), date_faults(record)
    from signoff.checking.printed_dates import expected_dates, printed_dates

    dates, checks = expected_dates(record, printed_dates(document))
    return render(record, dates), checks


def _explain(job: ComparisonJob) -> Findings:
    """Return findings on a file that is not written as signoff writes; at least one check is bad."""
    from signoff.checking.explanation import explain_alterations
    from signoff.pdf.attachment import attached_record

    attached = attached_record(job.data, job.name)
    record = codec.read_record(attached, f"The notice inside {job.name}")
    try:
        ours = render(record)
    except ResourceProblem:
        raise
    except SignoffError as problem:
        return Findings(attached, checks=(_unprintable_record(problem),))
    return Findings(attached, checks=explain_alterations(job.data, job.name, attached, ours, record))


def _unprintable_record(problem: SignoffError) -> Check:
    return Check(Subject.PRINTED, Result.BAD, f"The attached record cannot be printed: {problem}")
