"""The marks of lists as a clipboard's plain text has them, which its HTML often cannot say.

HTML knows that a list counts in letters, not that these stand in brackets, and has no number of two levels. LibreOffice
writes "(b)" and "3.1" into the plain text that it copies beside the HTML, and the right number where a list counts on
from one before, for which its HTML begins anew. Others write no marks, and change nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from signoff.notice.text import Block, Break, BulletList, ListItem, NumberedList, Paragraph, Run, canonical
from signoff.notice.text.characters import LINE_ENDS
from signoff.notice.text.list_marks import ListMark
from signoff.notice.text.numbering import Enclosure, NumberKind, NumberStyle, label

_LINE = re.compile(r"[\s\u00a0]*(\(?[A-Za-z0-9]{1,15}(?:\.[A-Za-z0-9]{1,6}){0,8}[.)]?)[\s\u00a0]+(\S.*)")
_LEVELS = re.compile(r"\(?[0-9]{1,6}(?:\.[A-Za-z0-9]{1,6})+[.)]?")
_ENCLOSURES: tuple[Enclosure, ...] = (".", ")", "()")
_KEY = 60
"""How many characters of an item are compared, without spaces: enough to know it by, and the same in both texts."""

_MOST_MARKS = 9
"""The most marks that the same words may have, to be looked through for one."""

Marks = Mapping[str, Set[str]]


def with_marks_of(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """Return the canonical blocks, with their lists marked as the plain text of the same words marks them.

    A list takes the enclosure that all its items have there which are found, and the numbers where all its items have
    others. One whose items have numbers of several levels, which a list cannot count, becomes paragraphs that begin
    with them.
    """
    if not any(isinstance(block, NumberedList | BulletList) for block in blocks):
        return blocks
    marks = _marks(text)
    return canonical(_marked(blocks, marks)) if marks else blocks


def _marks(text: str) -> Marks:
    marks: dict[str, set[str]] = {}
    for line in LINE_ENDS.split(text):
        if match := _LINE.match(line):
            marks.setdefault(_key(match[2]), set()).add(match[1])
    return marks


def _key(words: str) -> str:
    """Return by what an item is known: without spaces, and with raised figures as plain text has them."""
    return "".join(unicodedata.normalize("NFKC", words[: 4 * _KEY]).split())[:_KEY]


def _marked(blocks: Iterable[Block], marks: Marks) -> tuple[Block, ...]:
    marked: list[Block] = []
    for block in blocks:
        if isinstance(block, NumberedList):
            marked += _list(block, marks)
        elif isinstance(block, BulletList):
            marked.append(BulletList(_items(block, marks)))
        else:
            marked.append(block)
    return tuple(marked)


def _items(block: NumberedList | BulletList, marks: Marks) -> tuple[ListItem, ...]:
    return tuple(ListItem(_marked(item.blocks, marks)) for item in block.items)


def _list(block: NumberedList, marks: Marks) -> tuple[Block, ...]:
    written = [marks.get(_key(_words(item)), frozenset()) for item in block.items]
    levels = [_level(candidates) for candidates in written]
    if all(levels):
        return _as_paragraphs(block, levels, marks)
    enclosures = {
        enclosure
        for number, candidates in enumerate(written, block.start)
        for enclosure in _ENCLOSURES
        if label(number, replace(block.style, enclosure=enclosure)) in candidates
    }
    start, style = block.start, block.style
    if len(enclosures) == 1:
        style = replace(style, enclosure=enclosures.pop())
    elif not enclosures and (found := _counted_on(written, style.kind)) is not None:
        start, style = found
    return (NumberedList(_items(block, marks), start, style),)


def _level(candidates: Set[str]) -> str:
    """Return the number of several levels among the marks of an item, if there is one."""
    if len(candidates) > _MOST_MARKS:
        return ""
    return min(filter(_LEVELS.fullmatch, candidates), default="")


def _counted_on(written: list[Set[str]], kind: NumberKind) -> tuple[int, NumberStyle] | None:
    """Return the one number and style from which on the marks of all items count up, if they do."""
    if len(written[0]) > _MOST_MARKS:
        return None
    found = {
        (number, style)
        for enclosure in _ENCLOSURES
        for mark in written[0]
        if (number := _number(mark, style := NumberStyle(kind, enclosure))) is not None
        and all(label(number + place, style) in candidates for place, candidates in enumerate(written))
    }
    return found.pop() if len(found) == 1 else None


def _number(mark: str, style: NumberStyle) -> int | None:
    """Return the number that a mark is of, in a style."""
    counted = mark.strip("().")
    if not (counted.isdecimal() or counted.isalpha()):
        return None
    number = next((count for kind, count in ListMark(counted, style.enclosure).counts if kind == style.kind), None)
    return number if number is not None and label(number, style) == mark else None


def _as_paragraphs(block: NumberedList, levels: list[str], marks: Marks) -> tuple[Block, ...]:
    paragraphs: list[Block] = []
    for item, level in zip(block.items, levels, strict=True):
        first, *rest = _marked(item.blocks, marks)
        content = first.content if isinstance(first, Paragraph) else ()
        paragraphs += [Paragraph((Run(f"{level} "), *content)), *rest]
    return tuple(paragraphs)


def _words(item: ListItem) -> str:
    """Return the words of an item's first line."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph):
        return ""
    words: list[str] = []
    for part in first.content:
        if isinstance(part, Break):
            break
        words.append(part.text)
    return "".join(words)
