"""Compares a PDF's pages with the record inside it, in a child process with limits on time and memory.

A few crafted bytes can keep a PDF parser busy for ever, fill the memory or crash it; the check must survive that.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from signoff import isolation
from signoff.errors import RecordRefused, RecordUnsupported, SignoffError
from signoff.known_types import known
from signoff.signing.verification import Check, Result, Subject


@dataclass(frozen=True, slots=True)
class ComparisonJob:
    """A PDF, and how sentences name it."""

    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class PageFindings:
    """What is known of pages that are written as signoff writes them: their digest, and which program laid them out.

    `layout` is the version of the layout and `program` the producer that the file names. `matches_current` says whether
    this program lays the record out identically. `size` is the length of the file's first revision in bytes.
    `uncovered` are faults that no key vouches for: where pages differ from the record in layouts that this program
    knows, glyph shapes, later page content, and what surrounds the pages; for this program's own layout also how pages
    are set, which is only a note in earlier layouts.
    """

    digest: str
    layout: int
    program: str
    matches_current: bool
    size: int
    uncovered: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """The result of comparing a PDF with its record.

    `attached` is the record inside it, as bytes; `refused` says why no record could be read, and `unsupported`
    whether it may be sound nevertheless (RecordUnsupported). `checks` cover its words, its look and the file; `pages`
    is None where the file is not written as signoff writes.
    """

    attached: bytes = b""
    refused: str = ""
    unsupported: bool = False
    checks: tuple[Check, ...] = ()
    pages: PageFindings | None = None

    @property
    def is_sound(self) -> bool:
        """Whether no check is bad or unchecked."""
        return all(check.result in (Result.OK, Result.WARN) for check in self.checks)


def compare(job: ComparisonJob, child: isolation.StartedChild) -> Findings:
    """Return what a child for "comparison" finds in a PDF and the record inside it; never raises for the PDF's content.

    Whatever could not be done, or not finished in time, becomes an unchecked check. Raises RecordRefused where the file
    carries no readable record.
    """
    try:
        answer = child.answer(msgspec.msgpack.encode(job))
        findings = msgspec.msgpack.decode(answer, type=known(Findings))
    except msgspec.MsgspecError:
        return _unchecked(isolation.InvalidAnswer(isolation.task_named("comparison").program))
    except SignoffError as problem:
        return _unchecked(problem)
    if findings.refused:
        raise (RecordUnsupported if findings.unsupported else RecordRefused)(findings.refused)
    return findings


def _unchecked(problem: SignoffError) -> Findings:
    return Findings(checks=(Check(Subject.FILE, Result.UNCHECKED, str(problem)),))
