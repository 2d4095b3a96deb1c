"""The numbered and bulleted lists of a Word document: which item a paragraph is, and what stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from signoff.intake.word.signs import in_unicode
from signoff.intake.word.styles import NumberPlace, Styles
from signoff.intake.word.xml_tree import Element
from signoff.notice.text import MAX_LIST_DEPTH
from signoff.notice.text.flat_blocks import PLAIN, Shape
from signoff.notice.text.numbering import Enclosure, NumberKind, NumberStyle, label

LEVELS = 9
MAX_START = 999_999

_KINDS: dict[str, NumberKind] = {
    "decimal": "decimal",
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_MARK = re.compile(r"%([1-9])")
_ENCLOSED = re.compile(r"(\(?)%([1-9])([.):]?)")
_ENCLOSURES = {("(", ")"): "()", ("", ")"): ")", ("", "."): ".", ("", ""): ".", ("", ":"): "."}


@dataclass(slots=True)
class _Level:
    """One level: how it counts, what stands before an item, where it begins, and where it begins anew."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    font: str = ""


@dataclass(slots=True)
class _Counters:
    """How far the lists of one definition have counted, and which numberings have begun."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    begun: set[tuple[str, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Item:
    """What a paragraph is: its place in a list, and what has to be typed before its words.

    Each numbered item says its number: neighbours that count on become one list (`canonical`).
    """

    shape: Shape = PLAIN
    typed: str = ""


class Numbering:
    """Counts the items of one document's lists, in the order in which they are asked for."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take the root of the part with the numbering, if there is one, and the styles that some of it names."""
        self._styles = styles
        children = root.children if root is not None else []
        self._definitions = {
            child.attributes.get("w:abstractNumId", ""): child for child in children if child.tag == "w:abstractNum"
        }
        self._numberings = {child.attributes.get("w:numId", ""): child for child in children if child.tag == "w:num"}
        self._counters: dict[str, _Counters] = {}
        self._levels: dict[NumberPlace, _Level] = {}

    def item(self, place: NumberPlace) -> Item:
        """Return the next item in a place."""
        definition = self._definition_of(place.numbering)
        if definition is None:
            return Item()
        level = self._level(place)
        if level.kind == "none" or (level.kind == "bullet" and not level.text.strip()):
            return Item(typed=_MARK.sub("", level.text).strip())
        depth = min(place.level + 1, MAX_LIST_DEPTH)
        if level.kind == "bullet":
            return Item(Shape(depth, "bullet"))
        number = self._count(definition, place)
        style = _style(level, place.level)
        if style is None:
            return Item(Shape(min(place.level, MAX_LIST_DEPTH)), typed=self._written(place))
        return Item(Shape(depth, "number", number, style))

    def _count(self, definition: str, place: NumberPlace) -> int:
        """Count an item; return its number."""
        counters = self._counters.setdefault(definition, _Counters())
        numbers, at = counters.numbers, place.level
        override = self._start_override(place)
        current = numbers[at]
        if override is not None and (place.numbering, at) not in counters.begun:
            current = override - 1
        counters.begun.add((place.numbering, at))
        number = self._level(place).start if current is None else current + 1
        numbers[at] = min(number, MAX_START)
        for above in range(at):
            if numbers[above] is None:
                numbers[above] = self._level(NumberPlace(place.numbering, above)).start
        for below in range(at + 1, LEVELS):
            restart = self._level(NumberPlace(place.numbering, below)).restart
            if restart is None or restart > at:
                numbers[below] = None
        return min(number, MAX_START)

    def _written(self, place: NumberPlace) -> str:
        """Return what Word shows before the item, with the numbers of the levels above it."""
        level = self._level(place)
        counters = self._counters[self._definition_of(place.numbering) or ""]

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            kind = "decimal" if level.legal else self._level(NumberPlace(place.numbering, at)).kind
            count = counters.numbers[at]
            style = NumberStyle(_KINDS.get(kind, "decimal"), ".")
            written = label(count if count is not None else 1, style)[:-1]
            return f"0{written}" if kind == "decimalZero" and len(written) == 1 else written

        return _MARK.sub(number, level.text).strip()

    def _definition_of(self, numbering: str) -> str | None:
        """Return the definition that a numbering is of, or that its style names."""
        for _ in range(3):
            element = self._numberings.get(numbering)
            key = element.value("w:abstractNumId") if element is not None else None
            definition = self._definitions.get(key or "")
            if definition is None:
                return None
            link = definition.value("w:numStyleLink")
            if link is None:
                return key
            numbering = self._styles.number_style(link) or ""
        return None

    def _level(self, place: NumberPlace) -> _Level:
        if place not in self._levels:
            definition = self._definitions.get(self._definition_of(place.numbering) or "")
            element = _level_element(definition, "w:lvl", place.level)
            override = _level_element(self._numberings.get(place.numbering), "w:lvlOverride", place.level)
            own = override.find("w:lvl") if override is not None else None
            self._levels[place] = _read_level(own if own is not None else element)
        return self._levels[place]

    def _start_override(self, place: NumberPlace) -> int | None:
        override = _level_element(self._numberings.get(place.numbering), "w:lvlOverride", place.level)
        value = override.value("w:startOverride") if override is not None else None
        return _number(value, 1) if value is not None else None


def _level_element(parent: Element | None, tag: str, level: int) -> Element | None:
    for child in parent.children if parent is not None else ():
        if child.tag == tag and child.attributes.get("w:ilvl") == str(level):
            return child
    return None


def _read_level(element: Element | None) -> _Level:
    if element is None:
        return _Level(kind="bullet", text="•")
    font = element.value("w:rPr", "w:rFonts", name="w:ascii") or ""
    text = element.value("w:lvlText") or ""
    text, _ = in_unicode(text, font)
    restart = element.value("w:lvlRestart")
    return _Level(
        kind=element.value("w:numFmt") or "decimal",
        text=text,
        start=_number(element.value("w:start"), 1),
        restart=_number(restart, 0) if restart is not None else None,
        legal=bool(element.is_on("w:isLgl")),
        font=font,
    )


def _style(level: _Level, at: int) -> NumberStyle | None:
    """Return the style of a list whose items are so numbered; None for what a list cannot keep, such as "1.1"."""
    kind = _KINDS.get(level.kind)
    match = _ENCLOSED.fullmatch(level.text.strip())
    if kind is None or match is None or int(match[2]) != at + 1:
        return None
    enclosure = _ENCLOSURES.get((match[1], match[3]))
    return NumberStyle(kind, cast(Enclosure, enclosure)) if enclosure else None


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 7 else otherwise
