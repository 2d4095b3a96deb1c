"""Cleans what is pasted from Word, Outlook and the web into the blocks of a long text; without Qt.

Headings become bold paragraphs, Word's drawn bullets become lists, tables become simple tables, links are kept
where a notice may have them; pictures, scripts and deleted words are dropped; of everything else only the words stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from signoff.intake.html.kinds import (
    BOLD,
    HEADINGS,
    ITALIC,
    LISTS,
    PARAGRAPHS,
    SPACES,
    is_hidden,
    visible_text,
)
from signoff.intake.html.tree import Element, Node, read_tree
from signoff.intake.html.watch import TooTangled, Watch
from signoff.intake.html.word_lists import may_be_item, word_item
from signoff.intake.refusal import MAX_WORDS, TOO_MUCH, PasteRefused
from signoff.notice.text import (
    Block,
    Break,
    BulletList,
    Cell,
    Inline,
    ListItem,
    NumberedList,
    Paragraph,
    Run,
    Table,
    canonical,
)
from signoff.notice.text.characters import LINE_ENDS, link_target
from signoff.notice.text.flat_blocks import PLAIN, AnyLeaf, BlockTree, Leaf, in_one_line, leaves

MAX_HTML = 4_000_000
"""The longest HTML that is cleaned, in characters; Word puts its whole style sheet in."""

MAX_SPAN = 40

MAX_CELLS = 5_000
"""A table of more cells than this becomes paragraphs."""


def read_html(html: str) -> tuple[Block, ...]:
    """Return the canonical blocks of a piece of HTML; raise PasteRefused when it is too long or would take too long."""
    if len(html) > MAX_HTML:
        raise PasteRefused(TOO_MUCH)
    watch = Watch()
    try:
        blocks = _Converter(watch).convert(read_tree(html, watch), _Look())
        watch.look()
    except TooTangled:
        raise PasteRefused("This is too tangled to be cleaned; nothing was changed.") from None
    if sum(map(_length, leaves(blocks))) > MAX_WORDS:
        raise PasteRefused(TOO_MUCH)
    return canonical(blocks)


def _length(leaf: AnyLeaf) -> int:
    """Return how many characters of text a paragraph or table has."""
    lines = [leaf.content] if isinstance(leaf, Leaf) else [*leaf.table.header, *(c for r in leaf.table.rows for c in r)]
    return sum(len(part.text) for line in lines for part in line if isinstance(part, Run))


@dataclass(frozen=True, slots=True)
class _Look:
    """How the words of an element look."""

    bold: bool = False
    italic: bool = False
    link: str | None = None
    keeps_lines: bool = False

    def inside(self, element: Element) -> _Look:
        """Return the look of the element's content."""
        weight, slant = element.style("font-weight"), element.style("font-style")
        bold = self.bold or element.tag in BOLD or element.tag in HEADINGS
        if weight in {"normal", "lighter"} or (weight.isdecimal() and int(weight[:4]) < 600):
            bold = element.tag in HEADINGS
        elif weight in {"bold", "bolder"} or weight.isdecimal():
            bold = True
        italic = slant in {"italic", "oblique"} or (slant != "normal" and (self.italic or element.tag in ITALIC))
        link = link_target(element.attributes.get("href", "")) if element.tag == "a" else None
        keeps = self.keeps_lines or element.tag == "pre" or element.style("white-space").startswith("pre")
        return _Look(bold, italic, link or self.link, keeps)


class _Converter:
    """Turns one element's content into blocks."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._tree = BlockTree()
        self._line: list[Inline] = []
        self._shape = PLAIN

    def convert(self, element: Element, look: _Look) -> tuple[Block, ...]:
        self._walk(element, look)
        self._end_paragraph()
        return self._tree.blocks()

    def _walk(self, element: Element, look: _Look) -> None:
        for child in element.children:
            self._watch.step()
            if isinstance(child, str):
                self._add_text(child, look)
            elif not is_hidden(child):
                self._element(child, look.inside(child))

    def _element(self, element: Element, look: _Look) -> None:
        if element.tag == "br":
            self._watch.lines()
            self._line.append(Break())
        elif element.tag in LISTS:
            self._list(element, look)
        elif element.tag == "table":
            self._end_paragraph()
            self._add_blocks(_table(element, look, self._watch))
        elif element.tag in PARAGRAPHS or element.tag == "li":
            self._end_paragraph()
            self._paragraph(element, look)
            self._end_paragraph()
        else:
            self._walk(element, look)

    def _paragraph(self, element: Element, look: _Look) -> None:
        item = word_item(element, visible_text(element, self._watch)) if may_be_item(element) else None
        self._walk(element, look)
        if item is not None:
            self._line = _without_start(self._line, item.typed)
            self._shape = item.shape

    def _list(self, element: Element, look: _Look) -> None:
        self._end_paragraph()
        items: list[ListItem] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag == "li" and not is_hidden(child):
                items.append(ListItem(_Converter(self._watch).convert(child, look.inside(child))))
            elif blocks := _Converter(self._watch).convert(Element("", {}, [child]), look):
                # a list directly inside a list belongs to the item before it
                items = [*items[:-1], ListItem((*(items[-1].blocks if items else ()), *blocks))]
        if not items:
            return
        start = element.attributes.get("start", "")
        number = int(start) if start.isdecimal() and len(start) < 10 else 1
        self._add_blocks((NumberedList(tuple(items), number) if element.tag == "ol" else BulletList(tuple(items)),))

    def _add_blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            # a list keeps its first number, so that two lists one after the other stay two
            start = block.start if isinstance(block, NumberedList) else None
            for leaf in leaves((block,)):
                self._watch.step()
                shape = leaf.shape if start is None else replace(leaf.shape, start=start)
                self._tree.add(shape, Paragraph(leaf.content) if isinstance(leaf, Leaf) else leaf.table)
                start = None

    def _add_text(self, text: str, look: _Look) -> None:
        if look.keeps_lines:
            for index, line in enumerate(LINE_ENDS.split(text)):
                self._watch.lines(1 if index else 0)
                self._watch.run(link=look.link is not None)
                self._line += [*([Break()] if index else []), Run(line, look.bold, look.italic, look.link)]
            return
        words = SPACES.sub(" ", text)
        if words.startswith(" ") and (not self._line or _ends_in_space(self._line[-1])):
            words = words[1:]
        if words:
            self._watch.run(link=look.link is not None)
            self._line.append(Run(words, look.bold, look.italic, look.link))

    def _end_paragraph(self) -> None:
        content, shape = tuple(self._line), self._shape
        self._line, self._shape = [], PLAIN
        if any(isinstance(part, Run) and part.text.strip() for part in content):
            self._watch.lines()
            self._tree.add(shape, Paragraph(content))


def _table(element: Element, look: _Look, watch: Watch) -> tuple[Block, ...]:
    """Return a simple table; a single column is not a table but page layout, and becomes plain blocks."""
    loose: list[Node] = []
    rows = [_inside(row, row_look, {"td", "th"}, loose) for row, row_look in _inside(element, look, {"tr"}, loose)]
    outside = _Converter(watch).convert(Element("", {}, loose), look)
    width = max((sum(_span(cell) for cell, _ in row) for row in rows), default=0)
    if width > 1 and width * len(rows) <= MAX_CELLS:
        watch.cells(width * len(rows))
        header, *body = [_row(row, watch) for row in rows if row]
        return (*outside, Table(header, tuple(body)))
    cells = [_Converter(watch).convert(cell, cell_look) for row in rows for cell, cell_look in row]
    return (*outside, *(block for blocks in cells for block in blocks))


def _row(cells: list[tuple[Element, _Look]], watch: Watch) -> tuple[Cell, ...]:
    return tuple(content for cell, look in cells for content in _cells(cell, look, watch))


def _inside(element: Element, look: _Look, tags: set[str], loose: list[Node]) -> list[tuple[Element, _Look]]:
    """Return the elements with these tags in the element, each with its look; add everything else to `loose`."""
    matches: list[tuple[Element, _Look]] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag in tags:
            matches.append((child, look.inside(child)))
        elif isinstance(child, Element) and child.tag in {"thead", "tbody", "tfoot"}:
            matches += _inside(child, look.inside(child), tags, loose)
        else:
            loose.append(child)
    return matches


def _cells(element: Element, look: _Look, watch: Watch) -> list[Cell]:
    """Return the cell, and an empty one for each further column that it spans."""
    empty: list[Cell] = [()] * (_span(element) - 1)
    # a header is recognised by its place, so its own bold adds nothing
    look = replace(look, bold=False) if element.tag == "th" else look
    watch.look()
    return [in_one_line(_Converter(watch).convert(element, look)), *empty]


def _span(element: Element) -> int:
    span = element.attributes.get("colspan", "")
    return max(min(int(span), MAX_SPAN), 1) if span.isdecimal() and len(span) < 4 else 1


def _without_start(line: list[Inline], count: int) -> list[Inline]:
    """Return the line without its first `count` characters."""
    rest: list[Inline] = []
    for part in line:
        if isinstance(part, Run):
            cut = min(count, len(part.text))
            count -= cut
            part = replace(part, text=part.text[cut:])
        rest.append(part)
    return rest


def _ends_in_space(part: Inline) -> bool:
    return isinstance(part, Break) or part.text.endswith(" ")
