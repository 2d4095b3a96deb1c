"""What pages repeat: the head, "Page x of y", and headings of what goes on from an earlier page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from signoff.checking.fidelity.speech import runs_of
from signoff.pdf.reading.document import Document, Page, is_later
from signoff.pdf.reading.drawn import Glyphs
from signoff.pdf.reading.tree import Marked, Node

CONTINUED = "(continued)"
_LEADING = frozenset({"H1", "H2", "H3", "H4", "H5", "H6", "TH"})


@dataclass
class _Repeatable:
    """What may be repeated on later pages, as letters without white space: headings and header rows of tables.

    `leading` holds the pieces of marked content that are headings themselves.
    """

    phrases: set[str] = field(default_factory=set)
    leading: set[tuple[int, int]] = field(default_factory=set)


def strange_repetition(document: Document) -> Iterator[int]:
    """Yield each page, from 0, whose head, foot or repeated headings say what no page before it says."""
    repeatable = _Repeatable()
    _gather(document, document.tree, repeatable)
    head = _head_of(document)
    for number, page in enumerate(document.pages):
        foot = f"Page{number + 1}of{len(document.pages)}"
        is_framed = _letters(_artifacts(page, "Footer")) == foot
        is_headed = _letters(_artifacts(page, "Header")) == (head if number else "")
        if not (is_framed and is_headed and _is_repetition(_repeated(number, page, repeatable), repeatable)):
            yield number


def later_words(page: Page) -> tuple[str, ...]:
    """Return the words that a page has gained since it was signed."""
    return tuple("".join(one.text for one in page.later if isinstance(one, Glyphs)).split())


def gained(page: Page) -> tuple[object, ...]:
    """Return all that a page has gained since it was signed, as it is drawn, whatever it belongs to."""
    return tuple(
        (one.size, one.colour, one.x, one.y, one.text) if isinstance(one, Glyphs) else one for one in page.later
    )


def _gather(document: Document, node: Node, repeatable: _Repeatable) -> None:
    """Note the headings and header rows of an element and all within it."""
    if node.tag == "TR":
        cells = [kid for kid in node.kids if isinstance(kid, Node)]
        if cells and all(cell.tag == "TH" for cell in cells):
            repeatable.phrases.add("".join(_said(document, cell) for cell in cells))
    if node.tag in _LEADING:
        repeatable.phrases.add(_said(document, node).removesuffix(":") + CONTINUED)
        repeatable.leading |= {(one.page, one.number) for one in node.pieces()}
    for kid in node.kids:
        if isinstance(kid, Node):
            _gather(document, kid, repeatable)


def _said(document: Document, node: Node) -> str:
    """Return an element's letters, in order, without the numbers of footnotes, which are not repeated."""
    letters = ""
    for kid in node.kids:
        if isinstance(kid, Marked):
            letters += _letters(list(runs_of(document, kid)))
        elif isinstance(kid, Node) and kid.tag != "Reference":
            letters += _said(document, kid)
    return letters


def _head_of(document: Document) -> str:
    """Return the head of every page, as the first elements of the first page say it."""
    said = ""
    for kid in document.tree.kids:
        if not isinstance(kid, Node) or kid.tag != "P":
            break
        if not is_later(document, kid):
            said += _said(document, kid)
    return said


def _artifacts(page: Page, kind: str) -> list[Glyphs]:
    return [one for one in page.drawn if isinstance(one, Glyphs) and one.owner.is_artifact and one.owner.tag == kind]


def _repeated(number: int, page: Page, repeatable: _Repeatable) -> str | None:
    """Return the repeated letters of a page; None where some come after what the page says for the first time."""
    runs: list[Glyphs] = []
    is_begun = False
    for one in page.drawn:
        if not isinstance(one, Glyphs) or not one.text.strip():
            continue
        if one.owner.number is not None:
            is_begun = is_begun or (number, one.owner.number) not in repeatable.leading
        elif one.owner.tag == "Layout":
            if is_begun:
                return None
            runs.append(one)
    return _letters(runs)


def _is_repetition(letters: str | None, repeatable: _Repeatable) -> bool:
    """Whether letters are headings that say "(continued)", and header rows, one after the other."""
    while letters:
        longest = max((len(one) for one in repeatable.phrases if one and letters.startswith(one)), default=0)
        if not longest:
            return False
        letters = letters[longest:]
    return letters is not None


def _letters(runs: Sequence[Glyphs]) -> str:
    return "".join("".join(one.text for one in runs).split())
