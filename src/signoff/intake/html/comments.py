"""Comments and their marks, as Word, Outlook, Excel, Google Docs and LibreOffice write them."""

from __future__ import annotations

import re

from signoff.intake.html.tree import Element

MARK_CLASSES = frozenset({"msocomanchor", "msocomoff", "msocommentreference", "sdcommentanc", "sdcommentsym"})
COMMENT_CLASSES = frozenset({"msocomtxt", "msocommenttext", "msocommentsubject", "msoballoontext", "sdcomment"})
_COMMENT_TAGS = frozenset({"comment", "office:annotation", "office:annotation-end"})
_ANCHOR = re.compile(r"#(?:_msocom_|_msoanchor_|cmnt|sdcomment)")
_BODY = re.compile(r"_(?:ms)?o?com_[0-9]+")
_GOOGLE = "#cmnt_ref"
_DEEPEST_START = 4


def is_mark(element: Element) -> bool:
    """Return whether the element is the mark of a comment, such as "[AB1]"."""
    if element.is_bare:
        return False
    if element.style("mso-special-character") == "comment":
        return True
    if "href" in element.attributes and _ANCHOR.match(element.attributes["href"].lower()):
        return True
    return not MARK_CLASSES.isdisjoint(element.classes)


def is_comment(element: Element) -> bool:
    """Return whether the element is a comment, or a part of one that stands by itself."""
    if element.tag in _COMMENT_TAGS:
        return True
    if element.tag in {"p", "div"} and _begins_googles(element):
        return True
    if element.is_bare:
        return False
    if element.style("mso-element") in {"comment", "balloon"} or _BODY.fullmatch(element.attributes.get("id", "")):
        return True
    return not COMMENT_CLASSES.isdisjoint(element.classes)


def begins_comment(element: Element) -> bool:
    """Return whether a comment, or a part of one, is one of its own: not a further paragraph of the one before."""
    is_paragraph = not COMMENT_CLASSES.isdisjoint(element.classes) and "msocomtxt" not in element.classes
    return not is_paragraph or any(is_mark(inner) for inner in _inside(element))


def _inside(element: Element) -> list[Element]:
    found: list[Element] = []
    waiting = [element]
    while waiting:
        children = [child for child in waiting.pop().children if isinstance(child, Element)]
        found += children
        waiting += children
    return found


def _begins_googles(element: Element) -> bool:
    """Return whether the first words of an element are the way back from a comment of Google Docs to its place."""
    for _ in range(_DEEPEST_START):
        first = next((child for child in element.children if not isinstance(child, str) or child.strip()), None)
        if not isinstance(first, Element):
            return False
        if first.tag == "a":
            return first.attributes.get("href", "").startswith(_GOOGLE)
        element = first
    return False
