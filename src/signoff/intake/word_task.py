"""The task "word": reads a Word document from outside and places what it says, in a child process."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from signoff.errors import SignoffError
from signoff.files import read_limited
from signoff.intake.isolated_word import FILE_LIMIT, Reply, Request
from signoff.intake.placing.placing import place
from signoff.intake.word.reader import read_word
from signoff.notice.form.form_file import form_of


def answer(request: bytes) -> bytes:
    """Return the encoded reply to an encoded request."""
    return msgspec.msgpack.encode(_reply(msgspec.msgpack.decode(request, type=Request)))


def _reply(request: Request) -> Reply:
    path = Path(os.fsdecode(request.path))
    try:
        document = read_word(read_limited(path, FILE_LIMIT, "Word document"), path.name)
    except SignoffError as problem:
        return Reply(refused=str(problem))
    return Reply(placement=place(document, form_of(request.terms), request.terms, request.today))
