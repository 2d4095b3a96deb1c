"""Checking seals: whether a PDF is what was sealed, by which key and when. Offline, and safe on any bytes.

Two checks must agree: the bytes themselves (`bytes`: what the seal covers, and whether its own bytes are canonical),
and pyHanko (`reader`: the signature, its certificate, what it allows). No certificate is trusted for its issuer: a key
is known by its fingerprint or not at all.

They run in a process of their own, with limits: a few bytes made for that purpose can keep pyHanko's parser busy
endlessly, or fill the memory.
"""

from __future__ import annotations

import msgspec

from signoff import isolation
from signoff.errors import SignoffError
from signoff.known_types import known
from signoff.signing.seal.seal_report import SealFound, SealReport

__all__ = ["LIMIT", "SealFound", "SealReport", "check_seals"]

LIMIT = 100 * 1024 * 1024
"""The largest PDF that is checked, in bytes."""


def check_seals(pdf: bytes, seconds: float | None = None, *, child: isolation.StartedChild | None = None) -> SealReport:
    """Return the seals and other signatures of a PDF, and whether each is valid; an empty report where it has none.

    Never raises for what the bytes contain, runs nothing of theirs and fetches nothing. Where the check could not be
    made or finished, for example within so many seconds, the report says why in `unchecked`. `child` is a process for
    the task "seals", where one has already been started.
    """
    if len(pdf) > LIMIT:
        return SealReport(unchecked="The PDF is too large for its seals to be checked: the limit is 100 MiB.")
    if b"/ByteRange" not in pdf:  # a signature names its own place in the file, so this is never compressed
        return SealReport()
    try:
        with child or isolation.start("seals") as process:
            return msgspec.msgpack.decode(process.answer(pdf, seconds=seconds), type=known(SealReport))
    except msgspec.MsgspecError:
        return SealReport(unchecked=str(isolation.InvalidAnswer(isolation.task_named("seals").program)))
    except SignoffError as problem:
        return SealReport(unchecked=str(problem))
