"""A PDF as the objects that it is made of, read by pyHanko: nothing in it is run, opened or fetched.

Every walk is a loop, never a recursion, and counts its steps, so that no file can exhaust the machine.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from signoff.errors import RecordRefused

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

MOST_OBJECTS = 2_000_000
"""Values looked at in one file: a notice of a hundred pages has about 60,000."""

Step = str | int
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A dictionary or stream of a file, and the way that leads to it from the trailer."""

    path: Path
    entries: Any


def read(data: bytes, source: str) -> PdfFileReader:
    """Return a reader of a file's objects; raises RecordRefused when its structure is unsound or it is locked."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # a hostile file's faults are told by the verdict alone
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=True)
        locked = reader.encrypted
    except MemoryError:  # that says nothing of the file
        raise
    except Exception:  # readers fail on hostile bytes in ways that no list holds, and a person needs one sentence
        raise RecordRefused(f"{source} is damaged inside.") from None
    if locked:
        raise RecordRefused(f"{source} is locked with a password.")
    return reader


def trailer(reader: PdfFileReader) -> dict[str, Any]:
    """Return what the trailer says of the document, without what it says of the file's own tables."""
    entries = reader.trailer_view
    return {key: entries.raw_get(key) for key in ("/Root", "/Info", "/ID", "/Encrypt") if key in entries}


def settled(value: Any) -> Any:
    """Follow references until there is a value."""
    from pyhanko.pdf_utils.generic import IndirectObject

    for _ in range(32):
        if not isinstance(value, IndirectObject):
            return value
        value = value.get_object()
    raise ValueError("references without end")


def children(value: Any) -> Iterator[tuple[Step, Any]]:
    """Yield the entries of a dictionary, stream or array as they stand, references unfollowed."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject

    if isinstance(value, DictionaryObject):
        for key in value:
            yield str(key), value.raw_get(key)
    elif isinstance(value, ArrayObject):
        for place in range(len(value)):
            yield place, value.raw_get(place)


def identity(value: Any) -> tuple[int, int] | None:
    """Return the number and generation of a referenced object, None for what stands in its place itself."""
    from pyhanko.pdf_utils.generic import IndirectObject

    return (value.idnum, value.generation) if isinstance(value, IndirectObject) else None


@dataclass(frozen=True, slots=True)
class Appended:
    """What a file that begins with another's bytes puts in place of its objects, or adds to them, by number."""

    changed: frozenset[tuple[int, int]]

    def has(self, value: Any) -> bool:
        """Whether a reference leads to what was changed or added; what is no reference stands where it is."""
        number = identity(value)
        return number is None or number in self.changed


def loose(reader: PdfFileReader) -> frozenset[tuple[int, int]]:
    """Return the objects of a file, of any of its revisions, that nothing in it leads to."""
    sections = [reader.get_historical_resolver(number) for number in range(reader.total_revisions)]
    there = {(one.idnum, one.generation) for section in sections for one in section.explicit_refs_in_revision()}
    waiting = list(trailer(reader).values())
    reached: set[tuple[int, int]] = set()
    steps = 0
    while waiting:
        value = waiting.pop()
        steps += 1
        if steps > MOST_OBJECTS:
            raise ValueError("more objects than any notice has")
        if (number := identity(value)) is not None:
            if number in reached:
                continue
            reached.add(number)
        waiting += [inner for _, inner in children(settled(value))]
    return frozenset(there - reached)


def appended(before: PdfFileReader, after: PdfFileReader) -> Appended:
    """Return which objects of a file lie elsewhere than in the one whose bytes it begins with."""
    sections = [after.get_historical_resolver(number) for number in range(after.total_revisions)]
    references = {one for section in sections for one in section.explicit_refs_in_revision()}
    changed = [one for one in references if after.xrefs[one] != before.xrefs[one]]
    return Appended(frozenset((one.idnum, one.generation) for one in changed))


def every_dictionary(reader: PdfFileReader, only: Appended | None = None) -> Iterator[Found]:
    """Yield every dictionary and stream that the trailer leads to, once each; raises ValueError for too many.

    With `only`, what a file took over unchanged from the one that it begins with is passed over.
    """
    from pyhanko.pdf_utils.generic import DictionaryObject

    waiting: list[tuple[Path, Any]] = [((key,), value) for key, value in trailer(reader).items()]
    if "/Pages" in reader.root:  # first, so that what a page carries is named by its page
        waiting.append((("/Root", "/Pages"), reader.root.raw_get("/Pages")))
    seen: set[tuple[int, int]] = set()
    steps = 0
    while waiting:
        path, value = waiting.pop()
        steps += 1
        if steps > MOST_OBJECTS:
            raise ValueError("more objects than any notice has")
        if (number := identity(value)) is not None:
            if number in seen or (only is not None and not only.has(value)):
                continue
            seen.add(number)
        value = settled(value)
        if isinstance(value, DictionaryObject):
            yield Found(path, value)
        inside: list[tuple[Path, Any]] = [((*path, step), inner) for step, inner in children(value)]
        waiting += inside[::-1]
