"""The task "preview": lays out a notice in a child process, so that the interface never waits for it."""

from __future__ import annotations

import msgspec

from signoff.pdf.preview import Job, pages_of


def answer(request: bytes) -> bytes:
    """Return the encoded pages of an encoded job; raises TextWouldBeLost and ResourceProblem."""
    return msgspec.msgpack.encode(pages_of(msgspec.msgpack.decode(request, type=Job)))
