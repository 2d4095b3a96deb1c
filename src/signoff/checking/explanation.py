"""Explains how a file was altered that is not written as signoff writes.

By then it is known to be altered; this finds the words. The file is compared with what this program renders from its
record, or, where another layout's program made it, with the sound first revision that it begins with.
"""

from __future__ import annotations

from dataclasses import replace

from signoff.checking.file_contents import file_changes
from signoff.checking.first_revision import first_revision_size
from signoff.checking.metadata_check import layout_of
from signoff.checking.printed_text import printed_page_checks
from signoff.errors import RecordRefused
from signoff.notice.record.record import Record
from signoff.pdf.export import Rendered
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.reading.document import read_document
from signoff.pdf.reading.syntax import NotAsWritten
from signoff.signing.verification import Check, Result, Subject

UNREADABLE = "The printed pages cannot be read: the file is damaged."


def explain_alterations(pdf: bytes, name: str, attached: bytes, ours: Rendered, record: Record) -> tuple[Check, ...]:
    """Return at least one bad check that says what was done; `attached` is the record found inside.

    `ours` is the record as rendered by this program; its places say in which section a difference is.
    """
    sound = _reference_revision(pdf, ours)
    changes = tuple(
        Check(Subject.FILE, Result.BAD, sentence) for sentence in file_changes(pdf, name, sound.data, attached)
    )
    return (*_page_changes(pdf, name, record, sound), *changes)


def _page_changes(pdf: bytes, name: str, record: Record, sound: Rendered) -> tuple[Check, ...]:
    try:
        return printed_page_checks(pdf, name, record, sound)
    except RecordRefused:
        return (Check(Subject.PRINTED, Result.BAD, UNREADABLE),)


def _reference_revision(pdf: bytes, ours: Rendered) -> Rendered:
    """Return the file's first revision where that is sound and of another layout, else `ours`."""
    size = first_revision_size(pdf)
    if size == len(pdf):
        return ours
    try:
        document = read_document(pdf[:size])
    except NotAsWritten:
        return ours
    return ours if layout_of(document)[0] == LAYOUT else replace(ours, data=pdf[:size], pages=len(document.pages))
