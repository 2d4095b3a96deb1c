"""Finds where a file's objects differ from those of a sound one, and describes it in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from signoff.checking.active_content import attachments, unexpected_parts
from signoff.checking.object_diff import differing_paths, name_areas
from signoff.checking.object_graph import open_reader, unreachable_objects
from signoff.checking.seal_entries import is_seal
from signoff.checking.sealed_revision import DAMAGED, changed_areas_sentence
from signoff.checking.surrounding_bytes import surrounding_bytes
from signoff.errors import RecordRefused

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

REWRITTEN = (
    "The file was saved again by another program, or changed where it does not show: it is not as it was exported."
)
LOCKED = "The file is locked with a password, which signoff never does."
TWO_RECORDS = "Different programs would find different records attached to the file."
_UNREFERENCED = "It contains something hidden that no notice has."


def file_changes(pdf: bytes, name: str, sound: bytes, attached: bytes) -> tuple[str, ...]:
    """Return a sentence for each kind of difference between a file and a sound one; at least one.

    `attached` is the bytes of the record found in it. What a seal adds is not a difference. Raises MemoryError.
    """
    try:
        theirs, ours = open_reader(pdf, name), open_reader(sound, "The sound file")
    except RecordRefused as problem:
        return (LOCKED if "password" in str(problem) else DAMAGED,)
    try:
        return tuple(_changes(pdf, attached, theirs, ours)) or (REWRITTEN,)
    except MemoryError:  # not the file's fault
        raise
    except Exception:  # as in open_reader: hostile objects fail in unforeseeable ways
        return (DAMAGED,)


def _changes(pdf: bytes, attached: bytes, theirs: PdfFileReader, ours: PdfFileReader) -> Iterator[str]:
    yield from unexpected_parts(theirs)
    if attachments(theirs) != (attached,):
        yield TWO_RECORDS
    yield from surrounding_bytes(pdf)
    if not unreachable_objects(theirs) <= unreachable_objects(ours):
        yield _UNREFERENCED
    paths = differing_paths(ours, theirs, is_seal)
    if paths:
        yield changed_areas_sentence(name_areas(paths))
