"""The structure tree of a file: its elements for screen readers, and which content belongs to which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from signoff.pdf.reading.objects import Objects
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Value

DEEPEST = 64
"""How deep elements may nest: lists in a long text nest six deep, and each level takes four elements."""

INLINE = frozenset({"Link", "Reference", "Span", "Figure", "Form"})
"""Elements within a line, next to the words of their parent."""

GROUPS = frozenset({"Document", "Sect", "Div", "Table", "TR", "L", "LI", "LBody", "Note"})
"""Elements that contain only other elements, and no words of their own."""

_ATTRIBUTES = {
    "Table": {"Scope"},
    "List": {"ListNumbering"},
    "Layout": {"Placement", "BBox"},
    "PrintField": {"Role", "checked", "Desc"},
}
"""The attributes that an element may have, by their owner: always all of one owner's."""

_TAG = re.compile(r"[A-Z][A-Za-z0-9]{0,12}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of marked content: its page, from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation: its page, from 0, and its index among that page's annotations."""

    page: int
    place: int


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its tag, its alternative text, a note's identifier, its attributes, and its kids in order.

    `expansion` is an abbreviation in full.
    """

    tag: str
    alt: str | None
    identifier: str | None
    attributes: tuple[str, ...]
    kids: tuple[Kid, ...]
    expansion: str | None = None

    def walk(self) -> Iterator[Node]:
        """Yield the element and all those within it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def pieces(self) -> Iterator[Marked]:
        """Yield every piece of marked content within it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.pieces()
            elif isinstance(kid, Marked):
                yield kid


Kid: TypeAlias = "Node | Marked | Annotated"


class TreeReader:
    """Reads a tree: `pages` are the numbers of the pages' objects, `annotations` say where each annotation is."""

    def __init__(self, objects: Objects, pages: Sequence[int], annotations: Mapping[int, Annotated]) -> None:
        self._objects = objects
        self._pages = {number: place for place, number in enumerate(pages)}
        self._annotations = annotations
        self._owners: dict[Marked | Annotated, int] = {}
        self._named: list[tuple[str, int]] = []

    def read(self, value: Value) -> Node:
        """Return the document's root element; raises NotAsWritten."""
        objects = self._objects
        number = objects.reference(value)
        objects.resolve_once(value)
        root = objects.dictionary(number, "K ParentTree ParentTreeNextKey Type", "IDTree")
        objects.require(root, Type=Name("StructTreeRoot"))
        tree = self._element(root["K"], number, 0)
        if tree.tag != "Document":
            raise NotAsWritten("a tree that does not begin with the document")
        self._require_parents(root)
        self._require_names(root.get("IDTree"))
        return tree

    def _element(self, value: Value, parent: int, depth: int) -> Node:
        objects, number = self._objects, self._objects.reference(value)
        if depth > DEEPEST:
            raise NotAsWritten("elements nested too deep")
        objects.resolve_once(value)
        entries = objects.dictionary(number, "K P S Type", "A Alt E ID Pg")
        objects.require(entries, Type=Name("StructElem"), P=Reference(parent))
        tag = objects.name(entries["S"])
        if _TAG.fullmatch(tag) is None:
            raise NotAsWritten("an element of another kind of type")
        identifier = objects.text(entries["ID"]) if "ID" in entries else None
        if identifier is not None:
            self._named.append((identifier, int(number)))
        page = self._page(entries["Pg"]) if "Pg" in entries else None
        value_or_list = entries["K"]
        kids = tuple(
            self._kid(kid, number, page, depth)
            for kid in (value_or_list if isinstance(value_or_list, list) else [value_or_list])
        )
        if isinstance(value_or_list, list) and len(value_or_list) == 1:
            raise NotAsWritten("an array of one")
        if any(isinstance(kid, Marked) for kid in kids) and not _may_have_words(tag, kids):
            raise NotAsWritten("words in no paragraph")
        first = next((kid.page for kid in kids if isinstance(kid, Marked)), None)
        if page != first:
            raise NotAsWritten("an element on another page than its content")
        alt = objects.text(entries["Alt"]) if "Alt" in entries else None
        expansion = objects.text(entries["E"]) if "E" in entries else None
        return Node(str(tag), alt, identifier, self._attributes(entries.get("A")), kids, expansion)

    def _kid(self, value: Value, parent: int, page: int | None, depth: int) -> Kid:
        if isinstance(value, Reference):
            return self._element(value, parent, depth + 1)
        kid: Marked | Annotated
        if isinstance(value, Number):
            if page is None:
                raise NotAsWritten("content on no page")
            kid = Marked(page, self._objects.whole_number(value))
        else:
            kid = self._elsewhere(value, page)
        if kid in self._owners:
            raise NotAsWritten("content that belongs to two elements")
        self._owners[kid] = parent
        return kid

    def _elsewhere(self, value: Value, page: int | None) -> Marked | Annotated:
        """Return a piece of content on another page, or an annotation."""
        objects = self._objects
        if isinstance(value, dict) and value.get("Type") == "MCR":
            entries = objects.dictionary(value, "MCID Pg Type")
            kid_page = self._page(entries["Pg"])
            if kid_page == page:
                raise NotAsWritten("content of an element's own page, written as another's")
            return Marked(kid_page, objects.whole_number(entries["MCID"]))
        entries = objects.dictionary(value, "Obj Pg Type")
        objects.require(entries, Type=Name("OBJR"))
        annotation = self._annotations.get(int(objects.reference(entries["Obj"])))
        if annotation is None or annotation.page != self._page(entries["Pg"]):
            raise NotAsWritten("an annotation that its page does not have")
        return annotation

    def _page(self, value: Value) -> int:
        number = int(self._objects.reference(value))
        if number not in self._pages:
            raise NotAsWritten("a page that the file does not have")
        return self._pages[number]

    def _attributes(self, value: Value) -> tuple[str, ...]:
        """Return an element's attributes as words."""
        if value is None:
            return ()
        objects = self._objects
        entries = objects.dictionary(value, "O", "Scope ListNumbering Placement BBox Role checked Desc")
        owner = str(objects.name(entries["O"]))
        keys = _ATTRIBUTES.get(owner)
        if keys is None or set(entries) != {"O", *keys}:
            raise NotAsWritten("attributes of another kind")
        words = [owner]
        for key in sorted(keys):
            if key == "BBox":
                words += objects.numbers(entries[key])
            else:
                words.append(objects.text(entries[key]) if key == "Desc" else str(objects.name(entries[key])))
        return tuple(words)

    def _require_parents(self, root: Mapping[str, Value]) -> None:
        """Require that the parent tree maps content and annotations to the elements that hold them."""
        objects = self._objects
        counts = [0] * len(self._pages)
        for kid in self._owners:
            if isinstance(kid, Marked):
                counts[kid.page] += 1
        expected: list[Value] = []
        for page, count in enumerate(counts):
            owners = [self._owners.get(Marked(page, number)) for number in range(count)]
            expected += [Number(page), [Reference(owner) for owner in owners if owner is not None]]
            if None in owners:
                raise NotAsWritten("content that no element holds")
        annotations = sorted(self._annotations.values(), key=lambda annotation: (annotation.page, annotation.place))
        for key, annotation in enumerate(annotations, len(counts)):
            if annotation not in self._owners:
                raise NotAsWritten("an annotation that no element holds")
            expected += [Number(key), Reference(self._owners[annotation])]
        parents = objects.dictionary(root["ParentTree"], "Nums")
        objects.require(parents, Nums=expected)
        objects.require(root, ParentTreeNextKey=Number(len(counts) + len(annotations)))

    def _require_names(self, value: Value) -> None:
        """Require that the identifiers of notes are those of their elements."""
        if value is None and not self._named:
            return
        expected: list[Value] = []
        for words, number in sorted(self._named):
            expected += [words, Reference(number)]
        self._objects.require(self._objects.dictionary(value, "Names"), Names=expected)


def _may_have_words(tag: str, kids: Sequence[Kid]) -> bool:
    """Return whether an element may have words of its own; one that holds paragraphs or parts may not."""
    return tag not in GROUPS and all(kid.tag in INLINE for kid in kids if isinstance(kid, Node))
