"""Pictures of a file: signatures that were stored as pictures, before they were traced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from signoff.pdf.reading.objects import Objects
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Value


@dataclass(frozen=True, slots=True)
class PictureData:
    """A picture's pixels: 8 bits for each of red, green and blue, and 8 bits of opacity."""

    width: int
    height: int
    colours: bytes
    opacity: bytes


class PictureReader:
    """Reads pictures; several pages may show the same one."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._pictures: dict[int, PictureData] = {}

    def read(self, value: Value) -> Mapping[str, PictureData]:
        """Return a page's pictures by their names on it; raises NotAsWritten."""
        if value is None:
            return {}
        if not isinstance(value, dict) or not value:
            raise NotAsWritten("no dictionary of pictures")
        return {key: self._picture(self._objects.reference(reference)) for key, reference in value.items()}

    def _picture(self, number: Reference) -> PictureData:
        """Return a picture, reading it only once."""
        if number not in self._pictures:
            colours, entries = self._pixels(number, "DeviceRGB", 3, "SMask")
            opacity, mask = self._pixels(self._objects.reference(entries["SMask"]), "DeviceGray", 1, "")
            width, height = self._objects.whole_number(entries["Width"]), self._objects.whole_number(entries["Height"])
            self._objects.require(mask, Width=Number(width), Height=Number(height))
            self._pictures[number] = PictureData(width, height, colours, opacity)
        return self._pictures[number]

    def _pixels(self, number: Reference, space: str, bands: int, more: str) -> tuple[bytes, Mapping[str, Value]]:
        objects = self._objects
        stream = objects.stream(number, f"BitsPerComponent ColorSpace Height Subtype Type Width {more}")
        objects.require(
            stream.entries,
            Type=Name("XObject"),
            Subtype=Name("Image"),
            BitsPerComponent=Number(8),
            ColorSpace=Name(space),
        )
        width, height = objects.whole_number(stream.entries["Width"]), objects.whole_number(stream.entries["Height"])
        if len(stream.data) != width * height * bands:
            raise NotAsWritten("a picture of another size than it says")
        return stream.data, stream.entries
