"""The task "seals": reads a PDF's seals, and what its later revision changes besides, in a child process."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from signoff.checking.network_block import block_network

block_network()  # before pyHanko is loaded

from signoff.checking.sealed_revision import changes_besides_seal  # noqa: E402
from signoff.signing.seal.reader import read_seals  # noqa: E402


def answer(request: bytes) -> bytes:
    """Return the encoded report on the seals of a PDF; the request is the PDF's bytes."""
    report = read_seals(request)
    if report.seals:
        report = replace(report, changes=changes_besides_seal(request))
    return msgspec.msgpack.encode(report)
