"""What is asked of the process that sets notices as pages beside the interface, and what it answers."""

from __future__ import annotations

import msgspec

from signoff.notice.record.record import Record
from signoff.notice.text.days import DateLine


class Place(msgspec.Struct, frozen=True):
    """Where a part of the form stands: a page from 1, and points from that page's upper left corner."""

    key: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


class Job(msgspec.Struct, frozen=True):
    """A record to be set as pages, and the dates that a record copy prints below the form, if any."""

    record: Record
    dates: tuple[DateLine, ...] = ()


class Pages(msgspec.Struct, frozen=True):
    """A notice set as a PDF, with the places of its parts."""

    data: bytes = b""
    pages: int = 0
    places: tuple[Place, ...] = ()


def pages_of(job: Job) -> Pages:
    """Return a record set as pages; raises TextWouldBeLost and ResourceProblem."""
    from signoff.pdf.export import render

    rendered = render(job.record, job.dates)
    places = tuple(Place(one.key, one.page, one.x0, one.y0, one.x1, one.y1) for one in rendered.places)
    return Pages(rendered.data, rendered.pages, places)
