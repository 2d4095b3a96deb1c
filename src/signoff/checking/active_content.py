"""What a notice's PDF never carries: scripts, actions, notes laid over the page, layers, fields, further files.

Each is named, and none is opened, run or fetched: the file's objects are only inspected.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from signoff.checking.object_graph import ChangedObjects, ReachableDictionary, all_dictionaries, resolve
from signoff.errors import on_one_line

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_ACTIONS = {
    "/JavaScript": "It contains a script (JavaScript), which was not run.",
    "/Launch": "It contains a command that starts another program, which was not started.",
    "/SubmitForm": "It contains a command that sends data away, which was not done.",
    "/ImportData": "It contains a command that takes data in from elsewhere, which was not done.",
    "/GoToR": "It refers to another file, which was not opened.",
    "/GoToE": "It leads to a file inside it, which was not opened.",
    "/Rendition": "It contains sound or film, which was not played.",
    "/Movie": "It contains sound or film, which was not played.",
    "/Sound": "It contains sound or film, which was not played.",
    "/RichMediaExecute": "It contains sound or film, which was not played.",
    "/GoTo3DView": "It contains a three-dimensional view, which was not shown.",
    "/SetOCGState": "It contains a command that switches what is seen on and off.",
    "/Hide": "It contains a command that hides parts of it.",
    "/Named": "It contains a command to the program that shows it.",
    "/ResetForm": "It contains a command that empties a form.",
    "/Thread": "It leads to another place or file.",
    "/Trans": "It contains a command to the program that shows it.",
}
_KEYS = {
    "/JS": _ACTIONS["/JavaScript"],
    "/OpenAction": "Something is meant to happen when it is opened, which was not done.",
    "/AA": "Something is meant to happen by itself while it is read, which was not done.",
    "/OCProperties": "It has layers that can be switched on and off, so it can show different things.",
    "/XFA": "It contains a form of another kind (XFA), which could show other words.",
    "/Collection": "It is a collection of files.",
    "/Encrypt": "It is locked with a password.",
    "/AlternatePresentations": "It contains a slide show, which was not played.",
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


def unexpected_parts(reader: PdfFileReader, only: ChangedObjects | None = None) -> tuple[str, ...]:
    """Return one sentence for each kind of content that no notice carries; raises ValueError for endless references.

    With `only`, objects that the file keeps unchanged from signoff's own revision are skipped.
    """
    return tuple(dict.fromkeys(_unexpected(reader, only)))


def attachments(reader: PdfFileReader) -> tuple[bytes, ...]:
    """Return the contents of every file attached inside the PDF, as this reader finds them."""
    contents: dict[object, bytes] = {}
    for dictionary in all_dictionaries(reader):
        files = resolve(dictionary.entries.get("/EF"))
        if not isinstance(files, dict):
            continue
        for key in ("/F", "/UF"):
            stream = resolve(files.get(key))
            if stream is not None and hasattr(stream, "data"):
                contents[(dictionary.path, key)] = bytes(stream.data)
    return tuple(dict.fromkeys(contents.values()))


def _unexpected(reader: PdfFileReader, only: ChangedObjects | None) -> Iterator[str]:
    files: list[str] = []
    for dictionary in all_dictionaries(reader, only):
        yield from _entry_faults(dictionary)
        if "/EF" in dictionary.entries:
            files.append(
                on_one_line(str(resolve(dictionary.entries.get("/UF") or dictionary.entries.get("/F") or "")))[:80]
            )
    for name in files[1:]:
        yield f"It contains another file, “{name}”, which was not opened."


def _entry_faults(dictionary: ReachableDictionary) -> Iterator[str]:
    entries = dictionary.entries
    for key, sentence in _KEYS.items():
        if key in entries:
            yield sentence
    action = _name(entries.get("/S"))
    if action in _ACTIONS and (
        dictionary.path[-1] in ("/A", "/OpenAction") or "/AA" in dictionary.path or "/Next" in dictionary.path
    ):
        yield _ACTIONS[action]
    if action == "/URI" and not _text(entries.get("/URI")).lower().startswith(_PAGE_ADDRESSES):
        yield "It contains a link that does not lead to an ordinary address."
    if "/Annots" in dictionary.path[-2:] and isinstance(dictionary.path[-1], int):
        yield from _annotation_faults(dictionary)
    if hasattr(entries, "encoded_data") and "/F" in entries:
        yield "A part of it is in another file, which was not opened."


def _annotation_faults(dictionary: ReachableDictionary) -> Iterator[str]:
    kind = _name(dictionary.entries.get("/Subtype"))
    if kind == "/Link":
        return
    if kind == "/Widget" and _name(dictionary.entries.get("/FT")) == "/Sig":  # signatures are the seal check's to name
        return
    numbers = [step for step in dictionary.path[:-1] if isinstance(step, int)]
    page = f"page {numbers[0] + 1}" if len(numbers) == 1 else "a page"
    words = _ANNOTATIONS.get(kind, _OTHER_ANNOTATION)
    yield words.format(page=page, kind=on_one_line(kind.lstrip("/"))[:40] or "without a name")


def _name(value: Any) -> str:
    value = resolve(value)
    return str(value) if isinstance(value, str) else ""


def _text(value: Any) -> str:
    value = resolve(value)
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value) if isinstance(value, str) else ""
