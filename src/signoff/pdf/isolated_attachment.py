"""The record inside a PDF from outside, read in a process of its own.

A few bytes made for it fill the memory of a PDF's parser, keep it busy for ever or crash it.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from signoff import isolation
from signoff.errors import FileProblem, RecordRefused


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A PDF, as bytes or as the path of its file, and how sentences name it."""

    source: str
    data: bytes = b""
    path: bytes = b""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The record's bytes, or the sentence that says why the PDF or its file gives none."""

    record: bytes = b""
    refused: str = ""
    unreadable: str = ""


def record_inside(data: bytes, source: str) -> bytes:
    """Return the bytes of the record attached to a PDF; `source` names it in sentences.

    Raises RecordRefused as `attachment.attached_record` does, and IsolationFailed where the process failed.
    """
    return _answered(Request(source=source, data=data))


def record_inside_file(path: Path, source: str) -> bytes:
    """Return the same of a PDF's file, which only the other process reads; raises FileProblem, too."""
    return _answered(Request(source=source, path=os.fsencode(path)))


def _answered(request: Request) -> bytes:
    answer = isolation.run("attachment", msgspec.msgpack.encode(request))
    try:
        reply = msgspec.msgpack.decode(answer, type=Reply)
    except msgspec.MsgspecError:
        raise isolation.WrongAnswer(isolation.task_named("attachment").program) from None
    if reply.unreadable:
        raise FileProblem(reply.unreadable)
    if reply.refused:
        raise RecordRefused(reply.refused)
    return reply.record
