"""Reading and tracing a picture beside the interface: told how far it is, and left when nobody waits any more."""

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


class Left(SignoffError):
    """The work was left: nobody waits for it."""


class Ticket:
    """What the interface and one piece of work share: how far it is, and whether it is still wanted."""

    def __init__(self) -> None:
        """Begin wanted, before the first step."""
        self._left = threading.Event()
        self.steps = 0

    @property
    def is_left(self) -> bool:
        """Whether nobody waits for the work."""
        return self._left.is_set()

    def leave(self) -> None:
        """Let the work end at its next step."""
        self._left.set()

    def step(self) -> None:
        """Count a step of the work; raises Left once it is left."""
        if self._left.is_set():
            raise Left("The picture was left.")
        self.steps += 1


@dataclass(frozen=True, slots=True)
class Traced:
    """A picture that was read, and its outline at one boldness."""

    scan: Scan
    tracing: Tracing


def read(path: Path, ticket: Ticket) -> Traced:
    """Read and trace a picture; raises SignoffError with a sentence, and Left."""
    data = read_limited(path, LARGEST_FILE, "picture")
    scan = read_scan(data, path.name, ticket.step)
    return retraced(scan, 0, ticket)


def retraced(scan: Scan, boldness: int, ticket: Ticket) -> Traced:
    """Trace a picture that was read; raises SignoffError with a sentence, and Left."""
    return Traced(scan, scan.traced(boldness, ticket.step))
