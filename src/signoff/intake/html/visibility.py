"""Which elements of a piece of HTML their reader did not see, or saw struck out; and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.intake.html.comments import COMMENT_CLASSES, MARK_CLASSES, is_comment, is_mark
from signoff.intake.html.kinds import HIDING_STYLES, MACHINERY, SEEN, UNSEEN_CLASSES
from signoff.intake.html.left_out import Kind
from signoff.intake.html.tree import Element
from signoff.intake.html.watch import Watch

SPACES = re.compile(r"[ \t\n\r\f]+")
_PICTURES = frozenset({"audio", "canvas", "img", "object", "picture", "svg", "video"})
_STRUCK_CLASSES = frozenset({"msodel", "msomovefrom", "trackchangetextdeletion"})
_TELLING_CLASSES = _STRUCK_CLASSES | UNSEEN_CLASSES | COMMENT_CLASSES | MARK_CLASSES
_HIDING_ATTRIBUTES = frozenset({"hidden", "href", "id"})
_STRIKING = frozenset({"s", "strike"})
_SEPARATE = frozenset({"br", "p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "option"})
_FAR = re.compile(r"-(?:[5-9]\d\d|\d{4,})")
_CUT_AWAY = re.compile(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%")
_SMALLEST = re.compile(r"0+(?:\.\d+)?[a-z%]*|\.\d+[a-z%]*|1px")
_NOTHING_LEFT = re.compile(r"opacity\(0?\.?0*%?\)")
_SHRUNK = re.compile(r"(?:matrix|scale(?:[xy]|3d)?)\(\s*0(?:\.0*)?\s*[,)]")
_FAINTEST = 0.05


def is_ignored(element: Element) -> bool:
    """Return whether Word marks this as its own drawing of a bullet or number."""
    return element.style("mso-list") == "ignore"


def is_surely_seen(element: Element) -> bool:
    """Return whether nothing is said of the element that could hide it; this is so for most, and quick to see."""
    if element.tag not in SEEN:
        return False
    attributes = element.attributes
    if not attributes.keys().isdisjoint(_HIDING_ATTRIBUTES):
        return False
    if "class" in attributes and not element.classes.isdisjoint(_TELLING_CLASSES):
        return False
    return element.styles.keys().isdisjoint(HIDING_STYLES)


def is_machinery(element: Element) -> bool:
    """Return whether what is in the element never were words: code, settings, or the mark that Word draws of a list."""
    return element.tag in MACHINERY or is_ignored(element) or _is_empty_drawing(element)


def reason_to_leave_out(element: Element) -> Kind | None:
    """Return of what kind an element with all that is in it is left out; None where it stays."""
    if element.tag in _PICTURES or (element.tag.startswith("v:") and not _has_textbox(element)):
        return Kind.PICTURE
    if is_comment(element):
        return Kind.COMMENT
    if element.tag == "del" or _is_struck(element):
        return Kind.STRUCK
    return Kind.PASSAGE if is_hidden(element) else None


def is_hidden(element: Element) -> bool:
    """Return whether the element itself is hidden, by whatever means but the colour and size of its words."""
    if element.tag == "noscript" or (element.tag == "dialog" and "open" not in element.attributes):
        return True
    if element.is_bare:
        return False
    style = element.style
    if style("display") == "none" or style("mso-hide") == "all":
        return True
    if "hidden" in element.attributes and not style("display"):
        return True
    if not UNSEEN_CLASSES.isdisjoint(element.classes):
        return True
    return bool(element.styles) and (_is_faint(style("opacity")) or _is_out_of_sight(element))


def words_of(element: Element, watch: Watch) -> str:
    """Return the words in an element, hidden or not, but for code and the marks of comments."""
    return "".join(_words(element, watch))


def visible_text(element: Element, watch: Watch) -> str:
    """Return the visible words in the element; raise TooTangled as `watch` does."""
    return "".join(_visible(element, watch))


def _words(element: Element, watch: Watch) -> Iterator[str]:
    if element.tag == "img":
        yield element.attributes.get("alt", "") or "picture"
    elif element.tag == "input":
        yield element.attributes.get("value", "")
    for child in element.children:
        watch.step()
        if isinstance(child, str):
            yield child
        elif not is_machinery(child) and not is_mark(child):
            yield from _words(child, watch)
            if child.tag in _SEPARATE:
                yield " "


def _visible(element: Element, watch: Watch) -> Iterator[str]:
    for child in element.children:
        watch.step()
        if isinstance(child, str):
            yield SPACES.sub(" ", child)
        elif not is_machinery(child) and not is_mark(child) and reason_to_leave_out(child) is None:
            yield from _visible(child, watch)


def _is_struck(element: Element) -> bool:
    if element.is_bare:
        return element.tag in _STRIKING
    line = element.style("text-decoration-line") or element.style("text-decoration")
    if "line-through" in line or element.style("text-line-through") not in {"", "none"}:
        return True
    if not _STRUCK_CLASSES.isdisjoint(element.classes):
        return True
    return element.tag in _STRIKING and not line


def _is_faint(opacity: str) -> bool:
    number = opacity.removesuffix("%")
    try:
        return bool(opacity) and float(number) / (100 if number != opacity else 1) <= _FAINTEST
    except ValueError:
        return False


def _is_out_of_sight(element: Element) -> bool:
    style = element.style
    if _CUT_AWAY.match(style("clip")) or _CUT_AWAY.match(style("clip-path")):
        return True
    if style("position") in {"absolute", "fixed"} and any(_FAR.match(style(side)) for side in ("left", "top", "right")):
        return True
    if _FAR.match(style("text-indent")) or _FAR.match(style("margin-left")):
        return True
    if style("content-visibility") == "hidden" or _SHRUNK.search(style("transform")):
        return True
    if _NOTHING_LEFT.search(style("filter")):
        return True
    if style("overflow") not in {"hidden", "clip"}:
        return False
    return any(
        (size := style(name)) and _SMALLEST.fullmatch(size) is not None for name in ("height", "width", "max-height")
    )


def _is_empty_drawing(element: Element) -> bool:
    """Return whether this is a part of a drawing of Word's without words."""
    return element.tag.startswith("v:") and not any(texts(element))


def _has_textbox(element: Element) -> bool:
    return any(inner.tag == "v:textbox" for inner in _all(element))


def texts(element: Element) -> Iterator[str]:
    """Yield the pieces of text in an element."""
    for inner in _all(element):
        yield from (child.strip() for child in inner.children if isinstance(child, str))


def _all(element: Element) -> Iterator[Element]:
    waiting = [element]
    while waiting:
        inner = waiting.pop()
        yield inner
        waiting += [child for child in inner.children if isinstance(child, Element)]
