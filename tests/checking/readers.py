"""Other programs' eyes: what each reader of PDFs finds in a file, as far as it is installed."""

from __future__ import annotations

import io
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any


@dataclass(frozen=True)
class Seen:
    """What a reader finds: how many pages, the letters on each, in any order, and the files inside the file."""

    pages: int
    letters: tuple[Counter[str], ...] | None
    attachments: tuple[bytes, ...]


@dataclass(frozen=True)
class Reader:
    """A reader of PDFs; `missing` says why it cannot be asked here, and is empty where it can."""

    name: str
    look: Callable[[bytes], Seen]
    missing: str


def letters(text: str) -> Counter[str]:
    """Return how often each letter, figure and sign is there: readers part words and lines each in their own way."""
    return Counter(one for one in unicodedata.normalize("NFKC", text) if one.isprintable() and not one.isspace())


def _poppler(pdf: bytes) -> Seen:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "n.pdf"
        path.write_bytes(pdf)
        text = _run("pdftotext", "-enc", "UTF-8", path, "-").decode("utf-8")
        inside = folder / "inside"
        inside.mkdir()
        _run("pdfdetach", "-saveall", "-o", inside, path)
        found = tuple(one.read_bytes() for one in sorted(inside.iterdir()))
    pages = text.split("\f")[:-1]
    return Seen(len(pages), tuple(map(letters, pages)), found)


def _run(*command: str | Path) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout


def _pdfium(pdf: bytes) -> Seen:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        pages = tuple(letters(page.get_textpage().get_text_bounded()) for page in document)
        count = document.count_attachments()
        found = tuple(bytes(document.get_attachment(one).get_data()) for one in range(count))
    return Seen(len(pages), pages, found)


def _pypdf(pdf: bytes) -> Seen:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    found = tuple(data for held in reader.attachments.values() for data in held)
    return Seen(len(reader.pages), tuple(letters(page.extract_text()) for page in reader.pages), found)


def _qpdf(pdf: bytes) -> Seen:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = tuple(bytes(one.get_file().read_bytes()) for one in document.attachments.values())
        return Seen(len(document.pages), None, found)


def _mupdf(pdf: bytes) -> Seen:
    import pymupdf

    opened: Any = pymupdf.open
    with opened(stream=pdf, filetype="pdf") as document:
        pages = tuple(letters(page.get_text()) for page in document)
        found = tuple(bytes(document.embfile_get(one)) for one in range(document.embfile_count()))
    return Seen(len(pages), pages, found)


def _absent(module: str) -> str:
    return "" if find_spec(module) else f"the Python package {module} is not installed: it is in the extra “test”"


READERS = (
    Reader("poppler", _poppler, "" if which("pdftotext") and which("pdfdetach") else "poppler-utils is not installed"),
    Reader("PDFium", _pdfium, _absent("pypdfium2")),
    Reader("pypdf", _pypdf, _absent("pypdf")),
    Reader("qpdf", _qpdf, _absent("pikepdf")),
    Reader("MuPDF", _mupdf, _absent("pymupdf")),
)
