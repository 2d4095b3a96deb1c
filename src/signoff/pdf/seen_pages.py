"""Digests of what a decision maker sees when signing, so that the signature can cover it."""

from __future__ import annotations

from collections.abc import Sequence

from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record, SeenPages
from signoff.notice.text.days import DateLine
from signoff.pdf.export import render
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.reading.document import read_document
from signoff.pdf.reading.pages_digest import pages_digest


def seen_pages(record: Record, dates: Sequence[DateLine] = ()) -> SeenPages:
    """Return the digests of what the pages of both copies show; `dates` are those that the record copy prints.

    Raises TextWouldBeLost, MarkRefused and ResourceProblem as `render` does.
    """
    copies = (render(record, dates), render(publication_copy(record)))
    record_digest, public = (pages_digest(read_document(rendered.data)) for rendered in copies)
    return SeenPages(layout=LAYOUT, record=record_digest, publication=public, dates=tuple(dates))
