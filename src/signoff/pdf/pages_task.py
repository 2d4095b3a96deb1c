"""The task "pages": reads what a PDF from outside shows and holds, in a child process."""

from __future__ import annotations

import msgspec

from signoff.pdf.isolated_pages import Reply
from signoff.pdf.reading.document import read_document
from signoff.pdf.reading.pages_digest import pages_digest
from signoff.pdf.reading.syntax import NotAsWritten


def answer(request: bytes) -> bytes:
    """Return the encoded reply to a PDF."""
    return msgspec.msgpack.encode(_reply(request))


def _reply(pdf: bytes) -> Reply:
    try:
        document = read_document(pdf)
    except NotAsWritten:
        return Reply()
    if document.size != len(pdf):
        return Reply()
    return Reply(record=document.attachment.data, digest=pages_digest(document))
