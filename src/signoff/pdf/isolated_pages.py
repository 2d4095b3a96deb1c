"""Reads what a PDF from outside shows and holds, in a child process: the digest that a signature covers, the record."""

from __future__ import annotations

import msgspec

from signoff import isolation
from signoff.errors import RecordRefused


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The record's bytes and the digest of the pages, both empty where the PDF is none that signoff has written."""

    record: bytes = b""
    digest: str = ""


def read_pages(pdf: bytes) -> Reply:
    """Return what a PDF that signoff has written shows and holds.

    Raises RecordRefused for any other, and IsolationFailed where the process failed.
    """
    answer = isolation.run("pages", pdf)
    try:
        reply = msgspec.msgpack.decode(answer, type=Reply)
    except msgspec.MsgspecError:
        raise isolation.InvalidAnswer(isolation.task_named("pages").program) from None
    if not reply.digest:
        raise RecordRefused("The PDF is not one that signoff has written.")
    return reply
