"""Reading and tracing a picture in the background, with progress, until it is cancelled."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import SignoffError
from signoff.files import read_limited
from signoff.signing.marks.picture_file import LARGEST_FILE
from signoff.signing.marks.pictures import Scan, Tracing, read_scan

STEPS = 5
"""How many parts reading and tracing have."""


class Cancelled(SignoffError):
    """The work was cancelled: its result is not wanted any more."""


class Ticket:
    """What the interface and one piece of work share: its progress, and whether it was cancelled."""

    def __init__(self) -> None:
        """Start before the first step."""
        self._cancelled = threading.Event()
        self.steps = 0

    @property
    def is_cancelled(self) -> bool:
        """Whether the work was cancelled."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Make the work end at its next step."""
        self._cancelled.set()

    def step(self) -> None:
        """Count a step of the work; raise Cancelled when it was cancelled."""
        if self._cancelled.is_set():
            raise Cancelled("Reading the picture was cancelled.")
        self.steps += 1


@dataclass(frozen=True, slots=True)
class Traced:
    """A picture that was read, and its outline at one boldness."""

    scan: Scan
    tracing: Tracing


def read(path: Path, ticket: Ticket) -> Traced:
    """Read and trace a picture; raise SignoffError with a sentence, or Cancelled."""
    data = read_limited(path, LARGEST_FILE, "picture")
    scan = read_scan(data, path.name, ticket.step)
    return retraced(scan, 0, ticket)


def retraced(scan: Scan, boldness: int, ticket: Ticket) -> Traced:
    """Trace a picture that was read; raise SignoffError with a sentence, or Cancelled."""
    return Traced(scan, scan.traced(boldness, ticket.step))
