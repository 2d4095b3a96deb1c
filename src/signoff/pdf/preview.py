"""The requests and answers of the process that lays out notices for the screen."""

from __future__ import annotations

import msgspec

from signoff.notice.record.record import Copy, Record
from signoff.notice.text.days import DateLine
from signoff.pdf.places import Place


class Job(msgspec.Struct, frozen=True):
    """A record to be laid out as one of its copies, and the dates that a record copy prints below the form, if any."""

    record: Record
    dates: tuple[DateLine, ...] = ()
    copy: Copy = Copy.RECORD


class Pages(msgspec.Struct, frozen=True):
    """A notice laid out as a PDF, with the places of its parts."""

    data: bytes = b""
    pages: int = 0
    places: tuple[Place, ...] = ()


def pages_of(job: Job) -> Pages:
    """Return a record laid out as pages; raises TextWouldBeLost and ResourceProblem."""
    from signoff.pdf.export import render

    if job.copy is Copy.PUBLICATION:
        from signoff.notice.record.publication import publication_copy

        rendered = render(publication_copy(job.record))
    else:
        rendered = render(job.record, job.dates)
    return Pages(rendered.data, rendered.pages, rendered.places)
