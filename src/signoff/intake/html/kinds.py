"""Which elements of HTML are paragraphs, lists or emphasis, and which are never pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.intake.html.tree import Element
from signoff.intake.html.watch import Watch
from signoff.intake.html.word_lists import is_ignored

SPACES = re.compile(r"[ \t\n\r\f]+")
_SKIPPED = frozenset(
    [
        "applet",
        "area",
        "audio",
        "base",
        "button",
        "canvas",
        "col",
        "colgroup",
        "del",
        "embed",
        "frame",
        "head",
        "iframe",
        "img",
        "input",
        "link",
        "map",
        "meta",
        "noembed",
        "noframes",
        "object",
        "param",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
        "xml",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PARAGRAPHS = HEADINGS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "legend",
        "main",
        "nav",
        "p",
        "pre",
        "section",
        "summary",
        "details",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
    ]
)
LISTS = frozenset({"ul", "ol", "menu", "dir"})
BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"i", "em", "cite", "dfn", "var"})


def is_hidden(element: Element) -> bool:
    """Return whether nothing of the element is visible or kept."""
    return (
        element.tag in _SKIPPED
        or is_ignored(element)
        or element.style("display") == "none"
        or element.style("mso-hide") == "all"
        or element.tag.startswith(("v:", "w:"))
    )


def visible_text(element: Element, watch: Watch) -> str:
    """Return the visible words in the element; raise TooTangled as `watch` does."""
    return "".join(_visible(element, watch))


def _visible(element: Element, watch: Watch) -> Iterator[str]:
    for child in element.children:
        watch.step()
        if isinstance(child, str):
            yield SPACES.sub(" ", child)
        elif not is_hidden(child):
            yield from _visible(child, watch)
