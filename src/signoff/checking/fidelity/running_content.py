"""What pages repeat: the head, "Page x of y", and a continued heading or a table's header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.blocks import HEADINGS, Block, Placement, placements_by_page
from signoff.checking.fidelity.geometry import ink_box, is_inked
from signoff.checking.fidelity.logical_text import plain_label, runs_of
from signoff.pdf.reading.document import Document, Page, is_later
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.structure_tree import Marked, Node

CONTINUED = "(continued)"
_SLACK = 0.3


def running_content_faults(document: Document, blocks: Sequence[Block]) -> Iterator[int]:
    """Yield each page, counted from 0, whose head, foot or repeated headings say what does not continue there."""
    head = _head_of(document)
    leading, by_page = _leading(document), placements_by_page(blocks)
    for number, page in enumerate(document.pages):
        foot = f"Page {number + 1} of {len(document.pages)}"
        is_framed = _words(_artifacts(page, "Footer")) == foot
        is_headed = _words(_artifacts(page, "Header")) == (head if number else "")
        part, repeatable = _continuing_part(blocks, number)
        is_said_before = _repeated(number, page, leading) in repeatable
        if not (is_framed and is_headed and is_said_before) or _is_misplaced(page, by_page.get(number, ()), part):
            yield number


def _is_misplaced(page: Page, placements: Sequence[Placement], part: int) -> bool:
    """Return whether a page's head, foot or a repeated heading is not where it belongs.

    The head must be above everything else and the foot below; a repeated heading must not be next to another part.
    `part` is the child of the document that continues from earlier pages, and may have its heading repeated.
    """
    runs = [run for run in page.drawn if isinstance(run, GlyphRun) and is_inked(run)]
    head, foot, repeated = (
        [ink_box(run) for run in runs if run.owner.is_artifact and run.owner.tag == kind]
        for kind in ("Header", "Footer", "Layout")
    )
    rest = [ink_box(run) for run in runs if not run.owner.is_artifact or run.owner.tag == "Layout"]
    if any(box[3] > low[1] + _SLACK for low in head for box in rest):
        return True
    if any(box[1] < high[3] - _SLACK for high in foot for box in (*rest, *head)):
        return True
    after = [
        placement.box
        for placement in placements
        if placement.block.context.part > part and not placement.block.context.is_note
    ]
    return any(box[3] > low[1] + _SLACK for low in repeated for box in after)


def _continuing_part(blocks: Sequence[Block], page: int) -> tuple[int, set[str]]:
    """Return the part of the document that continues from earlier pages, and the letters that it may repeat there.

    That is nothing, the part's heading, the header of the continued table, or both.
    """
    before = [block for block in blocks if not block.context.is_note and any(place < page for place in block.shown)]
    if not before:
        return -1, {""}
    last = before[-1].context
    table, row = (last.cell.table, last.cell.row) if last.cell is not None else (-1, -1)
    part_blocks = [block for block in blocks if block.context.part == last.part and not block.context.is_note]
    grid = [block for block in part_blocks if block.context.cell is not None and block.context.cell.table == table]
    is_form_row = part_blocks[0].tag not in HEADINGS
    heading = (
        part_blocks[0] if not is_form_row else next((block for block in grid if _row_of(block) == row), part_blocks[0])
    )
    label = plain_label(_letters_of(heading)) + CONTINUED
    header = "".join(_letters_of(block) for block in grid if _row_of(block) == 0 and block.tag == "TH")
    return last.part, {"", label, header, label + header}


def _row_of(block: Block) -> int:
    return block.context.cell.row if block.context.cell is not None else -1


def _letters_of(block: Block) -> str:
    """Return a block's letters without the numbers of footnotes, which are not repeated."""
    runs = [(page, run) for page in block.shown for run in block.runs(page)]
    return _letters([run for page, run in runs if (page, run.owner.number) not in block.citations])


def _leading(document: Document) -> set[tuple[int, int]]:
    """Return the pieces of marked content that are themselves headings or header cells."""
    nodes = (node for node in document.tree.walk() if node.tag in HEADINGS or node.tag == "TH")
    return {(piece.page, piece.number) for node in nodes for piece in node.pieces()}


def _head_of(document: Document) -> str:
    """Return the head of every page, as the first elements of the first page say it."""
    runs: list[GlyphRun] = []
    for kid in document.tree.kids:
        if not isinstance(kid, Node) or kid.tag != "P":
            break
        if not is_later(document, kid):
            runs += [run for piece in kid.kids if isinstance(piece, Marked) for run in runs_of(document, piece)]
    return _words(runs)


def _artifacts(page: Page, kind: str) -> list[GlyphRun]:
    return [run for run in page.drawn if isinstance(run, GlyphRun) and run.owner.is_artifact and run.owner.tag == kind]


def _repeated(number: int, page: Page, leading: set[tuple[int, int]]) -> str | None:
    """Return the repeated letters of a page; None where some come after content that is new on the page."""
    runs: list[GlyphRun] = []
    is_begun = False
    for item in page.drawn:
        if not isinstance(item, GlyphRun) or not item.text.strip():
            continue
        if item.owner.number is not None:
            is_begun = is_begun or (number, item.owner.number) not in leading
        elif item.owner.tag == "Layout":
            if is_begun:
                return None
            runs.append(item)
    return _letters(runs)


def _words(runs: Sequence[GlyphRun]) -> str:
    return " ".join("".join(run.text for run in runs).split())


def _letters(runs: Sequence[GlyphRun]) -> str:
    return "".join("".join(run.text for run in runs).split())
