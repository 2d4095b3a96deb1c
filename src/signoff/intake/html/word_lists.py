"""Finds the lists that Word and Outlook write as paragraphs with a bullet or number before their words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from signoff.intake.html.tree import Element, Node
from signoff.notice.text import MAX_LIST_DEPTH
from signoff.notice.text.flat_blocks import Shape

_LEVEL = re.compile(r"level([1-9])")
_NUMBER = re.compile(r"\(?([0-9]{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]")
# a bullet that Word put into the words themselves: the sign, then spaces of which at least one does not break
_TYPED = re.compile(r"\s*([·•●○▪■§◦–-]|o(?=\xa0)|\(?[0-9]{1,3}[.)])[\s\xa0]*\xa0[\s\xa0]*")


@dataclass(frozen=True, slots=True)
class WordItem:
    """The list item that a paragraph of Word's is; `typed` is how many characters of its words are the mark."""

    shape: Shape
    typed: int = 0


def word_item(paragraph: Element, words: str) -> WordItem | None:
    """Return the item that a paragraph is, or None; `words` is its text without what Word says to ignore."""
    style = paragraph.style("mso-list")
    is_list = _is_styled(paragraph)
    if style and style != "none":
        match = _LEVEL.search(style)
        level = min(int(match[1]) if match else 1, MAX_LIST_DEPTH)
        mark = _drawn_mark(paragraph)
        if mark:
            return WordItem(Shape(level, "number" if _NUMBER.fullmatch(mark) else "bullet"))
    else:
        level = 1
    typed = _TYPED.match(words)
    if typed and (is_list or style or not typed[1][-1:].isascii()):
        return WordItem(Shape(level, "number" if typed[1][-1] in ".)" else "bullet"), typed.end())
    return None


def may_be_item(element: Element) -> bool:
    """Return whether the element is of the kind that Word makes items of."""
    return element.tag == "p" or bool(element.style("mso-list")) or _is_styled(element)


def _is_styled(element: Element) -> bool:
    return "listparagraph" in element.attributes.get("class", "").lower()


def is_ignored(element: Element) -> bool:
    """Return whether Word marks this as its own drawing of a bullet or number."""
    return element.style("mso-list") == "ignore"


def _drawn_mark(element: Element) -> str:
    """Return the text of the paragraph's drawn mark."""
    waiting: list[Node] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            if is_ignored(node):
                return _text(node).replace("\xa0", " ").strip()
            waiting += reversed(node.children)
    return ""


def _text(element: Element) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in element.children)
