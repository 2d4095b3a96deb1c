"""What the parts of a notice are to a reader who cannot see the page: a tree of elements, built with the layout.

The names are those of PDF's standard structure types. Drawing tells the surface which element it draws for, and
the surface notes on the element which pieces of which page are its own.
"""

from __future__ import annotations

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


Kid: TypeAlias = "Element | Marked | Annotated"


class Element(msgspec.Struct, eq=False):
    """One element: its type, what it stands in, and what reading aloud needs beside its words.

    `alt` stands for a figure, `scope` says what a table's header cell heads, `numbering` how a list counts,
    `identifier` names a note, `target` is where a link leads, `box` is where a figure lies on its page (as PDF counts).
    """

    tag: str
    parent: Element | None = None
    alt: str = ""
    scope: str = ""
    numbering: str = ""
    identifier: str = ""
    target: str = ""
    box: Rectangle | None = None
    kids: list[Kid] = []

    def add(self, tag: str, *, alt: str = "", scope: str = "", numbering: str = "", identifier: str = "") -> Element:
        """Return a new element at the end of this one."""
        kid = Element(tag, self, alt, scope, numbering, identifier)
        self.kids.append(kid)
        return kid

    @property
    def is_said(self) -> bool:
        """Whether there is anything in it; an empty cell of a table still counts."""
        if self.tag in ("TD", "TH"):
            return True
        return any(not isinstance(kid, Element) or kid.is_said for kid in self.kids)
