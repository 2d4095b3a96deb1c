"""Whether a file is read aloud as it is seen: the same letters and words, in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.blocks import Block
from signoff.checking.fidelity.logical_text import spoken_text
from signoff.pdf.reading.document import Document, is_later
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.structure_tree import Marked, Node

_GAP = re.compile(r"\s+")
_TIE = re.compile("\u00a0(?=[^ \n])")


def pages_out_of_order(document: Document) -> Iterator[int]:
    """Yield each page, counted from 0, on which content is read in another order than it is written in.

    Footnotes are at the foot of a page, written last, and are read where they are cited, so each is only compared with
    itself; later content is ignored.
    """
    last: dict[tuple[int, str | None], int] = {}
    first_note: dict[int, int] = {}
    for piece, note in _pieces(document, document.tree, None):
        if piece.number < last.get((piece.page, note), -1):
            yield piece.page
            return
        last[piece.page, note] = piece.number
        if note is not None:
            first_note[piece.page] = min(piece.number, first_note.get(piece.page, piece.number))
    for page, number in first_note.items():
        if number < last.get((page, None), -1):
            yield page


def reads_as_shown(document: Document, blocks: Sequence[Block]) -> bool:
    """Return whether each block, and what each page repeats, is read aloud as the letters shown, in the same words.

    A person who copies or searches words gets the text that replaces the letters, including repeated ones.
    """
    texts = [[run for page in block.shown for run in block.runs(page)] for block in blocks]
    return all(map(runs_read_as_shown, (*texts, *_repeated(document))))


def _repeated(document: Document) -> Iterator[list[GlyphRun]]:
    """Yield the letters of each page that belong to no element, grouped by kind."""
    for page in document.pages:
        artifacts = [run for run in (*page.drawn, *page.later) if isinstance(run, GlyphRun) and run.owner.is_artifact]
        for tag in {run.owner.tag for run in artifacts}:
            yield [run for run in artifacts if run.owner.tag == tag]


def longest_gap(blocks: Sequence[Block]) -> int:
    """Return the largest number of consecutive white space characters within a block."""
    texts = ("".join(run.text for page in block.shown for run in block.runs(page)) for block in blocks)
    return max((len(gap) for text in texts for gap in _GAP.findall(text.strip())), default=0)


def count_ties(blocks: Sequence[Block]) -> int:
    """Return how many no-break spaces are within lines; a line may be broken at any other space."""
    return sum(len(_TIE.findall(_lines(block))) for block in blocks)


def _lines(block: Block) -> str:
    """Return a block's text with a line feed before each line."""
    text, before = "", 0.0
    for run in (run for page in block.shown for run in block.runs(page)):
        text += run.text if abs(run.y - before) < 0.9 * float(run.size) else f"\n{run.text}"
        before = run.y
    return text


def runs_read_as_shown(runs: Sequence[GlyphRun]) -> bool:
    """Return whether runs that belong together are read aloud as their letters, in the same words."""
    if all(run.actual_text is None for run in runs):
        return True
    return _words([run.text for run in runs]) == _words([spoken_text(run) for run in runs])


def _words(texts: Sequence[str]) -> list[str]:
    return "".join(texts).split()


def _pieces(document: Document, node: Node, note: str | None) -> Iterator[tuple[Marked, str | None]]:
    """Yield each piece of marked content with the identifier of the footnote that it belongs to, if any."""
    if is_later(document, node):
        return
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _pieces(document, kid, (kid.identifier or "") if kid.tag == "Note" and note is None else note)
        elif isinstance(kid, Marked):
            yield kid, note
