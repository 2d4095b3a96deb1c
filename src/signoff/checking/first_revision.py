"""Reads what a seal needs of the revision that it seals: its tail, and the three objects that a seal rewrites.

The comparison reads the whole revision by the grammar in which signoff writes, in a child process, and judges it; this
reads only as far as the seal's own revision depends on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TRAILER = re.compile(
    rb"trailer\n<< /Size ([1-9]\d{0,6}) /Root ([1-9]\d{0,6}) 0 R /Info ([1-9]\d{0,6}) 0 R "
    rb"/ID \[ <([0-9a-f]{32})> <[0-9a-f]{32}> \] >>\nstartxref\n([1-9]\d{0,9})\n%%EOF\n"
)
_END = re.compile(rb"startxref\n\d{1,10}\n%%EOF\n")
_TABLE = re.compile(rb"xref\n0 ([1-9]\d{0,6})\n")
_FIELDS = re.compile(rb"/Fields \[ ([1-9]\d{0,6}) 0 R \]")
_FORM = re.compile(rb"/AcroForm ([1-9]\d{0,6}) 0 R")
_ROW = 20


class NotSealable(ValueError):
    """The file does not begin with a revision that can be sealed, or does not continue with that revision's seal."""


@dataclass(frozen=True, slots=True)
class IndirectObject:
    """An object: its number, and its value as written in the file."""

    number: int
    value: bytes


@dataclass(frozen=True, slots=True)
class FirstRevision:
    """The revision that is sealed: what its trailer says, and the objects that a seal rewrites.

    `size` is its length in bytes, `table` the position of its cross-reference table, `count` the first free object
    number.
    """

    size: int
    table: int
    count: int
    information: int
    identifier: bytes
    field: IndirectObject
    catalogue: IndirectObject
    form: IndirectObject


def first_revision_size(pdf: bytes) -> int:
    """Return the length of a file's first revision in bytes; the whole file's where no such end is found."""
    match = _END.search(pdf)
    return match.end() if match else len(pdf)


def read_first_revision(pdf: bytes) -> FirstRevision:
    """Return the revision that a file begins with; raises NotSealable where no seal could follow it."""
    size = first_revision_size(pdf)
    at = pdf.rfind(b"trailer\n", 0, size)
    trailer = _TRAILER.fullmatch(pdf, at, size) if at >= 0 else None
    if trailer is None:
        raise NotSealable("another trailer")
    count, root, information, table = (int(trailer[group]) for group in (1, 2, 3, 5))
    head = _TABLE.match(pdf, table, size)
    if head is None or int(head[1]) != count:
        raise NotSealable("another table of objects")
    objects = _Objects(pdf[:size], head.end(), count)
    catalogue = objects.read(root)
    form = objects.read(_single_reference(_FORM, catalogue.value))
    field = objects.read(_single_reference(_FIELDS, form.value))
    return FirstRevision(size, table, count, information, trailer[4], field, catalogue, form)


class _Objects:
    """The objects of a revision, found through its cross-reference table."""

    def __init__(self, pdf: bytes, rows: int, count: int) -> None:
        self._pdf = pdf
        self._rows = rows
        self._count = count

    def read(self, number: int) -> IndirectObject:
        """Return an object by its number; raises NotSealable."""
        if number >= self._count:
            raise NotSealable("a missing object")
        row = self._rows + number * _ROW
        place = self._pdf[row : row + _ROW - 10]
        head = b"%d 0 obj\n" % number
        start = int(place) if place.isdigit() else 0
        end = self._pdf.find(b"\nendobj\n", start)
        if not self._pdf.startswith(head, start) or end < 0:
            raise NotSealable("an object that is not in its place")
        return IndirectObject(number, self._pdf[start + len(head) : end])


def _single_reference(pattern: re.Pattern[bytes], value: bytes) -> int:
    matches = pattern.findall(value)
    if len(matches) != 1:
        raise NotSealable("no place for a seal")
    return int(matches[0])
