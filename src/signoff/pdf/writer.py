"""The file's objects, numbered and written in order: ReportLab's, and long runs of plain text next to them.

ReportLab makes an object, a reference and a name for each of a structure tree's thousands of elements. Those are
written here as text, under reserved numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFFile, format

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""How every file begins: its version, and bytes that mark it as binary (ISO 32000-1, 7.5.2)."""


class Writer(PDFDocument):  # type: ignore[misc]  # ReportLab carries no types
    """A ReportLab document in which numbers can be reserved for objects that are written as text."""

    def __init__(self, version: tuple[int, int], language: str) -> None:
        """Begin a document that uses neither the clock nor a random source."""
        super().__init__(compression=1, invariant=1, pdfVersion=version, lang=language)
        self.idToObject: dict[str, object] = {}  # ReportLab begins with an empty dictionary of fonts, unused here
        self.numberToId: dict[int, str] = {}
        self.idToObjectNumberAndVersion: dict[str, tuple[int, int]] = {}
        self.objectcounter = 0
        self._ready: dict[int, bytes] = {}

    def reserve(self, count: int) -> int:
        """Return the first of `count` consecutive numbers, which `supply` must fill."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        return first

    def supply(self, first: int, bodies: Sequence[str]) -> None:
        """Set the bodies, in ASCII, of the objects with the reserved numbers from `first` on."""
        for number, body in enumerate(bodies, first):
            self._ready[number] = f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")

    def format(self, identifier: str) -> bytes:
        """Return the bytes of the file; formatting may add objects, and those are written too.

        `identifier` names the file, in hexadecimal digits.
        """
        references = [format(self.Reference(target), self).decode("ascii") for target in (self.Catalog, self.info)]
        file = PDFFile(self._pdfVersion)
        file.strings.clear()
        file.offset = 0
        file.add(HEAD)
        offsets = []
        number = 1
        while number <= self.objectcounter:
            offsets.append(file.add(self._ready.get(number) or self._object(number)))
            number += 1
        entries = "".join([f"{offset:010d} 00000 n \n" for offset in offsets])
        start = file.add(f"xref\n0 {number}\n0000000000 65535 f \n{entries}")
        file.add(
            f"trailer\n<< /Size {number} /Root {references[0]} /Info {references[1]} "
            f"/ID [ <{identifier}> <{identifier}> ] >>\n"
        )
        file.add(f"startxref\n{start}\n%%EOF\n")
        data: bytes = file.format(self)
        return data

    def _object(self, number: int) -> bytes:
        body: bytes = format(self.idToObject[self.numberToId[number]], self, toplevel=1)
        return b"%d 0 obj\n%s%sendobj\n" % (number, body, b"" if body.endswith(b"\n") else b"\n")
