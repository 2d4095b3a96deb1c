"""Where pages end: never between a heading and its text, a label and its row, or after one line of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from pdf import factory
from pdf.structure_reader import Node, Tagged
from signoff.notice.record.model import Consultation, Consultee
from signoff.pdf.export import Rendered, render

SENTENCE = "Words of a reason that is given here, of a line or so. "


def notice_of(lines: int) -> Rendered:
    """Return a notice whose rows lie so many lines lower than those of the one with none."""
    consulted = Consultation(
        executive_member=Consultee(applies=True, details=SENTENCE * 9), others="- One\n- Two\n\n" + SENTENCE * 7
    )
    reasons = "\n\n".join([*["A line."] * lines, "They were told:", factory.TABLE, "And:", "1. one\n2. two\n3. three"])
    return render(factory.rich_draft(reasons=reasons, alternatives=SENTENCE * 12, consultation=consulted))


def pieces(node: Node) -> Iterator[tuple[int, int]]:
    """Yield page and number of the marked pieces of an element, but for the footnotes in it."""
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from pieces(kid) if kid.tag != "Note" else ()
        elif kid[0] == "text":
            yield kid[1], kid[2]


def followers(node: Node) -> Iterator[tuple[Node, Node]]:
    """Yield pairs of an element and the next, in every section, footnotes left out."""
    kids = [kid for kid in node.kids if isinstance(kid, Node) and kid.tag != "Note"]
    yield from pairwise(kids)
    for kid in kids:
        yield from followers(kid)


def lines_of(tagged: Tagged) -> dict[tuple[int, int], int]:
    """Return how many lines of text each marked piece has."""
    lines = {}
    for key, _, content in tagged.pages():
        for piece in re.finditer(r"<</MCID (\d+)>> BDC\n(.*?)\nEMC(?=\n/|$)", content, re.DOTALL):
            lines[key, int(piece[1])] = len(set(re.findall(r"^BT .*? ([\d.]+) T[dm]", piece[2], re.MULTILINE)))
    return lines


@pytest.mark.parametrize("lines", range(0, 44, 2))
def test_pages_end_where_a_reader_would_end_them(lines: int) -> None:
    tagged = Tagged(notice_of(lines).data)
    order = {key: place for place, (key, _, _) in enumerate(tagged.pages())}
    count = lines_of(tagged)
    seen = 0
    for before, after in followers(tagged.tree):
        heads = before.tag in ("H2", "H3") and after.tag not in ("H2", "H3")  # an empty answer has no words
        if heads or (before.tag == "P" and after.tag in ("L", "Table")):
            *_, (last, _) = pieces(before)
            assert order[next(pieces(after))[0]] <= order[last], (before.written, after.written)
            seen += 1
    assert seen > 20
    for paragraph in tagged.elements("P"):
        parts: dict[int, int] = {}
        for page, number in pieces(paragraph):
            parts[page] = parts.get(page, 0) + count[page, number]
        assert len(parts) == 1 or min(parts.values()) > 1, (parts, paragraph.written)


@pytest.mark.parametrize("lines", range(0, 44, 2))
def test_no_row_s_label_is_at_a_page_s_end_without_its_row(lines: int) -> None:
    rendered = notice_of(lines)
    for place in rendered.places:
        assert place.y1 - place.y0 > 15, place
    tagged = Tagged(rendered.data)
    order = {key: place for place, (key, _, _) in enumerate(tagged.pages(), 1)}
    for section in tagged.elements("Sect"):
        heading, *others = [kid for kid in section.kids if isinstance(kid, Node) and kid.tag != "Note"]
        label = [order[page] for page, _ in pieces(heading)]
        content = [order[page] for other in others for page, _ in pieces(other)]
        assert not content or set(label) == {min(content)}
