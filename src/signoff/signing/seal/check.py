"""Checking seals: whether a PDF is what was sealed, by which key and when. Offline, and safe on any bytes.

Two judges must agree: the bytes themselves (`bytes`: what the seal covers, and whether its own bytes are the
only ones that say what it says), and pyHanko (`reader`: the signature, its certificate, what it allows).
No certificate is trusted for who issued it: a key is known by its fingerprint or not at all.

They work in a process of their own, with bounds: a few bytes made for it keep pyHanko's parser busy for ever, or fill
the memory.
"""

from __future__ import annotations

import msgspec

from signoff import isolation
from signoff.errors import SignoffError
from signoff.signing.seal.found import SealFound, SealReport

__all__ = ["LIMIT", "SealFound", "SealReport", "check_seals"]

LIMIT = 100 * 1024 * 1024
"""The largest PDF that is checked, in bytes."""


def check_seals(pdf: bytes, seconds: float | None = None, *, child: isolation.StartedChild | None = None) -> SealReport:
    """Return what seals and other signatures a PDF carries, and what became of them; a file without any has none.

    Never raises for what the bytes hold, runs nothing of theirs and fetches nothing. Where the check could not be made
    or not be finished, such as within so many seconds, the report says why under `unchecked`. `child` is one for the
    task "seals", where one has been started already.
    """
    if len(pdf) > LIMIT:
        return SealReport(unchecked="The PDF is too large for its seals to be checked: the limit is 100 MiB.")
    if b"/ByteRange" not in pdf:  # a signature names its own place in the file, so it cannot be compressed away
        return SealReport()
    try:
        with child or isolation.start("seals") as one:
            return msgspec.msgpack.decode(one.answer(pdf, seconds=seconds), type=SealReport)
    except msgspec.MsgspecError:
        return SealReport(unchecked=str(isolation.InvalidAnswer(isolation.task_named("seals").program)))
    except SignoffError as problem:
        return SealReport(unchecked=str(problem))
