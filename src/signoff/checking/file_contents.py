"""What a file holds beside what a sound one does, or otherwise: found object by object, and said in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from signoff.checking.active import attachments, strange_parts
from signoff.checking.file_end import after_end
from signoff.checking.graph import loose, read
from signoff.checking.increment import DAMAGED, listed
from signoff.checking.object_diff import areas, unlike_paths
from signoff.checking.seal_entries import is_seal
from signoff.errors import RecordRefused

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

WRITTEN_ANEW = "The file was written anew, or changed where it does not show: it is not as it was exported."
LOCKED = "The file is locked with a password, which signoff never does."
TWO_RECORDS = "Different programs would find different records attached to the file."
_LOOSE = "It holds something that nothing in it leads to, and no notice has."


def file_changes(pdf: bytes, name: str, sound: bytes, attached: bytes) -> tuple[str, ...]:
    """Return a sentence for each kind of thing by which a file differs from a sound one, at least one.

    `attached` is the record's bytes as they were found in it; what a seal adds counts as nothing. Raises MemoryError.
    """
    try:
        theirs, ours = read(pdf, name), read(sound, "The sound file")
    except RecordRefused as problem:
        return (LOCKED if "password" in str(problem) else DAMAGED,)
    try:
        return tuple(_changes(pdf, attached, theirs, ours)) or (WRITTEN_ANEW,)
    except MemoryError:  # that says nothing of the file
        raise
    except Exception:  # as when reading: hostile objects fail in ways that no list holds
        return (DAMAGED,)


def _changes(pdf: bytes, attached: bytes, theirs: PdfFileReader, ours: PdfFileReader) -> Iterator[str]:
    yield from strange_parts(theirs)
    if attachments(theirs) != (attached,):
        yield TWO_RECORDS
    yield from after_end(pdf)
    if not loose(theirs) <= loose(ours):
        yield _LOOSE
    paths = unlike_paths(ours, theirs, is_seal)
    if paths:
        yield listed(areas(paths))
