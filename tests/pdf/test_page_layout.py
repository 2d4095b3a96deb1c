"""The printed form on its pages: rows that continue, footnotes where they are cited, places that hold their text."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from msgspec.structs import replace

from forms import FORM
from pdf import factory
from signoff.notice.record.model import Notice
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Role
from signoff.pdf.export import Rendered, render
from signoff.pdf.metrics import BOTTOM, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP
from signoff.pdf.places import Place


def within(rendered: Rendered, place: Place) -> str:
    """Return the words inside a place."""
    with pypdfium2.PdfDocument(rendered.data) as document:
        page = document[place.page - 1].get_textpage()
        box = (place.x0 - 1, PAGE_HEIGHT - place.y1 - 1, place.x1 + 1, PAGE_HEIGHT - place.y0 + 1)
        return " ".join(page.get_text_bounded(*box).split())


def place_of(rendered: Rendered, key: str) -> list[Place]:
    return [place for place in rendered.places if place.key == key]


def test_every_section_has_a_place_and_places_lie_on_their_pages() -> None:
    rendered = render(factory.rich_signed())
    for section in FORM.sections:
        assert place_of(rendered, section.key), section.key
    for place in rendered.places:
        assert 1 <= place.page <= rendered.pages
        assert LEFT - 0.1 <= place.x0 < place.x1 <= RIGHT + 0.1
        assert TOP - 0.1 <= place.y0 < place.y1 <= BOTTOM + 0.1


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("director", "Director1 Director of City Development"),
        ("subject", "Subject2: A new gate"),
        ("consultation.executive_member", "Executive Member Briefed on 1 May 2024."),
        ("signatures.scrutiny_chair", "Signature A. Officer – Chief Officer"),
        ("signature.decision_maker", ""),
    ],
)
def test_a_place_holds_the_words_that_it_claims(key: str, words: str) -> None:
    rendered = render(factory.rich_draft() if key == "signature.decision_maker" else factory.rich_signed())
    place_words = within(rendered, place_of(rendered, key)[0])
    assert words in place_words
    assert key != "signature.decision_maker" or place_words == ""


def test_a_section_over_several_pages_has_a_place_on_each() -> None:
    rendered = render(factory.rich_draft(reasons="\n\n".join([factory.PARAGRAPH] * 80)))
    places = place_of(rendered, "reasons")
    assert [place.page for place in places] == list(range(1, len(places) + 1))
    assert len(places) >= 5
    assert "A brief statement of the reasons for the decision (continued)" in within(rendered, places[1])


def test_the_signature_cell_has_room_for_a_signature() -> None:
    for record in (factory.rich_draft(), factory.rich_signed()):
        (cell,) = place_of(render(record), "signature.decision_maker")
        assert cell.x1 - cell.x0 >= 60 * MM
        assert cell.y1 - cell.y0 >= 20 * MM


def test_of_two_chairs_the_last_ones_cell_is_the_one_to_sign_in() -> None:
    signed_record = factory.rich_signed()
    first = next(signature for signature in signed_record.signatures if signature.role is Role.SCRUTINY_CHAIR)
    two = replace(signed_record, signatures=(*signed_record.signatures, replace(first, name="D. Chair")))
    (before,), (after,) = (place_of(render(record), "signature.scrutiny_chair") for record in (signed_record, two))
    assert after.y1 - after.y0 == pytest.approx(before.y1 - before.y0, abs=0.02)
    assert (after.page, after.y0) > (before.page, before.y1)


def test_a_label_that_runs_over_says_continued() -> None:
    others = "\n".join(f"- Consultee {number}" for number in range(90))
    from signoff.notice.record.model import Consultation

    rendered = render(factory.rich_draft(consultation=Consultation(others=others)))
    second = place_of(rendered, "consultation")[1]
    assert within(rendered, second).startswith("Details of consultation undertaken (continued) ")


def cited(page: str) -> set[int]:
    """Return the footnotes that a page cites: the numbers raised behind the form's labels."""
    labels = {
        1: r"Director1 ",
        2: r"Subject2",
        3: r"undertaken3:",
        4: r"Information Officer4",
        5: r"Regeneration Officer5",
        6: r"Key Decisions6",
        7: r"of report7",
        8: r"available8",
        9: r"decision maker9",
    }
    return {number for number, words in labels.items() if re.search(words, page)}


def noted(page: str) -> set[int]:
    return {number for number, note in FORM.footnotes.items() if f"{number} {note}" in page}


@pytest.mark.parametrize("paragraphs", range(40))
def test_footnotes_are_on_the_page_that_cites_them(paragraphs: int) -> None:
    rendered = render(factory.rich_draft(reasons=" ".join(["Words of a reason."] * 7 * paragraphs), alternatives=None))
    pages = factory.pdfium_pages(rendered.data)
    for page in pages:
        assert noted(page) == cited(page)
    assert set().union(*map(cited, pages)) == set(FORM.footnotes)


@pytest.mark.parametrize("paragraphs", range(0, 40, 3))
def test_rows_end_above_the_footnotes(paragraphs: int) -> None:
    rendered = render(factory.rich_draft(reasons=" ".join(["Words of a reason."] * 7 * paragraphs), alternatives=None))
    with pypdfium2.PdfDocument(rendered.data) as document:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            notes = sorted(noted(" ".join(text.get_text_bounded().split())))
            if notes:
                match = text.search(FORM.footnotes[notes[0]][:30]).get_next()
                assert match is not None
                top = PAGE_HEIGHT - text.get_charbox(match[0])[3]
                assert max(place.y1 for place in rendered.places if place.page == number) < top - 4


def test_all_footnotes_fit_one_page_under_a_short_form() -> None:
    from signoff.notice.record.model import DecisionType

    notice = Notice(decision_type=DecisionType.ADMINISTRATIVE, decision="x", reasons="y", alternatives="z")
    rendered = render(replace(factory.rich_draft(), notice=notice))
    pages = factory.pdfium_pages(rendered.data)
    assert [noted(page) for page in pages] == [cited(page) for page in pages]


def test_pages_are_counted_and_a_draft_says_so_on_each() -> None:
    pages = factory.pdfium_pages(render(factory.rich_draft()).data)
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "DRAFT – not signed" in page
    for record in (factory.rich_signed(), publication_copy(factory.rich_signed())):
        assert "DRAFT" not in " ".join(factory.pdfium_pages(render(record).data))


def test_a_council_s_endless_words_end_on_some_page() -> None:
    record = factory.rich_signed()
    labels = {"council": "C " * 500, "director": "L " * 3000 + "{1}{77}", "decision_maker": "D " * 3000}
    bands = tuple(replace(band, label=band.label * 100) for band in record.terms.bands)
    signatures = tuple(replace(signature, name="N " * 2000, post="P" * 2000) for signature in record.signatures)
    terms = replace(record.terms, labels=labels, bands=bands)
    rendered = render(replace(record, terms=terms, signatures=signatures, reference="R" * 200))
    text = " ".join(factory.pdfium_pages(rendered.data))
    assert text.count("L ") >= 3000
    assert "{77}" in text
    assert text.count("N ") >= 3 * 2000
    for page in factory.pdfium_pages(rendered.data):
        assert noted(page) >= cited(page)


def test_every_page_is_a4() -> None:
    with pypdfium2.PdfDocument(render(factory.rich_draft()).data) as document:
        for page in document:
            assert page.get_size() == pytest.approx((PAGE_WIDTH, PAGE_HEIGHT), abs=0.1)


def test_a_table_repeats_its_header_on_every_page() -> None:
    rows = "\n".join(f"| row {number} | {factory.PARAGRAPH} |" for number in range(60))
    rendered = render(factory.rich_draft(reasons=f"| Marked | Header |\n|---|---|\n{rows}"))
    pages = factory.pdfium_pages(rendered.data)
    holding = [page for page in pages if "row " in page]
    assert len(holding) >= 4
    assert all("Marked Header" in page for page in holding)
