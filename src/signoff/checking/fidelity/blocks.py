"""The blocks of a file: paragraphs, headings, cells, labels and figures, each with where it stands on its pages.

A block is what one element says by itself, with the links and check boxes within its lines. Which section, table and
list it belongs to is known of it; where it lies follows from what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from signoff.checking.fidelity.geometry import ink_box, is_accent, is_inked
from signoff.pdf.reading.document import Document, is_later
from signoff.pdf.reading.drawn import Glyphs, Picture, Rectangle, Shapes
from signoff.pdf.reading.tree import INLINE, Marked, Node

Shown = Glyphs | Shapes | Picture
HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
ROW_HEADING = "H2"
"""The heading of a row of the form."""

_GROUPS = frozenset({"Document", "Sect", "Table", "TR", "L", "LI", "LBody", "Note"})


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block is in a table: the table's number in the file, row and column, from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Context:
    """What a block belongs to: which child of the document, a cell, a footnote, the item of a list and its side.

    `item` is the number of the innermost item in the file, -1 for none; `is_label` whether it is that item's label.
    """

    part: int = 0
    cell: Cell | None = None
    is_note: bool = False
    item: int = -1
    is_label: bool = False


@dataclass(eq=False, slots=True)
class Block:
    """A block: its element's type, its context, and what it shows on each of its pages, in order.

    `pages` are those of its pieces in the order in which they are read, and `citations` the pages and numbers of those
    that are numbers of footnotes.
    """

    tag: str
    context: Context
    shown: dict[int, list[Shown]] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    citations: set[tuple[int, int | None]] = field(default_factory=set)

    def runs(self, page: int) -> list[Glyphs]:
        """Return its runs of letters on a page, white space alone included."""
        return [one for one in self.shown.get(page, ()) if isinstance(one, Glyphs)]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on a page: the room of its ink, and the baseline of its first line."""

    block: Block
    box: Rectangle
    first: float


def blocks_of(document: Document) -> list[Block]:
    """Return a file's blocks in reading order, without what pages have gained since they were signed."""
    return _Gatherer(document).gather()


def placed_by_page(blocks: Sequence[Block]) -> dict[int, list[Placed]]:
    """Return the blocks that show something on each page, in reading order."""
    found: dict[int, list[Placed]] = {}
    for block in blocks:
        for page in block.shown:
            placed = _placed(block, page)
            if placed is not None:
                found.setdefault(page, []).append(placed)
    return found


def _placed(block: Block, page: int) -> Placed | None:
    boxes: list[Rectangle] = []
    first: float | None = None
    space: float | None = None
    for one in block.shown.get(page, ()):
        if isinstance(one, Glyphs):
            if not is_inked(one):
                space = one.y
                continue
            if first is None:  # an accent is lifted; one without a letter stands on a space
                first = space if space is not None and is_accent(one) else one.y
            if not is_accent(one):
                boxes.append(ink_box(one))
        else:
            boxes.append(_extent(one))
            first = boxes[-1][3] if first is None else first
    if first is None or not boxes:
        return None
    left, bottom = min(one[0] for one in boxes), min(one[1] for one in boxes)
    return Placed(block, (left, bottom, max(one[2] for one in boxes), max(one[3] for one in boxes)), first)


def _extent(one: Shapes | Picture) -> Rectangle:
    """Return the room of a picture, or of a mark's ink."""
    if isinstance(one, Picture):
        return one.box
    points = [point for shape in one.shapes for point in shape]
    if not points:
        return one.room
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, bottom, right, top = one.room
    return max(left, min(xs)), max(bottom, min(ys)), min(right, max(xs)), min(top, max(ys))


class _Gatherer:
    """Walks the tree and gathers what each block shows."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks: list[Block] = []
        self._tables = 0
        self._items = 0
        self._shown: Mapping[Marked, list[Shown]] = _by_piece(document)

    def gather(self) -> list[Block]:
        is_head, part = True, 0
        for kid in self._document.tree.kids:
            if isinstance(kid, Node):
                is_head = is_head and kid.tag == "P"
                part += not is_head
                self._group(kid, Context(part))
        return self._blocks

    def _group(self, node: Node, context: Context) -> None:
        """Walk an element that is no block, or note one that is."""
        if node.tag not in _GROUPS and not (node.tag in ("TD", "TH") and _has_paragraphs(node)):
            self._note(node, context)
            return
        for place, kid in enumerate(_elements(node)):
            self._group(kid, self._inside(node, place, kid, context))

    def _inside(self, node: Node, place: int, kid: Node, context: Context) -> Context:
        """Return the context of an element's kid, the `place`th of them."""
        part = context.part
        if node.tag == "Table":
            self._tables += not place
            return Context(part, Cell(self._tables, place, 0), context.is_note)
        if node.tag == "TR" and context.cell is not None:
            return Context(part, Cell(context.cell.table, context.cell.row, place), context.is_note)
        if node.tag == "LI" and kid.tag in ("Lbl", "LBody"):
            self._items += not place
            return Context(part, None, context.is_note, self._items, kid.tag == "Lbl")
        if node.tag == "Note":
            return Context(part, None, True, context.item, kid.tag == "Lbl")
        if kid.tag == "Note":
            self._items += 1
            return Context(part, None, True, self._items)
        return context

    def _note(self, node: Node, context: Context) -> None:
        if is_later(self._document, node):
            return
        block = Block(node.tag, context)
        for piece in node.pieces():
            block.shown.setdefault(piece.page, []).extend(self._shown.get(piece, ()))
            block.pages.append(piece.page)
        for one in node.walk():
            if one.tag == "Reference":
                block.citations |= {(piece.page, piece.number) for piece in one.pieces()}
        self._blocks.append(block)


def _elements(node: Node) -> Iterator[Node]:
    return (kid for kid in node.kids if isinstance(kid, Node))


def _has_paragraphs(node: Node) -> bool:
    return any(kid.tag not in INLINE for kid in _elements(node))


def _by_piece(document: Document) -> dict[Marked, list[Shown]]:
    """Return what each piece of marked content shows."""
    found: dict[Marked, list[Shown]] = {}
    for number, page in enumerate(document.pages):
        for one in page.drawn:
            if isinstance(one, Shown) and one.owner.number is not None:
                found.setdefault(Marked(number, one.owner.number), []).append(one)
    return found
