"""The file around the pages: whether all that it holds is what signoff makes of the record, and nothing strange."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from signoff.checking.active import attachments, strange_parts
from signoff.checking.graph import Path, appended, loose, read, settled
from signoff.checking.seal_entries import value_of_seal
from signoff.checking.unlike import Passed, areas, unlike_paths
from signoff.errors import RecordRefused
from signoff.signing.verification import Check, Result

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

BYTE_FOR_BYTE = "The file is byte for byte what signoff makes of this record."
SAME_THROUGHOUT = "All that the file holds is what signoff makes of this record."
WRITTEN_ANEW = "The file was written anew, or changed where it does not show: it is not as it was exported."
DAMAGED = "The file is damaged inside: it is not as it was exported."
LOCKED = "The file is locked with a password, which signoff never does."
_TWO_RECORDS = "Different programs would find different records attached to the file."
_LOOSE = "It holds something that nothing in it leads to, and no notice has."
_BEHIND_END = "Something stands behind the end of the file that is no part of the notice."
_BEFORE_START = "Something stands before the beginning of the file that is no part of the notice."
_MOST_AREAS = 6
_STREAM = re.compile(rb"(?<!end)stream\n.*?endstream", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+")
_TABLE = re.compile(rb"(?<=\n)\d{10} \d{5} [nf] ?\r?\n")
_START = re.compile(rb"(?<=startxref\n)\d+")
_PRODUCER = re.compile(r"signoff (\d{1,4}(?:\.\w{1,20}){1,3})")


@dataclass(frozen=True, slots=True)
class Inside:
    """What was found inside a file; `same` whether it is wholly what this version makes, `version` whose it is."""

    checks: tuple[Check, ...]
    same: bool
    version: str


@dataclass(frozen=True, slots=True)
class Made:
    """What this signoff makes of a record: its bytes, what it calls itself, and the attached record's bytes."""

    data: bytes
    producer: str
    attached: bytes


def inside(pdf: bytes, name: str, made: Made, attached: bytes, passed: Passed | None) -> Inside:
    """Look through a file that is not byte for byte what this signoff makes of its record.

    `attached` is the record's bytes as they were found in it; `passed` says which changes its seal explains, and is
    None where it has no seal.
    """
    own = made.producer.partition(" ")[2]
    try:
        theirs, ours = read(pdf, name), read(made.data, "The record printed anew")
    except RecordRefused as problem:
        locked = "password" in str(problem)
        return Inside((Check("file", Result.BAD, LOCKED if locked else DAMAGED),), False, own)
    try:
        return _compared(pdf, made, attached, passed, _Two(ours, theirs))
    except MemoryError:  # that says nothing of the file
        raise
    except Exception:  # as when reading: hostile objects fail in ways that no list holds
        return Inside((Check("file", Result.BAD, DAMAGED),), False, own)


@dataclass(frozen=True, slots=True)
class _Two:
    """Both files as objects."""

    ours: PdfFileReader
    theirs: PdfFileReader


def _compared(pdf: bytes, made: Made, attached: bytes, passed: Passed | None, two: _Two) -> Inside:
    if pdf.startswith(made.data) and passed is not None:
        found = _appended_alone(pdf, made, passed, two)
        if found is not None:
            return found
    strange = list(strange_parts(two.theirs))
    held = attachments(two.theirs)
    if held != (attached,):
        strange.append(_TWO_RECORDS)
    strange += _around(pdf)
    if passed is not None and not loose(two.theirs) <= loose(two.ours):
        strange.append(_LOOSE)
    bad = tuple(Check("file", Result.BAD, sentence) for sentence in strange)
    version = _version(two.theirs, made.producer)
    own = made.producer.partition(" ")[2]

    def may(path: Path, value: Any, owner: Any) -> bool:
        return (
            (passed is not None and passed(path, value, owner))
            or (version != own and _says_version(path, value, version, made.producer, two.ours))
            or (version != own and attached != made.attached and _follows_attachment(path))
        )

    paths = unlike_paths(two.ours, two.theirs, may).paths
    if version != own:
        return Inside(bad or _ok(paths), not paths and not bad, version)
    if paths:
        bad = (*bad, Check("file", Result.BAD, _listed(areas(paths))))
    elif not bad and not _is_written_alike(pdf, made.data, goes_on=passed is not None):
        bad = (Check("file", Result.BAD, WRITTEN_ANEW),)
    return Inside(bad or _ok(paths), not bad, version)


def _appended_alone(pdf: bytes, made: Made, passed: Passed, two: _Two) -> Inside | None:
    """Judge a file that begins with what signoff makes by what it appends; None where that takes a look at all of it.

    The seal of a long notice is so told from anything else without walking through hundreds of pages.
    """
    only = appended(two.ours, two.theirs)
    found = unlike_paths(two.ours, two.theirs, passed, only)
    is_reached = only.changed <= found.seen | {value_of_seal(two.theirs)}
    if found.paths or not is_reached or strange_parts(two.theirs, only) or list(_around(pdf)):
        return None
    return Inside(_ok(()), True, made.producer.partition(" ")[2])


def _ok(paths: tuple[Path, ...]) -> tuple[Check, ...]:
    return () if paths else (Check("file", Result.OK, SAME_THROUGHOUT),)


def _is_written_alike(pdf: bytes, ours: bytes, *, goes_on: bool) -> bool:
    """Whether two files are the same byte for byte outside their streams, but for lengths and offsets.

    How streams are packed depends on the machine that packed them; what they hold is compared elsewhere. A sealed
    file goes on after that.
    """
    theirs, mine = _skeleton(pdf), _skeleton(ours)
    return theirs.startswith(mine) if goes_on else theirs == mine


def _skeleton(pdf: bytes) -> bytes:
    bare = _STREAM.sub(b"stream", pdf)
    for pattern in (_LENGTH, _TABLE, _START):
        bare = pattern.sub(b"", bare)
    return bare


def _listed(names: tuple[str, ...]) -> str:
    more = f", and {len(names) - _MOST_AREAS} more" if len(names) > _MOST_AREAS else ""
    return f"Inside the file, this was changed: {'; '.join(names[:_MOST_AREAS])}{more}."


def _around(pdf: bytes) -> Iterator[str]:
    """Yield what stands before the file's beginning or behind its end, where readers do not look."""
    if not pdf.startswith(b"%PDF-"):
        yield _BEFORE_START
    _, mark, rest = pdf.rpartition(b"%%EOF")
    if not mark or rest.strip(b"\r\n\t \x00"):
        yield _BEHIND_END


def _version(reader: PdfFileReader, producer: str) -> str:
    """Return the version of signoff that both descriptions of the file name; this one's own unless both agree."""
    own = producer.partition(" ")[2]
    about = settled(reader.trailer_view.get("/Info"))
    said = str(settled(about.get("/Producer", ""))) if isinstance(about, dict) else ""
    found = _PRODUCER.fullmatch(said)
    metadata = settled(reader.root.get("/Metadata"))
    packet = bytes(metadata.data) if metadata is not None and hasattr(metadata, "data") else b""
    if found is None or f"<pdf:Producer>{said}</pdf:Producer>".encode() not in packet:
        return own
    return found[1]


def _says_version(path: Path, value: Any, version: str, producer: str, ours: PdfFileReader) -> bool:
    """Whether what differs is no more than the version's name."""
    named = f"signoff {version}"
    if path in (("/Info", "/Producer"), ("/Info", "/Creator")):
        return str(value) == named
    if path == ("/Root", "/Metadata") and hasattr(value, "data"):
        return bytes(value.data).replace(named.encode(), producer.encode()) == bytes(
            settled(ours.root.raw_get("/Metadata")).data
        )
    return False


def _follows_attachment(path: Path) -> bool:
    """Whether this differs because the attached record is written otherwise, while it means the same."""
    return path[:1] == ("/ID",) or ("/EmbeddedFiles" in path and "/EF" in path)
