"""The tasks that run in a child process: each is a function from bytes to bytes, with its limits."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from signoff.isolation.frames import LONGEST

_GIB = 1024**3
_MIB = 1024**2


@dataclass(frozen=True, slots=True)
class Task:
    """A task and its limits.

    `function` is the dotted path of a module and, after a colon, of its function `bytes -> bytes`, imported only in the
    child. `program` names the child in sentences for the user. `memory` is in bytes of address space, `seconds` is the
    time for one request, `startup_seconds` the time until the child must have greeted, and `longest_answer` is in
    bytes.
    """

    name: str
    function: str
    program: str
    memory: int
    seconds: float
    longest_answer: int
    startup_seconds: float = 60.0


_TASKS = (
    Task(
        "attachment",
        "signoff.pdf.attachment_task:answer",
        "The program that reads the notice inside a PDF",
        memory=_GIB,  # a PDF of the greatest size takes a quarter
        seconds=30.0,  # a notice takes less than one
        longest_answer=7 * _MIB,
    ),
    Task(
        "comparison",
        "signoff.checking.comparison_task:answer",
        "The program that inspects the file",
        memory=3 * _GIB,  # a notice of a hundred pages takes a tenth
        seconds=120.0,  # a notice of a hundred pages takes about five
        longest_answer=16 * _MIB,
    ),
    Task(
        "pages",
        "signoff.pdf.pages_task:answer",
        "The program that reads the pages that were signed",
        memory=2 * _GIB,  # a notice of a hundred pages takes a tenth
        seconds=60.0,  # a notice of a hundred pages takes about two
        longest_answer=7 * _MIB,
    ),
    Task(
        "papers",
        "signoff.pdf.papers_task:answer",
        "The program that reads the papers inside a PDF",
        memory=_GIB,  # a PDF of the greatest size takes a quarter
        seconds=30.0,  # papers of the greatest size take less than one
        longest_answer=24 * _MIB,  # four more than what is attached at most
    ),
    Task(
        "picture",
        "signoff.signing.marks.picture_task:answer",
        "The program that reads pictures",
        memory=_GIB,  # a picture of the most pixels takes a quarter
        seconds=30.0,  # a photograph takes about one
        longest_answer=9 * _MIB,
    ),
    Task(
        "pkcs12",
        "signoff.signing.seal.pkcs12_task:answer",
        "The program that opens a key’s file",
        memory=_GIB,  # a file of the greatest size takes an eighth
        seconds=30.0,  # one of today takes less than one
        longest_answer=2 * _MIB,
    ),
    Task(
        "preview",
        "signoff.pdf.preview_task:answer",
        "The program that lays out the page",
        memory=4 * _GIB,
        seconds=120.0,
        longest_answer=LONGEST,
    ),
    Task(
        "seals",
        "signoff.checking.seal_task:answer",
        "The program that checks seals",
        memory=2 * _GIB,  # a sealed notice of 100 MiB takes a quarter
        seconds=30.0,  # a sealed notice takes less than one
        longest_answer=16 * _MIB,
    ),
    Task(
        "word",
        "signoff.intake.word_task:answer",
        "The program that reads Word documents",
        memory=_GIB,  # a document of a hundred pages takes a tenth
        seconds=60.0,  # one of a hundred pages takes about two
        longest_answer=16 * _MIB,
    ),
)
TASKS = MappingProxyType({task.name: task for task in _TASKS})
"""Every task, by its name."""


def task_named(name: str) -> Task:
    """Return the task of this name; raises KeyError where there is none."""
    return TASKS[name]
