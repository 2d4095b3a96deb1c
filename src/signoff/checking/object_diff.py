"""Compares two PDFs object by object, with everything that any program could read from them.

So a changed description for screen readers, a moved link or another font is found, which neither the words nor the look
of the pages would show.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from signoff.checking.object_graph import MOST_OBJECTS, ChangedObjects, Path, children, object_number, resolve, trailer

Passed = Callable[[Path, Any], bool]
"""Says, given a path and the second file's dictionary in which it ends, whether the files may differ there."""

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

MOST_DIFFERENCES = 400
"""The search stops after this many differences."""

_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
"""Entries that only say how a stream is compressed."""

_ORDER = ("/Pages", "/AcroForm", "/Names", "/Outlines", "/StructTreeRoot", "/Metadata")
"""The catalogue's entries, in the order in which differences are named."""


_ABOUT = "what the file says about itself"
_NUMBER = "the number that names the file"
_LEAST = (_ABOUT, _NUMBER)
"""Areas that are named last, since almost any change affects them."""


def differing_paths(
    ours: PdfFileReader, theirs: PdfFileReader, passed: Passed, only: ChangedObjects | None = None
) -> tuple[Path, ...]:
    """Return the paths from the trailer to where two files differ and that `passed` does not allow.

    With `only`, objects that the second file keeps unchanged from the first are skipped.
    """
    waiting: list[tuple[Path, Any, Any, Any]] = [((), trailer(ours), trailer(theirs), None)]
    compared: set[tuple[Any, Any]] = set()
    differing: list[Path] = []
    steps = 0
    while waiting and len(differing) < MOST_DIFFERENCES:
        path, ours_value, theirs_value, owner = waiting.pop()
        steps += 1
        if steps > MOST_OBJECTS:
            raise ValueError("more objects than any notice has")
        our_number, their_number = object_number(ours_value), object_number(theirs_value)
        if (our_number, their_number) in compared or (
            only is not None and our_number == their_number and not only.has(theirs_value)
        ):
            continue
        if our_number is not None and their_number is not None:  # a direct value is another value at each path
            compared.add((our_number, their_number))
        ours_value, theirs_value = resolve(ours_value), resolve(theirs_value)
        if _differs(ours_value, theirs_value):
            differing += [] if passed(path, owner) else [path]
            continue
        before, after = _entries(ours_value), _entries(theirs_value)
        for key in sorted(before.keys() | after.keys(), key=_rank, reverse=True):
            if key in before and key in after:
                waiting.append(((*path, key), before[key], after[key], theirs_value))
            elif not passed((*path, key), theirs_value):
                differing.append((*path, key))
    return tuple(differing)


def name_areas(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return the names of the areas that these paths lead to, once each."""
    names = sorted(dict.fromkeys(_area(path) for path in paths), key=_importance)
    return tuple(names if len(names) == 1 else [name for name in names if name != _NUMBER])


def _importance(area: str) -> int:
    return _LEAST.index(area) if area in _LEAST else -1


def _differs(first: Any, second: Any) -> bool:
    """Return whether two values differ in kind, or in content other than their entries."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, StreamObject

    if isinstance(first, StreamObject) or isinstance(second, StreamObject):
        are_streams = isinstance(first, StreamObject) and isinstance(second, StreamObject)
        return not are_streams or _content(first) != _content(second)
    if isinstance(first, dict) or isinstance(second, dict):
        return not (isinstance(first, dict) and isinstance(second, dict))
    if isinstance(first, ArrayObject) or isinstance(second, ArrayObject):
        return not (isinstance(first, ArrayObject) and isinstance(second, ArrayObject)) or len(first) != len(second)
    if isinstance(first, DictionaryObject) or isinstance(second, DictionaryObject):
        return type(first) is not type(second)
    return _kind(first) != _kind(second) or bool(first != second)


def _content(stream: Any) -> Any:
    """Return a stream's decoded content; where it cannot be decoded, its filter and its raw bytes."""
    from pyhanko.pdf_utils.misc import PdfError

    try:
        return stream.data, _trailing_data(stream)
    except (PdfError, ValueError, NotImplementedError):
        return ("packed", str(stream.get("/Filter")), stream.encoded_data)


def _trailing_data(stream: Any) -> bytes:
    """Return the bytes after the end of a stream's compressed data, where no reader looks."""
    if str(resolve(stream.get("/Filter"))) != "/FlateDecode" or "/DecodeParms" in stream:
        return b""
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(bytes(stream.encoded_data))
    except zlib.error:
        return b"damaged"
    return unpacking.unused_data.strip(b"\r\n")


def _kind(value: Any) -> str:
    """Return the kind of a simple value; integers and reals are one kind, as are both notations of a string."""
    from pyhanko.pdf_utils import generic

    kinds = (
        (generic.BooleanObject, "boolean"),
        (generic.NameObject, "name"),
        ((generic.TextStringObject, generic.ByteStringObject), "text"),
        ((generic.NumberObject, generic.FloatObject), "number"),
        (generic.NullObject, "nothing"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), type(value).__name__)


def _entries(value: Any) -> dict[Any, Any]:
    from pyhanko.pdf_utils.generic import NullObject

    pairs = value.items() if type(value) is dict else children(value)
    skip = _PACKING if hasattr(value, "encoded_data") else frozenset()
    return {key: inner for key, inner in pairs if key not in skip and not isinstance(resolve(inner), NullObject)}


def _rank(key: Any) -> tuple[int, str, int]:
    if isinstance(key, int):
        return 0, "", key
    return (_ORDER.index(key) if key in _ORDER else len(_ORDER)), str(key), 0


def _area(path: Path) -> str:
    steps = [step for step in path if step != "/Kids"]
    if path[:3] == ("/Root", "/Pages", "/Kids") and len(path) > 3 and isinstance(path[3], int):
        return _page_area(path[3] + 1, path[4:])
    if path[:2] == ("/Root", "/Pages"):
        return "the number of pages"
    if path[:1] == ("/Info",) or path[:2] == ("/Root", "/Metadata"):
        return _ABOUT
    names = {
        "/StructTreeRoot": "what screen readers read out",
        "/MarkInfo": "what screen readers read out",
        "/Lang": "what screen readers read out",
        "/AcroForm": "its form",
        "/Names": "what is attached",
        "/AF": "what is attached",
        "/Outlines": "its outline",
        "/OutputIntents": "its colours",
        "/OCProperties": "layers that can be switched on and off",
        "/OpenAction": "what happens when it is opened",
        "/AA": "what happens when it is opened",
        "/Perms": "its seal",
    }
    if path[:1] == ("/ID",):
        return _NUMBER
    return names.get(str(steps[1]), "how it is shown") if len(steps) > 1 else "its basic structure"


def _page_area(number: int, rest: Path) -> str:
    first = rest[0] if rest else ""
    if first == "/Annots":
        return f"a link or note on page {number}"
    if first == "/Resources":
        return f"the fonts or pictures of page {number}"
    if first == "/Contents":
        return f"the content of page {number}"
    return f"the layout of page {number}"
