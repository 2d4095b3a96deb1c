"""Finds where a file's objects differ from those of a sound one, and describes it in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.checking.active_content import attachments, unexpected_parts
from signoff.checking.object_diff import differing_paths, name_areas
from signoff.checking.object_graph import open_reader, unreachable_objects
from signoff.checking.seal_entries import is_seal
from signoff.checking.sealed_revision import DAMAGED, changed_areas_sentence
from signoff.checking.surrounding_bytes import surrounding_bytes
from signoff.errors import RecordRefused
from signoff.files import RECORD_SIGN

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
        parts, hidden, areas = _inspect(attached, theirs, ours)
    except MemoryError:  # not the file's fault
        raise
    except Exception:  # as in open_reader: hostile objects fail in unforeseeable ways
        return (DAMAGED,)
    changed = (changed_areas_sentence(areas),) if areas else ()
    return (*parts, *surrounding_bytes(pdf), *hidden, *changed) or (REWRITTEN,)


def _inspect(
    attached: bytes, theirs: PdfFileReader, ours: PdfFileReader
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return sentences for parts that no notice has and for what nothing refers to, and the areas that differ."""
    parts = tuple(unexpected_parts(theirs))
    if tuple(data for data in attachments(theirs) if data == attached or RECORD_SIGN in data) != (attached,):
        parts += (TWO_RECORDS,)
    hidden = () if unreachable_objects(theirs) <= unreachable_objects(ours) else (_UNREFERENCED,)
    paths = differing_paths(ours, theirs, is_seal)
    return parts, hidden, name_areas(paths) if paths else ()
