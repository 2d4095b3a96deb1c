"""The logical structure of a notice, for readers who cannot see the page: a tree of elements, built with the layout.

The tags are those of PDF's standard structure types. Drawing names the element that it draws for, and the surface
records on the element which pieces of which page belong to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

Rectangle = tuple[float, float, float, float]


class Marked(msgspec.Struct, frozen=True, gc=False):
    """A piece of marked content: its page, from 1, and its number on the page."""

    page: int
    number: int


class Annotated(msgspec.Struct, frozen=True, gc=False):
    """An annotation: its page, from 1, and its number among the page's annotations."""

    page: int
    number: int


class Choice(msgspec.Struct, frozen=True, gc=False):
    """A printed check box, of which one in its group is selected: what it stands for, with its group, and its state."""

    name: str
    is_selected: bool


Kid: TypeAlias = "Element | Marked | Annotated"


class Element(msgspec.Struct, eq=False):
    """One element: its type, its parent, and what reading aloud needs besides its words.

    `alt` describes a figure, `scope` says what a table's header cell heads, `numbering` how a list counts, `identifier`
    names a note, `target` is where a link leads and `words` are its own, `box` is where a figure is on its page (in PDF
    coordinates). `choice` says what a check box is of, and whether it is selected; `expansion` is an abbreviation in
    full.
    """

    tag: str
    parent: Element | None = None
    alt: str = ""
    scope: str = ""
    numbering: str = ""
    identifier: str = ""
    target: str = ""
    words: str = ""
    box: Rectangle | None = None
    choice: Choice | None = None
    expansion: str = ""
    kids: list[Kid] = []

    def add(
        self,
        tag: str,
        *,
        alt: str = "",
        scope: str = "",
        numbering: str = "",
        identifier: str = "",
        choice: Choice | None = None,
        expansion: str = "",
    ) -> Element:
        """Return a new element at the end of this one."""
        kid = Element(tag, self, alt, scope, numbering, identifier, choice=choice, expansion=expansion)
        self.kids.append(kid)
        return kid

    @property
    def has_content(self) -> bool:
        """Whether it contains anything; an empty cell of a table, or column of check boxes, counts as well."""
        if self.tag in ("TD", "TH", "Div"):
            return True
        return any(not isinstance(kid, Element) or kid.has_content for kid in self.kids)


def put_notes_after_answers(element: Element) -> None:
    """Move each footnote of a heading behind what the heading is of, which is then read before it."""
    kids: list[Kid] = []
    notes: list[Kid] = []
    for kid in element.kids:
        if not isinstance(kid, Element):
            kids.append(kid)
            continue
        if kid.tag == "Note" and (notes or _is_heading(kids[-1:])):
            notes.append(kid)
            continue
        if notes and (_is_heading([kid]) or kid.tag == "Sect" or _cites(kid)):
            kids += notes
            notes = []
        put_notes_after_answers(kid)
        kids.append(kid)
    element.kids = [*kids, *notes]


def _is_heading(kids: Sequence[Kid]) -> bool:
    return any(isinstance(kid, Element) and kid.tag[:1] == "H" for kid in kids)


def _cites(element: Element) -> bool:
    return any(isinstance(kid, Element) and (kid.tag == "Reference" or _cites(kid)) for kid in element.kids)
