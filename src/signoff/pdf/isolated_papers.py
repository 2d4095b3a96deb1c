"""Reads the papers attached to a PDF from outside, in a child process, as `isolated_attachment` reads its record."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from signoff import isolation
from signoff.errors import RecordRefused
from signoff.files import PDF_LIMIT, read_limited


class PapersRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A PDF, how sentences name it, and the SHA-256 of the files that are wanted, in hexadecimal."""

    source: str
    data: bytes
    digests: frozenset[str]


class PapersReply(msgspec.Struct, frozen=True, kw_only=True):
    """The files that are attached, by their digests, or the sentence that says why none could be read."""

    files: dict[str, bytes] = msgspec.field(default_factory=dict)
    refused: str = ""


def read_papers_in_file(path: Path, digests: Iterable[str]) -> dict[str, bytes]:
    """Return those of the files with these digests that are attached to a PDF; their names there do not count.

    Raises FileProblem, RecordRefused where it cannot be read, and IsolationFailed where the process failed.
    """
    data = read_limited(path, PDF_LIMIT, "PDF")
    request = PapersRequest(source=path.name, data=data, digests=frozenset(digests))
    answer = isolation.run("papers", msgspec.msgpack.encode(request))
    try:
        reply = msgspec.msgpack.decode(answer, type=PapersReply)
    except msgspec.MsgspecError:
        raise isolation.InvalidAnswer(isolation.task_named("papers").program) from None
    if reply.refused:
        raise RecordRefused(reply.refused)
    return reply.files
