"""How the words of an element look, and whether they can be seen at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from signoff.intake.html.colours import BLACK, CLEAR, WHITE, Colour, are_alike, colour
from signoff.intake.html.kinds import HEADINGS
from signoff.intake.html.scripts import Script
from signoff.intake.html.symbols import NO_FONT, font_of
from signoff.intake.html.tree import Element
from signoff.intake.web_links import clean_target

_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite", "dfn", "var"})
_SAYS_NOTHING = frozenset({"", "span", "div", "p", "td", "tr", "tbody", "li", "ul", "ol", "o:p", "table"})
_SAID_BY = frozenset(
    [
        "-webkit-text-fill-color",
        "background",
        "background-color",
        "background-image",
        "color",
        "font",
        "font-family",
        "font-size",
        "font-style",
        "font-weight",
        "mso-char-type",
        "visibility",
        "white-space",
    ]
)
_COLOURED = frozenset({"a", "mark", "font", "body", "table", "tr", "td", "th"})
_YELLOW: Colour = (255, 255, 0)
_NO_SIZE = re.compile(r"0(?:px|pt)?[/\s]")
_SIZE = re.compile(r"(\d*\.?\d+)(px|pt|em|rem|%|ex)?")

Mode: TypeAlias = Script | Literal["as typed"]
"""How raised or lowered words are set; "as typed" where they stay what they are."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of an element look. A colour that is not known is None."""

    bold: bool = False
    italic: bool = False
    link: str | None = None
    keeps_lines: bool = False
    font: str = NO_FONT
    script: Mode = ""
    ink: Colour | str | None = BLACK
    paper: Colour | None = WHITE
    is_tiny: bool = False
    is_invisible: bool = False

    def inside(self, element: Element) -> Look:
        """Return the look of the element's content."""
        if element.tag in _SAYS_NOTHING and _says_nothing(element):
            return self
        bold, italic = self._emphasis(element)
        keeps = self.keeps_lines or element.tag == "pre" or element.style("white-space").startswith("pre")
        link = clean_target(element.attributes.get("href", "")) if element.tag == "a" else None
        font = font_of(element, self.font)
        plain = (bold, italic, link or self.link, keeps, font)
        if not element.styles and element.tag not in _COLOURED and "data-ogsc" not in element.attributes:
            return Look(*plain, self.script, self.ink, self.paper, self.is_tiny, self.is_invisible)
        ink, paper = self._colours(element)
        return Look(*plain, self.script, ink, paper, self._tiny(element), self._invisible(element))

    def set_as(self, script: Mode) -> Look:
        """Return the same look, raised or lowered."""
        return replace(self, script=script)

    def has_colour_of_its_ground(self) -> bool:
        """Return whether the words cannot be told from what is behind them."""
        return self.ink == CLEAR or (not isinstance(self.ink, str) and are_alike(self.ink, self.paper))

    def _emphasis(self, element: Element) -> tuple[bool, bool]:
        weight, slant = element.style("font-weight"), element.style("font-style")
        bold = self.bold or element.tag in _BOLD or element.tag in HEADINGS
        if weight in {"normal", "lighter"} or (weight.isdecimal() and int(weight[:4]) < 600):
            bold = element.tag in HEADINGS
        elif weight in {"bold", "bolder"} or weight.isdecimal():
            bold = True
        return bold, slant in {"italic", "oblique"} or (slant != "normal" and (self.italic or element.tag in _ITALIC))

    def _colours(self, element: Element) -> tuple[Colour | str | None, Colour | None]:
        style, attributes = element.style, element.attributes
        ink = None if element.tag == "a" and "href" in attributes else self.ink
        # a dark window of Outlook's writes what the colour was in another attribute
        named = attributes.get("data-ogsc") or style("-webkit-text-fill-color") or style("color")
        named = named or (attributes.get("color", "") if element.tag == "font" else "")
        if named and named not in {"inherit", "currentcolor"}:
            ink = colour(named)
        return ink, self._paper(element)

    def _paper(self, element: Element) -> Colour | None:
        attributes = element.attributes
        named = attributes.get("data-ogsb") or element.style("background-color") or element.style("background")
        named = named or attributes.get("bgcolor", "")
        if (
            "background" in attributes
            or "url(" in named
            or "gradient" in named
            or element.style("background-image") not in {"", "none"}
        ):
            return None
        if element.tag == "mark" and not named:
            return _YELLOW
        if not named or named in {"none", "inherit", "initial", "unset"}:
            return self.paper
        read = colour(named)
        if read is None:
            # a shorthand begins with its colour, or says nothing of one
            read = next((found for part in named.split() if (found := colour(part)) is not None), None)
        return self.paper if isinstance(read, str) else read

    def _tiny(self, element: Element) -> bool:
        size = element.style("font-size")
        if not size and _NO_SIZE.match(element.style("font")):
            return True
        if not size or size == "inherit":
            return self.is_tiny
        match = _SIZE.fullmatch(size)
        if match is None:
            return False
        number, unit = float(match[1]), match[2]
        if unit in {"em", "%", "ex"}:
            return self.is_tiny or number == 0
        return number <= (1 if unit in {"px", "pt"} else 0)

    def _invisible(self, element: Element) -> bool:
        visibility = element.style("visibility")
        if not visibility or visibility == "inherit":
            return self.is_invisible
        return visibility in {"hidden", "collapse"}


def _says_nothing(element: Element) -> bool:
    """Return whether nothing is said of how the words of an element look; this is so for most."""
    attributes = element.attributes
    if "bgcolor" in attributes or "background" in attributes or "data-ogsc" in attributes or "data-ogsb" in attributes:
        return False
    return element.styles.keys().isdisjoint(_SAID_BY)
