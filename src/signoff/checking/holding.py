"""Having a file held against its record in a process of its own, within bounds of time and memory.

A few bytes made for it keep a PDF's parser busy for ever, fill the memory or crash it: then nobody could check the
file.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from signoff import isolation
from signoff.errors import SignoffError
from signoff.pdf.export import Rendered
from signoff.signing.verification import Check, Result


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


def hold(job: Job, seconds: float | None = None) -> Held:
    """Return what came of holding a file against its record; never raises for what the file holds.

    What could not be done, or not be finished, such as within so many seconds, is said by a check that is unchecked.
    """
    try:
        answer = isolation.run("comparison", msgspec.msgpack.encode(job), seconds=seconds)
        return msgspec.msgpack.decode(answer, type=Held)
    except msgspec.MsgspecError:
        return _unchecked(isolation.WrongAnswer(isolation.task_named("comparison").program))
    except SignoffError as problem:
        return _unchecked(problem)


def _unchecked(problem: SignoffError) -> Held:
    return Held((), (Check("file", Result.UNCHECKED, str(problem)),))
