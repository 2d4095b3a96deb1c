"""The task "comparison": holds a file against its record in a process of its own."""

from __future__ import annotations

import msgspec

from signoff.checking.held import held_against
from signoff.checking.holding import Job


def answer(request: bytes) -> bytes:
    """Return the encoded outcome of an encoded job; raises RecordRefused and ResourceProblem."""
    return msgspec.msgpack.encode(held_against(msgspec.msgpack.decode(request, type=Job)))
