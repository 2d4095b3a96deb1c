"""The structure tree in the file: elements, the way back from content to them, and names for notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from signoff.pdf.objects import Written, reference, text_bytes
from signoff.pdf.structure import Annotated, Element, Kid, Marked
from signoff.pdf.surface import Surface


class TreeWriter:
    """Writes one document's structure tree; `pages` and `annotations` are references as they are written."""

    def __init__(self, document: Any, tree: Element, pages: Sequence[bytes]) -> None:
        self._document = document
        self._tree = tree
        self._pages = pages
        self._above = b""
        self._references: dict[int, bytes] = {}
        self._annotations: dict[tuple[int, int], bytes] = {}

    def add_annotation(self, page: int, number: int, written: bytes) -> None:
        """Note the reference of an annotation that an element holds."""
        self._annotations[page, number] = written

    def write(self, surfaces: Sequence[Surface]) -> Any:
        """Add the tree to the document and return its root."""
        root = Written(lambda: self._root_bytes(surfaces))
        self._above = reference(self._document, root)
        self._register(self._tree)
        return root

    def _register(self, element: Element) -> None:
        """Give numbers to all elements that say anything, in reading order."""
        self._references[id(element)] = reference(self._document, Written(lambda: self._element(element)))
        for kid in element.kids:
            if isinstance(kid, Element) and kid.is_said:
                self._register(kid)

    def _ref(self, element: Element) -> bytes:
        return self._references[id(element)]

    def _element(self, element: Element) -> bytes:
        parent = self._ref(element.parent) if element.parent else self._above
        parts = [b"<< /Type /StructElem /S /", element.tag.encode(), b" /P ", parent]
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), 0)
        if page:
            parts += [b" /Pg ", self._pages[page - 1]]
        parts += self._attributes(element)
        kids = [self._kid(kid, page) for kid in element.kids if not isinstance(kid, Element) or kid.is_said]
        parts += [b" /K ", kids[0] if len(kids) == 1 else b"[ " + b" ".join(kids) + b" ]", b" >>\n"]
        return b"".join(parts)

    def _attributes(self, element: Element) -> list[bytes]:
        parts: list[bytes] = []
        if element.alt:
            parts += [b" /Alt ", text_bytes(element.alt)]
        if element.identifier:
            parts += [b" /ID ", text_bytes(element.identifier)]
        if element.scope:
            parts += [b" /A << /O /Table /Scope /", element.scope.encode(), b" >>"]
        if element.numbering:
            parts += [b" /A << /O /List /ListNumbering /", element.numbering.encode(), b" >>"]
        if element.box:
            corners = " ".join(f"{value:.2f}" for value in element.box)
            parts.append(f" /A << /O /Layout /Placement /Inline /BBox [ {corners} ] >>".encode())
        return parts

    def _kid(self, kid: Kid, page: int) -> bytes:
        if isinstance(kid, Element):
            return self._ref(kid)
        if isinstance(kid, Annotated):
            target = self._annotations[kid.page, kid.number]
            return b"<< /Type /OBJR /Obj %s /Pg %s >>" % (target, self._pages[kid.page - 1])
        if kid.page == page:
            return b"%d" % kid.number
        return b"<< /Type /MCR /Pg %s /MCID %d >>" % (self._pages[kid.page - 1], kid.number)

    def _root_bytes(self, surfaces: Sequence[Surface]) -> bytes:
        """Return the root with the parent tree: pages first (`/StructParents`), then annotations."""
        numbers = [
            b"%d [ %s ]" % (place, b" ".join(self._ref(element) for element in surface.marked))
            for place, surface in enumerate(surfaces)
        ]
        key = len(surfaces)
        for surface in surfaces:
            for link in surface.links:
                numbers.append(b"%d %s" % (key, self._ref(link.element)))
                key += 1
        named = sorted((one.identifier, self._ref(one)) for one in _named(self._tree))
        names = b" ".join(text_bytes(words) + b" " + written for words, written in named)
        return b"".join(
            (
                b"<< /Type /StructTreeRoot /K ",
                self._ref(self._tree),
                b" /ParentTree << /Nums [ ",
                b"\n".join(numbers),
                b" ] >> /ParentTreeNextKey %d" % key,
                _limits(named, names),
                b" >>\n",
            )
        )


def _limits(named: Sequence[tuple[str, bytes]], names: bytes) -> bytes:
    return b" /IDTree << /Names [ %s ] >>" % names if named else b""


def _named(element: Element) -> list[Element]:
    """Return the elements that have an identifier and say something."""
    found = [element] if element.identifier and element.is_said else []
    for kid in element.kids:
        if isinstance(kid, Element):
            found += _named(kid)
    return found
