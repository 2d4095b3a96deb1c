"""The task "papers": reads the papers that are attached to a PDF from outside, in a child process."""

from __future__ import annotations

import msgspec

from signoff.errors import RecordRefused
from signoff.pdf.attachment import attached_files
from signoff.pdf.isolated_papers import PapersReply, PapersRequest


def answer(request: bytes) -> bytes:
    """Return the encoded reply to an encoded request."""
    asked = msgspec.msgpack.decode(request, type=PapersRequest)
    try:
        return msgspec.msgpack.encode(PapersReply(files=attached_files(asked.data, asked.source, asked.digests)))
    except RecordRefused as problem:
        return msgspec.msgpack.encode(PapersReply(refused=str(problem)))
