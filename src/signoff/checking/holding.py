"""Having a file held against its record in a process of its own, within bounds of time and memory.

A few bytes made for it keep a PDF's parser busy for ever, fill the memory or crash it: then that is what is said.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import msgspec

from signoff.pdf.export import Rendered
from signoff.signing.verification import Check, Result

SECONDS = 120.0
"""How long it may take: a notice of a hundred pages takes about five seconds."""

ENDLESS = "The file is made so that nobody can look through it in any reasonable time."
UNREADABLE = "The file is made so that it cannot be looked through: it is not as it was exported."

if sys.platform == "win32":
    _HIDDEN = subprocess.CREATE_NO_WINDOW
else:
    _HIDDEN = 0


@dataclass(frozen=True, slots=True)
class Job:
    """A file, its attached record, that record set anew, and whether the file has seals.

    `vouched` says whether one of them is whole and its key known here: whoever holds that key stands for every byte.
    """

    data: bytes
    name: str
    attached: bytes
    ours: Rendered
    sealed: bool
    vouched: bool


@dataclass(frozen=True, slots=True)
class Held:
    """What is to be said of the printed pages, and of the file around them."""

    printed: tuple[Check, ...]
    inside: tuple[Check, ...]


def hold(job: Job, seconds: float = SECONDS) -> Held:
    """Return what came of holding a file against its record; never raises for what the file holds."""
    command = [sys.executable, "-P", "-m", "signoff.checking.worker"]
    try:
        done = subprocess.run(  # noqa: S603  # this very Python, and a module of ours
            command,
            input=msgspec.msgpack.encode(job),
            capture_output=True,
            timeout=seconds,
            check=False,
            creationflags=_HIDDEN,
        )
    except subprocess.TimeoutExpired:
        return _failed(ENDLESS)
    except OSError as problem:
        return _failed(f"The file could not be looked through: {problem.strerror or problem}.")
    try:
        return msgspec.msgpack.decode(done.stdout, type=Held)
    except msgspec.DecodeError:  # the process came to an end without a word: out of memory, or crashed
        return _failed(UNREADABLE)


def _failed(sentence: str) -> Held:
    return Held((), (Check("file", Result.BAD, sentence),))
