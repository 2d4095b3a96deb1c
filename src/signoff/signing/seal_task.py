"""The task "seals": reads the seals of a PDF in a process of its own."""

from __future__ import annotations

import msgspec

from signoff.signing.seal_reader import read_seals


def answer(request: bytes) -> bytes:
    """Return the encoded report on the seals of the PDF that the request is."""
    return msgspec.msgpack.encode(read_seals(request))
