"""What pages have gained since they were signed: the council's reference and a withdrawal, at the head, and no more.

No digest of pages covers it, so it is judged whoever vouches for the pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from signoff.checking.fidelity.geometry import HEAD, body, is_inked, meets
from signoff.checking.fidelity.visible import is_seen, size_of
from signoff.pdf.reading.document import Document, Page, is_later
from signoff.pdf.reading.drawn import Glyphs, Owner
from signoff.pdf.reading.tree import Kid, Marked, Node


def later_words(page: Page) -> tuple[str, ...]:
    """Return the words that a page has gained since it was signed."""
    return tuple("".join(one.text for one in page.later if isinstance(one, Glyphs)).split())


def gained(page: Page) -> tuple[object, ...]:
    """Return all that a page has gained since it was signed, as it is drawn, whatever it belongs to."""
    return tuple(
        (one.size, one.colour, one.x, one.y, one.text) if isinstance(one, Glyphs) else one for one in page.later
    )


def strange_gains(document: Document) -> Iterator[int]:
    """Yield each page, from 0, that has gained something else than words on one line of its head, plain to see.

    They are a paragraph of their own, of which nothing more is said, or repeat it.
    """
    later = [node for node in document.tree.walk() if is_later(document, node)]
    spoken = {kid for node in later for kid in node.kids}
    for node in later:
        if not _is_plain(node):
            yield next(node.pieces()).page
    for number, page in enumerate(document.pages):
        if not all(_is_gain(one, page) and _is_owned(one.owner, number, spoken) for one in page.later):
            yield number


def _is_plain(node: Node) -> bool:
    is_bare = node.alt is None and node.identifier is None and not node.attributes
    return node.tag == "P" and is_bare and all(isinstance(kid, Marked) for kid in node.kids)


def _is_owned(owner: Owner, page: int, spoken: Collection[Kid]) -> bool:
    return owner.tag == "Header" if owner.number is None else Marked(page, owner.number) in spoken


def _is_gain(one: object, page: Page) -> bool:
    if not isinstance(one, Glyphs) or one.said is not None:
        return False
    first = next(run for run in page.later if isinstance(run, Glyphs))
    if one.y != first.y or one.y < size_of(page)[1] - HEAD or not is_seen(one, page):
        return False
    mine = body(one)
    return not any(isinstance(run, Glyphs) and is_inked(run) and meets(body(run), mine) for run in page.drawn)
