"""What the parts of a notice are to a reader who cannot see the page: a tree of elements, built with the layout.

The names are those of PDF's standard structure types. Drawing tells the surface which element it draws for.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Element:
    """One element: its type, what it stands in, and (for figures) the words that stand for it."""

    tag: str
    parent: Element | None = None
    alt: str = ""
    kids: list[Element] = field(default_factory=list)

    def add(self, tag: str, alt: str = "") -> Element:
        """Return a new element at the end of this one."""
        kid = Element(tag, self, alt)
        self.kids.append(kid)
        return kid
