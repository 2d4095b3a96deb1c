"""What a notice's PDF never carries: scripts, actions, notes laid over the page, layers, fields, further files.

Each is named, and none is opened, run or fetched: the file's objects are looked at, nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from signoff.checking.graph import Appended, Found, every_dictionary, settled
from signoff.checking.word_diff import shown

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_ACTIONS = {
    "/JavaScript": "It carries a script (JavaScript), which was not run.",
    "/Launch": "It carries a command that starts another program, which was not started.",
    "/SubmitForm": "It carries a command that sends data away, which was not done.",
    "/ImportData": "It carries a command that takes data in from elsewhere, which was not done.",
    "/GoToR": "It leads to another file, which was not opened.",
    "/GoToE": "It leads to a file inside it, which was not opened.",
    "/Rendition": "It carries sound or film, which was not played.",
    "/Movie": "It carries sound or film, which was not played.",
    "/Sound": "It carries sound or film, which was not played.",
    "/RichMediaExecute": "It carries sound or film, which was not played.",
    "/GoTo3DView": "It carries a three-dimensional view, which was not shown.",
    "/SetOCGState": "It carries a command that switches what is seen on and off.",
    "/Hide": "It carries a command that hides parts of it.",
    "/Named": "It carries a command to the program that shows it.",
    "/ResetForm": "It carries a command that empties a form.",
    "/Thread": "It leads to another place or file.",
    "/Trans": "It carries a command to the program that shows it.",
}
_KEYS = {
    "/JS": _ACTIONS["/JavaScript"],
    "/OpenAction": "Something is meant to happen when it is opened, which was not done.",
    "/AA": "Something is meant to happen by itself while it is read, which was not done.",
    "/OCProperties": "It has layers that can be switched on and off, so that it can show different things.",
    "/XFA": "It carries a form of another kind (XFA), which could show other words.",
    "/Collection": "It is a collection of files.",
    "/Encrypt": "It is locked with a password.",
    "/AlternatePresentations": "It carries a slide show, which was not played.",
}
_ANNOTATIONS = {
    "/FreeText": "Text was laid over {page}.",
    "/Stamp": "A stamp was laid over {page}.",
    "/Ink": "A drawing was laid over {page}.",
    "/Text": "A note was put on {page}.",
    "/Popup": "A note was put on {page}.",
    "/Highlight": "Words were highlighted on {page}.",
    "/Underline": "Words were underlined on {page}.",
    "/StrikeOut": "Words were struck out on {page}.",
    "/Redact": "Words were marked to be blacked out on {page}.",
    "/FileAttachment": "A file was attached to {page}.",
    "/Widget": "A form field was put on {page}.",
}
_OTHER_ANNOTATION = "Something ({kind}) was laid over {page}."
_PAGE_ADDRESSES = ("http:", "https:", "mailto:", "tel:")


def strange_parts(reader: PdfFileReader, only: Appended | None = None) -> tuple[str, ...]:
    """Return a sentence for each thing that no notice carries, once each; raises ValueError for files without end.

    With `only`, what the file took over unchanged from what signoff made is passed over.
    """
    return tuple(dict.fromkeys(_all(reader, only)))


def attachments(reader: PdfFileReader) -> tuple[bytes, ...]:
    """Return what every file inside the file holds, as this reader finds it."""
    found: dict[object, bytes] = {}
    for one in every_dictionary(reader):
        held = settled(one.entries.get("/EF"))
        if not isinstance(held, dict):
            continue
        for key in ("/F", "/UF"):
            stream = settled(held.get(key))
            if stream is not None and hasattr(stream, "data"):
                found[(one.path, key)] = bytes(stream.data)
    return tuple(dict.fromkeys(found.values()))


def _all(reader: PdfFileReader, only: Appended | None) -> Iterator[str]:
    files: list[str] = []
    for one in every_dictionary(reader, only):
        yield from _of_entries(one)
        if "/EF" in one.entries:
            files.append(shown(str(settled(one.entries.get("/UF") or one.entries.get("/F") or "")))[:80])
    for name in files[1:]:
        yield f"It carries a further file, “{name}”, which was not opened."


def _of_entries(one: Found) -> Iterator[str]:
    entries = one.entries
    for key, sentence in _KEYS.items():
        if key in entries:
            yield sentence
    action = _name(entries.get("/S"))
    if action in _ACTIONS and (one.path[-1] in ("/A", "/OpenAction") or "/AA" in one.path or "/Next" in one.path):
        yield _ACTIONS[action]
    if action == "/URI" and not _text(entries.get("/URI")).lower().startswith(_PAGE_ADDRESSES):
        yield "It carries a link that does not lead to an ordinary address."
    if "/Annots" in one.path[-2:] and isinstance(one.path[-1], int):
        yield from _of_annotation(one)
    if hasattr(entries, "encoded_data") and "/F" in entries:
        yield "A part of it lies in another file, which was not fetched."


def _of_annotation(one: Found) -> Iterator[str]:
    kind = _name(one.entries.get("/Subtype"))
    if kind == "/Link":
        return
    if kind == "/Widget" and _name(one.entries.get("/FT")) == "/Sig":  # signatures are the seal check's to name
        return
    numbers = [step for step in one.path[:-1] if isinstance(step, int)]
    page = f"page {numbers[0] + 1}" if len(numbers) == 1 else "a page"
    words = _ANNOTATIONS.get(kind, _OTHER_ANNOTATION)
    yield words.format(page=page, kind=shown(kind.lstrip("/"))[:40] or "without a name")


def _name(value: Any) -> str:
    value = settled(value)
    return str(value) if isinstance(value, str) else ""


def _text(value: Any) -> str:
    value = settled(value)
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value) if isinstance(value, str) else ""
