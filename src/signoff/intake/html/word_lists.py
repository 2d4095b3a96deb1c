"""Finds the lists that Word and Outlook write as paragraphs with a bullet or number before their words.

Whether "i" is a letter or a Roman numeral, the other marks of the list say; so all paragraphs are looked at first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from signoff.intake.html.symbols import decode, font_of
from signoff.intake.html.tree import Element, Node
from signoff.intake.html.visibility import is_ignored, visible_text
from signoff.intake.html.watch import Watch
from signoff.notice.text import MAX_LIST_DEPTH
from signoff.notice.text.list_marks import MAX_FIRST_LETTER, MAX_FIRST_ROMAN, ListMark, Series, series_of
from signoff.notice.text.numbering import FIGURES, Enclosure, NumberStyle

_LEVEL = re.compile(r"level([1-9])")
_NUMBER = re.compile(r"(\()?([0-9]{1,9}|[a-z]{1,15}|[A-Z]{1,15})(?(1)\)|[.)])")
_SIGNS = "·•●○▪■§◦–"
_TYPED_NUMBER = r"\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})[.)]"
# a bullet that Word put into the words themselves: the sign, then spaces of which at least one does not break
_TYPED = re.compile(rf"\s*([{_SIGNS}-]|o(?=\xa0)|{_TYPED_NUMBER})[\s\xa0]*\xa0[\s\xa0]*")
_MEANINGFUL = frozenset("✓✔✗✘☐☑☒")


@dataclass(frozen=True, slots=True)
class WordItem:
    """The list item that a paragraph of Word's is.

    `number` is None for a bullet; where the mark `is_typed`, the words of the paragraph begin with it. A mark that no
    list of a notice can have, such as "3.1" or a ticked box, is `words`, which stand before the paragraph's own.
    """

    level: int = 1
    number: int | None = None
    style: NumberStyle = FIGURES
    is_typed: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Numbered:
    element: Element
    level: int
    is_typed: bool
    mark: ListMark
    written: str


def word_items(root: Element, watch: Watch) -> Mapping[int, WordItem]:
    """Return the items among the paragraphs of a tree, by the identity of their elements."""
    items: dict[int, WordItem] = {}
    numbered: defaultdict[str, list[_Numbered]] = defaultdict(list)
    for element in _candidates(root, watch):
        item = _item(element, watch)
        if isinstance(item, WordItem):
            items[id(element)] = item
        elif item is not None:
            listed = element.style("mso-list").replace("ignore", "")
            numbered[f"{listed or 'typed'} {item.level}"].append(item)
    for entries in numbered.values():
        for _, group in groupby(entries, key=lambda entry: entry.mark.key):
            items |= _counted(list(group))
    return items


def typed_length(words: str) -> int:
    """Return how many characters at the start of a paragraph's words are its typed mark."""
    match = _TYPED.match(words)
    return match.end() if match else 0


def may_be_item(element: Element) -> bool:
    """Return whether the element is of the kind that Word makes items of."""
    return element.tag == "p" or bool(element.style("mso-list")) or _is_styled(element)


def _candidates(root: Element, watch: Watch) -> Iterator[Element]:
    waiting: list[Element] = [root]
    while waiting:
        element = waiting.pop()
        watch.step()
        if element.tag not in {"", "html", "body"} and may_be_item(element) and not is_ignored(element):
            yield element
        waiting += [child for child in reversed(element.children) if isinstance(child, Element)]


def _item(paragraph: Element, watch: Watch) -> WordItem | _Numbered | None:
    """Return the item that a paragraph is, if any."""
    listed = paragraph.style("mso-list")
    level = 1
    if listed and listed not in {"none", "skip"}:
        match = _LEVEL.search(listed)
        level = min(int(match[1]) if match else 1, MAX_LIST_DEPTH)
        drawn = _drawn_mark(paragraph)
        if drawn is not None and drawn[0]:
            return _marked(paragraph, level, *drawn)
    elif listed:
        return None
    is_list = _is_styled(paragraph) or bool(listed)
    if not is_list and _first_sign(paragraph) not in _SIGNS:
        return None
    typed = _TYPED.match(visible_text(paragraph, watch))
    if typed is None or not (is_list or not typed[1].isascii()):
        return None
    if (mark := _list_mark(typed[1])) is not None:
        return _Numbered(paragraph, level, True, mark, typed[1])
    return WordItem(level, is_typed=True) if typed[1][-1] not in ".)" else None


def _marked(paragraph: Element, level: int, mark: str, font: str) -> WordItem | _Numbered | None:
    """Return the item with a drawn mark, which may be in a font of symbols."""
    sign, _ = decode(mark, font)
    if (number := _list_mark(mark)) is not None and sign == mark:
        return _Numbered(paragraph, level, False, number, mark)
    if sign in _MEANINGFUL:
        return WordItem(level, words=sign)
    if font or mark == "o" or not any(character.isalnum() for character in mark):
        return WordItem(level)
    return WordItem(level, words=mark)


def _list_mark(mark: str) -> ListMark | None:
    """Return a number that a list may have."""
    match = _NUMBER.fullmatch(mark)
    if match is None:
        return None
    enclosure: Enclosure = "()" if match[1] else "." if mark[-1] == "." else ")"
    written = ListMark(match[2], enclosure)
    return written if written.counts else None


def _counted(entries: Sequence[_Numbered]) -> dict[int, WordItem]:
    """Return the items of one list; marks from which no list may begin stay words."""
    items: dict[int, WordItem] = {}
    place = 0
    for series in _series([entry.mark for entry in entries]):
        is_list = series.start <= highest_first(series.style)
        for number, entry in enumerate(entries[place : place + series.length], series.start):
            if is_list:
                items[id(entry.element)] = WordItem(entry.level, number, series.style, entry.is_typed)
            elif not entry.is_typed:
                items[id(entry.element)] = WordItem(entry.level, words=entry.written)
        place += series.length
    return items


def _series(marks: Sequence[ListMark]) -> Iterator[Series]:
    """Yield the lists that marks make; each figure is what it says, also where several lists begin at 1."""
    if marks[0].script == "figures":
        return (Series(1, NumberStyle("decimal", mark.enclosure), int(mark.written)) for mark in marks)
    return series_of(marks)


def highest_first(style: NumberStyle) -> int:
    """Return the highest number at which a list of a style may begin."""
    if style.kind == "decimal":
        return 999_999_999
    return MAX_FIRST_ROMAN if style.kind.endswith("roman") else MAX_FIRST_LETTER


def _is_styled(element: Element) -> bool:
    return any("listparagraph" in name for name in element.classes)


def _drawn_mark(element: Element) -> tuple[str, str] | None:
    """Return the text of the paragraph's drawn mark, and the font of symbols that it is in; None where it has none."""
    waiting: list[tuple[Node, str]] = [(element, "")]
    while waiting:
        node, font = waiting.pop()
        if isinstance(node, Element):
            font = font_of(node, font)
            if is_ignored(node):
                return _text(node).replace("\xa0", " ").strip(), _font_inside(node, font)
            waiting += [(child, font) for child in reversed(node.children)]
    return None


def _font_inside(element: Element, font: str) -> str:
    """Return the font of the first words in an element."""
    for child in element.children:
        if isinstance(child, str) and child.strip():
            return font
        if isinstance(child, Element) and _text(child).strip():
            return _font_inside(child, font_of(child, font))
    return font


def _first_sign(element: Element) -> str:
    """Return the first character of an element's words that is no white space."""
    waiting: list[Node] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            waiting += reversed(node.children)
        elif words := node.strip():
            return words[0]
    return " "


def _text(element: Element) -> str:
    """Return the words in a mark; a picture is a bullet."""
    if element.tag == "img":
        return "•"
    return "".join(child if isinstance(child, str) else _text(child) for child in element.children)
