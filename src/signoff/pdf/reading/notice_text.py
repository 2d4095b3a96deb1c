"""A notice's PDF as a text: what its structure says, in reading order, for people who read words rather than pages.

It is made of the very file that is shown or published, so that its words are the file's: there is no second description
of the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.structure_tree import Annotated, Marked, Node

_SPACE = re.compile(r"\s+")
_HEADINGS = {f"H{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one kind; `link` is where they lead.

    Described ones stand for a picture or a box, and are not printed; raised ones are the number of a footnote.
    """

    text: str
    is_bold: bool = False
    link: str = ""
    is_described: bool = False
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading of a level, or a paragraph (0): `depth` lists deep, with the number or sign of its item, if any."""

    words: tuple[Words, ...]
    level: int = 0
    depth: int = 0
    label: str = ""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell of a table, and whether it names its column or row."""

    words: tuple[Words, ...]
    is_header: bool


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table: its rows, the first of which names the columns."""

    rows: tuple[tuple[TextCell, ...], ...]
    depth: int = 0


Part: TypeAlias = TextBlock | TextTable


def text_of(document: Document) -> tuple[Part, ...]:
    """Return the parts of a document in reading order."""
    return tuple(_Reader(document).parts(document.tree, 0, ""))


class _Reader:
    """Walks the structure."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._runs: dict[Marked, list[GlyphRun]] = {}
        for number, page in enumerate(document.pages):
            for item in (*page.drawn, *page.later):
                if isinstance(item, GlyphRun) and item.owner.number is not None:
                    self._runs.setdefault(Marked(number, item.owner.number), []).append(item)
        self._bold = {key for key, font in document.fonts.items() if "Bold" in font.name}

    def parts(self, node: Node, depth: int, label: str) -> Iterator[Part]:
        """Yield the parts of an element, `depth` lists deep; the first is the item of this number or sign."""
        for kid in node.kids:
            if not isinstance(kid, Node):
                continue
            for part in self._parts_of(kid, depth, label):
                label = ""
                yield part

    def _parts_of(self, node: Node, depth: int, label: str) -> Iterator[Part]:
        if node.tag in _HEADINGS:
            yield TextBlock(self._words(node), level=_HEADINGS[node.tag])
        elif node.tag == "Table":
            yield self._table(node, depth)
            yield from (TextBlock(self._words(note), is_note=True) for note in node.walk() if note.tag == "Note")
        elif node.tag == "LI":
            yield from self._item(node, depth + 1)
        elif node.tag == "Note":
            yield TextBlock(self._words(node), is_note=True)
        elif node.tag in ("P", "Figure") or (node.tag == "Form" and self._has_words(node)):
            yield TextBlock(self._words(node), depth=depth, label=label)
        elif node.tag != "Form":  # the place of a seal says nothing here
            yield from self.parts(node, depth, label)

    def _item(self, item: Node, depth: int) -> Iterator[Part]:
        label = ""
        for kid in item.kids:
            if isinstance(kid, Node) and kid.tag == "Lbl":
                label = _plain(self._words(kid))
            elif isinstance(kid, Node):
                yield from self.parts(kid, depth, label)

    def _table(self, table: Node, depth: int) -> TextTable:
        rows = []
        for row in table.kids:
            if isinstance(row, Node):
                cells = [cell for cell in row.kids if isinstance(cell, Node)]
                rows.append(tuple(TextCell(self._words(cell), cell.tag == "TH") for cell in cells))
        return TextTable(tuple(rows), depth)

    def _has_words(self, node: Node) -> bool:
        return any(True for _ in node.pieces())

    def _words(self, node: Node) -> tuple[Words, ...]:
        """Return what an element says, with the descriptions of what it shows."""
        return tuple(_joined(list(self._said(node, self._address(node)))))

    def _said(self, node: Node, link: str) -> Iterator[Words]:
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid.tag == "Note":
                    continue
                said = self._said(kid, self._address(kid) or link)
                yield from (replace(words, is_raised=True) for words in said) if kid.tag == "Reference" else said
                if kid.tag in ("P", "Lbl"):
                    yield Words(" ")
            elif isinstance(kid, Marked):
                yield from self._written(kid, node, link)
        if (described := node.alt or self._added(node)) is not None:
            yield Words(f"{described} ", is_described=True)

    def _added(self, node: Node) -> str | None:
        """Return what is said of a label after its printed words, such as that it has no answer yet."""
        printed = "".join(run.text for piece in node.pieces() for run in self._runs.get(piece, ())).strip()
        expansion = node.expansion or ""
        return expansion.removeprefix(printed) if printed and expansion.startswith(f"{printed}: ") else None

    def _written(self, piece: Marked, node: Node, link: str) -> Iterator[Words]:
        is_mark = node.tag == "Figure" and not self._is_box(piece)
        for run in self._runs.get(piece, ()):
            spoken = run.text if run.actual_text is None else run.actual_text
            if not is_mark and spoken:
                yield Words(spoken, is_bold=run.font in self._bold, link=link)

    def _is_box(self, piece: Marked) -> bool:
        """Return whether a figure is a check box, as in the first layouts; any other is a signature."""
        return "".join(run.text for run in self._runs.get(piece, ())).strip() in ("☒", "☐")

    def _address(self, node: Node) -> str:
        annotations = [
            self._document.pages[kid.page].annotations[kid.place] for kid in node.kids if isinstance(kid, Annotated)
        ]
        return next((annotation.address for annotation in annotations if annotation.address), "")


def _joined(words: Sequence[Words]) -> list[Words]:
    """Return words with those of one kind together, and one space where there is white space, none at either end."""
    joined: list[Words] = []
    for part in words:
        text = _SPACE.sub(" ", part.text)
        last = joined[-1] if joined else None
        if last is None or last.text.endswith(" "):
            text = text.lstrip(" ")
        if last is not None and text.startswith(":") and part.is_described:
            joined[-1] = last = Words(last.text.rstrip(" "), *_kind(last))
        if last is not None and _kind(last) == _kind(part):
            joined[-1] = Words(last.text + text, *_kind(part))
        elif text:
            joined.append(Words(text, *_kind(part)))
    if joined:
        joined[-1] = Words(joined[-1].text.rstrip(" "), *_kind(joined[-1]))
    return joined


def _kind(words: Words) -> tuple[bool, str, bool, bool]:
    return words.is_bold, words.link, words.is_described, words.is_raised


def _plain(words: Sequence[Words]) -> str:
    return "".join(part.text for part in words).strip()
