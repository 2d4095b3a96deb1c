"""Reads rows out of the pages of a SQLite file, whatever became of the trees that lead to them.

Written from the description of the file format (https://www.sqlite.org/fileformat2.html, sections 1.6, 2.1 and 1.2).
What is read may be damaged or made to harm: nothing here raises for it, and work and memory are bounded.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Value = int | float | str | bytes | None
"""What a column holds."""

ReadPage = Callable[[int], bytes]
"""Returns the page of a number, which counts from 1; empty or short where there is none."""

IsWanted = Callable[[Sequence[int]], bool]
"""Whether a row with columns of these serial types is looked for."""

LEAF = 13
"""What a page with rows of a table begins with (section 1.6)."""

FILE_HEADER = 100
"""Bytes before the first page's own header."""

LONGEST = 64 * 1024 * 1024
"""The largest row that is read, in bytes: larger than any that a register keeps."""

_OTHER_TREES = (2, 5, 10)
_MOST_COLUMNS = 64
_FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
"""Bytes that a value of each serial type takes (section 2.1)."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row as its page holds it; `pages` are those that it lies on, its own leaf first."""

    rowid: int
    values: tuple[Value, ...]
    pages: tuple[int, ...]


class PageReader:
    """The pages of one file, or of one with its log laid over it; `usable` is the part of each page that is used."""

    def __init__(self, read: ReadPage, usable: int, count: int) -> None:
        """Read `count` pages by `read`; of all of them together no more rows and overflow pages than a register has."""
        self._read, self._usable, self._count = read, usable, count
        self._overflow_left = 4 * count + 1_000
        self._rows_left = 24 * count + 100_000

    @property
    def is_spent(self) -> bool:
        """Whether it has read as many rows as no register has."""
        return self._rows_left < 0

    def row(self, number: int, page: bytes, place: int, is_wanted: IsWanted) -> PageRow | None:
        """Return the row whose cell begins at a place of a page, if it is whole.

        `is_wanted` is asked by the serial types of its columns, before its overflow pages are read.
        """
        self._rows_left -= 1
        if self.is_spent:
            return None
        try:
            size, place = varint(page, place)
            rowid, place = varint(page, place)
            local = local_size(size, self._usable)
            types, header = _types(page, place, min(place + local, self._usable))
        except IndexError:
            return None
        whole = header + sum(map(size_of, types))
        if size != whole or size > LONGEST or place + local > self._usable or not is_wanted(types):
            return None
        rest = self._overflow(page[place + local : place + local + 4], size - local)
        if rest is None:
            return None
        payload, pages = rest
        return PageRow(signed(rowid), _values(page[place : place + local] + payload, header, types), (number, *pages))

    def _overflow(self, pointer: bytes, wanted: int) -> tuple[bytes, tuple[int, ...]] | None:
        """Follow a chain of overflow pages; None where it breaks off or comes back to itself."""
        parts: list[bytes] = []
        pages: dict[int, None] = {}
        while wanted > 0:
            number = int.from_bytes(pointer, "big")
            if not 1 < number <= self._count or number in pages or self._overflow_left <= 0:
                return None
            self._overflow_left -= 1
            page = self._read(number)
            if len(page) < self._usable:
                return None
            pages[number] = None
            parts.append(page[4 : min(self._usable, 4 + wanted)])
            wanted -= len(parts[-1])
            pointer = page[:4]
        return b"".join(parts), tuple(pages)


def cell_places(page: bytes, start: int, usable: int) -> list[int]:
    """Return where the cells of a leaf begin; none for another kind of page.

    A first byte that means nothing is taken for damage where everything after it is as on a leaf.
    """
    if len(page) < usable or page[start] in _OTHER_TREES:
        return []
    count, content = struct.unpack_from(">HH", page, start + 3)
    first = start + 8
    if not 0 < count <= (usable - first) // 6:  # a pointer and the smallest cell
        return []
    places = [one for one in struct.unpack_from(f">{count}H", page, first) if first + 2 * count <= one < usable]
    is_whole = len(places) == count and (content or 65536) >= first + 2 * count and page[start + 7] <= 60
    return places if page[start] == LEAF or is_whole else []


def varint(data: bytes, place: int) -> tuple[int, int]:
    """Return the number that begins at a place, and the place after it; raises IndexError where the data ends."""
    value = 0
    for count in range(8):
        byte = data[place + count]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + count + 1
    return value << 8 | data[place + 8], place + 9


def signed(value: int) -> int:
    """Return 64 bits as the number that they are with a sign."""
    return value - (1 << 64) if value >= 1 << 63 else value


def local_size(size: int, usable: int) -> int:
    """Return how many bytes of a row lie on its leaf (section 1.6)."""
    if size <= usable - 35:
        return size
    least = (usable - 12) * 32 // 255 - 23
    fitting = least + (size - least) % (usable - 4)
    return fitting if fitting <= usable - 35 else least


def size_of(serial_type: int) -> int:
    """Return how many bytes a value of a serial type takes; too many for any row where there is no such type."""
    if serial_type >= 12:
        return (serial_type - 12) // 2
    return _FIXED.get(serial_type, LONGEST + 1)


def _types(page: bytes, place: int, end: int) -> tuple[list[int], int]:
    """Return the serial types of a row's columns, and the length of the header that tells them."""
    begin = place
    length, place = varint(page, place)
    stop = begin + length
    if stop > end:
        raise IndexError("a row whose header does not lie on its leaf is none of a register's")
    types: list[int] = []
    while place < stop and len(types) < _MOST_COLUMNS:
        kind, place = varint(page, place)
        types.append(kind)
    if place != stop:
        raise IndexError("the header of a row ends with the type of its last column")
    return types, length


def _values(payload: bytes, place: int, types: Sequence[int]) -> tuple[Value, ...]:
    values = []
    for kind in types:
        size = size_of(kind)
        values.append(_value(kind, payload[place : place + size]))
        place += size
    return tuple(values)


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind >= 12:
        return data if kind % 2 == 0 else data.decode("utf-8", "replace")
    if kind == 7:
        return float(struct.unpack(">d", data)[0])
    return kind - 8 if kind in (8, 9) else int.from_bytes(data, "big", signed=True)
