"""Annotations of a file: links, and the seal's place; signoff writes no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from signoff.notice.record.seal_field import SEAL_FIELD
from signoff.pdf.reading.objects import Objects
from signoff.pdf.reading.structure_tree import Annotated
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Value

Point = tuple[int, str, str]
"""A page from 0, and a position on it as it is written."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link, to an address or to a point of the file, or the seal's place, which leads nowhere."""

    rect: tuple[str, ...]
    words: str
    address: str | None
    point: Point | None

    @property
    def is_seal_place(self) -> bool:
        """Whether it is the place for the seal."""
        return self.address is None and self.point is None


class AnnotationReader:
    """Reads the annotations of these pages, in order; `places` says where each annotation read so far is."""

    def __init__(self, objects: Objects, pages: Sequence[int]) -> None:
        self._objects = objects
        self._pages = pages
        self.places: dict[int, Annotated] = {}
        self.seal_place: Reference | None = None

    def read(self, value: Value, page: int, place: int) -> Annotation:
        """Return the annotation at an index of a page, both from 0; raises NotAsWritten."""
        objects = self._objects
        number = objects.reference(value)
        target = objects.resolve_once(value)
        key = len(self._pages) + len(self.places)
        self.places[int(number)] = Annotated(page, place)
        if isinstance(target, dict) and target.get("Subtype") == "Widget":
            return self._seal(number, page, key)
        entries = objects.dictionary(number, "Border Contents F Rect StructParent Subtype Type", "A Dest")
        objects.require(
            entries,
            Type=Name("Annot"),
            Subtype=Name("Link"),
            F=Number(4),
            StructParent=Number(key),
            Border=[Number(0), Number(0), Number(0)],
        )
        rect, words = objects.numbers(entries["Rect"]), objects.text(entries["Contents"])
        if ("A" in entries) == ("Dest" in entries) or len(rect) != 4:
            raise NotAsWritten("a link that leads to two things, or to none")
        if "Dest" in entries:
            return Annotation(tuple(map(str, rect)), words, None, self.point(entries["Dest"]))
        action = objects.dictionary(entries["A"], "S URI")
        objects.require(action, S=Name("URI"))
        return Annotation(tuple(map(str, rect)), words, objects.text(action["URI"]), None)

    def point(self, value: Value) -> Point:
        """Return where a link or a heading of the outline leads to; raises NotAsWritten."""
        objects = self._objects
        target = objects.array(value)
        if len(target) != 5 or target[1] != Name("XYZ") or target[4] is not None:
            raise NotAsWritten("a target of another kind")
        page = int(objects.reference(target[0]))
        if page not in self._pages:
            raise NotAsWritten("a target on no page")
        return self._pages.index(page), str(objects.number(target[2])), str(objects.number(target[3]))

    def _seal(self, number: Reference, page: int, key: int) -> Annotation:
        """Return the seal's place; a file has at most one."""
        objects = self._objects
        entries = objects.dictionary(number, "AP F FT P Rect StructParent Subtype T TU Type")
        nowhere: list[Value] = [Number(0), Number(0), Number(0), Number(0)]
        objects.require(
            entries,
            Type=Name("Annot"),
            Subtype=Name("Widget"),
            FT=Name("Sig"),
            F=Number(132),
            T=SEAL_FIELD,
            P=Reference(self._pages[page]),
            StructParent=Number(key),
            Rect=nowhere,
        )
        look = objects.stream(objects.dictionary(entries["AP"], "N")["N"], "BBox Resources Subtype Type")
        objects.require(look.entries, Type=Name("XObject"), Subtype=Name("Form"), BBox=nowhere)
        if look.data or look.entries["Resources"] != {} or self.seal_place is not None:
            raise NotAsWritten("a place for a seal that shows something, or a second one")
        self.seal_place = number
        return Annotation(("0", "0", "0", "0"), objects.text(entries["TU"]), None, None)
