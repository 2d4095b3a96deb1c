"""Bytes before a file's beginning or after its end, where readers of PDFs do not look."""

from __future__ import annotations

from collections.abc import Iterator

_AFTER_END = "There is something after the end of the file that is not part of the notice."
_BEFORE_START = "There is something before the beginning of the file that is not part of the notice."


def surrounding_bytes(pdf: bytes) -> Iterator[str]:
    """Yield a sentence for bytes before a file's beginning, and one for bytes after its end."""
    if not pdf.startswith(b"%PDF-"):
        yield _BEFORE_START
    _, mark, rest = pdf.rpartition(b"%%EOF")
    if not mark or rest.strip(b"\r\n\t \x00"):
        yield _AFTER_END
