"""The requests and answers of the process that lays out notices for the screen."""

from __future__ import annotations

import msgspec

from signoff.notice.record.record import Record


class Place(msgspec.Struct, frozen=True):
    """Where a part of the form is: a page from 1, and points from that page's upper left corner."""

    key: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


class Job(msgspec.Struct, frozen=True):
    """A record to be laid out, and the dates that a record copy prints below the form, if any."""

    record: Record
    dates: tuple[tuple[str, str], ...] = ()


class Pages(msgspec.Struct, frozen=True):
    """A notice laid out as a PDF, with the places of its parts."""

    data: bytes = b""
    pages: int = 0
    places: tuple[Place, ...] = ()


def pages_of(job: Job) -> Pages:
    """Return a record laid out as pages; raises TextWouldBeLost and ResourceProblem."""
    from signoff.pdf.export import render

    rendered = render(job.record, job.dates)
    places = tuple(Place(place.key, place.page, place.x0, place.y0, place.x1, place.y1) for place in rendered.places)
    return Pages(rendered.data, rendered.pages, places)
