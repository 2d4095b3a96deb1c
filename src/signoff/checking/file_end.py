"""What stands before a file's beginning or behind its end, where readers of PDFs do not look."""

from __future__ import annotations

from collections.abc import Iterator

_BEHIND_END = "Something stands behind the end of the file that is no part of the notice."
_BEFORE_START = "Something stands before the beginning of the file that is no part of the notice."


def after_end(pdf: bytes) -> Iterator[str]:
    """Yield a sentence for what stands before a file's beginning, and one for what stands behind its end."""
    if not pdf.startswith(b"%PDF-"):
        yield _BEFORE_START
    _, mark, rest = pdf.rpartition(b"%%EOF")
    if not mark or rest.strip(b"\r\n\t \x00"):
        yield _BEHIND_END
