"""What a seal needs to know of the revision that it seals: its tail, and the three objects that a seal writes again.

The comparison reads the whole revision by the grammar in which signoff writes, in a process of its own, and judges it;
here it is only taken apart as far as the seal's revision follows from it.
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


class NotWhole(ValueError):
    """A file does not begin with a revision that can be sealed, or goes on otherwise than with its seal."""


@dataclass(frozen=True, slots=True)
class Part:
    """An object: its number, and its value as it is written."""

    number: int
    value: bytes


@dataclass(frozen=True, slots=True)
class FirstRevision:
    """The revision that is sealed: what its trailer says, and the objects that a seal writes again.

    `size` is how many bytes it takes, `table` where its table of objects is, `count` the first number that is free.
    """

    size: int
    table: int
    count: int
    information: int
    identifier: bytes
    field: Part
    catalogue: Part
    form: Part


def first_revision_size(pdf: bytes) -> int:
    """Return how many bytes a file's first revision takes; all of them where it has no end of signoff's kind."""
    found = _END.search(pdf)
    return found.end() if found else len(pdf)


def read_first_revision(pdf: bytes) -> FirstRevision:
    """Return the revision that a file begins with; raises NotWhole where a seal could not have been put behind it."""
    size = first_revision_size(pdf)
    at = pdf.rfind(b"trailer\n", 0, size)
    trailer = _TRAILER.fullmatch(pdf, at, size) if at >= 0 else None
    if trailer is None:
        raise NotWhole("another trailer")
    count, root, information, table = (int(trailer[group]) for group in (1, 2, 3, 5))
    head = _TABLE.match(pdf, table, size)
    if head is None or int(head[1]) != count:
        raise NotWhole("another table of objects")
    objects = _Objects(pdf[:size], head.end(), count)
    catalogue = objects.part(root)
    form = objects.part(_only(_FORM, catalogue.value))
    field = objects.part(_only(_FIELDS, form.value))
    return FirstRevision(size, table, count, information, trailer[4], field, catalogue, form)


class _Objects:
    """The objects of a revision, by its table."""

    def __init__(self, pdf: bytes, rows: int, count: int) -> None:
        self._pdf = pdf
        self._rows = rows
        self._count = count

    def part(self, number: int) -> Part:
        """Return an object by its number; raises NotWhole."""
        if number >= self._count:
            raise NotWhole("an object that there is not")
        row = self._rows + number * _ROW
        place = self._pdf[row : row + _ROW - 10]
        head = b"%d 0 obj\n" % number
        start = int(place) if place.isdigit() else 0
        end = self._pdf.find(b"\nendobj\n", start)
        if not self._pdf.startswith(head, start) or end < 0:
            raise NotWhole("an object that is not in its place")
        return Part(number, self._pdf[start + len(head) : end])


def _only(pattern: re.Pattern[bytes], value: bytes) -> int:
    found = pattern.findall(value)
    if len(found) != 1:
        raise NotWhole("no place for a seal")
    return int(found[0])
