"""PDF objects as archival PDF requires them, for ReportLab's object writer."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, format


class IndirectDictionary(PDFDictionary):  # type: ignore[misc]  # ReportLab carries no types
    """A dictionary that is written as an indirect object."""

    __RefOnly__ = 1


class Stream(PDFObject):  # type: ignore[misc]  # ReportLab carries no types
    """A stream whose end is marked by a line end outside its length (PDF/A-3, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: Mapping[str, Any] | None = None, *, packed: bool = True) -> None:
        """Take the data, and the dictionary's entries besides length and filter."""
        self._data = zlib.compress(data, 6) if packed else data
        self._entries = dict(entries or {})
        if packed:
            self._entries["Filter"] = PDFName("FlateDecode")

    def format(self, document: Any) -> bytes:
        """Return the object's bytes."""
        head: bytes = PDFDictionary({**self._entries, "Length": len(self._data)}).format(document)
        return b"".join((head, b"\nstream\n", self._data, b"\nendstream\n"))


def name(text: str) -> Any:
    """Return a PDF name."""
    return PDFName(text)


def array(items: Iterable[Any]) -> Any:
    """Return a PDF array."""
    return PDFArray(items)


def dictionary(entries: Mapping[str, Any]) -> Any:
    """Return a PDF dictionary inside another object."""
    return PDFDictionary(dict(entries))


def text(words: str) -> str:
    """Return a PDF text string as it is written: UTF-16 for text beyond ASCII."""
    if words.isascii() and words.isprintable():
        escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def moment(instant: dt.datetime) -> str:
    """Return an instant as a PDF date in UTC."""
    return text(instant.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%S+00'00'"))


def reference(document: Any, target: Any) -> str:
    """Return the reference to an object as it is written, adding the object to the document if it is new."""
    written: bytes = format(document.Reference(target), document)
    return written.decode("ascii")
