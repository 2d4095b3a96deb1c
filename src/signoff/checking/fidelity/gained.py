"""What pages have gained since they were signed: the council's reference and a withdrawal, at the head, and no more.

No digest of pages covers it, so it is judged whoever vouches for the pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from signoff.checking.fidelity.blocks import Block, Context
from signoff.checking.fidelity.geometry import HEAD, Rows, body, is_accent, is_inked
from signoff.checking.fidelity.order import are_read_as_they_are_seen
from signoff.checking.fidelity.typesetting import misset
from signoff.checking.fidelity.visible import is_seen, size_of
from signoff.pdf.reading.document import Document, Page, is_later
from signoff.pdf.reading.drawn import Glyphs, Owner
from signoff.pdf.reading.tree import Kid, Marked, Node


def later_words(page: Page) -> tuple[str, ...]:
    """Return the words that a page has gained since it was signed."""
    return tuple("".join(one.text for one in page.later if isinstance(one, Glyphs)).split())


def gained(document: Document, page: Page) -> tuple[object, ...]:
    """Return all that a page has gained since it was signed, as it is drawn and read, whatever it belongs to."""
    faces = {key: font.name for key, font in document.fonts.items()}
    return tuple(
        (faces[one.font], one.size, one.colour, one.x, one.y, one.text, one.said) if isinstance(one, Glyphs) else one
        for one in page.later
    )


def strange_gains(document: Document) -> Iterator[int]:
    """Yield each page, from 0, that has gained something else than words on one line of its head, plain to see.

    On the first page they are one paragraph, read after the others of the head and of which nothing more is said; the
    other pages repeat it.
    """
    later = [node for node in document.tree.walk() if is_later(document, node)]
    if later and not (len(later) == 1 and _is_plain(later[0]) and _ends_head(document.tree, later[0])):
        yield next(later[0].pieces()).page
    spoken = {kid for node in later for kid in node.kids}
    for number, page in enumerate(document.pages):
        line = [one for one in page.later if isinstance(one, Glyphs) and _is_owned(one.owner, number, spoken)]
        if len(line) < len(page.later) or not (
            _is_at_head(line, page) and _is_set_as_it_is_read(document, line, number)
        ):
            yield number


def _is_plain(node: Node) -> bool:
    is_bare = node.alt is None and node.identifier is None and not node.attributes
    (*others, piece) = node.kids
    return node.tag == "P" and is_bare and not others and isinstance(piece, Marked) and piece.page == 0


def _ends_head(tree: Node, node: Node) -> bool:
    """Whether an element is the last of the paragraphs with which a document begins."""
    head = list(takewhile(lambda kid: isinstance(kid, Node) and kid.tag == "P", tree.kids))
    return bool(head) and head[-1] is node


def _is_owned(owner: Owner, page: int, spoken: Collection[Kid]) -> bool:
    """Whether it is read with the first page's paragraph, and on other pages not again."""
    if page == 0:
        return owner.number is not None and Marked(page, owner.number) in spoken
    return owner.number is None and owner.tag == "Header"


def _is_at_head(line: Sequence[Glyphs], page: Page) -> bool:
    """Whether runs stand on one line of a page’s head, plain to see, and on nothing else; accents are lifted."""
    letters = [one for one in line if not is_accent(one)]
    rest = Rows([body(one) for one in page.drawn if isinstance(one, Glyphs) and is_inked(one)])
    return (
        len({one.y for one in letters}) <= 1
        and all(one.y >= size_of(page)[1] - HEAD and is_seen(one, page) for one in line)
        and not any(rest.meets(body(one)) for one in line if is_inked(one))
    )


def _is_set_as_it_is_read(document: Document, line: Sequence[Glyphs], page: int) -> bool:
    """Whether letters stand one behind the other, in the sizes of words, and are read aloud as they are seen."""
    block = Block("P", Context(), {page: list(line)})
    return not any(misset(document, [block])) and are_read_as_they_are_seen(line)
