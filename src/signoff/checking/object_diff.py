"""Two PDFs held against each other object by object: whatever a program could make of them is compared.

So a changed description for screen readers, a moved link or another font is found, which neither the words nor
the look of the pages would show.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from signoff.checking.graph import MOST_OBJECTS, Appended, Path, children, identity, settled, trailer

Passed = Callable[[Path, Any], bool]
"""Says of a way, and of the second file's dictionary in which it ends, whether they may differ there."""

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

MOST_TOLD = 400
"""After so many differences the rest is not looked for."""

_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
"""How a stream is packed is no part of what it says."""

_ORDER = ("/Pages", "/AcroForm", "/Names", "/Outlines", "/StructTreeRoot", "/Metadata")
"""What the catalogue leads to, in the order in which differences are to be named."""


_ABOUT = "what the file says about itself"
_NUMBER = "the number that names the file"
_LEAST = (_ABOUT, _NUMBER)
"""What is named last: it follows from almost any change."""


def unlike_paths(
    ours: PdfFileReader, theirs: PdfFileReader, passed: Passed, only: Appended | None = None
) -> tuple[Path, ...]:
    """Return the ways from the trailer to what differs in two files and was not `passed`.

    With `only`, what the second file took over unchanged from the first is passed over.
    """
    waiting: list[tuple[Path, Any, Any, Any]] = [((), trailer(ours), trailer(theirs), None)]
    compared: set[tuple[Any, Any]] = set()
    found: list[Path] = []
    steps = 0
    while waiting and len(found) < MOST_TOLD:
        path, one, other, owner = waiting.pop()
        steps += 1
        if steps > MOST_OBJECTS:
            raise ValueError("more objects than any notice has")
        mine, their = identity(one), identity(other)
        if (mine, their) in compared or (only is not None and mine == their and not only.has(other)):
            continue
        if mine is not None and their is not None:  # what stands in its place itself is another thing at each place
            compared.add((mine, their))
        one, other = settled(one), settled(other)
        if _is_unlike(one, other):
            found += [] if passed(path, owner) else [path]
            continue
        before, after = _entries(one), _entries(other)
        for key in sorted(before.keys() | after.keys(), key=_rank, reverse=True):
            if key in before and key in after:
                waiting.append(((*path, key), before[key], after[key], other))
            elif not passed((*path, key), other):
                found.append((*path, key))
    return tuple(found)


def areas(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return in words what these ways lead to, each once."""
    named = sorted(dict.fromkeys(_area(path) for path in paths), key=_gravity)
    return tuple(named if len(named) == 1 else [one for one in named if one != _NUMBER])


def _gravity(area: str) -> int:
    return _LEAST.index(area) if area in _LEAST else -1


def _is_unlike(one: Any, other: Any) -> bool:
    """Whether two values differ in kind, or in what is not an entry of theirs."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, StreamObject

    if isinstance(one, StreamObject) or isinstance(other, StreamObject):
        both = isinstance(one, StreamObject) and isinstance(other, StreamObject)
        return not both or _content(one) != _content(other)
    if isinstance(one, dict) or isinstance(other, dict):
        return not (isinstance(one, dict) and isinstance(other, dict))
    if isinstance(one, ArrayObject) or isinstance(other, ArrayObject):
        return not (isinstance(one, ArrayObject) and isinstance(other, ArrayObject)) or len(one) != len(other)
    if isinstance(one, DictionaryObject) or isinstance(other, DictionaryObject):
        return type(one) is not type(other)
    return _kind(one) != _kind(other) or bool(one != other)


def _content(stream: Any) -> Any:
    """Return what a stream says, unpacked; where it cannot be, how it is packed and what is there."""
    from pyhanko.pdf_utils.misc import PdfError

    try:
        return stream.data, _behind(stream)
    except (PdfError, ValueError, NotImplementedError):
        return ("packed", str(stream.get("/Filter")), stream.encoded_data)


def _behind(stream: Any) -> bytes:
    """Return what stands in a packed stream behind the end of what is packed, where no reader looks."""
    if str(settled(stream.get("/Filter"))) != "/FlateDecode" or "/DecodeParms" in stream:
        return b""
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(bytes(stream.encoded_data))
    except zlib.error:
        return b"damaged"
    return unpacking.unused_data.strip(b"\r\n")


def _kind(value: Any) -> str:
    """Return the kind of a simple value: whole and broken numbers are of one, as are both ways to write a text."""
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
    return {key: inner for key, inner in pairs if key not in skip and not isinstance(settled(inner), NullObject)}


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
    named = {
        "/StructTreeRoot": "what a screen reader is told",
        "/MarkInfo": "what a screen reader is told",
        "/Lang": "what a screen reader is told",
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
    return named.get(str(steps[1]), "how it is shown") if len(steps) > 1 else "its basic structure"


def _page_area(number: int, rest: Path) -> str:
    first = rest[0] if rest else ""
    if first == "/Annots":
        return f"a link or note on page {number}"
    if first == "/Resources":
        return f"the fonts or pictures of page {number}"
    if first == "/Contents":
        return f"the content of page {number}"
    return f"the layout of page {number}"
