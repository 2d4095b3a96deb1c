"""Reads a Word document from outside into the answers of a notice, in a child process.

A few crafted bytes can unpack to gigabytes, or keep a parser busy for ever.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import msgspec

from signoff import isolation
from signoff.intake.placing.placement import Placement
from signoff.intake.word.refusal import WordRefused
from signoff.known_types import known
from signoff.notice.record.record import Terms

FILE_LIMIT = 64 * 1024 * 1024
"""The largest file that is read, in bytes; pictures in it are not."""

ENDINGS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf")
"""The endings of files that are tried as Word documents; some are refused, with what to do."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """The path of a file, the terms of the new notice, and the day by which years of two digits are read."""

    path: bytes
    terms: Terms
    today: dt.date


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of the document, or the sentence that says why it could not be read."""

    placement: Placement | None = None
    refused: str = ""


def is_word(path: Path) -> bool:
    """Whether a file is to be tried as a Word document, by its name."""
    return path.suffix.lower() in ENDINGS


def read_word_file(path: Path, terms: Terms, today: dt.date) -> Placement:
    """Return what a Word document says, as the answers of a notice with these terms.

    Raises WordRefused where the file cannot be read or is no Word document, and IsolationFailed where the process
    failed.
    """
    request = Request(path=os.fsencode(path.absolute()), terms=terms, today=today)
    answer = isolation.run("word", msgspec.msgpack.encode(request))
    try:
        reply = msgspec.msgpack.decode(answer, type=known(Reply))
    except msgspec.MsgspecError:
        raise isolation.InvalidAnswer(isolation.task_named("word").program) from None
    if reply.placement is None:
        raise WordRefused(reply.refused)
    return reply.placement
