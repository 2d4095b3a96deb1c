"""Reads the frames of a SQLite write-ahead log that are what SQLite wrote, also behind one that is not.

Written from the description of the file format (https://www.sqlite.org/fileformat2.html, section 4).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_HEADER = 32
_FRAME_HEADER = 24
_MAGIC = 0x377F0682
"""The first number of a log; with its lowest bit set, checksums are over numbers whose first byte is the highest."""

Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as the log holds it, and where in the log it lies."""

    page: int
    place: int


def page_size_of(log: BinaryIO) -> int:
    """Return the size of the log's pages as its header tells it, whether or not that can be; 0 where it has none."""
    log.seek(0)
    header = log.read(_HEADER)
    return int(struct.unpack_from(">I", header, 8)[0]) if len(header) == _HEADER else 0


def frames(log: BinaryIO, page_size: int) -> Iterator[Frame]:
    """Yield the frames whose checksum follows from the frame before them, in order.

    A checksum goes on from the one that the frame before tells, so a damaged frame costs itself and the next at most.
    """
    log.seek(0)
    header = log.read(_HEADER)
    if len(header) < _HEADER:
        return
    magic, *_rest, first, second = struct.unpack(">8I", header)
    known, sums = {header[16:24]}, (first, second)
    orders = [">" if magic & 1 else "<"] if magic in (_MAGIC, _MAGIC + 1) else [">", "<"]
    place = _HEADER
    while True:
        frame = log.read(_FRAME_HEADER + page_size)
        if len(frame) < _FRAME_HEADER + page_size:
            return
        page, _size, *_salts, first, second = struct.unpack_from(">6I", frame)
        covered = frame[:8] + frame[_FRAME_HEADER:]
        salts = frame[8:16]
        if place == _HEADER:
            known.add(salts)  # where the header is damaged, the frames say among themselves what belongs together
        if salts in known and page > 0 and any(checksum(covered, sums, one) == (first, second) for one in orders):
            yield Frame(page, place + _FRAME_HEADER)
        sums = (first, second)
        place += len(frame)


def checksum(data: bytes, sums: Sums, order: str) -> Sums:
    """Return the checksum of data that goes on from another (section 4.2)."""
    first, second = sums
    numbers = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(numbers[::2], numbers[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
