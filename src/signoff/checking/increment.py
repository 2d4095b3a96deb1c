"""What a sealed file adds to the first revision that it begins with: a seal, and nothing else."""

from __future__ import annotations

import re

from signoff.checking.active import strange_parts
from signoff.checking.file_end import after_end
from signoff.checking.graph import appended, read
from signoff.checking.seal_entries import is_seal, value_of_seal
from signoff.checking.unlike import areas, unlike_paths
from signoff.errors import RecordRefused

DAMAGED = "The file is damaged inside: it is not as it was exported."
UNEXPLAINED = "Beside the seal, something was added to the file that nothing in it leads to."
_CHANGED = "Inside the file, this was changed: {areas}."
_MOST_AREAS = 6
_END = re.compile(rb"startxref\n\d{1,10}\n%%EOF\n")


def first_revision_size(pdf: bytes) -> int:
    """Return how many bytes a file's first revision takes; all of them where it has no end of signoff's kind."""
    found = _END.search(pdf)
    return found.end() if found else len(pdf)


def changes_beside_seal(pdf: bytes) -> tuple[str, ...]:
    """Return a sentence for each thing that a file's later revisions change and its seal does not explain.

    Raises MemoryError; whatever else fails on hostile bytes is a sentence.
    """
    size = first_revision_size(pdf)
    try:
        return tuple(_changes(pdf, size))
    except RecordRefused:
        return (DAMAGED,)
    except MemoryError:
        raise
    except Exception:  # as when reading: hostile objects fail in ways that no list holds
        return (DAMAGED,)


def _changes(pdf: bytes, size: int) -> list[str]:
    before, after = read(pdf[:size], "The first revision"), read(pdf, "The file")
    only = appended(before, after)
    found = unlike_paths(before, after, is_seal, only)
    said = list(strange_parts(after, only))
    if found.paths:
        said.append(listed(areas(found.paths)))
    if not only.changed <= found.seen | {value_of_seal(after)}:
        said.append(UNEXPLAINED)
    return [*said, *after_end(pdf)]


def listed(names: tuple[str, ...]) -> str:
    """Return a sentence that names what was changed inside a file."""
    more = f", and {len(names) - _MOST_AREAS} more" if len(names) > _MOST_AREAS else ""
    return _CHANGED.format(areas="; ".join(names[:_MOST_AREAS]) + more)
