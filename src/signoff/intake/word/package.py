"""Opens a Word document's file: a zip archive of parts, of which only those with words are read, within limits."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from signoff.intake.word.refusal import DAMAGED, NOT_WORD, TOO_LARGE, WordRefused
from signoff.intake.word.xml_tree import Element, XmlReader

LONGEST_PARTS = 64 * 1024 * 1024
"""Bytes of all parts that are read, together and unpacked: a hundred pages take about two million."""

MOST_ENTRIES = 4_000
"""The most files in the archive."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = (
    "{name} is protected with a password: open it in Word, remove the password under File → Info → Protect Document, "
    "and save it again."
)
_OLDER = "{name} is a document of an older Word: open it in Word, and save it as a Word Document (.docx)."
_OTHER_STARTS = (
    (b"%PDF-", "{name} is a PDF, not a Word document."),
    (b"{\\rtf", "{name} is in Rich Text Format: open it in Word, and save it as a Word Document (.docx)."),
)
_OPEN_DOCUMENT = "{name} is an OpenDocument file: save it as a Word Document (.docx)."
_MAIN_TYPE = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)\."
    r"(?:document|template)(?:\.macroEnabled(?:Template)?)?\.main\+xml",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part points to: another part by its name in the archive, or an address outside it, never fetched."""

    kind: str
    target: str
    is_external: bool


class Package:
    """A Word document's parts; raises WordRefused for a file that is none, is damaged, or larger than any notice."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the bytes of a file; `name` is what sentences call it."""
        self._name = name
        _require_archive(data, name)
        self._budget = LONGEST_PARTS
        self._xml = XmlReader(name)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise WordRefused(DAMAGED.format(name=name)) from None
        entries = self._archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise WordRefused(TOO_LARGE.format(name=name))
        self._entries = {entry.filename.lstrip("/").lower(): entry for entry in entries}
        if len(self._entries) != len(entries):  # which of two files of one name is the document is anybody's guess
            raise WordRefused(DAMAGED.format(name=name))
        self.main = self._find_main()

    @property
    def has_macros(self) -> bool:
        """Whether there are macros in it; they are never read."""
        return any(name.endswith("vbaproject.bin") for name in self._entries)

    @property
    def embedded(self) -> int:
        """How many other files are embedded in it."""
        return sum(1 for name in self._entries if "/embeddings/" in name)

    def part(self, name: str) -> Element | None:
        """Return a part's root element; None where there is no such part."""
        data = self._read(name)
        return None if data is None else self._xml.read(data)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return what a part points to, by identifier."""
        folder, file = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for element in root.children if root is not None else ():
            target, kind = element.attributes.get("Target", ""), element.attributes.get("Type", "")
            external = element.attributes.get("TargetMode", "").lower() == "external"
            path = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.attributes.get("Id", "")] = Relationship(kind.rpartition("/")[2], path, external)
        return found

    def parts(self, kind: str) -> Iterator[Element]:
        """Yield the parts of a kind, such as `footnotes`, that the document points to."""
        for relationship in self.relationships(self.main).values():
            if relationship.kind == kind and not relationship.is_external:
                root = self.part(relationship.target)
                if root is not None:
                    yield root

    def _find_main(self) -> str:
        types = self.part("[Content_Types].xml")
        if types is None:
            is_open_document = (self._read("mimetype") or b"").startswith(b"application/vnd.oasis.opendocument")
            raise WordRefused((_OPEN_DOCUMENT if is_open_document else NOT_WORD).format(name=self._name))
        mains = (link for link in self.relationships("").values() if link.kind == "officeDocument")
        main = next((link.target for link in mains if not link.is_external), "")
        named = {
            element.attributes.get("PartName", "").lstrip("/").lower(): element.attributes.get("ContentType", "")
            for element in types.children
        }
        if main.lower() not in self._entries or not _MAIN_TYPE.fullmatch(named.get(main.lower(), "")):
            raise WordRefused(NOT_WORD.format(name=self._name))
        return main

    def _read(self, name: str) -> bytes | None:
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise WordRefused(DAMAGED.format(name=self._name))
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(self._budget + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise WordRefused(DAMAGED.format(name=self._name)) from None
        self._budget -= len(data)
        if self._budget < 0:
            raise WordRefused(TOO_LARGE.format(name=self._name))
        return data


def _require_archive(data: bytes, name: str) -> None:
    """Raise WordRefused, with what it is instead, for a file that does not begin as an archive."""
    if not data:
        raise WordRefused(f"{name} is empty.")
    if data.startswith(_COMPOUND):
        is_protected = "EncryptedPackage".encode("utf-16-le") in data
        raise WordRefused((_PROTECTED if is_protected else _OLDER).format(name=name))
    for start, sentence in _OTHER_STARTS:
        if start in data[:1024]:
            raise WordRefused(sentence.format(name=name))
    if not data.startswith(b"PK"):
        raise WordRefused(NOT_WORD.format(name=name))
