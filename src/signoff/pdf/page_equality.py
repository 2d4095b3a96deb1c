"""Whether two PDFs by signoff show the same pages: byte for byte, except for the instant and the record.

Everything is compared (page contents, fonts, images, links, structure, the seal's field) except three objects: the
information, the metadata and the attached record. A file that is not written as signoff writes equals none.
"""

from __future__ import annotations

import re

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = 20
_ATTACHED = re.compile(rb"/Type\s*/EmbeddedFile\b")


def same_pages(first: bytes, second: bytes) -> bool:
    """Return whether two files that `render` wrote show the same; False for files where that is unknown."""
    try:
        return _page_objects(first) == _page_objects(second)
    except _NotOursError:
        return False


class _NotOursError(ValueError):
    """The file is not built as signoff builds it."""


def _page_objects(data: bytes) -> dict[int, bytes]:
    """Return the objects that determine what is on the pages, by their numbers."""
    table = _place_of_table(data)
    offsets, after = _offsets(data, table)
    trailer = data[after:]
    root, information = _number(rb"Root", trailer), _number(rb"Info", trailer)
    ends = dict(zip(sorted(offsets.values()), [*sorted(offsets.values())[1:], table], strict=True))
    objects = {number: data[start : ends[start]] for number, start in offsets.items()}
    if any(not content.startswith(b"%d 0 obj" % number) for number, content in objects.items()):
        raise _NotOursError
    attached = [number for number, content in objects.items() if _ATTACHED.search(_head(content))]
    if root not in objects or len(attached) != 1:
        raise _NotOursError
    excluded = {information, _number(rb"Metadata", objects[root]), *attached}
    return {number: content for number, content in objects.items() if number not in excluded}


def _place_of_table(data: bytes) -> int:
    match = _START.search(data[-64:])
    if match is None:
        raise _NotOursError
    return int(match[1])


def _offsets(data: bytes, table: int) -> tuple[dict[int, int], int]:
    """Return where each object begins, and where the cross-reference table ends."""
    match = _TABLE.match(data, table)
    if match is None:
        raise _NotOursError
    count, start = int(match[1]), match.end()
    rows = [data[start + _ENTRY * number : start + _ENTRY * (number + 1)] for number in range(count)]
    if any(len(row) != _ENTRY or not row[:10].isdigit() for row in rows):
        raise _NotOursError
    offsets = {number: int(row[:10]) for number, row in enumerate(rows) if row[17:18] == b"n"}
    if len(set(offsets.values())) != len(offsets) or any(place >= table for place in offsets.values()):
        raise _NotOursError
    return offsets, start + _ENTRY * count


def _number(name: bytes, text: bytes) -> int:
    match = re.search(rb"/%s (\d+) 0 R" % name, text)
    if match is None:
        raise _NotOursError
    return int(match[1])


def _head(content: bytes) -> bytes:
    return content.partition(b"stream")[0]
