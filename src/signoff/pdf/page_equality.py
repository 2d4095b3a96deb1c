"""Whether two PDFs of ours show the same pages: byte for byte, but for what tells of the instant and the record.

Everything is compared (page contents, fonts, images, links, structure, places for seals) but three objects: the
information, the metadata and the attached record. A file that is not written as we write ours is the same as none.
"""

from __future__ import annotations

import re

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = 20
_ATTACHED = re.compile(rb"/Type\s*/EmbeddedFile\b")


def same_pages(one: bytes, other: bytes) -> bool:
    """Whether two files that `render` wrote show the same; False for files in which that cannot be told."""
    try:
        return _standing(one) == _standing(other)
    except _NotOursError:
        return False


class _NotOursError(ValueError):
    """A file that is built in another way than ours."""


def _standing(data: bytes) -> dict[int, bytes]:
    """Return the objects that say what is on the pages, by their numbers."""
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
    apart = {information, _number(rb"Metadata", objects[root]), *attached}
    return {number: content for number, content in objects.items() if number not in apart}


def _place_of_table(data: bytes) -> int:
    found = _START.search(data[-64:])
    if found is None:
        raise _NotOursError
    return int(found[1])


def _offsets(data: bytes, table: int) -> tuple[dict[int, int], int]:
    """Return where each object begins, and where the cross-reference table ends."""
    found = _TABLE.match(data, table)
    if found is None:
        raise _NotOursError
    count, start = int(found[1]), found.end()
    rows = [data[start + _ENTRY * number : start + _ENTRY * (number + 1)] for number in range(count)]
    if any(len(row) != _ENTRY or not row[:10].isdigit() for row in rows):
        raise _NotOursError
    offsets = {number: int(row[:10]) for number, row in enumerate(rows) if row[17:18] == b"n"}
    if len(set(offsets.values())) != len(offsets) or any(place >= table for place in offsets.values()):
        raise _NotOursError
    return offsets, start + _ENTRY * count


def _number(name: bytes, text: bytes) -> int:
    found = re.search(rb"/%s (\d+) 0 R" % name, text)
    if found is None:
        raise _NotOursError
    return int(found[1])


def _head(content: bytes) -> bytes:
    return content.partition(b"stream")[0]
