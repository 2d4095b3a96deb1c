"""Whether every link is on its own words, is named by them, and leads where they say.

Links inside a file lead from a footnote's number to the note and back; the outline's headings lead to their sections.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from signoff.checking.fidelity.geometry import is_accent, is_inked, overlap, shrink
from signoff.checking.fidelity.logical_text import plain_label, runs_of
from signoff.pdf.reading.annotations import Annotation, Point
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn_items import GlyphRun, Rectangle
from signoff.pdf.reading.structure_tree import Annotated, Marked, Node

_MARGIN = 2.6
"""How far a link may extend beyond its words, in points."""

NAMED_WHOLE = 3
"""The first layout in which a link over several lines is named by all its words."""

_ABOVE = 40.0
"""How far above its words a link or an outline heading may lead, in points, so that they are seen whole."""


def misplaced_links(document: Document) -> Iterator[int]:
    """Yield the page, from 0, of each link that is not on its own words, or overlaps another link."""
    for node in document.tree.walk():
        own_pieces = {(kid.page, kid.number) for kid in node.kids if isinstance(kid, Marked)}
        for kid in node.kids:
            if not isinstance(kid, Annotated):
                continue
            link = _annotation(document, kid)
            is_on_its_words = link.is_seal_place or _lies_on(_rectangle(link), kid.page, own_pieces, document)
            if link.is_seal_place != (node.tag == "Form") or not is_on_its_words:
                yield kid.page
        if node.tag == "Link":
            yield from _split_on_one_line(document, node)
    for number, page in enumerate(document.pages):
        before: list[Rectangle] = []
        for link in page.annotations:
            room = shrink(_rectangle(link))
            if any(overlap(room, earlier) for earlier in before):
                yield number
                break
            before += [] if link.is_seal_place else [room]


def _split_on_one_line(document: Document, node: Node) -> Iterator[int]:
    """Yield the page of a link whose words on one line are split, so that each part could have its own underline."""
    before: set[tuple[int, float]] = set()
    for piece in node.pieces():
        lines = {(piece.page, run.y) for run in runs_of(document, piece) if is_inked(run) and not is_accent(run)}
        if lines & before:
            yield piece.page
        before |= lines


def misleading_links(document: Document, layout: int) -> Iterator[int]:
    """Yield the page, from 0, of each link that is not named by its words, or leads elsewhere in the file.

    A link over several lines is named by all its words on each, but in earlier layouts by those of the line.
    """
    notes = dict(_notes(document))
    for node, note in _links(document.tree, None):
        annotations = [kid for kid in node.kids if isinstance(kid, Annotated)]
        links = [_annotation(document, kid) for kid in annotations]
        words = _letters("".join(run.text for run in _runs(document, node)))
        if any(link.point is None for link in links):
            texts = _texts(document, node)
            if not 0 < layout < NAMED_WHOLE:
                texts = ["".join(texts)] * len(links)
            if not all(_is_named_by(link, text) for link, text in zip(links, texts, strict=True)):
                yield annotations[0].page
            continue
        target = notes.get(f"note-{words}")
        targets = [] if target is None else target.citations if note is not None else target.tops
        for kid, link in zip(annotations, links, strict=True):
            if not any(page == kid.page and _leads_to(link.point, page, y) for page, y in targets):
                yield kid.page


def _texts(document: Document, node: Node) -> list[str]:
    """Return the words before each annotation of a link, which has one for each of its lines."""
    texts, text = [], ""
    for kid in node.kids:
        if isinstance(kid, Annotated):
            texts.append(text)
            text = ""
        elif isinstance(kid, Marked):
            text += "".join(run.text for run in runs_of(document, kid))
    return [*texts[:-1], texts[-1] + text] if texts else []


def _is_named_by(link: Annotation, text: str) -> bool:
    """Return whether a link is named by its words, with the same white space, or by its address if it has none."""
    return link.words.split() == text.split() or (not text.strip() and link.words == link.address)


def has_misleading_outline(document: Document) -> bool:
    """Return whether a heading of the outline leads elsewhere than to the start of its section."""
    headings = [node for node in document.tree.walk() if node.tag in ("H2", "TH")]
    sections = [
        (plain_label(_plain(document, node)), top) for node in headings if (top := _top(document, node)) is not None
    ]
    left = iter(sections)
    for title, point in document.outline:
        words = _letters(title)
        section = next((candidate for candidate in left if candidate[0] == words), None)
        if section is None or not _leads_to(point, *section[1]):
            return True
    return False


def _plain(document: Document, node: Node) -> str:
    """Return an element's letters without footnotes and their numbers."""
    letters = ""
    for kid in node.kids:
        if isinstance(kid, Marked):
            letters += _letters("".join(run.text for run in runs_of(document, kid)))
        elif isinstance(kid, Node) and kid.tag not in ("Reference", "Note"):
            letters += _plain(document, kid)
    return letters


@dataclass(frozen=True, slots=True)
class _Note:
    """Where a footnote is, and where it is cited: pages from 0, and the baseline of the first words there."""

    tops: list[tuple[int, float]]
    citations: list[tuple[int, float]]


def _notes(document: Document) -> Iterator[tuple[str, _Note]]:
    cited: dict[str, list[tuple[int, float]]] = {}
    for node, note in _links(document.tree, None):
        top = _top(document, node)
        if note is None and top is not None and any(isinstance(kid, Annotated) for kid in node.kids):
            cited.setdefault(_letters("".join(run.text for run in _runs(document, node))), []).append(top)
    for node in document.tree.walk():
        if node.tag == "Note" and node.identifier is not None:
            tops: dict[int, float] = {}
            for run, page in _placed_runs(document, node):
                tops.setdefault(page, run.y)
            yield node.identifier, _Note(list(tops.items()), cited.get(node.identifier.removeprefix("note-"), []))


def _links(node: Node, note: str | None) -> Iterator[tuple[Node, str | None]]:
    """Yield each link that leads somewhere, with the identifier of the footnote that it is in, if any."""
    if node.tag == "Link" and any(isinstance(kid, Annotated) for kid in node.kids):
        yield node, note
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _links(kid, kid.identifier if kid.tag == "Note" else note)


def _leads_to(point: Point | None, page: int, y: float) -> bool:
    return point is not None and point[0] == page and -2.0 <= float(point[2]) - y <= _ABOVE


def _top(document: Document, node: Node) -> tuple[int, float] | None:
    """Return the page and the baseline of an element's first words, or None for one without words."""
    return next(((page, run.y) for run, page in _placed_runs(document, node) if run.text.strip()), None)


def _runs(document: Document, node: Node) -> Iterator[GlyphRun]:
    return (run for run, _ in _placed_runs(document, node))


def _placed_runs(document: Document, node: Node) -> Iterator[tuple[GlyphRun, int]]:
    for piece in node.pieces():
        for run in runs_of(document, piece):
            yield run, piece.page


def _letters(words: str) -> str:
    return "".join(words.split())


def _annotation(document: Document, kid: Annotated) -> Annotation:
    return document.pages[kid.page].annotations[kid.place]


def _rectangle(link: Annotation) -> Rectangle:
    left, bottom, right, top = (float(value) for value in link.rect)
    return left, bottom, right, top


def _lies_on(link: Rectangle, page: int, own_pieces: set[tuple[int, int]], document: Document) -> bool:
    letters = [
        item.box
        for item in document.pages[page].drawn
        if isinstance(item, GlyphRun) and item.owner.number is not None and (page, item.owner.number) in own_pieces
    ]
    wide = link[0] - 0.1, link[1], link[2] + 0.1, link[3]  # a link on an accent only has no width
    touched = [box for box in letters if overlap(box, wide)]
    if not touched:
        return False
    left, bottom = min(box[0] for box in touched), min(box[1] for box in touched)
    right, top = max(box[2] for box in touched), max(box[3] for box in touched)
    room = (left - _MARGIN, bottom - _MARGIN, right + _MARGIN, top + _MARGIN)
    return room[0] < link[0] and room[1] < link[1] and link[2] < room[2] and link[3] < room[3]
