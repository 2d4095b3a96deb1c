"""Reads the record inside a PDF from outside, in a child process.

A few crafted bytes can fill the memory of a PDF parser, keep it busy for ever or crash it.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from signoff import isolation
from signoff.errors import FileProblem, RecordRefused, RecordUnsupported
from signoff.known_types import known


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A PDF, as bytes or as the path of its file, and how sentences name it."""

    source: str
    data: bytes = b""
    path: bytes = b""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The record's bytes, or why the PDF or its file has none; `unsupported` where it may be sound nevertheless."""

    record: bytes = b""
    refused: str = ""
    unsupported: bool = False
    unreadable: str = ""


def read_record_in_pdf(data: bytes, source: str) -> bytes:
    """Return the bytes of the record attached to a PDF; `source` names it in sentences.

    Raises RecordRefused as `attachment.attached_record` does, and IsolationFailed where the process failed.
    """
    return _ask(Request(source=source, data=data))


def read_record_in_file(path: Path, source: str) -> bytes:
    """Return the same for a PDF's file, which only the child process reads; also raises FileProblem."""
    return _ask(Request(source=source, path=os.fsencode(path)))


def _ask(request: Request) -> bytes:
    answer = isolation.run("attachment", msgspec.msgpack.encode(request))
    try:
        reply = msgspec.msgpack.decode(answer, type=known(Reply))
    except msgspec.MsgspecError:
        raise isolation.InvalidAnswer(isolation.task_named("attachment").program) from None
    if reply.unreadable:
        raise FileProblem(reply.unreadable)
    if reply.refused:
        raise (RecordUnsupported if reply.unsupported else RecordRefused)(reply.refused)
    return reply.record
