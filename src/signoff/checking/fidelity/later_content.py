"""What pages gain after they are signed: the council's reference and a withdrawal, at the head, and nothing more.

No digest of pages covers it, so it is checked even where a key vouches for the pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from signoff.checking.fidelity.blocks import Block, Context
from signoff.checking.fidelity.geometry import HEAD, Rows, is_accent, is_inked, letter_body
from signoff.checking.fidelity.reading_order import runs_read_as_shown
from signoff.checking.fidelity.typesetting import typesetting_faults
from signoff.checking.fidelity.visibility import is_seen, size_of
from signoff.pdf.reading.document import Document, Page, is_later
from signoff.pdf.reading.drawn_items import GlyphRun, Owner
from signoff.pdf.reading.structure_tree import Kid, Marked, Node


def later_words(page: Page) -> tuple[str, ...]:
    """Return the words that a page has gained since it was signed."""
    return tuple("".join(run.text for run in page.later if isinstance(run, GlyphRun)).split())


def later_content(document: Document, page: Page) -> tuple[object, ...]:
    """Return everything that a page has gained since it was signed, as it is drawn and read, ignoring its owner."""
    faces = {key: font.name for key, font in document.fonts.items()}
    return tuple(
        (faces[item.font], item.size, item.colour, item.x, item.y, item.text, item.actual_text)
        if isinstance(item, GlyphRun)
        else item
        for item in page.later
    )


def unexpected_later_content(document: Document) -> Iterator[int]:
    """Yield each page, counted from 0, that has gained anything but visible words on one line of its head.

    On the first page they are one paragraph, read after the others of the head and without further attributes; the
    other pages repeat it.
    """
    later = [node for node in document.tree.walk() if is_later(document, node)]
    if later and not (len(later) == 1 and _is_plain(later[0]) and _ends_head(document.tree, later[0])):
        yield next(later[0].pieces()).page
    spoken = {kid for node in later for kid in node.kids}
    for number, page in enumerate(document.pages):
        line = [run for run in page.later if isinstance(run, GlyphRun) and _is_owned(run.owner, number, spoken)]
        if len(line) < len(page.later) or not (_is_at_head(line, page) and _is_well_set(document, line, number)):
            yield number


def _is_plain(node: Node) -> bool:
    is_bare = node.alt is None and node.identifier is None and not node.attributes
    (*others, piece) = node.kids
    return node.tag == "P" and is_bare and not others and isinstance(piece, Marked) and piece.page == 0


def _ends_head(tree: Node, node: Node) -> bool:
    """Return whether an element is the last of the paragraphs with which a document begins."""
    head = list(takewhile(lambda kid: isinstance(kid, Node) and kid.tag == "P", tree.kids))
    return bool(head) and head[-1] is node


def _is_owned(owner: Owner, page: int, spoken: Collection[Kid]) -> bool:
    """Return whether it is read with the first page's paragraph, and not again on other pages."""
    if page == 0:
        return owner.number is not None and Marked(page, owner.number) in spoken
    return owner.number is None and owner.tag == "Header"


def _is_at_head(line: Sequence[GlyphRun], page: Page) -> bool:
    """Return whether runs are on one line of a page's head, visible, and on nothing else; accents are raised."""
    letters = [run for run in line if not is_accent(run)]
    rest = Rows([letter_body(run) for run in page.drawn if isinstance(run, GlyphRun) and is_inked(run)])
    return (
        len({run.y for run in letters}) <= 1
        and all(run.y >= size_of(page)[1] - HEAD and is_seen(run, page) for run in line)
        and not any(rest.meets(letter_body(run)) for run in line if is_inked(run))
    )


def _is_well_set(document: Document, line: Sequence[GlyphRun], page: int) -> bool:
    """Return whether letters follow each other, in the sizes of words, and are read aloud as shown."""
    block = Block("P", Context(), {page: list(line)})
    return not any(typesetting_faults(document, [block])) and runs_read_as_shown(line)
