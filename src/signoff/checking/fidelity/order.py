"""Whether a file is read aloud as it is seen: the same letters and words, in the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from signoff.checking.fidelity.blocks import Block
from signoff.checking.fidelity.speech import read_aloud
from signoff.pdf.reading.document import Document, is_later
from signoff.pdf.reading.drawn import Glyphs
from signoff.pdf.reading.tree import Marked, Node

_GAP = re.compile(r"\s+")
_TIE = re.compile("\u00a0(?=[^ \n])")


def read_out_of_order(document: Document) -> Iterator[int]:
    """Yield each page, from 0, on which content is read in another order than it is written in.

    Footnotes stand at the foot of a page, written after everything else, and are read where they are cited, so each is
    followed by itself; what a page has gained since it was signed is not looked at.
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


def is_read_as_it_is_seen(document: Document, blocks: Sequence[Block]) -> bool:
    """Whether what is read of each block, and of what each page repeats, are the letters seen, in the same words.

    Who copies words from a page or searches it is given what stands for its letters, repeated ones included.
    """
    texts = [[run for page in block.shown for run in block.runs(page)] for block in blocks]
    return all(map(are_read_as_they_are_seen, (*texts, *_repeated(document))))


def _repeated(document: Document) -> Iterator[list[Glyphs]]:
    """Yield the letters of each page that belong to no element, those of one kind together."""
    for page in document.pages:
        artifacts = [one for one in (*page.drawn, *page.later) if isinstance(one, Glyphs) and one.owner.is_artifact]
        for tag in {one.owner.tag for one in artifacts}:
            yield [one for one in artifacts if one.owner.tag == tag]


def longest_gap(blocks: Sequence[Block]) -> int:
    """Return how many characters of white space stand in a row within a block, at the most."""
    texts = ("".join(run.text for page in block.shown for run in block.runs(page)) for block in blocks)
    return max((len(gap) for text in texts for gap in _GAP.findall(text.strip())), default=0)


def ties(blocks: Sequence[Block]) -> int:
    """Return how many spaces that tie words together stand within lines: a line may be broken anywhere beside them."""
    return sum(len(_TIE.findall(_lines(block))) for block in blocks)


def _lines(block: Block) -> str:
    """Return a block's text with a line feed before each line."""
    text, before = "", 0.0
    for run in (run for page in block.shown for run in block.runs(page)):
        text += run.text if abs(run.y - before) < 0.9 * float(run.size) else f"\n{run.text}"
        before = run.y
    return text


def are_read_as_they_are_seen(runs: Sequence[Glyphs]) -> bool:
    """Whether what is read of letters that stand together are these letters, in the same words."""
    if all(run.said is None for run in runs):
        return True
    return _words([run.text for run in runs]) == _words([read_aloud(run) for run in runs])


def _words(texts: Sequence[str]) -> list[str]:
    return "".join(texts).split()


def _pieces(document: Document, node: Node, note: str | None) -> Iterator[tuple[Marked, str | None]]:
    """Yield each piece of marked content with the name of the footnote that it belongs to, if any."""
    if is_later(document, node):
        return
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _pieces(document, kid, (kid.identifier or "") if kid.tag == "Note" and note is None else note)
        elif isinstance(kid, Marked):
            yield kid, note
