"""Whether every link lies on the words that it belongs to, is called by them, and leads where they say.

Links inside a file lead from a footnote's number to the note and back; the outline's headings lead to their sections.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from signoff.checking.fidelity.geometry import inner, is_accent, is_inked, meets
from signoff.checking.fidelity.speech import plain_label, runs_of
from signoff.pdf.reading.annotations import Annotation, Point
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.drawn import Glyphs, Rectangle
from signoff.pdf.reading.tree import Annotated, Marked, Node

_MARGIN = 2.6
"""How far a link may reach beyond its words, in points."""

_ABOVE = 40.0
"""How far above its words a link or a heading of the outline may lead, in points, so that they are seen whole."""


def misplaced_links(document: Document) -> Iterator[int]:
    """Yield the page, from 0, of each link that lies on other words than its own, or on another link, or on none."""
    for node in document.tree.walk():
        own = {(kid.page, kid.number) for kid in node.kids if isinstance(kid, Marked)}
        for kid in node.kids:
            if not isinstance(kid, Annotated):
                continue
            link = _annotation(document, kid)
            is_on_its_words = link.is_seal_place or _lies_on(_rectangle(link), kid.page, own, document)
            if link.is_seal_place != (node.tag == "Form") or not is_on_its_words:
                yield kid.page
        if node.tag == "Link":
            yield from _twice_on_a_line(document, node)
    for number, page in enumerate(document.pages):
        before: list[Rectangle] = []
        for link in page.annotations:
            room = inner(_rectangle(link))
            if any(meets(room, one) for one in before):
                yield number
                break
            before += [] if link.is_seal_place else [room]


def _twice_on_a_line(document: Document, node: Node) -> Iterator[int]:
    """Yield the page of a link whose words on one line are in parts, each of which could have a line of its own."""
    before: set[tuple[int, float]] = set()
    for piece in node.pieces():
        lines = {(piece.page, run.y) for run in runs_of(document, piece) if is_inked(run) and not is_accent(run)}
        if lines & before:
            yield piece.page
        before |= lines


def misleading_links(document: Document) -> Iterator[int]:
    """Yield the page, from 0, of each link that is called otherwise than its words, or leads elsewhere in the file."""
    notes = dict(_notes(document))
    for node, note in _links(document.tree, None):
        held = [kid for kid in node.kids if isinstance(kid, Annotated)]
        links = [_annotation(document, kid) for kid in held]
        words = _letters("".join(run.text for run in _runs(document, node)))
        if any(one.point is None for one in links):
            if not all(_is_called_so(link, text) for link, text in zip(links, _texts(document, node), strict=True)):
                yield held[0].page
            continue
        target = notes.get(f"note-{words}")
        targets = [] if target is None else target.citations if note is not None else target.tops
        for kid, link in zip(held, links, strict=True):
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


def _is_called_so(link: Annotation, text: str) -> bool:
    """Whether a link is called by its words, with white space where they have it, or by its address if it has none."""
    return link.words.split() == text.split() or (not text.strip() and link.words == link.address)


def leads_astray(document: Document) -> bool:
    """Whether a heading of the outline leads elsewhere than to where its section begins."""
    headings = [node for node in document.tree.walk() if node.tag in ("H2", "TH")]
    sections = [
        (plain_label(_plain(document, node)), top) for node in headings if (top := _top(document, node)) is not None
    ]
    left = iter(sections)
    for title, point in document.outline:
        words = _letters(title)
        section = next((one for one in left if one[0] == words), None)
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
    """Where a footnote stands, and where it is cited: pages from 0, and the baseline of the first words there."""

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
    """Yield each link that leads somewhere, with the name of the footnote that it is in, if any."""
    if node.tag == "Link" and any(isinstance(kid, Annotated) for kid in node.kids):
        yield node, note
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _links(kid, kid.identifier if kid.tag == "Note" else note)


def _leads_to(point: Point | None, page: int, y: float) -> bool:
    return point is not None and point[0] == page and -2.0 <= float(point[2]) - y <= _ABOVE


def _top(document: Document, node: Node) -> tuple[int, float] | None:
    """Return the page and the baseline of the first words of an element, None for one without words."""
    return next(((page, run.y) for run, page in _placed_runs(document, node) if run.text.strip()), None)


def _runs(document: Document, node: Node) -> Iterator[Glyphs]:
    return (run for run, _ in _placed_runs(document, node))


def _placed_runs(document: Document, node: Node) -> Iterator[tuple[Glyphs, int]]:
    for piece in node.pieces():
        for run in runs_of(document, piece):
            yield run, piece.page


def _letters(words: str) -> str:
    return "".join(words.split())


def _annotation(document: Document, kid: Annotated) -> Annotation:
    return document.pages[kid.page].annotations[kid.place]


def _rectangle(link: Annotation) -> Rectangle:
    left, bottom, right, top = (float(one) for one in link.rect)
    return left, bottom, right, top


def _lies_on(link: Rectangle, page: int, own: set[tuple[int, int]], document: Document) -> bool:
    letters = [
        one.box
        for one in document.pages[page].drawn
        if isinstance(one, Glyphs) and one.owner.number is not None and (page, one.owner.number) in own
    ]
    wide = link[0] - 0.1, link[1], link[2] + 0.1, link[3]  # a link of an accent alone has no width
    touched = [box for box in letters if meets(box, wide)]
    if not touched:
        return False
    left, bottom = min(box[0] for box in touched), min(box[1] for box in touched)
    right, top = max(box[2] for box in touched), max(box[3] for box in touched)
    room = (left - _MARGIN, bottom - _MARGIN, right + _MARGIN, top + _MARGIN)
    return room[0] < link[0] and room[1] < link[1] and link[2] < room[2] and link[3] < room[3]
