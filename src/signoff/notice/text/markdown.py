"""Reading Markdown into blocks, with markdown-it and only the rules of the subset.

Three rules are ours. The library's would lose characters: links (a title, or a scheme that is not allowed, leaves the
characters as text), tables (a row with more cells widens the table), and the depth of lists; and its lists know no
letters (list_rule.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import table
from markdown_it.rules_block.table import escapedSplit

from signoff.notice.text.blocks import (
    Block,
    Break,
    BulletList,
    Inline,
    ListItem,
    NumberedList,
    Paragraph,
    Run,
    Table,
)
from signoff.notice.text.characters import readable
from signoff.notice.text.links import find_links
from signoff.notice.text.list_marks import ListMark, series_of
from signoff.notice.text.list_rule import OpenLists, list_of_commonmark, list_of_today

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MAX_FILLED_CELLS = 65_536
"""Where filling short rows would make more empty cells than this, the table ends and text continues."""

_MARKUP = re.compile(r"[\\*_\[\n]")
"""What may be markup in a paragraph: escapes, emphasis, links and the ends of lines."""

_TRIMMED = " \t"
_ALIGNMENT = {(True, True): "centre", (True, False): "left", (False, True): "right", (False, False): ""}


def read(text: str, *, has_letters: bool = True) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, as written and not yet canonical; accepts any text.

    `has_letters` says that lists may be lettered; without, the text is read as documents of versions 1 and 2 were.
    """
    source = readable(text).replace("\r\n", "\n").replace("\r", "\n")
    tokens: list[Token] = []
    markdown = _markdown(has_letters=has_letters)
    markdown.block.parse(source, markdown, {"lists": OpenLists()}, tokens)
    return tuple(_blocks(iter(tokens)))


def read_inline(text: str) -> tuple[Inline, ...]:
    """Return the runs and breaks of one paragraph's Markdown, as written and not yet canonical."""
    if not _MARKUP.search(text):
        return (Run(text),) if text else ()
    markdown = _markdown(has_letters=True)
    tokens = markdown.inline.parse(text, markdown, {"links": find_links(text)}, [])
    return tuple(_runs(tokens))


@cache
def _markdown(*, has_letters: bool) -> MarkdownIt:
    markdown = MarkdownIt("zero", {"maxNesting": 100})
    markdown.enable(["newline", "escape", "emphasis", "link", "list", "table"])
    markdown.inline.ruler.at("link", _link)
    markdown.block.ruler.at(
        "list", list_of_today if has_letters else list_of_commonmark, {"alt": ["paragraph", "blockquote"]}
    )
    markdown.block.ruler.at("table", _table, {"alt": ["paragraph"]})
    return markdown


def _link(state: StateInline, silent: bool) -> bool:
    link = state.env["links"].get(state.pos)
    if silent or link is None:
        return False
    end = state.posMax
    state.pos, state.posMax = state.pos + 1, link.label_end
    state.push("link_open", "a", 1).attrs = {"href": link.target}
    state.md.inline.tokenize(state)
    state.push("link_close", "a", -1)
    state.pos, state.posMax = link.end, end
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not table(state, start, end, True):
        return False
    if silent:
        return True
    rows = [_cells(_line(state, start))]
    width, filled = len(rows[0]), len(rows[0])
    line = start + 2
    while line < end and not _ends_table(state, line, end):
        cells = _cells(_line(state, line))
        width, filled = max(width, len(cells)), filled + len(cells)
        if width * (len(rows) + 1) - filled > MAX_FILLED_CELLS:
            break
        rows.append(cells)
        line += 1
    token = state.push("signoff_table", "table", 0)
    token.meta = {"rows": rows, "align": _alignment(_line(state, start + 1))}
    token.map = [start, line]
    state.line = line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip(_TRIMMED)


def _ends_table(state: StateBlock, line: int, end: int) -> bool:
    if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        return True
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))


def _cells(line: str) -> list[str]:
    cells = escapedSplit(line)
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return cells


def _alignment(line: str) -> tuple[str, ...]:
    marks = [mark for mark in (cell.strip() for cell in line.split("|")) if mark]
    return tuple(_ALIGNMENT[mark.startswith(":"), mark.endswith(":")] for mark in marks)


def _blocks(tokens: Iterator[Token]) -> Iterator[Block]:
    """Yield the blocks up to the token that closes the one around them."""
    for token in tokens:
        if token.nesting < 0 and token.type != "paragraph_close":
            return
        if token.type == "inline":
            yield Paragraph(read_inline(token.content))
        elif token.type == "signoff_table":
            yield _read_table(token)
        elif token.type == "bullet_list_open":
            yield BulletList(tuple(item for _, item in _items(tokens)))
        elif token.type == "ordered_list_open":
            yield from _numbered(list(_items(tokens)))


def _items(tokens: Iterator[Token]) -> Iterator[tuple[ListMark, ListItem]]:
    """Yield the items with their marks; that of a bullet has no meaning."""
    for token in tokens:
        if token.type != "list_item_open":
            return
        mark = token.meta.get("mark") or ListMark(token.info or "0", ".")
        yield mark, ListItem(tuple(_blocks(tokens)))


def _numbered(items: list[tuple[ListMark, ListItem]]) -> Iterator[NumberedList]:
    """Yield a list for each run of marks that count up, so that typed numbers are kept; 1. 1. 1. is one list too."""
    first = 0
    for series in series_of([mark for mark, _ in items]):
        end = first + series.length
        yield NumberedList(tuple(item for _, item in items[first:end]), series.start, series.style)
        first = end


def _read_table(token: Token) -> Table:
    header, *rows = [tuple(read_inline(cell.strip()) for cell in row) for row in token.meta["rows"]]
    return Table(header, tuple(rows), token.meta["align"])


def _runs(tokens: list[Token]) -> Iterator[Inline]:
    bold = italic = 0
    link: str | None = None
    for token in tokens:
        if token.tag == "strong":
            bold += token.nesting
        elif token.tag == "em":
            italic += token.nesting
        elif token.tag == "a":
            link = str(token.attrs["href"]) if token.nesting > 0 else None
        elif token.type == "hardbreak":
            yield Break()
        else:
            words = " " if token.type == "softbreak" else token.content
            yield Run(words, bold > 0, italic > 0, link)
