"""What pages repeat: the head, "Page x of y", and what goes on from the page before: a heading, a table's header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.blocks import HEADINGS, Block, Placed, placed_by_page
from signoff.checking.fidelity.geometry import ink_box, is_inked
from signoff.checking.fidelity.speech import plain_label, runs_of
from signoff.pdf.reading.document import Document, Page, is_later
from signoff.pdf.reading.drawn import Glyphs
from signoff.pdf.reading.tree import Marked, Node

CONTINUED = "(continued)"
_SLACK = 0.3


def strange_repetition(document: Document, blocks: Sequence[Block]) -> Iterator[int]:
    """Yield each page, from 0, whose head, foot or repeated headings say what does not go on there."""
    head = _head_of(document)
    leading, placed = _leading(document), placed_by_page(blocks)
    for number, page in enumerate(document.pages):
        foot = f"Page {number + 1} of {len(document.pages)}"
        is_framed = _words(_artifacts(page, "Footer")) == foot
        is_headed = _words(_artifacts(page, "Header")) == (head if number else "")
        part, repeatable = _going_on(blocks, number)
        is_said_before = _repeated(number, page, leading) in repeatable
        if not (is_framed and is_headed and is_said_before) or _is_astray(page, placed.get(number, ()), part):
            yield number


def _is_astray(page: Page, placed: Sequence[Placed], part: int) -> bool:
    """Whether the head of a page is not above everything else, its foot not below, or a heading beside another part.

    `part` is the child of the document that goes on from the pages before, and may be headed again.
    """
    runs = [one for one in page.drawn if isinstance(one, Glyphs) and is_inked(one)]
    head, foot, repeated = (
        [ink_box(one) for one in runs if one.owner.is_artifact and one.owner.tag == kind]
        for kind in ("Header", "Footer", "Layout")
    )
    rest = [ink_box(one) for one in runs if not one.owner.is_artifact or one.owner.tag == "Layout"]
    if any(one[3] > low[1] + _SLACK for low in head for one in rest):
        return True
    if any(one[1] < high[3] - _SLACK for high in foot for one in (*rest, *head)):
        return True
    after = [one.box for one in placed if one.block.context.part > part and not one.block.context.is_note]
    return any(one[3] > low[1] + _SLACK for low in repeated for one in after)


def _going_on(blocks: Sequence[Block], page: int) -> tuple[int, set[str]]:
    """Return the part of the document that goes on from the pages before one, and the letters that it may repeat there.

    That is nothing, the part's heading, the header of the table that goes on, or both.
    """
    before = [one for one in blocks if not one.context.is_note and any(place < page for place in one.shown)]
    if not before:
        return -1, {""}
    last = before[-1].context
    table, row = (last.cell.table, last.cell.row) if last.cell is not None else (-1, -1)
    held = [one for one in blocks if one.context.part == last.part and not one.context.is_note]
    grid = [one for one in held if one.context.cell is not None and one.context.cell.table == table]
    is_form_row = held[0].tag not in HEADINGS
    heading = held[0] if not is_form_row else next((one for one in grid if _row_of(one) == row), held[0])
    label = plain_label(_letters_of(heading)) + CONTINUED
    header = "".join(_letters_of(one) for one in grid if _row_of(one) == 0 and one.tag == "TH")
    return last.part, {"", label, header, label + header}


def _row_of(block: Block) -> int:
    return block.context.cell.row if block.context.cell is not None else -1


def _letters_of(block: Block) -> str:
    """Return a block's letters without the numbers of footnotes, which are not repeated."""
    placed = [(page, run) for page in block.shown for run in block.runs(page)]
    return _letters([run for page, run in placed if (page, run.owner.number) not in block.citations])


def _leading(document: Document) -> set[tuple[int, int]]:
    """Return the pieces of marked content that are headings, or header cells, themselves."""
    nodes = (node for node in document.tree.walk() if node.tag in HEADINGS or node.tag == "TH")
    return {(one.page, one.number) for node in nodes for one in node.pieces()}


def _head_of(document: Document) -> str:
    """Return the head of every page, as the first elements of the first page say it."""
    said: list[Glyphs] = []
    for kid in document.tree.kids:
        if not isinstance(kid, Node) or kid.tag != "P":
            break
        if not is_later(document, kid):
            said += [run for one in kid.kids if isinstance(one, Marked) for run in runs_of(document, one)]
    return _words(said)


def _artifacts(page: Page, kind: str) -> list[Glyphs]:
    return [one for one in page.drawn if isinstance(one, Glyphs) and one.owner.is_artifact and one.owner.tag == kind]


def _repeated(number: int, page: Page, leading: set[tuple[int, int]]) -> str | None:
    """Return the repeated letters of a page; None where some come after what the page says for the first time."""
    runs: list[Glyphs] = []
    is_begun = False
    for one in page.drawn:
        if not isinstance(one, Glyphs) or not one.text.strip():
            continue
        if one.owner.number is not None:
            is_begun = is_begun or (number, one.owner.number) not in leading
        elif one.owner.tag == "Layout":
            if is_begun:
                return None
            runs.append(one)
    return _letters(runs)


def _words(runs: Sequence[Glyphs]) -> str:
    return " ".join("".join(one.text for one in runs).split())


def _letters(runs: Sequence[Glyphs]) -> str:
    return "".join("".join(one.text for one in runs).split())
