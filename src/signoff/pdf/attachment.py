"""Reads the record inside an exported PDF, and its papers; for a PDF from outside, only ever in a child process.

The command line and the desktop ask for them through `isolated_attachment` and `isolated_papers`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from signoff.errors import RecordRefused, RecordUnsupported
from signoff.files import PDF_LIMIT, RECORD_LIMIT
from signoff.pdf.decompression_limits import exceeds_limit, has_too_many_objects
from signoff.pdf.pdfium_lock import ONE_AT_A_TIME

if TYPE_CHECKING:
    import pypdfium2

ENDING = ".signoff"


def attached_record(data: bytes, source: str) -> bytes:
    """Return the bytes of the record attached to a PDF; `source` names it in sentences.

    Raises RecordRefused for a file that is not a readable PDF, is over PDF_LIMIT, has too many parts or one that
    unpacks to too much, or carries no record, and RecordUnsupported for one that carries several.
    """
    _require_within(data, source)
    with ONE_AT_A_TIME:
        return _read(data, source)


def attached_files(data: bytes, source: str, digests: Collection[str]) -> dict[str, bytes]:
    """Return those of the files with these SHA-256 digests that are attached to a PDF; raises as `attached_record`."""
    _require_within(data, source)
    files: dict[str, bytes] = {}
    with ONE_AT_A_TIME, _attachments(data, source) as attachments:
        for attachment in attachments:
            content = bytes(attachment.get_data())
            digest = hashlib.sha256(content).hexdigest()
            if digest in digests:
                files[digest] = content
    return files


def _require_within(data: bytes, source: str) -> None:
    if len(data) > PDF_LIMIT:
        raise RecordRefused(f"{source} is too large: a notice’s PDF has at most {PDF_LIMIT // 1024**2} MiB.")
    if has_too_many_objects(data):
        raise RecordRefused(f"{source} is refused: it has more parts than any notice’s PDF.")
    if exceeds_limit(data):
        raise RecordRefused(f"{source} is refused: a part of it grows too large when it is unpacked.")


@contextmanager
def _attachments(data: bytes, source: str) -> Iterator[list[pypdfium2.PdfAttachment]]:
    """Open a PDF, and give the files that are attached to it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise RecordRefused(f"{source} is damaged, locked or not a PDF: it cannot be read.") from None
    try:
        yield [
            attachment
            for place in range(document.count_attachments())
            if (attachment := document.get_attachment(place)) is not None
        ]
    except pypdfium2.PdfiumError:
        raise RecordRefused(f"{source} is damaged: the notice inside it cannot be read.") from None
    finally:
        document.close()


def _read(data: bytes, source: str) -> bytes:
    with _attachments(data, source) as attachments:
        records = [attachment for attachment in attachments if attachment.get_name().lower().endswith(ENDING)]
        if not records:
            raise RecordRefused(f"{source} is a PDF, but carries no signoff notice.")
        if len(records) > 1:
            raise RecordUnsupported(
                f"{source} carries {len(records)} signoff notices; only a PDF of one can be opened."
            )
        return _bytes(records[0], source)


def _bytes(attachment: pypdfium2.PdfAttachment, source: str) -> bytes:
    data = bytes(attachment.get_data())
    if len(data) > RECORD_LIMIT:
        raise RecordRefused(f"The notice inside {source} is too large (the limit is {RECORD_LIMIT // 1024**2} MiB).")
    return data
