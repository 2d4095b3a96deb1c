"""Today's pages in the structure of earlier layouts, so that a file of theirs can be compared with them.

Files of the layouts 1 and 2 have check boxes as pictures, in a table that begins the form; the words of a signature and
a date apart from their labels; exempt texts without a heading or an end; tables
without names of rows; footnotes before the answers; no abbreviations in full; the whole subject in the title; and no
bookmark for the dates that follow. The words are the same, but for those that today's layout has gained.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from signoff.notice.form.form_file import form_of
from signoff.notice.record.record import Record
from signoff.pdf.exempt import WITHHELD
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.structure_tree import Kid, Node
from signoff.pdf.sheet import NONE_YET, NOT_SELECTED, SELECTED
from signoff.pdf.timeline import HEADING
from signoff.pdf.titles import title_before_layout_3

FIRST = 3
"""The first layout that has today's structure."""

_GRID = 2
"""How many rows of the form were one table: the types of decision, and the bands of value."""


def in_structure_of(layout: int, ours: Document, record: Record) -> Document:
    """Return pages of this program as those of a layout would be read out; they change only for an earlier one."""
    if not 0 < layout < FIRST:
        return ours
    title = title_before_layout_3(record, form_of(record.terms))
    outline = ours.outline[:-1] if ours.outline and ours.outline[-1][0] == HEADING else ours.outline
    tree = replace(ours.tree, kids=tuple(_Earlier(ours).document(ours.tree.kids)))
    return replace(ours, tree=tree, outline=outline, description=replace(ours.description, title=title))


class _Earlier:
    """Puts elements in the earlier structure."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def document(self, kids: Sequence[Kid]) -> Iterator[Kid]:
        """Yield the parts of the document; rows of check boxes that follow each other are one table."""
        rows: list[Kid] = []
        for kid in kids:
            if _is_choice_row(kid) and len(rows) < _GRID:
                rows.append(self._grid_row(kid, is_first=not rows))
                continue
            if rows:
                yield _node("Table", rows)
                rows = []
            yield from self._kids([kid], is_inside=False)
        if rows:
            yield _node("Table", rows)

    def _grid_row(self, section: Kid, *, is_first: bool) -> Node:
        """Return a row of check boxes: its label with the label's notes, and a cell for each column."""
        if not isinstance(section, Node):
            raise TypeError("a row of check boxes is an element")
        heading, *others = section.kids
        label = replace(heading, tag="P") if isinstance(heading, Node) else heading
        notes = [kid for kid in others if isinstance(kid, Node) and kid.tag != "Div"]
        cells = [_node("TH", [label, *self._kids(notes)], "Table", "Row")]
        for column in others:
            if isinstance(column, Node) and column.tag == "Div":
                boxes = list(self._kids(column.kids))
                cells.append(_node("TH", boxes, "Table", "Column") if is_first else _node("TD", boxes))
        return _node("TR", cells)

    def _kids(self, kids: Sequence[Kid], *, is_inside: bool = True) -> Iterator[Kid]:
        """Yield what an element holds; `is_inside` says whether a section in it is an exempt part."""
        kids = _with_notes_first(kids)
        for place, kid in enumerate(kids):
            if not isinstance(kid, Node):
                yield kid
            elif kid.expansion is not None:
                yield from kid.kids
            elif kid.tag == "Sect" and is_inside:
                yield from self._exempt(kid)
            elif _is_signed_paragraph(kid):
                yield from self._apart(kid, kids[place + 1 : place + 2])
            elif _is(kid, "Figure") and place and _is_signed_paragraph(kids[place - 1]):
                continue  # a mark, which came between the label and the words
            else:
                yield self._node(kid)

    def _node(self, node: Node) -> Node:
        kids = tuple(self._kids(node.kids))
        if node.tag == "Form" and node.alt is not None:
            alt = SELECTED if node.attributes[-1:] == ("on",) else NOT_SELECTED  # without the name of its type
            return replace(node, tag="Figure", alt=alt, attributes=(), kids=kids)
        if node.attributes == ("Table", "Row"):
            return replace(node, tag="TD", attributes=(), kids=kids)
        return replace(node, kids=kids)

    def _apart(self, paragraph: Node, following: Sequence[Kid]) -> Iterator[Kid]:
        """Yield a label, the mark that follows, if any, and the label's words, as paragraphs of their own."""
        label, *words = [_node("P", list(self._kids(kid.kids))) for kid in paragraph.kids if isinstance(kid, Node)]
        yield label
        yield from (self._node(kid) for kid in following if isinstance(kid, Node) and kid.tag == "Figure")
        yield from words

    def _exempt(self, part: Node) -> Iterator[Kid]:
        """Yield the paragraphs of an exempt part: its heading as one of them, and no end."""
        heading, *others = part.kids
        if isinstance(heading, Node):
            yield replace(heading, tag="P", kids=tuple(self._kids(heading.kids)))
            is_withheld = self._words(heading).startswith(WITHHELD)
            yield from self._kids(others if is_withheld else others[:-1])

    def _words(self, node: Node) -> str:
        pieces = {(piece.page, piece.number) for piece in node.pieces()}
        return "".join(
            item.text
            for page in {page for page, _ in pieces}
            for item in self._document.pages[page].drawn
            if isinstance(item, GlyphRun) and (page, item.owner.number) in pieces
        )


def _with_notes_first(kids: Sequence[Kid]) -> list[Kid]:
    """Return what an element holds with each footnote right after what cites it."""
    ordered: list[Kid] = []
    after = 0
    for kid in kids:
        if _is(kid, "Note"):
            ordered.insert(after, kid)
            after += 1
            continue
        ordered.append(kid)
        if isinstance(kid, Node) and any(below.tag == "Reference" for below in kid.walk()):
            after = len(ordered)
    return ordered


def _node(tag: str, kids: Sequence[Kid], *attributes: str) -> Node:
    return Node(tag, None, None, attributes, tuple(kids))


def _is_choice_row(kid: Kid) -> bool:
    return isinstance(kid, Node) and kid.tag == "Sect" and any(_is(below, "Div") for below in kid.kids)


def _is(kid: Kid | None, tag: str) -> bool:
    return isinstance(kid, Node) and kid.tag == tag


def _is_signed_paragraph(kid: Kid) -> bool:
    """Return whether it is a label of a signature with its words: only there do spans expand nothing."""
    return (
        isinstance(kid, Node)
        and kid.tag == "P"
        and any(isinstance(below, Node) and below.tag == "Span" and _is_label(below) for below in kid.kids)
    )


def _is_label(span: Node) -> bool:
    """Return whether a span expands nothing, or says only that what it names is still to come."""
    return span.expansion is None or span.expansion.endswith(NONE_YET)
