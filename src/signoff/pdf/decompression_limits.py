"""Limits on the compressed parts of a foreign PDF, checked in steps before a library unpacks them whole."""

from __future__ import annotations

import re
import zlib

LIMIT = 128 * 1024 * 1024
"""The most that one part of a PDF may hold once unpacked, in bytes; all parts together may hold twice as much."""

MOST_LAYERS = 3
"""The most layers of compression; signoff compresses once, and others seldom twice."""

MOST_OBJECTS = 100_000
"""The most objects that a PDF may have; a notice of a hundred pages has a tenth of them."""

_STREAM = re.compile(rb"stream(?:\r\n|\r|\n)?")
_OBJECT = re.compile(rb"\sobj\b")
_STEP = 16 * 1024
"""The number of bytes given to zlib, and taken from it, at a time."""


def has_too_many_objects(data: bytes, limit: int = MOST_OBJECTS) -> bool:
    """Return whether a PDF has more than `limit` uncompressed objects."""
    return any(number >= limit for number, _ in enumerate(_OBJECT.finditer(data)))


def exceeds_limit(data: bytes, limit: int = LIMIT) -> bool:
    """Return whether any part of a PDF unpacks to more than `limit` bytes, all to twice that, or in too many layers.

    Streams are searched for everywhere, whatever their filters claim, which a file can state in many ways. Data that is
    not compressed by zlib does not grow by much.
    """
    total = 0
    try:
        for number, match in enumerate(_STREAM.finditer(data)):
            total += _size(data, match.end(), limit)
            if total > 2 * limit or number > 2 * MOST_OBJECTS:
                return True
    except _TooLarge:
        return True
    return False


class _TooLarge(Exception):
    """A part unpacks to more than the limit."""


def _size(data: bytes, start: int, limit: int) -> int:
    """Return how many bytes the compressed data from `start` on holds, all layers together; raises _TooLarge."""
    layer = _Layer(limit)
    for place in range(start, len(data), _STEP):
        layer.take(data[place : place + _STEP])
        if layer.is_done:
            break
    return layer.total


class _Layer:
    """What one layer of compression makes of its bytes, and the next layer of that, piece by piece."""

    def __init__(self, limit: int, number: int = 1) -> None:
        self.is_done = False
        self._limit = limit
        self._number = number
        self._size = 0
        self._engine = zlib.decompressobj()
        self._next: _Layer | None = None

    @property
    def total(self) -> int:
        """How many bytes this layer and those within it have produced so far."""
        return self._size + (self._next.total if self._next else 0)

    def take(self, packed: bytes) -> None:
        """Unpack more, unless the data has ended or is not compressed by zlib; raises _TooLarge."""
        while not self.is_done:
            try:
                piece = self._engine.decompress(packed, _STEP)
            except zlib.error:  # not compressed by zlib, or damaged from here on: what came before counts
                self.is_done = True
                return
            self._pass_on(piece)
            self.is_done = self._engine.eof
            packed = self._engine.unconsumed_tail
            if not packed and len(piece) < _STEP:
                return

    def _pass_on(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit or (piece and self._number > MOST_LAYERS):
            raise _TooLarge
        if piece:
            self._next = self._next or _Layer(self._limit, self._number + 1)
            self._next.take(piece)
