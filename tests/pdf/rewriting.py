"""A forging tool: an exported file rewritten as signoff writes, with some of its objects changed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

_OBJECT = re.compile(rb"(?<![^\n])(\d+) 0 obj\n(.*?)\nendobj\n", re.DOTALL)
_STREAM = re.compile(rb"(.*?)\nstream\n(.*)\nendstream", re.DOTALL)
_PAGE = re.compile(rb"/Contents \[ (\d+) 0 R (\d+) 0 R \]")


class Rewritten:
    """The objects of a file's first revision, to be changed and written again."""

    def __init__(self, pdf: bytes) -> None:
        end = pdf.index(b"%%EOF\n") + 6
        table = pdf.rindex(b"\nxref\n", 0, end)
        self.head = pdf[: pdf.index(b"1 0 obj")]
        self.bodies = {int(match[1]): match[2] for match in _OBJECT.finditer(pdf[: table + 1])}
        match = re.search(rb"trailer\n(.*?)\nstartxref", pdf[table:end], re.DOTALL)
        assert match is not None
        self.trailer = match[1]

    def write(self) -> bytes:
        """Return the file, with a table of places that fits."""
        parts, places, size = [self.head], [], len(self.head)
        for number, body in sorted(self.bodies.items()):
            places.append(size)
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            size += len(parts[-1])
        rows = b"".join(b"%010d 00000 n \n" % place for place in places)
        count = len(places) + 1
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % count, self.trailer)
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\n" % (count, rows, trailer))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % size)
        return b"".join(parts)

    def stream(self, number: int) -> bytes:
        """Return what a stream holds."""
        match = _STREAM.fullmatch(self.bodies[number])
        assert match is not None
        return zlib.decompress(match[2]) if b"/FlateDecode" in match[1] else match[2]

    def put(self, number: int, data: bytes) -> None:
        """Let a stream hold something else."""
        match = _STREAM.fullmatch(self.bodies[number])
        assert match is not None
        packed = zlib.compress(data, 6) if b"/FlateDecode" in match[1] else data
        entries = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), match[1])
        entries = re.sub(rb"/Length1 \d+", b"/Length1 %d" % len(data), entries)
        self.bodies[number] = b"%s\nstream\n%s\nendstream" % (entries, packed)

    def pages(self) -> list[tuple[int, int]]:
        """Return the numbers of each page's two streams of content, in the order of the objects."""
        matches = [_PAGE.search(body) for _, body in sorted(self.bodies.items()) if b"/Type /Page\n" in body + b"\n"]
        return [(int(match[1]), int(match[2])) for match in matches if match is not None]

    def numbers(self, marker: bytes) -> list[int]:
        """Return the numbers of the objects that hold a marker outside their streams."""
        return [number for number, body in sorted(self.bodies.items()) if marker in body.split(b"\nstream\n")[0]]

    def claim(self, layout: int) -> None:
        """Let the file say, in both places, that it has another version of the layout."""
        for number in self.numbers(b"/Producer"):
            self.bodies[number] = re.sub(rb"layout \d+", b"layout %d" % layout, self.bodies[number])
        for number in self.numbers(b"/Subtype /XML"):
            self.put(number, re.sub(rb"layout \d+", b"layout %d" % layout, self.stream(number)))

    def change(self, marker: bytes, old: bytes, new: bytes) -> None:
        """Change the first object that holds a marker and what is to be changed."""
        number = next(candidate for candidate in self.numbers(marker) if old in self.bodies[candidate])
        self.bodies[number] = self.bodies[number].replace(old, new, 1)

    def edit(self, page: int, change: Callable[[bytes], bytes], *, later: bool = False) -> None:
        """Change what a page draws, or what it has gained."""
        number = self.pages()[page][later]
        before = self.stream(number)
        after = change(before)
        assert after != before, "the change changes nothing"
        self.put(number, after)
