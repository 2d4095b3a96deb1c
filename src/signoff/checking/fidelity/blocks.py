"""The blocks of a file: paragraphs, headings, cells, labels and figures, each with its placement on its pages.

A block is what one element says by itself, with the links and check boxes within its lines. Its section, table and list
come from the structure; its place comes from what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from signoff.checking.fidelity.geometry import ink_box, is_accent, is_inked
from signoff.pdf.reading.document import Document, is_later
from signoff.pdf.reading.drawn_items import GlyphRun, Picture, Rectangle, Shapes
from signoff.pdf.reading.structure_tree import GROUPS, INLINE, Marked, Node

BlockContent = GlyphRun | Shapes | Picture
HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
BOXES = frozenset({"Form", "Figure"})
"""What a check box is within a line; in earlier layouts a picture, as a mark is outside of any."""

ROW_HEADING = "H2"
"""The heading of a row of the form."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A block's place in a table: the table's number in the file, row and column, from 0.

    Columns of check boxes side by side are a table of one row.
    """

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Context:
    """What a block belongs to: a child of the document, a table cell, a footnote, an item of a list.

    `item` is the number of the innermost item in the file, -1 for none; `is_label` says whether the block is its label.
    """

    part: int = 0
    cell: Cell | None = None
    is_note: bool = False
    item: int = -1
    is_label: bool = False


@dataclass(eq=False, slots=True)
class Block:
    """A block: its element's type, its context, and what it shows on each of its pages, in order.

    `pages` are those of its pieces in reading order, and `citations` the pages and numbers of the pieces that are
    numbers of footnotes.
    """

    tag: str
    context: Context
    shown: dict[int, list[BlockContent]] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    citations: set[tuple[int, int | None]] = field(default_factory=set)

    def runs(self, page: int) -> list[GlyphRun]:
        """Return the block's runs of letters on a page, including those of white space only."""
        return [run for run in self.shown.get(page, ()) if isinstance(run, GlyphRun)]


@dataclass(frozen=True, slots=True)
class Placement:
    """A block on a page: the box of its ink, and the baseline of its first line."""

    block: Block
    box: Rectangle
    first: float


def blocks_of(document: Document) -> list[Block]:
    """Return a file's blocks in reading order, without the later content of its pages."""
    return _Gatherer(document).gather()


def placements_by_page(blocks: Sequence[Block]) -> dict[int, list[Placement]]:
    """Return the placements of blocks that show something on each page, in reading order."""
    by_page: dict[int, list[Placement]] = {}
    for block in blocks:
        for page in block.shown:
            placement = _placement(block, page)
            if placement is not None:
                by_page.setdefault(page, []).append(placement)
    return by_page


def _placement(block: Block, page: int) -> Placement | None:
    boxes: list[Rectangle] = []
    first: float | None = None
    space: float | None = None
    for item in block.shown.get(page, ()):
        if isinstance(item, GlyphRun):
            if not is_inked(item):
                space = item.y
                continue
            if first is None:  # an accent is raised; one without a letter is on a space
                first = space if space is not None and is_accent(item) else item.y
            if not is_accent(item):
                boxes.append(ink_box(item))
        else:
            boxes.append(_extent(item))
            first = boxes[-1][3] if first is None else first
    if first is None or not boxes:
        return None
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return Placement(block, (left, bottom, max(box[2] for box in boxes), max(box[3] for box in boxes)), first)


def _extent(item: Shapes | Picture) -> Rectangle:
    """Return the box of a picture, or of a mark's ink."""
    if isinstance(item, Picture):
        return item.box
    points = [point for shape in item.shapes for point in shape]
    if not points:
        return item.clip
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, bottom, right, top = item.clip
    return max(left, min(xs)), max(bottom, min(ys)), min(right, max(xs)), min(top, max(ys))


class _Gatherer:
    """Walks the structure tree and collects what each block shows."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks: list[Block] = []
        self._tables = 0
        self._items = 0
        self._shown: Mapping[Marked, list[BlockContent]] = _by_piece(document)

    def gather(self) -> list[Block]:
        is_head, part = True, 0
        for kid in self._document.tree.kids:
            if isinstance(kid, Node):
                is_head = is_head and kid.tag == "P"
                part += not is_head
                self._walk(kid, Context(part))
        return self._blocks

    def _walk(self, node: Node, context: Context) -> None:
        """Walk an element that is not a block, or add one that is."""
        if node.tag not in GROUPS and not (node.tag in ("TD", "TH") and _has_paragraphs(node)):
            self._add_block(node, context)
            return
        for place, kid in enumerate(_elements(node)):
            self._walk(kid, self._context_of(node, place, kid, context))

    def _context_of(self, node: Node, place: int, kid: Node, context: Context) -> Context:
        """Return the context of an element's kid at this position."""
        part = context.part
        if kid.tag == "Div":
            self._tables += not any(before.tag == "Div" for before in list(_elements(node))[:place])
            return Context(part, Cell(self._tables, 0, place), context.is_note)
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

    def _add_block(self, node: Node, context: Context) -> None:
        if is_later(self._document, node):
            return
        block = Block(node.tag, context)
        for piece in node.pieces():
            block.shown.setdefault(piece.page, []).extend(self._shown.get(piece, ()))
            block.pages.append(piece.page)
        for child in node.walk():
            if child.tag == "Reference":
                block.citations |= {(piece.page, piece.number) for piece in child.pieces()}
        self._blocks.append(block)


def _elements(node: Node) -> Iterator[Node]:
    return (kid for kid in node.kids if isinstance(kid, Node))


def _has_paragraphs(node: Node) -> bool:
    return any(kid.tag not in INLINE for kid in _elements(node))


def _by_piece(document: Document) -> dict[Marked, list[BlockContent]]:
    """Return what each piece of marked content shows."""
    by_piece: dict[Marked, list[BlockContent]] = {}
    for number, page in enumerate(document.pages):
        for item in page.drawn:
            if isinstance(item, BlockContent) and item.owner.number is not None:
                by_piece.setdefault(Marked(number, item.owner.number), []).append(item)
    return by_piece
