"""What the style sheets and style attributes of a piece of HTML say of each element; simple selectors only.

Word, Excel, Google and LibreOffice write classes. Read are rules for elements, classes and ids, also inside others;
whatever depends on a state, a place among siblings or the width of a screen is passed over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from signoff.intake.html.declarations import Declarations, declarations, merged
from signoff.intake.html.tree import Element
from signoff.intake.html.watch import Watch

MAX_RULES = 4_000
"""The most rules that are read; Word writes a few hundred."""

MAX_SHEET = 1_000_000
"""The longest style sheet that is read, in characters."""

MAX_RULES_OF_ONE = 64
"""The most rules that are tried for one class, element or id."""

_COMMENTS = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACES = re.compile(r"[^{}]*[{}]")
_COMPOUND = re.compile(r"([a-z][a-z0-9-]*|\*)?((?:[.#][\w-]+)*)")
_NAMES = re.compile(r"[.#][\w-]+")
_FOR_SCREENS = frozenset({"@media screen", "@media all"})


@dataclass(frozen=True, slots=True)
class Compound:
    """A selector of one element."""

    tag: str
    classes: frozenset[str]
    identifier: str

    def matches(self, element: Element) -> bool:
        """Return whether the element is one of those selected."""
        return (
            self.tag in {"", "*", element.tag}
            and self.classes <= element.classes
            and (not self.identifier or self.identifier == element.attributes.get("id", "").lower())
        )

    def key(self) -> str:
        """Return what an element must have, to look up the rule by."""
        if self.identifier:
            return f"#{self.identifier}"
        return f".{min(self.classes)}" if self.classes else self.tag or "*"


@dataclass(frozen=True, slots=True)
class _Rule:
    rank: tuple[int, int, int, int]
    compound: Compound
    around: tuple[Compound, ...]
    declared: Declarations


@dataclass(slots=True)
class StyleSheet:
    """The rules of a piece of HTML."""

    rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def add(self, text: str) -> None:
        """Add the rules of one style sheet."""
        for selectors, body in _rules(_COMMENTS.sub(" ", text[:MAX_SHEET]).lower()):
            declared = declarations(body)
            for selector in selectors.split(",") if declared else ():
                self._add_rule(selector, declared)

    def _add_rule(self, selector: str, declared: Declarations) -> None:
        compounds = [_compound(part) for part in selector.split()]
        if not compounds or None in compounds or self.count >= MAX_RULES:
            return
        *around, last = [compound for compound in compounds if compound is not None]
        together = [*around, last]
        self.count += 1
        rank = (
            sum(bool(compound.identifier) for compound in together),
            sum(len(compound.classes) for compound in together),
            sum(compound.tag not in {"", "*"} for compound in together),
            self.count,
        )
        rules = self.rules[last.key()]
        if len(rules) < MAX_RULES_OF_ONE:
            rules.append(_Rule(rank, last, tuple(reversed(around)), declared))

    def declared_for(self, element: Element, around: list[Element], watch: Watch) -> list[Declarations]:
        """Return what the sheet declares for an element inside others, what counts more after what counts less."""
        keys = [element.tag, "*", *(f".{name}" for name in element.classes)]
        if identifier := element.attributes.get("id"):
            keys.append(f"#{identifier.lower()}")
        matching: list[_Rule] = []
        for key in keys:
            for rule in self.rules.get(key, ()):
                watch.step()
                if rule.compound.matches(element) and _is_inside(rule.around, around, watch):
                    matching.append(rule)
        matching.sort(key=lambda rule: rule.rank)
        return [rule.declared for rule in matching]


def apply_styles(root: Element, watch: Watch) -> None:
    """Give every element of the tree the style that sheets and its own attribute give it."""
    sheet = StyleSheet()
    for element in _all(root, watch):
        if element.tag == "style":
            sheet.add("".join(child for child in element.children if isinstance(child, str)))
    if sheet.count:
        _apply(root, [], sheet, watch)


def _apply(element: Element, around: list[Element], sheet: StyleSheet, watch: Watch) -> None:
    if sheets := sheet.declared_for(element, around, watch):
        element.set_style(merged([*sheets, element.own_style()]))
    around.append(element)
    for child in element.children:
        if isinstance(child, Element):
            _apply(child, around, sheet, watch)
    around.pop()


def _all(root: Element, watch: Watch) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        watch.step()
        yield element
        waiting += [child for child in reversed(element.children) if isinstance(child, Element)]


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the body of each rule that counts on a screen of any size."""
    outer: list[str] = []
    for piece in _BRACES.findall(sheet):
        text, brace = piece[:-1].strip(), piece[-1]
        if brace == "{":
            outer.append(" ".join(text.rsplit(";", 1)[-1].split()))
        elif outer:
            selectors = outer.pop()
            if not selectors.startswith("@") and set(outer) <= _FOR_SCREENS:
                yield selectors, text


def _compound(text: str) -> Compound | None:
    """Return a simple selector; None for any other, which is not read."""
    match = _COMPOUND.fullmatch(text)
    if match is None:
        return None
    names = _NAMES.findall(match[2])
    classes = frozenset(name[1:] for name in names if name[0] == ".")
    identifiers = [name[1:] for name in names if name[0] == "#"]
    return Compound(match[1] or "", classes, identifiers[0] if identifiers else "")


def _is_inside(wanted: tuple[Compound, ...], around: list[Element], watch: Watch) -> bool:
    """Return whether the elements around match, from the inside out."""
    outwards = reversed(around)
    for compound in wanted:
        watch.step()
        if not any(compound.matches(element) for element in outwards):
            return False
    return True
