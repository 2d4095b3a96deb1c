"""The task "attachment": reads the record inside a PDF from outside, in a child process."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from signoff.errors import FileProblem, RecordRefused, RecordUnsupported
from signoff.files import PDF_LIMIT, read_limited
from signoff.pdf.attachment import attached_record
from signoff.pdf.isolated_attachment import Reply, Request


def answer(request: bytes) -> bytes:
    """Return the encoded reply to an encoded request."""
    return msgspec.msgpack.encode(_reply(msgspec.msgpack.decode(request, type=Request)))


def _reply(request: Request) -> Reply:
    try:
        data = read_limited(Path(os.fsdecode(request.path)), PDF_LIMIT, "PDF") if request.path else request.data
        return Reply(record=attached_record(data, request.source))
    except FileProblem as problem:
        return Reply(unreadable=str(problem))
    except RecordRefused as problem:
        return Reply(refused=str(problem), unsupported=isinstance(problem, RecordUnsupported))
