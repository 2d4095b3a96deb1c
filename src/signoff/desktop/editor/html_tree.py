"""Reads HTML, however broken, into a small tree of elements and texts; nothing in it is fetched or run."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from time import monotonic
from typing import TypeAlias

MAX_DEPTH = 120
"""Elements nested deeper than this add nothing but their words."""

MAX_SECONDS = 4.0
"""Reading takes no longer, give or take a piece of the text."""

_CHUNK = 65_536
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "div",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
# what ends when one of these begins, and what it must not look beyond
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    **dict.fromkeys(_BLOCKS, (frozenset({"p"}), frozenset({"td", "th", "li", "table", "div", "section"}))),
}


@dataclass(slots=True)
class Element:
    """An element: its name, its attributes and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def style(self, name: str) -> str:
        """The value of a property of its style attribute, in small letters; "" when it has none."""
        for part in self.attributes.get("style", "").lower().split(";"):
            key, _, value = part.partition(":")
            if key.strip() == name:
                return value.strip()
        return ""


Node: TypeAlias = Element | str


class TooSlow(Exception):
    """The HTML is so tangled that reading it takes longer than anyone would wait."""


def read_tree(html: str) -> Element:
    """The tree of a whole document or a part of one; takes any text, and raises TooSlow after MAX_SECONDS."""
    reader = _TreeReader()
    end = monotonic() + MAX_SECONDS
    for start in range(0, len(html), _CHUNK):
        reader.feed(html[start : start + _CHUNK])
        if monotonic() > end:
            raise TooSlow
    reader.take_rest()
    return reader.root


class _TreeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]
        self._too_deep = 0

    def take_rest(self) -> None:
        """Take what is left of an unfinished tag as words; the library's own close() may need its square in time."""
        if not self.rawdata.startswith("<!--") and not self.cdata_elem:
            self.handle_data(unescape(self.rawdata))

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Pass over `<![…>` up to its end, as browsers do; the library raises for all but those that it knows."""
        return self.parse_bogus_comment(i, bool(report))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        if tag in VOID:
            self._open[-1].children.append(Element(tag, _attributes(attrs)))
        elif len(self._open) > MAX_DEPTH or self._too_deep:
            self._too_deep += 1
        else:
            element = Element(tag, _attributes(attrs))
            self._open[-1].children.append(element)
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, _attributes(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._too_deep:
            self._too_deep -= 1
            return
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return
            if self._open[index].tag == "table":
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _end_implied(self, tag: str) -> None:
        ended, edges = _ENDS.get(tag, (frozenset(), frozenset()))
        for index in range(len(self._open) - 1, 0, -1) if ended and not self._too_deep else ():
            if self._open[index].tag in ended:
                del self._open[index:]
                return
            if self._open[index].tag in edges:
                return


def _attributes(attrs: list[tuple[str, str | None]]) -> dict[str, str]:
    return {name: value or "" for name, value in attrs}
