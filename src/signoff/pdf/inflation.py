"""Packed parts of a foreign PDF: how far they grow is found out in steps, before a library unpacks them whole."""

from __future__ import annotations

import re
import zlib

LIMIT = 128 * 1024 * 1024
"""The most that one part of a PDF may hold once it is unpacked, in bytes; all parts together may hold twice as much."""

MOST_LAYERS = 3
"""In so many layers a part may be packed; signoff packs once, and others seldom twice."""

MOST_OBJECTS = 100_000
"""So many objects a PDF may have; a notice of a hundred pages has a tenth."""

_STREAM = re.compile(rb"stream(?:\r\n|\r|\n)?")
_OBJECT = re.compile(rb"\sobj\b")
_STEP = 16 * 1024
"""So many bytes are given to zlib, and taken from it, at a time."""


def has_too_many_objects(data: bytes, limit: int = MOST_OBJECTS) -> bool:
    """Whether a PDF has more than `limit` objects, as far as they are not packed."""
    return any(number >= limit for number, _ in enumerate(_OBJECT.finditer(data)))


def grows_beyond(data: bytes, limit: int = LIMIT) -> bool:
    """Whether any part of a PDF unpacks to more than `limit` bytes, all to twice as many, or in too many layers.

    Streams are looked for everywhere and whatever is said of their filters, which a file can say in a hundred ways.
    What is not packed by zlib does not grow by much.
    """
    total = 0
    try:
        for number, found in enumerate(_STREAM.finditer(data)):
            total += _size(data, found.end(), limit)
            if total > 2 * limit or number > 2 * MOST_OBJECTS:
                return True
    except _Beyond:
        return True
    return False


class _Beyond(Exception):
    """A part grows beyond all bounds."""


def _size(data: bytes, start: int, limit: int) -> int:
    """Return how many bytes the packed data from `start` on hold, all layers together; raises _Beyond."""
    layer = _Layer(limit)
    for place in range(start, len(data), _STEP):
        layer.take(data[place : place + _STEP])
        if layer.is_done:
            break
    return layer.total


class _Layer:
    """What one layer of packing makes of the bytes that it is given, and of those the next one, piece by piece."""

    def __init__(self, limit: int, number: int = 1) -> None:
        self.is_done = False
        self._limit = limit
        self._number = number
        self._size = 0
        self._engine = zlib.decompressobj()
        self._next: _Layer | None = None

    @property
    def total(self) -> int:
        """How many bytes this layer and those within it have given so far."""
        return self._size + (self._next.total if self._next else 0)

    def take(self, packed: bytes) -> None:
        """Unpack more, unless it has come to its end or is not packed by zlib; raises _Beyond."""
        while not self.is_done:
            try:
                piece = self._engine.decompress(packed, _STEP)
            except zlib.error:  # not packed by zlib, or damaged from here on: what came before it counts
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
            raise _Beyond
        if piece:
            self._next = self._next or _Layer(self._limit, self._number + 1)
            self._next.take(piece)
