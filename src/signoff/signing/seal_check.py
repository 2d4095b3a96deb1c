"""Checking seals: whether a PDF is what was sealed, by which key and when. Offline, and safe on any bytes.

Two judges must agree: the bytes themselves (`seal_bytes`: what the seal covers, and whether its own bytes are the
only ones that say what it says), and pyHanko (`seal_reader`: the signature, its certificate, what it allows).
No certificate is trusted for who issued it: a key is known by its fingerprint or not at all.

They work in a process of their own, with bounds: a few bytes made for it keep pyHanko's parser busy for ever, or fill
the memory.
"""

from __future__ import annotations

import subprocess
import sys

import msgspec

from signoff.signing.seal_found import SealFound, SealReport

__all__ = ["LIMIT", "SECONDS", "SealFound", "SealReport", "check_seals"]

LIMIT = 100 * 1024 * 1024
"""The largest PDF that is checked, in bytes."""

SECONDS = 30.0
"""How long a check may take: a sealed notice takes less than one."""

if sys.platform == "win32":
    _HIDDEN = subprocess.CREATE_NO_WINDOW
else:
    _HIDDEN = 0

_UNREADABLE = "The PDF carries a seal or signature, but is damaged: it cannot be checked."


def check_seals(pdf: bytes, seconds: float = SECONDS) -> SealReport:
    """Return what seals and other signatures a PDF carries, and what became of them; a file without any has none.

    Never raises for what the bytes hold, runs nothing of theirs and fetches nothing. A check that would take longer
    than so many seconds is given up, and the report says so.
    """
    if len(pdf) > LIMIT:
        return SealReport(problem="The PDF is too large to be checked: the limit is 100 MiB.")
    if b"/ByteRange" not in pdf:  # a signature names its own place in the file, so it cannot be compressed away
        return SealReport()
    command = [sys.executable, "-P", "-m", "signoff.signing.seal_worker"]
    try:
        done = subprocess.run(  # noqa: S603  # this very Python, and a module of ours
            command, input=pdf, capture_output=True, timeout=seconds, check=False, creationflags=_HIDDEN
        )
    except subprocess.TimeoutExpired:
        return SealReport(problem="The PDF is made so that its seals cannot be checked in any reasonable time.")
    except OSError as problem:
        return SealReport(problem=f"The PDF’s seals could not be checked: {problem.strerror or problem}.")
    try:
        return msgspec.json.decode(done.stdout, type=SealReport)
    except msgspec.DecodeError:  # the process came to an end without a word: out of memory, or of its parser's depth
        return SealReport(problem=_UNREADABLE)
