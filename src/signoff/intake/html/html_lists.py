"""The lists of HTML: their kind and numbers, as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from signoff.intake.html.job import Job
from signoff.intake.html.look import Look
from signoff.intake.html.tree import Element, Node
from signoff.intake.html.word_lists import highest_first
from signoff.notice.text import Block, BulletList, ListItem, NumberedList, Paragraph, Run
from signoff.notice.text.numbering import FIGURES, Enclosure, NumberStyle, label

LISTS = frozenset({"ul", "ol", "menu", "dir"})
MOST = 999_999_999
_INTEGER = re.compile(r"-?\d{1,9}")
_BY_TYPE = {
    "1": FIGURES,
    "a": NumberStyle("lower-alpha"),
    "A": NumberStyle("upper-alpha"),
    "i": NumberStyle("lower-roman"),
    "I": NumberStyle("upper-roman"),
}
_BY_STYLE = {
    "decimal": FIGURES,
    "decimal-leading-zero": FIGURES,
    "lower-alpha": _BY_TYPE["a"],
    "lower-latin": _BY_TYPE["a"],
    "upper-alpha": _BY_TYPE["A"],
    "upper-latin": _BY_TYPE["A"],
    "lower-roman": _BY_TYPE["i"],
    "upper-roman": _BY_TYPE["I"],
}
# a check list of Google Docs
_BOXES = {"true": "☑ ", "false": "☐ "}
_BULLETS = frozenset({"disc", "circle", "square"})
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
# how Word on the web writes what stands around a number
_ENCLOSURES: dict[str, Enclosure] = {"%.": ".", "%)": ")", "(%)": "()"}
_COUNTED = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Item:
    """An item: its number and style; without a number it has a bullet, or where it `is_plain` no mark at all."""

    blocks: list[Block]
    number: int | None = None
    style: NumberStyle = FIGURES
    is_plain: bool = False


def list_blocks(element: Element, look: Look, job: Job) -> tuple[Block, ...]:
    """Return the list, or as many lists as its numbers make."""
    blocks: list[Block] = []
    group: list[_Item] = []
    for item in _items(element, look, job):
        if group and not _continues(group, item):
            blocks += _listed(group)
            group = []
        group.append(item)
    return (*blocks, *_listed(group))


def level_said(element: Element) -> int:
    """Return the level that the first item of a list says it has, from 1 on."""
    items = (child for child in element.children if isinstance(child, Element) and child.tag == "li")
    first = next(items, None)
    return _level(first) if first is not None else 1


def _level(item: Element) -> int:
    said = item.attributes.get("data-aria-level", "")
    return int(said) if said.isdecimal() and len(said) == 1 and said != "0" else 1


def _listed(group: list[_Item]) -> list[Block]:
    """Return the list that items of one kind are."""
    if not group:
        return []
    first = group[0]
    if first.is_plain:
        return [block for item in group for block in item.blocks]
    if first.number is not None and first.number > highest_first(first.style):
        return [block for item in group for block in _typed(f"{label(item.number or 0, item.style)} ", item.blocks)]
    items = tuple(ListItem(tuple(item.blocks)) for item in group)
    return [BulletList(items) if first.number is None else NumberedList(items, first.number, first.style)]


def _continues(group: list[_Item], item: _Item) -> bool:
    last = group[-1]
    if (last.is_plain, last.style) != (item.is_plain, item.style):
        return False
    return item.number == (None if last.number is None else last.number + 1)


def _items(element: Element, look: Look, job: Job) -> list[_Item]:
    """Return the items; what stands between them belongs to the one before, as a browser shows it."""
    items: list[_Item] = []
    numbers = _Numbers(element)
    for child, child_look in _children(element, look, job):
        if isinstance(child, Element) and child.tag == "li":
            number = numbers.take(child) if element.tag == "ol" else None
            if not job.leaves_out(child):
                blocks = job.convert(child.children, child_look, job)
                if blocks or not _has_words(child):
                    items.append(_marked(element, child, number, list(blocks), job))
        elif blocks := job.convert([child], child_look, job):
            if not items:
                items.append(_Item([], is_plain=True))
            items[-1].blocks += blocks
    return items


def _children(element: Element, look: Look, job: Job) -> Iterator[tuple[Node, Look]]:
    """Yield what is in a list, that in unknown elements around its items too, each with its look."""
    for child in element.children:
        job.watch.step()
        if isinstance(child, str):
            yield child, look
        elif child.tag == "li":
            yield child, look.inside(child)
        elif child.tag not in LISTS and _holds_items(child):
            if not job.leaves_out(child):
                yield from _children(child, look.inside(child), job)
        else:
            yield child, look


def _holds_items(element: Element) -> bool:
    return any(isinstance(child, Element) and child.tag == "li" for child in element.children)


def _has_words(element: Element) -> bool:
    return any(child.strip() if isinstance(child, str) else child.children for child in element.children)


def _marked(element: Element, item: Element, number: int | None, blocks: list[Block], job: Job) -> _Item:
    """Return the item with the mark that its own style or that of its list gives it."""
    if (ticked := item.attributes.get("aria-checked", "")) in _BOXES:
        return _Item(_typed(_BOXES[ticked], blocks), is_plain=True)
    named = _style_name(item) or _style_name(element)
    if named == "none":
        return _Item(blocks, is_plain=True)
    if number is None or named in _BULLETS or named[:1] in {'"', "'"}:
        return _Item(blocks)
    kind = item.attributes.get("type", "") or element.attributes.get("type", "")
    style = _BY_STYLE.get(named) or _BY_TYPE.get(kind, FIGURES)
    if named == "lower-greek" and 0 < number <= len(_GREEK):
        return _Item(_typed(f"{_GREEK[number - 1]}. ", blocks), is_plain=True)
    if not 0 <= number <= MOST:
        return _Item(_typed(f"{number}. ", blocks), is_plain=True)
    if text := item.attributes.get("data-leveltext", ""):
        return _item_of_level(text, _level(item), _Item(blocks, number, style), job)
    return _Item(blocks, number, style)


def _item_of_level(text: str, level: int, item: _Item, job: Job) -> _Item:
    """Return an item with the mark that Word on the web describes; one of several levels, such as 3.1, is words."""
    written = label(item.number or 0, item.style)[:-1]
    job.counted = {above: mark for above, mark in job.counted.items() if above < level} | {level: written}
    if len(_COUNTED.findall(text)) > 1:
        mark = _COUNTED.sub(lambda count: job.counted.get(int(count[1]), "?"), text)
        return _Item(_typed(f"{mark} ", item.blocks), is_plain=True)
    enclosure = _ENCLOSURES.get(_COUNTED.sub("%", text), item.style.enclosure)
    return _Item(item.blocks, item.number, NumberStyle(item.style.kind, enclosure))


def _typed(mark: str, blocks: list[Block]) -> list[Block]:
    """Return the blocks with a mark, that no list of a notice can have, as words before them."""
    if blocks and isinstance(blocks[0], Paragraph):
        return [Paragraph((Run(mark), *blocks[0].content)), *blocks[1:]]
    return [Paragraph((Run(mark),)), *blocks]


def _style_name(element: Element) -> str:
    """Return the style of an element's mark, by its name in CSS; "" where it has none of its own."""
    named = element.style("list-style-type")
    if not named:
        words = element.style("list-style").split()
        named = next((word for word in words if word in _BY_STYLE or word in _BULLETS or word == "none"), "")
    return named


class _Numbers:
    """The numbers of an ordered list's items, one after the other."""

    def __init__(self, element: Element) -> None:
        backwards = "reversed" in element.attributes
        count = sum(isinstance(child, Element) and child.tag == "li" for child in element.children)
        self._step = -1 if backwards else 1
        self._next = _integer(element.attributes.get("start", ""), count if backwards else 1)

    def take(self, item: Element) -> int:
        """Return the number of the next item, which may give its own."""
        number = _integer(item.attributes.get("value", ""), self._next)
        self._next = number + self._step
        return number


def _integer(written: str, default: int) -> int:
    match = _INTEGER.fullmatch(written.strip())
    return int(match[0]) if match else default
