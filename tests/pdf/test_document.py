"""A whole file of any small content: pages, structure, links, outline and attachment are read back as written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.pdf.document import Attachment, Content, write_document
from signoff.pdf.fonts import FontBook
from signoff.pdf.line_breaking import Span, break_lines
from signoff.pdf.metadata import LANGUAGE, PRODUCER, Information
from signoff.pdf.metrics import PAGE_HEIGHT, TEXT
from signoff.pdf.reading import structure_tree
from signoff.pdf.reading.document import AttachedFile, Document, read_document
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.seal_field import WORDS, add_seal_place
from signoff.pdf.structure import Annotated, Element, Marked
from signoff.pdf.surface import Surface
from signoff.pdf.typefaces import Faces

FACES = Faces()
INSTANT = dt.datetime(2024, 5, 14, 12, tzinfo=dt.UTC)
ABOUT = Information("A notice", "A council", INSTANT, bytes(range(16)))
ATTACHMENT = Attachment("notice.signoff", b'{"format":1}', "The notice")


def line(words: str) -> Sequence:  # type: ignore[type-arg]
    return break_lines([Span(words, TEXT)], 5000, FACES)[0].pieces


class Drawing:
    """A document about to be written: its pages so far, and its tree."""

    def __init__(self) -> None:
        self.fonts = FontBook()
        self.pages = [Surface(self.fonts, {}, 1)]
        self.tree = Element("Document")
        self.headings: list[tuple[str, int, float]] = []

    def write(self, words: str, element: Element, *, y: float = 100) -> None:
        self.pages[-1].text(60, y, line(words), element)

    def turn(self) -> None:
        self.pages.append(Surface(self.fonts, {}, len(self.pages) + 1))

    def heading(self, words: str, y: float = 100) -> None:
        self.headings.append((words, len(self.pages), y))
        self.write(words, self.tree.add("H2"), y=y)

    def data(self, about: Information = ABOUT, attachment: Attachment = ATTACHMENT) -> bytes:
        for page in self.pages:
            page.close()
        content = Content(self.pages, self.fonts, {}, self.tree, self.headings or [("A notice", 1, 50.0)])
        return write_document(content, about, attachment)

    def read(self) -> Document:
        return read_document(self.data())


def simple() -> Drawing:
    drawing = Drawing()
    drawing.heading("A heading")
    return drawing


def as_read(element: Element) -> structure_tree.Node:
    """Return an element as it should be read back: without its empty parts, counting pages from 0."""
    kids: list[structure_tree.Kid] = []
    for kid in element.kids:
        if isinstance(kid, Marked):
            kids.append(structure_tree.Marked(kid.page - 1, kid.number))
        elif isinstance(kid, Annotated):
            kids.append(structure_tree.Annotated(kid.page - 1, kid.number))
        elif kid.has_content:
            kids.append(as_read(kid))
    attributes: tuple[str, ...] = ()
    if element.scope:
        attributes = ("Table", element.scope)
    elif element.numbering:
        attributes = ("List", element.numbering)
    return structure_tree.Node(element.tag, element.alt or None, element.identifier or None, attributes, tuple(kids))


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("paragraph"), st.sampled_from(["P", "H2", "H3"])),
        st.tuples(st.just("section"), st.sampled_from(["Sect", "L", "Table"])),
        st.tuples(st.just("empty"), st.sampled_from(["P", "TD", "Sect"])),
        st.tuples(st.just("again"), st.just("")),
        st.tuples(st.just("link"), st.sampled_from(["https://example.org/a", "mailto:a@example.org"])),
        st.tuples(st.just("note"), st.just("")),
        st.tuples(st.just("page"), st.just("")),
    ),
    min_size=1,
    max_size=14,
)
"""What is drawn step by step."""


def drawn(steps: Sequence[tuple[str, str]]) -> Drawing:
    drawing = simple()
    group, paragraph = drawing.tree, drawing.tree.add("P")
    for number, (step, what) in enumerate(steps):
        if step == "paragraph":
            paragraph = group.add(what)
            drawing.write(f"Words {number}", paragraph)
        elif step == "section":
            group = (drawing.tree if number % 2 else group).add(
                what, numbering="Disc" if what == "L" else "", scope="Row" if what == "Table" else ""
            )
        elif step == "empty":
            group.add(what)
        elif step == "again":
            drawing.write("again", paragraph)
        elif step == "link":
            link = paragraph.add("Link")
            drawing.write("linked", link)
            drawing.pages[-1].link((60, 100, 90, 112), link, f"link {number}", what)
        elif step == "note":
            drawing.write("note", drawing.tree.add("Note", identifier=f"note-{number}").add("P"))
        else:
            drawing.turn()
    return drawing


@given(_STEPS)
@settings(max_examples=examples(30))
def test_any_structure_is_read_back(steps: list[tuple[str, str]]) -> None:
    drawing = drawn(steps)
    document = drawing.read()
    assert document.tree == as_read(drawing.tree)
    assert len(document.pages) == len(drawing.pages)
    for surface, page in zip(drawing.pages, document.pages, strict=True):
        assert page.tags == tuple(element.tag for element in surface.marked)
        assert [annotation.words for annotation in page.annotations] == [link.words for link in surface.links]
        assert [annotation.address for annotation in page.annotations] == [link.address for link in surface.links]


def test_an_element_that_spans_pages_holds_content_of_each() -> None:
    drawing = simple()
    paragraph = drawing.tree.add("P")
    for _ in range(3):
        drawing.write("goes on", paragraph)
        drawing.turn()
    drawing.write("and ends", paragraph)
    node = drawing.read().tree.kids[1]
    assert isinstance(node, structure_tree.Node)
    pages = [kid.page for kid in node.kids if isinstance(kid, structure_tree.Marked)]
    assert pages == [0, 1, 2, 3]


def test_an_empty_cell_is_kept_and_any_other_empty_element_is_not() -> None:
    drawing = simple()
    row = drawing.tree.add("Table").add("TR")
    for words in ("first", "", "third"):
        cell = row.add("TD")
        row.add("P")
        if words:
            drawing.write(words, cell)
    table = drawing.read().tree.kids[1]
    assert isinstance(table, structure_tree.Node)
    assert [node.tag for node in table.walk()] == ["Table", "TR", "TD", "TD", "TD"]


def test_notes_are_listed_by_their_names_in_whatever_order_they_are() -> None:
    drawing = simple()
    for number in (2, 10, 1):
        drawing.write("note", drawing.tree.add("P", identifier=f"note-{number}"))
    nodes = [kid for kid in drawing.read().tree.kids if isinstance(kid, structure_tree.Node)]
    assert [node.identifier for node in nodes] == [None, "note-2", "note-10", "note-1"]


def test_a_figure_says_what_it_shows_and_where() -> None:
    drawing = simple()
    figure = drawing.tree.add("P").add("Figure", alt="Not selected – é")
    drawing.pages[0].record_figure(figure, (60, 100, 30.004, 20))
    drawing.write("x", figure)
    node = list(drawing.read().tree.walk())[-1]
    bottom, top = f"{PAGE_HEIGHT - 120:.2f}", f"{PAGE_HEIGHT - 100:.2f}"
    assert (node.alt, node.attributes) == ("Not selected – é", ("Layout", "60.00", bottom, "90.00", top, "Inline"))


def test_a_file_says_what_it_is() -> None:
    data = simple().data()
    document = read_document(data)
    about = document.description
    assert (about.title, about.author, about.producer, about.language) == ("A notice", "A council", PRODUCER, LANGUAGE)
    assert about.identifier == bytes(range(16)).hex()
    assert about.moment == "D:20240514120000+00'00'"
    assert b"A council" in about.packet
    assert document.size == len(data)


def test_a_file_of_no_council_has_no_author() -> None:
    data = simple().data(Information("A notice", "", INSTANT, bytes(16)))
    assert read_document(data).description.author == ""
    assert b"/Author" not in data


@given(st.binary(max_size=200), st.text(min_size=1, max_size=20), st.text(max_size=20))
@settings(max_examples=examples(15))
def test_any_attachment_is_read_back(data: bytes, name: str, description: str) -> None:
    document = read_document(simple().data(attachment=Attachment(name, data, description)))
    assert document.attachment == AttachedFile(name, description, "application/json", data)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert simple().data() == simple().data()


def test_headings_lead_to_where_they_are() -> None:
    drawing = simple()
    drawing.heading("Second – é", 200)
    drawing.turn()
    drawing.heading("Third", 60)
    expected = [("A heading", 0, 100.0), ("Second – é", 0, 200.0), ("Third", 1, 60.0)]
    outline = drawing.read().outline
    assert [(words, point[0]) for words, point in outline] == [(words, page) for words, page, _ in expected]
    for (_, point), (_, _, y) in zip(outline, expected, strict=True):
        assert (float(point[1]), float(point[2])) == pytest.approx((0, PAGE_HEIGHT - y + 4), abs=0.006)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("https://example.org/ü (x) y", "https://example.org/%C3%BC%20(x)%20y"),
        ('https://example.org/<"\\>', "https://example.org/%3C%22%5C%3E"),
    ],
)
def test_an_address_is_written_in_ascii(address: str, written: str) -> None:
    drawing = simple()
    link = drawing.tree.add("P").add("Link")
    drawing.write("linked", link)
    drawing.pages[0].link((60, 100, 90, 112), link, "linked", address)
    (annotation,) = drawing.read().pages[0].annotations
    assert annotation.address == written
    assert annotation.rect == ("60", "100", "90", "112")


def test_a_link_within_the_file_leads_to_its_point() -> None:
    drawing = simple()
    drawing.turn()
    link = drawing.tree.add("P").add("Link")
    drawing.write("4", link)
    drawing.pages[1].link((60, 100, 90, 112), link, "Footnote 4").point = (51.0238, 700.5)
    (annotation,) = drawing.read().pages[1].annotations
    assert annotation.point == (1, "51.02", "700.5")
    assert annotation.address is None


def test_the_seal_s_place_is_read_last_and_shows_nothing() -> None:
    drawing = simple()
    drawing.turn()
    link = drawing.tree.add("P").add("Link")
    drawing.write("words", link)
    drawing.pages[1].link((60, 100, 90, 112), link, "words", "https://example.org/a")
    add_seal_place(drawing.pages[-1], drawing.tree)
    document = drawing.read()
    _, annotation = document.pages[1].annotations
    assert annotation.is_seal_place
    assert (annotation.words, annotation.rect) == (WORDS, ("0", "0", "0", "0"))
    form = document.tree.kids[-1]
    assert form == structure_tree.Node("Form", None, None, (), (structure_tree.Annotated(1, 1),))


def test_what_a_page_gains_later_is_no_part_of_what_was_signed() -> None:
    drawing = simple()
    before = drawing.read().pages[0]
    again = simple()
    later = again.tree.add("P")
    with again.pages[0].adding_later():
        again.write("Reference D1", later)
    page = again.read().pages[0]
    assert page.content == before.content
    assert (page.drawn, page.marked) == (before.drawn, before.marked)
    assert before.later == ()
    assert "".join(item.text for item in page.later if isinstance(item, GlyphRun)) == "Reference D1 "
