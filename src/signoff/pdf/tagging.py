"""Writes the structure tree: elements, the mapping from content back to them, and identifiers of notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from signoff.pdf.objects import text
from signoff.pdf.structure import Annotated, Element, Kid, Marked
from signoff.pdf.surface import Surface
from signoff.pdf.writer import Writer

Annotations = Mapping[tuple[int, int], str]
"""References of annotations as they are written, by page from 1 and number on the page."""


def write_tree(
    writer: Writer, tree: Element, surfaces: Sequence[Surface], pages: Sequence[str], annotations: Annotations
) -> str:
    """Add the structure tree to the file and return the reference of its root.

    `pages` are references as they are written. Elements without content are left out.
    """
    elements: list[Element] = []
    _collect(tree, elements)
    root = writer.reserve(1 + len(elements))
    numbers = {id(element): f"{root + 1 + place} 0 R" for place, element in enumerate(elements)}
    tree_writer = _TreeWriter(numbers, f"{root} 0 R", pages, annotations)
    bodies = [tree_writer.root(tree, elements, surfaces)]
    bodies += [tree_writer.element(element) for element in elements]
    writer.supply(root, bodies)
    return f"{root} 0 R"


def _collect(element: Element, elements: list[Element]) -> None:
    """Add an element, and those within it that have content, in reading order."""
    elements.append(element)
    for kid in element.kids:
        if isinstance(kid, Element) and kid.has_content:
            _collect(kid, elements)


class _TreeWriter:
    """Writes elements; `numbers` holds the reference of each by identity."""

    def __init__(self, numbers: Mapping[int, str], above: str, pages: Sequence[str], annotations: Annotations) -> None:
        self._numbers = numbers
        self._above = above
        self._pages = pages
        self._annotations = annotations

    def element(self, element: Element) -> str:
        """Return one element's dictionary."""
        parent = self._numbers[id(element.parent)] if element.parent else self._above
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), 0)
        page_entry = f" /Pg {self._pages[page - 1]}" if page else ""
        kids = [written for kid in element.kids if (written := self._kid(kid, page))]
        kids_entry = kids[0] if len(kids) == 1 else f"[ {' '.join(kids)} ]"
        return (
            f"<< /Type /StructElem /S /{element.tag} /P {parent}{page_entry}{_attributes(element)} /K {kids_entry} >>"
        )

    def _kid(self, kid: Kid, page: int) -> str:
        """Return one kid of an element; empty for an element without content."""
        if isinstance(kid, Marked):
            return str(kid.number) if kid.page == page else self._elsewhere(kid)
        if isinstance(kid, Annotated):
            return f"<< /Type /OBJR /Obj {self._annotations[kid.page, kid.number]} /Pg {self._pages[kid.page - 1]} >>"
        return self._numbers.get(id(kid), "")

    def _elsewhere(self, kid: Marked) -> str:
        return f"<< /Type /MCR /Pg {self._pages[kid.page - 1]} /MCID {kid.number} >>"

    def root(self, tree: Element, elements: Sequence[Element], surfaces: Sequence[Surface]) -> str:
        """Return the root with the parent tree: pages first (`/StructParents`), then annotations."""
        numbers = self._numbers
        parents = [
            f"{place} [ {' '.join([numbers[id(element)] for element in surface.marked])} ]"
            for place, surface in enumerate(surfaces)
        ]
        linked = [numbers[id(link.element)] for surface in surfaces for link in surface.links]
        parents += [f"{key} {written}" for key, written in enumerate(linked, len(surfaces))]
        return (
            f"<< /Type /StructTreeRoot /K {numbers[id(tree)]} /ParentTree << /Nums [ {' '.join(parents)} ] >>"
            f" /ParentTreeNextKey {len(parents)}{self._identifiers(elements)} >>"
        )

    def _identifiers(self, elements: Sequence[Element]) -> str:
        pairs = sorted((element.identifier, self._numbers[id(element)]) for element in elements if element.identifier)
        names = " ".join(f"{text(words)} {written}" for words, written in pairs)
        return f" /IDTree << /Names [ {names} ] >>" if pairs else ""


def _attributes(element: Element) -> str:
    parts = ""
    if element.alt:
        parts += f" /Alt {text(element.alt)}"
    if element.expansion:
        parts += f" /E {text(element.expansion)}"
    if element.identifier:
        parts += f" /ID {text(element.identifier)}"
    if element.scope:
        parts += f" /A << /O /Table /Scope /{element.scope} >>"
    if element.numbering:
        parts += f" /A << /O /List /ListNumbering /{element.numbering} >>"
    if element.choice:
        state = "on" if element.choice.is_selected else "off"
        parts += f" /A << /O /PrintField /Role /rb /checked /{state} /Desc {text(element.choice.name)} >>"
    if element.box:
        corners = " ".join([f"{value:.2f}" for value in element.box])
        parts += f" /A << /O /Layout /Placement /Inline /BBox [ {corners} ] >>"
    return parts
