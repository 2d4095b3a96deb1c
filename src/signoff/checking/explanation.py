"""What was done to a file that is not written as signoff writes: its pages and objects beside those that they were.

That it was altered is known by then; this finds words for it. What it shows and holds now is compared with what this
program makes of its record, or, where a program of another layout made it, with the sound revision that it begins with.
"""

from __future__ import annotations

from dataclasses import replace

from signoff.checking.description import layout_of
from signoff.checking.file_contents import file_changes
from signoff.checking.first_revision import first_revision_size
from signoff.checking.printed_text import printed_checks
from signoff.errors import RecordRefused
from signoff.notice.record.record import Record
from signoff.pdf.export import Rendered
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.reading.document import read_document
from signoff.pdf.reading.syntax import NotAsWritten
from signoff.signing.verification import Check, Result, Subject

UNREADABLE = "The printed pages cannot be read: the file is damaged."


def explained(pdf: bytes, name: str, attached: bytes, ours: Rendered, record: Record) -> tuple[Check, ...]:
    """Return at least one check that is bad, with words for what was done; `attached` is the record found inside.

    `ours` is the record set by this program, whose places say in which section something is.
    """
    sound = _sound(pdf, ours)
    changes = tuple(Check(Subject.FILE, Result.BAD, one) for one in file_changes(pdf, name, sound.data, attached))
    return (*_on_pages(pdf, name, record, sound), *changes)


def _on_pages(pdf: bytes, name: str, record: Record, sound: Rendered) -> tuple[Check, ...]:
    try:
        return printed_checks(pdf, name, record, sound)
    except RecordRefused:
        return (Check(Subject.PRINTED, Result.BAD, UNREADABLE),)


def _sound(pdf: bytes, ours: Rendered) -> Rendered:
    """Return the revision that a file begins with where it is sound and of another layout, else `ours`."""
    size = first_revision_size(pdf)
    if size == len(pdf):
        return ours
    try:
        document = read_document(pdf[:size])
    except NotAsWritten:
        return ours
    return ours if layout_of(document)[0] == LAYOUT else replace(ours, data=pdf[:size], pages=len(document.pages))
