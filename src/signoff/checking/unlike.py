"""Two PDFs held against each other object by object: whatever a program could make of them is compared.

So a changed description for screen readers, a moved link or another font is found, which neither the words nor
the look of the pages would show.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from signoff.checking.graph import MOST_OBJECTS, Appended, Path, children, identity, settled, trailer

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


@dataclass(frozen=True, slots=True)
class Unlike:
    """The ways from the trailer to what differs, and the objects of the second file that the walk came by."""

    paths: tuple[Path, ...]
    seen: frozenset[tuple[int, int]]


def unlike_paths(
    ours: PdfFileReader, theirs: PdfFileReader, passed: Callable[[Path, Any], bool], only: Appended | None = None
) -> Unlike:
    """Return what differs in two files; `passed` says of a way, and the new value at its end, whether it may.

    With `only`, what the second file took over unchanged from the first is passed over.
    """
    waiting: list[tuple[Path, Any, Any]] = [((), trailer(ours), trailer(theirs))]
    seen: set[tuple[Any, Any]] = set()
    found: list[Path] = []
    steps = 0
    while waiting and len(found) < MOST_TOLD:
        path, one, other = waiting.pop()
        steps += 1
        if steps > MOST_OBJECTS:
            raise ValueError("more objects than any notice has")
        pair = identity(one), identity(other)
        if pair in seen or (only is not None and pair[0] == pair[1] and not only.has(other)):
            continue
        if pair != (None, None):
            seen.add(pair)
        one, other = settled(one), settled(other)
        if _is_unlike(one, other):
            found += [] if passed(path, other) else [path]
            continue
        mine, their = _entries(one), _entries(other)
        for key in sorted(mine.keys() | their.keys(), key=_rank, reverse=True):
            if key in mine and key in their:
                waiting.append(((*path, key), mine[key], their[key]))
            elif not passed((*path, key), settled(their.get(key))):
                found.append((*path, key))
    return Unlike(tuple(found), frozenset(pair[1] for pair in seen if pair[1] is not None))


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
        return stream.data
    except (PdfError, ValueError, NotImplementedError):
        return ("packed", str(stream.get("/Filter")), stream.encoded_data)


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
