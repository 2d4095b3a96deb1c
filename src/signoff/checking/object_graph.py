"""A PDF as a graph of objects, read by pyHanko: nothing in it is run, opened or fetched.

Every walk is a loop, never a recursion, and counts its steps, so that no file can exhaust the computer.
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
"""The most values visited in one file; a notice of a hundred pages has about 60,000."""

Step = str | int
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ReachableDictionary:
    """A dictionary or stream of a file, and the path that leads to it from the trailer."""

    path: Path
    entries: Any


def open_reader(data: bytes, source: str) -> PdfFileReader:
    """Return a reader of a file's objects; raises RecordRefused when its structure is damaged or it is locked."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # only the verdict reports a hostile file's faults
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=True)
        locked = reader.encrypted
    except MemoryError:  # not the file's fault
        raise
    except Exception:  # readers fail on hostile bytes in unforeseeable ways; a person needs one sentence
        raise RecordRefused(f"{source} is damaged inside.") from None
    if locked:
        raise RecordRefused(f"{source} is locked with a password.")
    return reader


def trailer(reader: PdfFileReader) -> dict[str, Any]:
    """Return the trailer's entries about the document, without those about the file's own tables."""
    entries = reader.trailer_view
    return {key: entries.raw_get(key) for key in ("/Root", "/Info", "/ID", "/Encrypt") if key in entries}


def resolve(value: Any) -> Any:
    """Return the value that a reference leads to, following chains; raises ValueError for an endless one."""
    from pyhanko.pdf_utils.generic import IndirectObject

    for _ in range(32):
        if not isinstance(value, IndirectObject):
            return value
        value = value.get_object()
    raise ValueError("references without end")


def children(value: Any) -> Iterator[tuple[Step, Any]]:
    """Yield the entries of a dictionary, stream or array with their keys, references unresolved."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject

    if isinstance(value, DictionaryObject):
        for key in value:
            yield str(key), value.raw_get(key)
    elif isinstance(value, ArrayObject):
        for place in range(len(value)):
            yield place, value.raw_get(place)


def object_number(value: Any) -> tuple[int, int] | None:
    """Return the number and generation of a reference, or None for a direct value."""
    from pyhanko.pdf_utils.generic import IndirectObject

    return (value.idnum, value.generation) if isinstance(value, IndirectObject) else None


@dataclass(frozen=True, slots=True)
class ChangedObjects:
    """The objects, by number, that a later revision replaces or adds."""

    changed: frozenset[tuple[int, int]]

    def has(self, value: Any) -> bool:
        """Return whether a reference leads to a changed or added object; a direct value counts as changed."""
        number = object_number(value)
        return number is None or number in self.changed


def unreachable_objects(reader: PdfFileReader) -> frozenset[tuple[int, int]]:
    """Return the objects of a file, in any of its revisions, that nothing in it refers to."""
    sections = [reader.get_historical_resolver(number) for number in range(reader.total_revisions)]
    present = {
        (reference.idnum, reference.generation)
        for section in sections
        for reference in section.explicit_refs_in_revision()
    }
    waiting = list(trailer(reader).values())
    reached: set[tuple[int, int]] = set()
    steps = 0
    while waiting:
        value = waiting.pop()
        steps += 1
        if steps > MOST_OBJECTS:
            raise ValueError("more objects than any notice has")
        if (number := object_number(value)) is not None:
            if number in reached:
                continue
            reached.add(number)
        waiting += [inner for _, inner in children(resolve(value))]
    return frozenset(present - reached)


def changed_objects(before: PdfFileReader, after: PdfFileReader) -> ChangedObjects:
    """Return the objects of `after` that are not the same as in `before`, the file whose bytes it begins with."""
    sections = [after.get_historical_resolver(number) for number in range(after.total_revisions)]
    references = {reference for section in sections for reference in section.explicit_refs_in_revision()}
    changed = [reference for reference in references if after.xrefs[reference] != before.xrefs[reference]]
    return ChangedObjects(frozenset((reference.idnum, reference.generation) for reference in changed))


def all_dictionaries(reader: PdfFileReader, only: ChangedObjects | None = None) -> Iterator[ReachableDictionary]:
    """Yield every dictionary and stream reachable from the trailer, once each; raises ValueError for too many.

    With `only`, objects that the file keeps unchanged from its first revision are skipped.
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
        if (number := object_number(value)) is not None:
            if number in seen or (only is not None and not only.has(value)):
                continue
            seen.add(number)
        value = resolve(value)
        if isinstance(value, DictionaryObject):
            yield ReachableDictionary(path, value)
        inside: list[tuple[Path, Any]] = [((*path, step), inner) for step, inner in children(value)]
        waiting += inside[::-1]
