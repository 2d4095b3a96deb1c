"""Setting notices as pages in a process of its own, so that the interface never waits for the PDF writer.

`python -m signoff.preview_worker` answers jobs on its input with pages on its output, one at a time, until
the input ends. Both ways a message is its length (8 bytes, big-endian) and its bytes.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

import msgspec

from signoff.errors import SignoffError
from signoff.notice.record import Record


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
    dates: tuple[tuple[str, str], ...] = ()


class Pages(msgspec.Struct, frozen=True):
    """A notice set as a PDF, with the places of its parts; `problem` instead where it could not be set."""

    data: bytes = b""
    pages: int = 0
    places: tuple[Place, ...] = ()
    problem: str = ""


def pages_of(job: Job) -> Pages:
    """Return a record set as pages; raises TextWouldBeLost."""
    from signoff.pdf.export import render

    rendered = render(job.record, job.dates)
    places = tuple(Place(one.key, one.page, one.x0, one.y0, one.x1, one.y1) for one in rendered.places)
    return Pages(rendered.data, rendered.pages, places)


def answer(request: bytes) -> bytes:
    """Return the encoded pages of an encoded job; an expected failure comes back as its sentence."""
    try:
        pages = pages_of(msgspec.msgpack.decode(request, type=Job))
    except SignoffError as problem:
        pages = Pages(problem=str(problem))
    return msgspec.msgpack.encode(pages)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more; raises BrokenPipeError when nobody reads the answers any longer."""
    while head := requests.read(8):
        reply = answer(requests.read(int.from_bytes(head, "big")))
        answers.write(len(reply).to_bytes(8, "big") + reply)
        answers.flush()


def main() -> None:
    """Serve on the process's own streams until the application goes away, in whatever way it does."""
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is buffered has no reader either


if __name__ == "__main__":
    main()
