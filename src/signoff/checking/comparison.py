"""Having a PDF's pages held against the record inside it, in a process of its own, within bounds of time and memory.

A few bytes made for it keep a PDF's parser busy for ever, fill the memory or crash it: then nobody could check the
file.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from signoff import isolation
from signoff.errors import RecordRefused, SignoffError
from signoff.signing.verification import Check, Result, Subject


@dataclass(frozen=True, slots=True)
class Job:
    """A PDF, and how sentences name it."""

    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Pages:
    """What is known of pages that are written as signoff writes: their digest, and who laid them out.

    `layout` is the version of the layout, `program` what the program called itself. `as_now` says whether this program
    lays the record out just so. `size` is how many bytes the file's first revision takes. `uncovered` is what nobody's
    key vouches for: what pages say otherwise than the record, in layouts that this program knows, letters' shapes, what
    pages gain later, and what lies beside the pages; in this program's layout how they are set as well, of which a note
    is left in earlier ones.
    """

    digest: str
    layout: int
    program: str
    as_now: bool
    size: int
    uncovered: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What came of holding a PDF against its record.

    `attached` is the record inside it, as bytes; `refused` says why there is none that can be read. `checks` is what is
    to be said of its words, its look and the file; what `pages` is known of them is None where the file is not written
    as signoff writes.
    """

    attached: bytes = b""
    refused: str = ""
    checks: tuple[Check, ...] = ()
    pages: Pages | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found that is not as it should be."""
        return all(one.result in (Result.OK, Result.WARN) for one in self.checks)


def compare(job: Job, child: isolation.Started) -> Findings:
    """Return what a child for "comparison" makes of a PDF and the record inside it; never raises for what it holds.

    What could not be done, or not be finished in time, is said by a check that is unchecked. Raises RecordRefused where
    the file carries no record that can be read.
    """
    try:
        answer = child.answer(msgspec.msgpack.encode(job))
        findings = msgspec.msgpack.decode(answer, type=Findings)
    except msgspec.MsgspecError:
        return _unchecked(isolation.WrongAnswer(isolation.task_named("comparison").program))
    except SignoffError as problem:
        return _unchecked(problem)
    if findings.refused:
        raise RecordRefused(findings.refused)
    return findings


def _unchecked(problem: SignoffError) -> Findings:
    return Findings(checks=(Check(Subject.FILE, Result.UNCHECKED, str(problem)),))
