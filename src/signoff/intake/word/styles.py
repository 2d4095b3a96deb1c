"""The styles of a Word document: how words look, and how paragraphs are numbered, by the styles they are in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signoff.intake.word.xml_tree import Element

_MOST_PARENTS = 20
"""Styles based on styles: more than this is a circle."""

_LEAST_MOVE = 4
_PROMPT_STYLES = frozenset({"placeholdertext", "platzhaltertext"})


@dataclass(frozen=True, slots=True)
class Look:
    """How words look, and whether they count at all."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    struck: bool = False
    raised: str = ""
    font: str = ""
    prompt: bool = False


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """Which numbering a paragraph is in, and on which level."""

    numbering: str
    level: int


class Styles:
    """The styles of one document, by identifier; what is not known changes nothing."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of the part with the styles, if there is one."""
        children = root.children if root is not None else ()
        self._styles = {child.attributes.get("w:styleId", ""): child for child in children if child.tag == "w:style"}
        self._standard = next(
            (
                key
                for key, style in self._styles.items()
                if style.attributes.get("w:type") == "paragraph" and style.attributes.get("w:default") in ("1", "true")
            ),
            "",
        )
        defaults = root.find("w:docDefaults", "w:rPrDefault", "w:rPr") if root is not None else None
        self._base = _with(Look(), defaults)
        self._looks: dict[str, Look] = {}

    def paragraph(self, properties: Element | None) -> Look:
        """Return how the words of a paragraph with these properties look, where nothing else is said of them."""
        key = (properties.value("w:pStyle") if properties is not None else None) or self._standard
        if key not in self._looks:
            look = self._base
            for style in reversed(self._chain(key)):
                look = _with(look, style.find("w:rPr"))
            self._looks[key] = look
        return self._looks[key]

    def run(self, look: Look, properties: Element | None) -> Look:
        """Return how a run with these properties looks in a paragraph of this look."""
        if properties is None:
            return look
        key = properties.value("w:rStyle")
        for style in reversed(self._chain(key)) if key else ():
            look = _with(look, style.find("w:rPr"))
        look = _with(look, properties)
        return replace(look, prompt=True) if key and key.lower() in _PROMPT_STYLES else look

    def numbering(self, properties: Element | None) -> NumberPlace | None:
        """Return the numbering of a paragraph, its own or its style's; None where there is none."""
        if properties is None:
            return None
        number = properties.find("w:numPr")
        chain = self._chain(properties.value("w:pStyle") or self._standard)
        sources = [style.find("w:pPr", "w:numPr") for style in chain]
        known = [source for source in [number, *sources] if source is not None]
        numbering = next((value for source in known if (value := source.value("w:numId"))), None)
        level = next((value for source in known if (value := source.value("w:ilvl"))), "0")
        if numbering is None or numbering == "0" or not level.isdecimal():
            return None
        return NumberPlace(numbering, min(int(level[:3]), 8))

    def heading_level(self, properties: Element | None) -> int:
        """Return the level of the heading that a paragraph with these properties is, from 1 on; 0 for none."""
        if properties is None:
            return 0
        chain = self._chain(properties.value("w:pStyle"))
        sources = [properties, *(found for style in chain if (found := style.find("w:pPr")) is not None)]
        level = next((value for source in sources if (value := source.value("w:outlineLvl"))), "9")
        return int(level) + 1 if level in "012345678" else 0

    def number_style(self, key: str) -> str | None:
        """Return the numbering that a style of lists names."""
        style = self._styles.get(key)
        return style.value("w:pPr", "w:numPr", "w:numId") if style is not None else None

    def _chain(self, key: str | None) -> list[Element]:
        """Return a style and those that it is based on, the nearest first."""
        chain: list[Element] = []
        while key and (style := self._styles.get(key)) is not None and len(chain) < _MOST_PARENTS:
            chain.append(style)
            key = style.value("w:basedOn")
        return chain


def _with(look: Look, properties: Element | None) -> Look:
    """Return a look as run properties change it."""
    if properties is None:
        return look
    bold, italic = properties.is_on("w:b"), properties.is_on("w:i")
    hidden = properties.is_on("w:vanish")
    struck = [on for tag in ("w:strike", "w:dstrike") if (on := properties.is_on(tag)) is not None]
    raised = properties.value("w:vertAlign") or _moved(properties.value("w:position"))
    font = properties.value("w:rFonts", name="w:ascii")
    return replace(
        look,
        bold=look.bold if bold is None else bold,
        italic=look.italic if italic is None else italic,
        hidden=look.hidden if hidden is None else hidden,
        struck=any(struck) if struck else look.struck,
        raised=look.raised if raised is None else raised,
        font=font or look.font,
    )


def _moved(position: str | None) -> str | None:
    """Return whether words that are moved by so many half points are raised or lowered."""
    if position is None or not position.removeprefix("-").isdecimal() or len(position) > 4:
        return None
    if abs(int(position)) < _LEAST_MOVE:
        return ""
    return "raised" if int(position) > 0 else "lowered"
