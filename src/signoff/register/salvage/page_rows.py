"""Finds a register's rows on the pages of its file by what they look like: no tree, no schema and no header needed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, BinaryIO

from signoff.files import is_pdf
from signoff.notice.record.record import Status
from signoff.register.digests import sha256
from signoff.register.register_events import RegisterEventKind
from signoff.register.salvage.candidates import COLUMNS, Head, head_of
from signoff.register.salvage.sqlite_pages import (
    FILE_HEADER,
    LEAF,
    PageReader,
    PageRow,
    Value,
    cell_places,
    size_of,
    varint,
)
from signoff.register.salvage.write_ahead_log import frames, page_size_of

PAGE_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
"""Every size that pages can have, the usual one first."""

_SAMPLE = 8 * 1024 * 1024
_DIGEST_TYPE = 13 + 2 * 64
"""The serial type of a SHA-256 in hexadecimal digits."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_DOCUMENT_HEADER = re.compile(rb"[\x05-\x0d]\x00\x81\x0d")
"""How the header of a row with a digest and a document begins: its length, the rowid's place, 64 characters."""

_VERSION_TYPE = 13 + 2 * 4
"""The serial type of a schema version: four digits."""

VERSION_TABLE = "alembic_version"

_NULL = 0
_KINDS = frozenset(one.value for one in RegisterEventKind)


@dataclass(frozen=True, slots=True)
class Found:
    """A row of one of the register's tables, with the pages that it lies on."""

    table: str
    values: tuple[Any, ...]
    pages: tuple[int, ...]


def page_size(file: BinaryIO, log: BinaryIO | None) -> int:
    """Return the size of a file's pages: what most of them agree with, whatever the header says."""
    file.seek(0)
    sample = file.read(_SAMPLE)
    told = _told_size(sample)
    votes: Counter[int] = Counter()
    for size in PAGE_SIZES:
        starts = range(0, len(sample) - size + 1, size)
        votes[size] = sum(_is_leaf(sample[at : at + size], FILE_HEADER if at == 0 else 0, size) for at in starts)
        votes[size] += size == told
    best, count = votes.most_common(1)[0]
    if count > 0 or log is None:
        return best
    size = page_size_of(log)
    return size if size in PAGE_SIZES else best


def found_rows(file: BinaryIO, log: BinaryIO | None, size: int) -> Iterator[Found]:
    """Yield every row that looks like one of a register's, documents and PDFs only with the digest that is theirs.

    The pages are read as the log's last frames leave them, then those of the file below them.
    """
    count = _length(file) // size
    latest = {one.page: one.place for one in frames(log, size)} if log is not None else {}

    def below(number: int) -> bytes:
        file.seek((number - 1) * size)
        return file.read(size)

    def above(number: int) -> bytes:
        if log is None or number not in latest:
            return below(number)
        log.seek(latest[number])
        return log.read(size)

    highest = max(count, *latest) if latest else count
    reader = PageReader(above, size, highest)
    for number in range(1, count + 1):
        yield from _rows(reader, number, above(number), size)
    for number in sorted(one for one in latest if one > count):
        yield from _rows(reader, number, above(number), size)
    reader = PageReader(below, size, count)
    for number in sorted(one for one in latest if one <= count):
        yield from _rows(reader, number, below(number), size)


def _rows(reader: PageReader, number: int, page: bytes, size: int) -> Iterator[Found]:
    if reader.is_spent:
        return
    known = cell_places(page, FILE_HEADER if number == 1 else 0, size)
    for place in (*known, *(one for one in _lost_cells(page) if one not in known)):
        row = reader.row(number, page, place, _is_wanted)
        found = _recognised(row) if row else None
        if found is not None:
            yield found


def _lost_cells(page: bytes) -> Iterator[int]:
    """Yield where rows with a document may begin, whatever the page's own header says of it."""
    for match in _DOCUMENT_HEADER.finditer(page):
        try:
            kind, end = varint(page, match.end())
        except IndexError:
            continue
        if end - match.start() != page[match.start()]:
            continue
        size = _written(page[match.start()] + 64 + size_of(kind))
        for length in range(1, 10):  # the rowid stands between
            begin = match.start() - length - len(size)
            if begin >= 0 and page[begin : begin + len(size)] == size and _is_varint(page, begin + len(size), length):
                yield begin


def _is_varint(page: bytes, place: int, length: int) -> bool:
    return varint(page, place)[1] == place + length


def _written(value: int) -> bytes:
    """Return a number of less than 56 bits as SQLite writes it."""
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))


def _is_wanted(types: Sequence[int]) -> bool:
    """Whether a row's columns can be those of one of the tables; the first stands for the rowid, and is empty."""
    if len(types) == 1:
        return types[0] == _VERSION_TYPE
    if len(types) not in _COUNTS or types[0] != _NULL:
        return False
    if len(types) == 3:
        return (types[1] == _DIGEST_TYPE and _is_blob(types[2])) or (types[2] == _DIGEST_TYPE and _is_integer(types[1]))
    if len(types) == 5:
        return _is_integer(types[1]) and types[3] == _DIGEST_TYPE and _is_blob(types[4])
    if len(types) == 7:
        return _is_integer(types[1]) and types[5] == _DIGEST_TYPE and _is_blob(types[6])
    if len(types) == 10:
        return _is_integer(types[1]) and _is_integer(types[2]) and types[9] == _DIGEST_TYPE
    return _is_text(types[1]) and _is_integer(types[10])


_COUNTS = (3, 5, 7, 10, 12)


def _recognised(row: PageRow) -> Found | None:
    if len(row.values) == 1:
        return Found(VERSION_TABLE, row.values, row.pages)
    values: tuple[Any, ...] = (row.rowid, *row.values[1:])
    if len(values) == 3:
        return _document(values, row.pages)
    if len(values) == 5:
        is_proven = _is_proven(values[3], values[4])
        return Found("earlier_state", values, row.pages) if is_proven else None
    if len(values) == 7:
        return Found("draft_state", values, row.pages) if _is_proven(values[5], values[6]) else None
    if len(values) == 12:
        is_notice = all(isinstance(one, str) for one in (*values[1:10], values[11])) and values[10] in (0, 1)
        return Found("notice", values, row.pages) if is_notice else None
    return _step(values, row.pages)


def _document(values: tuple[Any, ...], pages: tuple[int, ...]) -> Found | None:
    _, second, third = values
    if isinstance(third, str):
        return Found("chain_end", values, pages) if _DIGEST.fullmatch(third) else None
    if not _is_proven(second, third):
        return None
    if is_pdf(third):
        return Found("seen_pdf", values, pages)
    head = head_of(third)
    return Found("signed_document" if head.is_locked else "document", values, pages) if head != Head() else None


def _step(values: tuple[Any, ...], pages: tuple[int, ...]) -> Found | None:
    """Tell an event from a standing, which have as many columns, by what they say."""
    event = dict(zip(COLUMNS["event"], values, strict=True))
    if event["kind"] in _KINDS:
        return Found("event", values, pages)
    standing = dict(zip(COLUMNS["standing"], values, strict=True))
    return Found("standing", values, pages) if standing["status"] in _STATUSES else None


_STATUSES: Mapping[str, None] = MappingProxyType(dict.fromkeys(one.value for one in Status))


def _is_proven(digest: Value, data: Value) -> bool:
    return isinstance(data, bytes) and isinstance(digest, str) and sha256(data) == digest


def _is_text(kind: int) -> bool:
    return kind >= 13 and kind % 2 == 1


def _is_blob(kind: int) -> bool:
    return kind >= 12 and kind % 2 == 0


def _is_integer(kind: int) -> bool:
    return kind in (1, 2, 3, 4, 5, 6, 8, 9)


def _is_leaf(page: bytes, start: int, usable: int) -> bool:
    return page[start] == LEAF and bool(cell_places(page, start, usable))


def _told_size(start: bytes) -> int:
    size = int.from_bytes(start[16:18], "big")
    return 65536 if size == 1 else size


def _length(file: BinaryIO) -> int:
    return file.seek(0, 2)
