"""What other PDF readers find in a file, as far as they are installed."""

from __future__ import annotations

import base64
import ctypes
import io
import json
import os
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

PDFJS = "SIGNOFF_TEST_PDFJS"
"""The environment variable that names the folder of the npm package pdfjs-dist, which node runs."""

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Seen:
    """What a reader finds; None is what it cannot be asked for.

    That is how many pages, the letters on each, in any order, the files inside the file, the kinds of element of which
    its structure is made, and how often each text stands there that is read out in place of what is drawn.
    """

    pages: int
    letters: tuple[Counter[str], ...] | None
    attachments: tuple[bytes, ...]
    roles: frozenset[str] | None = None
    alternatives: Counter[str] | None = None


@dataclass(frozen=True)
class Reader:
    """A reader of PDFs; `missing` says why it cannot be asked here, and is empty where it can."""

    name: str
    look: Callable[[bytes], Seen]
    missing: str


def letters(text: str) -> Counter[str]:
    """Return how often each letter, figure and sign is there: readers part words and lines each in their own way."""
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isprintable() and not char.isspace())


def _poppler(pdf: bytes) -> Seen:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "n.pdf"
        path.write_bytes(pdf)
        text = _run("pdftotext", "-enc", "UTF-8", path, "-").decode("utf-8")
        inside = folder / "inside"
        inside.mkdir()
        _run("pdfdetach", "-saveall", "-o", inside, path)
        attachments = tuple(path.read_bytes() for path in sorted(inside.iterdir()))
        elements = _run("pdfinfo", "-struct", path).decode("utf-8").splitlines()
    pages = text.split("\f")[:-1]
    roles = _that_hold_text(
        element.split()[0].rstrip(":") for element in elements if not element.lstrip().startswith("/")
    )
    return Seen(len(pages), tuple(map(letters, pages)), attachments, roles)


def _run(*command: str | Path) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout


def _pdfium(pdf: bytes) -> Seen:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        pages = tuple(letters(page.get_textpage().get_text_bounded()) for page in document)
        count = document.count_attachments()
        attachments = tuple(bytes(document.get_attachment(index).get_data()) for index in range(count))
        roles, alternatives = _pdfium_structure(document)
    return Seen(len(pages), pages, attachments, _that_hold_text(roles), Counter(alternatives))


def _pdfium_structure(document: Any) -> tuple[list[str], list[str]]:
    from pypdfium2 import raw

    roles, alternatives = list[str](), list[str]()

    def walk(element: Any) -> None:
        roles.append(_pdfium_text(raw.FPDF_StructElement_GetType, element))
        if words := _pdfium_text(raw.FPDF_StructElement_GetAltText, element):
            alternatives.append(words)
        for place in range(raw.FPDF_StructElement_CountChildren(element)):
            if child := raw.FPDF_StructElement_GetChildAtIndex(element, place):
                walk(child)

    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
        raw.FPDF_StructTree_Close(tree)
    return roles, alternatives


def _pdfium_text(ask: Any, element: Any) -> str:
    length = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    ask(element, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _pypdf(pdf: bytes) -> Seen:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    attachments = tuple(data for value in reader.attachments.values() for data in value)
    roles, alternatives = _structure(
        reader.root_object.get("/StructTreeRoot"), lambda value: None if value is None else value.get_object()
    )
    printed = tuple(letters(page.extract_text()) for page in reader.pages)
    return Seen(len(reader.pages), printed, attachments, roles, alternatives)


def _qpdf(pdf: bytes) -> Seen:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        attachments = tuple(bytes(path.get_file().read_bytes()) for path in document.attachments.values())
        roles, alternatives = _structure(document.Root.get("/StructTreeRoot"), _as_lists)
        return Seen(len(document.pages), None, attachments, roles, alternatives)


def _structure(tree: Any, opened: Callable[[Any], Any]) -> tuple[frozenset[str], Counter[str]]:
    """Return a structure tree's kinds of element and its texts in place of what is drawn.

    `opened` makes a dictionary or list of what the library holds, where it is one.
    """
    roles, alternatives, left = set[str](), Counter[str](), [tree]
    while left:
        element = opened(left.pop())
        if isinstance(element, dict):
            roles |= {str(element["/S"]).removeprefix("/")} if "/S" in element else set()
            alternatives.update([str(element["/Alt"])] if "/Alt" in element else [])
            left.append(element.get("/K"))
        elif isinstance(element, list):
            left.extend(element)
    return _that_hold_text(roles), alternatives


def _that_hold_text(roles: Iterable[str]) -> frozenset[str]:
    """Return the kinds of element but those for form fields, which some readers leave out."""
    return frozenset(roles) - {"Form", "Object"}


def _as_lists(value: Any) -> Any:
    """Return what pikepdf holds as a dictionary or list, where it is one."""
    import pikepdf

    if isinstance(value, pikepdf.Dictionary):
        return dict(value.items())
    return list(value) if isinstance(value, pikepdf.Array) else value


def _mupdf(pdf: bytes) -> Seen:
    import pymupdf

    opened: Any = pymupdf.open
    with opened(stream=pdf, filetype="pdf") as document:
        pages = tuple(letters(page.get_text()) for page in document)
        attachments = tuple(bytes(document.embfile_get(index)) for index in range(document.embfile_count()))
    return Seen(len(pages), pages, attachments)


def _pdfjs(pdf: bytes) -> Seen:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "n.pdf")
        path.write_bytes(pdf)
        result = json.loads(_run("node", _HERE / "pdfjs_reader.mjs", os.environ[PDFJS], path))
    pages = tuple(map(letters, result["pages"]))
    inside = tuple(base64.b64decode(attachment) for attachment in result["attachments"])
    return Seen(len(pages), pages, inside, _that_hold_text(result["roles"]), Counter(result["alternatives"]))


def _absent(module: str) -> str:
    return "" if find_spec(module) else f"the Python package {module} is not installed: it is in the extra “test”"


READERS = (
    Reader("poppler", _poppler, "" if which("pdftotext") and which("pdfdetach") else "poppler-utils is not installed"),
    Reader("PDFium", _pdfium, _absent("pypdfium2")),
    Reader("pypdf", _pypdf, _absent("pypdf")),
    Reader("qpdf", _qpdf, _absent("pikepdf")),
    Reader("MuPDF", _mupdf, _absent("pymupdf")),
    Reader("pdf.js", _pdfjs, "" if PDFJS in os.environ and which("node") else f"{PDFJS} names no folder of pdfjs-dist"),
)
