"""The structure tree as a screen reader walks it: everything reached exactly once, in reading order."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from pdf import factory
from pdf.structure_reader import Node, Tagged
from programs import need
from signoff.notice.record.model import Notice
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.pdf.export import render
from signoff.pdf.reading.document import read_document

LONG = "\n\n".join([factory.PARAGRAPH] * 40 + [factory.TABLE, factory.NESTED])


def records() -> list[Record]:
    return [
        factory.rich_signed(),
        publication_copy(factory.rich_signed()),
        factory.rich_draft(reasons=LONG, alternatives=LONG),
        replace(factory.rich_draft(), notice=Notice()),
    ]


@pytest.mark.parametrize("number", range(4))
def test_every_piece_and_every_annotation_is_reached_exactly_once(number: int) -> None:
    tagged = Tagged(render(records()[number]).data)
    leaves = [node for node in tagged.tree.walk() if isinstance(node, tuple)]
    assert len(set(leaves)) == len(leaves)
    pieces, annotations = set(), set()
    for key, page, content in tagged.pages():
        numbers = [int(number) for number in re.findall(r"<</MCID (\d+)>> BDC", content)]
        assert numbers == list(range(len(numbers)))
        pieces |= {("text", key, number) for number in numbers}
        listed = re.search(r"/Annots \[(.*?)\]", page, re.DOTALL)
        annotations |= {
            ("annotation", key, int(number)) for number in re.findall(r"(\d+) 0 R", listed[1] if listed else "")
        }
        assert content.count("BDC") + content.count("BMC") == content.count("EMC")
    assert {leaf for leaf in leaves if leaf[0] == "text"} == pieces
    assert {leaf for leaf in leaves if leaf[0] == "annotation"} == annotations


@pytest.mark.parametrize("number", range(4))
def test_everything_on_a_page_is_marked(number: int) -> None:
    for _, _, content in Tagged(render(records()[number]).data).pages():
        plain = re.sub(r"/Span <</ActualText[^\n]*BDC\n(.*?)EMC\n?", r"\1", content, flags=re.DOTALL)  # within a piece
        outside = re.sub(r"(?:BDC|BMC)\n.*?\nEMC", "", plain, flags=re.DOTALL)
        assert not re.search(r"\b(Tj|S|f|Do)\b", outside.replace("/P ", ""))


def test_the_reading_order_is_that_of_the_pages_but_for_the_notes() -> None:
    tagged = Tagged(render(factory.rich_draft(reasons=LONG)).data)
    notes = {id(kid) for note in tagged.elements("Note") for kid in note.walk()}
    order = {key: place for place, (key, _, _) in enumerate(tagged.pages())}
    seen = [
        (order[piece[1]], piece[2])
        for piece in tagged.tree.walk()
        if isinstance(piece, tuple) and piece[0] == "text" and id(piece) not in notes
    ]
    assert [page for page, _ in seen] == sorted(page for page, _ in seen)


def test_notes_follow_their_citation_and_have_names() -> None:
    tagged = Tagged(render(factory.rich_draft()).data)
    notes = tagged.elements("Note")
    assert [re.search(r"/ID \((.*?)\)", note.written)[1] for note in notes] == [f"note-{n}" for n in range(1, 10)]  # type: ignore[index]
    tags = [node.tag for node in tagged.tree.walk() if isinstance(node, Node) and node.tag in ("Reference", "Note")]
    assert tags == ["Reference", "Note"] * 9


def test_citations_and_notes_lead_to_each_other() -> None:
    tagged = Tagged(render(factory.rich_draft()).data)
    citations, notes = tagged.elements("Reference"), tagged.elements("Note")
    assert len(citations) == len(notes) == 9
    for citation, note in zip(citations, notes, strict=True):
        back_link, page, target = led(tagged, citation)
        back, page_of_note, source = led(tagged, note.kids[0])
        assert page == page_of_note
        assert 0 <= target[1] - back[3] < 14  # points: just above the line that it leads to
        assert 0 <= source[1] - back_link[3] < 14


def led(tagged: Tagged, element: Node | tuple[str, int, int]) -> tuple[list[float], int, list[float]]:
    """Return the rectangle of the one link in an element, the page that it leads to, and the point there."""
    assert isinstance(element, Node)
    (number,) = [leaf[2] for leaf in element.walk() if isinstance(leaf, tuple) and leaf[0] == "annotation"]
    annotation = tagged.objects[number]
    rect = re.search(r"/Rect \[\s*([\d. ]+)\]", annotation)
    destination = re.search(r"/Dest \[\s*(\d+) 0 R /XYZ ([\d.]+) ([\d.]+)", annotation)
    assert rect is not None
    assert destination is not None
    corners = [float(value) for value in rect[1].split()]
    return corners, int(destination[1]), [float(destination[2]), float(destination[3])]


def test_council_and_state_are_heard_once_and_check_boxes_say_their_state() -> None:
    data = render(replace(factory.rich_draft(reasons=LONG), reference="D77")).data
    paragraphs = [node for node in Tagged(data).tree.kids if isinstance(node, Node) and node.tag == "P"]
    assert len(paragraphs) == 4  # council, state, reference, introduction
    pages = factory.pdfium_pages(data)
    assert len(pages) > 3
    assert all(page.startswith("Leeds City Council DRAFT – not signed ") for page in pages)
    assert all(page.count("Reference D77") == 1 for page in pages)
    assert "☒ Key Decision ☐ Significant Operational Decision ☐ Administrative Decision" in pages[0]
    assert "☐ Yes ☒ No" in " ".join(pages)


def test_headings_never_skip_a_level_and_figures_have_words() -> None:
    tagged = Tagged(render(factory.rich_signed()).data)
    levels = [
        int(node.tag[1]) for node in tagged.tree.walk() if isinstance(node, Node) and re.fullmatch("H[1-6]", node.tag)
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    alternatives = [re.search(r"/Alt \((.*?)\)", node.written) for node in tagged.elements("Figure")]
    words = [match[1] for match in alternatives if match is not None]
    assert len(words) == len(alternatives)
    assert words.count("Signature of A. Officer") == 3


def test_check_boxes_are_printed_fields_that_say_what_they_are_of() -> None:
    tree = read_document(render(factory.rich_signed()).data).tree
    boxes = [node for node in tree.walk() if node.tag == "Form" and node.alt is not None]
    assert len(boxes) == 8
    states = {node.attributes[1]: (node.alt, *node.attributes[2:]) for node in boxes}
    assert {state[1:] for state in states.values() if state[0] and state[0].startswith("Not selected")} == {
        ("rb", "off")
    }
    assert {name: state for name, state in states.items() if state[2] == "on"} == {
        "Decision type: Key Decision": ("Selected", "rb", "on"),
        "Approximate value, Key Decision: Below £500,000": ("Selected: Key Decision,", "rb", "on"),
        "Is the decision available for call-in? No": ("Selected", "rb", "on"),
    }


def test_a_band_is_said_with_its_type_which_the_page_says_by_its_column_alone() -> None:
    data = render(factory.rich_signed()).data
    boxes = [node.alt for node in read_document(data).tree.walk() if node.tag == "Form" and node.alt is not None]
    assert boxes[3:6] == [
        "Selected: Key Decision,",
        "Not selected: Significant Operational Decision,",
        "Not selected: Administrative Decision,",
    ]
    printed = " ".join(" ".join(factory.pdfium_pages(data)).split())
    assert printed.count("Significant Operational Decision") == 1


def test_tables_are_regular_and_their_headers_have_scope() -> None:
    tagged = Tagged(render(factory.rich_draft(reasons="| a | b |\n|---|---|\n| | x |\n| y |\n\n" + LONG)).data)
    for table in tagged.elements("Table"):
        rows = [row for row in table.kids if isinstance(row, Node)]
        assert {row.tag for row in rows} == {"TR"}
        assert len({len(row.kids) for row in rows}) == 1
    assert all("/Scope /" in header.written for header in tagged.elements("TH"))


def test_poppler_reads_the_structure_aloud_like_the_notice(tmp_path: Path) -> None:
    path = tmp_path / "n.pdf"
    path.write_bytes(render(factory.rich_signed()).data)
    need("pdfinfo")
    ran = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True, text=True)
    unknown = re.compile(r"Syntax Warning: Wrong Attribute '(Role|checked|Desc)' in element Form")  # to poppler alone
    assert [line for line in ran.stderr.splitlines() if not unknown.fullmatch(line)] == []
    spoken = " ".join("".join(re.findall(r'"(.*?)"$', ran.stdout, re.MULTILINE)).split())
    place = 0
    for words in (
        "Leeds City Council Decided on 14 May 2024 Delegated Decision Notice This form",
        "Decision type ☒ Key Decision ☐ Significant Operational Decision ☐ Administrative Decision",
        "Approximate value ☒ Below £500,000 ☐",
        "Director1 Director of City Development 1 Give title of Director",
        "Contact person: Head of Service Telephone number: 0113 496 0001",
        "Element Contractor Cost Steel Lot 2 £412,000",
        "Signature A. Officer – Chief Officer Date 14 May 2024",
        "Authorised decision maker9",
    ):
        position = spoken.find(words, place)
        assert position >= 0, (words, spoken[place : place + 400])
        place = position


def test_the_outline_leads_to_every_section() -> None:
    data = render(factory.rich_draft()).data
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        entries = [(bookmark.get_title(), bookmark.get_dest().get_index()) for bookmark in document.get_toc()]
    assert [title for title, _ in entries][:4] == ["Decision type", "Approximate value", "Director", "Contact person"]
    assert entries[-1][0] == "Approval of Decision"
    assert [page for _, page in entries] == sorted(page for _, page in entries)
