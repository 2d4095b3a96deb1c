"""Packed parts of a foreign PDF: how far they grow is found out in steps, before a library unpacks them whole."""

from __future__ import annotations

import re
import zlib

LIMIT = 128 * 1024 * 1024
"""The most that one part of a PDF may hold once it is unpacked, in bytes."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_STEP = 16 * 1024
"""So many packed bytes are unpacked at a time: zlib makes at most a thousand times as many of them."""


def grows_beyond(data: bytes, limit: int = LIMIT) -> bool:
    """Whether any part of a PDF unpacks to more than `limit` bytes; what is not packed by zlib does not grow."""
    return any(_inflated(data, found.end(), limit) > limit for found in _STREAM.finditer(data))


def _inflated(data: bytes, start: int, limit: int) -> int:
    """Return how many bytes the packed data from `start` on hold; past the limit, no longer exactly."""
    engine, size = zlib.decompressobj(), 0
    try:
        for place in range(start, len(data), _STEP):
            size += len(engine.decompress(data[place : place + _STEP]))
            if engine.eof or size > limit:
                break
    except zlib.error:
        pass  # not packed by zlib, or damaged from here on: what came before it counts
    return size
