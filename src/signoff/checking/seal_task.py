"""The task "seals": reads the seals of a PDF in a process of its own, and what the file puts in place beside them."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from signoff.checking.offline import stay_offline

stay_offline()  # before pyHanko is loaded

from signoff.checking.increment import changes_beside_seal  # noqa: E402
from signoff.signing.seal.reader import read_seals  # noqa: E402


def answer(request: bytes) -> bytes:
    """Return the encoded report on the seals of the PDF that the request is."""
    report = read_seals(request)
    if report.seals:
        report = replace(report, changes=changes_beside_seal(request))
    return msgspec.msgpack.encode(report)
