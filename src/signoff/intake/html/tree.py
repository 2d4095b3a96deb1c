"""Reads HTML, however broken, into a small tree of elements and texts; nothing in it is fetched or run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import TypeAlias

from signoff.intake.html.declarations import NOTHING, Declarations, declarations, merged
from signoff.intake.html.watch import TooTangled, Watch

MAX_DEPTH = 120
"""Elements nested deeper than this add nothing but their words."""

MAX_TAG = 500_000
"""The longest tag, in characters: it is read again with every piece of the text that continues it."""

HELPER = "signoff-helper"
"""The attribute of what Word writes for programs that cannot align columns, which nobody sees."""

# LibreOffice Writer puts what is said in the margin into comments of HTML
_LIBREOFFICE = re.compile(r"<meta name=.generator. content=.LibreOffice", re.IGNORECASE)
_NO_COMMENTS = ("[if", "<![endif", "StartFragment", "EndFragment")
_LONGEST_HEAD = 4_000
_CHUNK = 65_536
_OUTLOOKS = re.compile(r"^(?:x_)+")
_NO_CLASSES: frozenset[str] = frozenset()
_DATA = re.compile(r"(?<=[\"'(]data:image/)[a-z+.]{1,20};base64,[A-Za-z0-9+/=]{0,4000000}")
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_OF_HEADS = frozenset(["base", "link", "meta", "noscript", "script", "style", "template", "title", "xml"])
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
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
# which open elements end when one of these begins, and which elements limit that
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "optgroup": (frozenset({"option", "optgroup"}), frozenset({"select"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    **dict.fromkeys(_ROW_GROUPS, (_ROW_GROUPS, frozenset({"table"}))),
    **dict.fromkeys(_BLOCKS, (frozenset({"p"}), frozenset({"td", "th", "li", "table", "div", "section"}))),
}


@dataclass(slots=True)
class Element:
    """An element: its name, its attributes and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    _style: Declarations | None = field(default=None, init=False, repr=False, compare=False)
    _classes: frozenset[str] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def is_bare(self) -> bool:
        """Return whether nothing is said of it but its name."""
        return not self.attributes and not self._style

    @property
    def classes(self) -> frozenset[str]:
        """Return its classes in small letters, without the "x_" that Outlook on the web puts before them."""
        if self._classes is None:
            names = self.attributes.get("class", "")
            self._classes = (
                frozenset(_OUTLOOKS.sub("", name) for name in names.lower().split()) if names else _NO_CLASSES
            )
        return self._classes

    def style(self, name: str) -> str:
        """Return the value of a property of its style, in lower case; "" when it has none."""
        style = self._style
        return (self.styles if style is None else style).get(name, "")

    @property
    def styles(self) -> Declarations:
        """Return its style: that of its attribute, unless a style sheet says more."""
        if self._style is None:
            written = self.attributes.get("style", "")
            own = declarations(written) if written else NOTHING
            self._style = merged([own]) if "!" in written else own
        return self._style

    def own_style(self) -> Declarations:
        """Return what its style attribute declares."""
        written = self.attributes.get("style", "")
        return declarations(written) if written else NOTHING

    def set_style(self, style: Declarations) -> None:
        """Give it the style that its attribute and the style sheets make together."""
        self._style = style


Node: TypeAlias = Element | str


def read_tree(html: str, watch: Watch) -> Element:
    """Return the tree of a whole document or a part of one; accept any text, and raise TooTangled as `watch` does.

    A picture that is embedded in its tag is never pasted, and as long as a thousand tags: it is removed first.
    """
    reader = _TreeReader(watch, is_libreoffices=_LIBREOFFICE.search(html, 0, _LONGEST_HEAD) is not None)
    html = _DATA.sub("", html)
    for start in range(0, len(html), _CHUNK):
        reader.feed(html[start : start + _CHUNK])
        reader.check_limits()
    reader.take_rest()
    return reader.root


class _TreeReader(HTMLParser):
    def __init__(self, watch: Watch, *, is_libreoffices: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._watch = watch
        self.root = Element("")
        self._open = [self.root]
        self._too_deep = 0
        self._is_helper = False
        self._is_libreoffices = is_libreoffices

    def check_limits(self) -> None:
        """Check the time and how much is not read yet; raise TooTangled beyond the limits.

        A comment, a script or a style sheet may have any length, since only its end is searched for.
        """
        self._watch.look()
        may_be_long = self.cdata_elem or self.rawdata.startswith("<!--")
        if len(self.rawdata) > MAX_TAG and not may_be_long:
            raise TooTangled

    def take_rest(self) -> None:
        """Take the rest of an unfinished tag as words; the library's own close() may take quadratic time."""
        is_shown = self.cdata_elem not in {"script", "style"}
        if not self.rawdata.startswith("<!--") and is_shown:
            self.handle_data(unescape(self.rawdata))

    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nobody asks where a tag stands."""
        return j

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Skip `<![…>` up to its end, as browsers do; the library raises for all but those that it knows.

        Of what Word says there, only where its helping rows begin and end counts.
        """
        end = self.parse_bogus_comment(i, bool(report))
        said = self.rawdata[i : i + 48].lower()
        if "supportmisalignedcolumns" in said:
            self._is_helper = True
        elif said.startswith("<![endif"):
            self._is_helper = False
        return end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._watch.node(len(attrs))
        if tag not in _OF_HEADS:
            self._end_head()
        if tag in _ROW_GROUPS:
            self._end_implied("tr")
        self._end_implied(tag)
        if tag in VOID:
            self._open[-1].children.append(Element(tag, _attributes(attrs)))
        elif len(self._open) > MAX_DEPTH or self._too_deep:
            self._too_deep += 1
        else:
            element = Element(tag, _attributes(attrs))
            if self._is_helper:
                element.attributes[HELPER] = ""
            self._open[-1].children.append(element)
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._watch.node(len(attrs))
        self._open[-1].children.append(Element(tag, _attributes(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self._watch.node()
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
        self._watch.node()
        if data.strip():
            self._end_head()
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self._watch.node()
        if self._is_libreoffices and not data.lstrip().startswith(_NO_COMMENTS):
            self._open[-1].children.append(Element("comment", {}, [data]))

    def _end_head(self) -> None:
        """End a head that was not ended, since what comes now can only be part of the page."""
        if self._open[-1].tag == "head":
            self._open.pop()

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
