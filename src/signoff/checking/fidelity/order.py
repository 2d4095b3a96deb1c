"""Whether a file is read aloud as it is seen: the same letters, in the order in which they stand on each page."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.checking.fidelity.speech import read_aloud, runs_of
from signoff.pdf.reading.document import Document, is_later
from signoff.pdf.reading.tree import Marked, Node


def read_out_of_order(document: Document) -> Iterator[int]:
    """Yield each page, from 0, on which content is read in another order than it is written in.

    Footnotes stand at the foot of a page and are read where they are cited, so they are followed by themselves; so is
    what a page has gained since it was signed.
    """
    last: dict[tuple[int, bool], int] = {}
    for piece, is_note in _pieces(document, document.tree, is_note=False):
        before = last.get((piece.page, is_note), -1)
        if piece.number < before:
            yield piece.page
            return
        last[piece.page, is_note] = piece.number


def is_read_as_it_is_seen(document: Document) -> bool:
    """Whether the letters that are read aloud are those that are seen, one for one, through the whole file."""
    seen, heard = [], []
    for piece in document.tree.pieces():
        for run in runs_of(document, piece):
            seen.append(run.text)
            heard.append(read_aloud(run))
    return _letters(seen) == _letters(heard)


def _pieces(document: Document, node: Node, *, is_note: bool) -> Iterator[tuple[Marked, bool]]:
    if is_later(document, node):
        return
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _pieces(document, kid, is_note=is_note or kid.tag == "Note")
        elif isinstance(kid, Marked):
            yield kid, is_note


def _letters(texts: list[str]) -> str:
    return "".join("".join(texts).split())
