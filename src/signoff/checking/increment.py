"""Whether a sealed file is its first revision and a seal, to the last byte; and words for what else there is.

Programs disagree about damaged files, about objects that are listed twice and about what stands between objects. So the
seal's revision is written again from its own values, and must be the same: then nothing is left to disagree about.
"""

from __future__ import annotations

from signoff.checking.active import strange_parts
from signoff.checking.file_end import after_end
from signoff.checking.first_revision import FirstRevision, NotWhole, first_revision_size, read_first_revision
from signoff.checking.graph import appended, read
from signoff.checking.object_diff import areas, unlike_paths
from signoff.checking.seal_entries import is_seal
from signoff.checking.seal_increment import SealValues, increment, read_values
from signoff.errors import RecordRefused
from signoff.signing.seal.bytes import NotCanonical, certificates_in, is_earlier, number_of

DAMAGED = "The file is damaged inside: it is not as it was exported."
NOT_A_SEAL = (
    "The file does not end as signoff seals: something was added or rewritten there, and other programs may show it."
)
_CHANGED = "Inside the file, this was changed: {areas}."
_MOST_AREAS = 6


def changes_beside_seal(pdf: bytes) -> tuple[str, ...]:
    """Return a sentence for each thing that a file holds beside its first revision and a seal; nothing for neither.

    Raises MemoryError; whatever else fails on hostile bytes is a sentence.
    """
    if is_sealed_revision(pdf):
        return ()
    try:
        return tuple(_explained(pdf)) or (NOT_A_SEAL,)
    except RecordRefused:
        return (DAMAGED,)
    except MemoryError:
        raise
    except Exception:  # as when reading: hostile objects fail in ways that no list holds
        return (DAMAGED,)


def is_sealed_revision(pdf: bytes) -> bool:
    """Whether a file is its first revision and one seal, byte for byte; not whose it is, nor whether it holds.

    The first end of a revision is taken for that of the first. Were it a part of a stream, what follows could not both
    be the rest of that stream's revision, which the comparison demands, and a seal.
    """
    try:
        first = read_first_revision(pdf)
        revision = pdf[first.size :]
        values = read_values(first, revision)
        return _binds_certificates(first, values) and increment(first, values) == revision
    except (NotWhole, NotCanonical):
        return False


def _binds_certificates(first: FirstRevision, values: SealValues) -> bool:
    """Whether the file's second number is that of the seal's certificates; earlier programs took one by chance."""
    if is_earlier(values.program):
        return True
    certificates = certificates_in(bytes.fromhex(values.digits.decode("ascii")))
    number = number_of(bytes.fromhex(first.identifier.decode("ascii")), values.at, certificates)
    return values.identifier == number.hex().encode("ascii")


def _explained(pdf: bytes) -> list[str]:
    before, after = read(pdf[: first_revision_size(pdf)], "The first revision"), read(pdf, "The file")
    only = appended(before, after)
    paths = unlike_paths(before, after, is_seal, only)
    return [*strange_parts(after, only), *([listed(areas(paths))] if paths else []), *after_end(pdf)]


def listed(names: tuple[str, ...]) -> str:
    """Return a sentence that names what was changed inside a file."""
    more = f", and {len(names) - _MOST_AREAS} more" if len(names) > _MOST_AREAS else ""
    return _CHANGED.format(areas="; ".join(names[:_MOST_AREAS]) + more)
