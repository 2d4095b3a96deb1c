"""Whether a sealed file is its first revision and a seal, to the last byte, and words for anything else in it.

Programs disagree about damaged files, about objects that are listed twice and about bytes between objects. So the
seal's revision is rebuilt from its own values and must be identical: then there is nothing to disagree about.
"""

from __future__ import annotations

from signoff.checking.active_content import unexpected_parts
from signoff.checking.first_revision import FirstRevision, NotSealable, first_revision_size, read_first_revision
from signoff.checking.object_diff import differing_paths, name_areas
from signoff.checking.object_graph import changed_objects, open_reader
from signoff.checking.seal_entries import is_seal
from signoff.checking.seal_increment import SealValues, increment, read_values
from signoff.checking.surrounding_bytes import surrounding_bytes
from signoff.errors import RecordRefused
from signoff.signing.seal.bytes import NotCanonical, certificates_in, is_earlier, number_of

DAMAGED = "The file is damaged inside: it is not as it was exported."
NOT_A_SEAL = (
    "The file does not end with a seal by signoff: something was added or rewritten there, and other programs "
    "may show it."
)
_CHANGED = "Inside the file, this was changed: {areas}."
_MOST_AREAS = 6


def changes_besides_seal(pdf: bytes) -> tuple[str, ...]:
    """Return a sentence for each change that a file has besides its first revision and a seal; empty for none.

    Raises MemoryError; any other failure on hostile bytes becomes a sentence.
    """
    if is_sealed_revision(pdf):
        return ()
    try:
        parts, areas = _inspect(pdf)
    except RecordRefused:
        return (DAMAGED,)
    except MemoryError:
        raise
    except Exception:  # as in open_reader: hostile objects fail in unforeseeable ways
        return (DAMAGED,)
    changed = (changed_areas_sentence(areas),) if areas else ()
    return (*parts, *changed, *surrounding_bytes(pdf)) or (NOT_A_SEAL,)


def is_sealed_revision(pdf: bytes) -> bool:
    """Return whether a file is its first revision and one seal, byte for byte.

    It says neither whose seal that is, nor whether it is valid. The first end of a revision is taken to be that of the
    first. If it were part of a stream, what follows could not be both the rest of that stream's revision, which the
    comparison demands, and a seal.
    """
    try:
        first = read_first_revision(pdf)
        revision = pdf[first.size :]
        values = read_values(first, revision)
        return _binds_certificates(first, values) and increment(first, values) == revision
    except (NotSealable, NotCanonical):
        return False


def _binds_certificates(first: FirstRevision, values: SealValues) -> bool:
    """Return whether the file's second identifier matches the seal's certificates; it was once chosen at random."""
    if is_earlier(values.program):
        return True
    certificates = certificates_in(bytes.fromhex(values.digits.decode("ascii")))
    number = number_of(bytes.fromhex(first.identifier.decode("ascii")), values.at, certificates)
    return values.identifier == number.hex().encode("ascii")


def _inspect(pdf: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a sentence for each part that no notice has, and the areas in which the file's objects were changed."""
    before, after = open_reader(pdf[: first_revision_size(pdf)], "The first revision"), open_reader(pdf, "The file")
    only = changed_objects(before, after)
    paths = differing_paths(before, after, is_seal, only)
    return tuple(unexpected_parts(after, only)), name_areas(paths) if paths else ()


def changed_areas_sentence(names: tuple[str, ...]) -> str:
    """Return a sentence that names what was changed inside a file."""
    more = f", and {len(names) - _MOST_AREAS} more" if len(names) > _MOST_AREAS else ""
    return _CHANGED.format(areas="; ".join(names[:_MOST_AREAS]) + more)
