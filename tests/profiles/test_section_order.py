"""The order of a form's sections: moved one by one, and whole whatever comes, goes or is renamed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.paths import resource
from signoff.profiles.document import ProfileDocument
from signoff.profiles.section_order import ORDER, keep_order_whole, move_section, sections_in_order
from signoff.profiles.sharing import check_text

YORK = resource("councils/york.toml").read_text("utf-8")
LEEDS = resource("councils/leeds.toml").read_text("utf-8")


def moved(name: str = "reasons", by: int = -1) -> ProfileDocument:
    document = ProfileDocument(YORK)
    move_section(document, name, by)
    return document


def printed_order(document: ProfileDocument) -> list[str]:
    form = check_text(document.text()).notice_form
    return [section.key.removeprefix("additional.") for section in form.sections]


def test_a_section_that_is_moved_is_printed_there_and_moved_back_leaves_no_order() -> None:
    document = moved()
    names = printed_order(document)
    assert names.index("reasons") + 1 == names.index("decision")
    assert list(sections_in_order(document)) == names
    move_section(document, "reasons", 1)
    assert document.text() == YORK


def test_nothing_moves_beyond_the_ends_nor_on_the_form_of_leeds() -> None:
    first = printed_order(ProfileDocument(YORK))[0]
    assert moved(first, -1).text() == YORK
    document = ProfileDocument(LEEDS)
    move_section(document, "reasons", -1)
    assert document.text() == LEEDS


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("form.left_out", ["approximate_value", "implementation", "director"]),
        ("form.left_out", ["approximate_value"]),
        ("form.sections[0].key", "aims"),
    ],
)
def test_an_order_stays_whole_when_a_section_comes_goes_or_is_renamed(place: str, value: object) -> None:
    document = moved()
    document.change(place, value)
    keep_order_whole(document)
    names = printed_order(document)  # which refuses an order that does not name every section
    assert names.index("reasons") + 1 == names.index("decision")
    assert ("aims" in names) == (value == "aims")


def test_a_renamed_section_stays_where_it_was() -> None:
    document = moved("purpose", 3)
    before = printed_order(document)
    document.change("form.sections[0].key", "aims")
    keep_order_whole(document)
    assert printed_order(document) == ["aims" if name == "purpose" else name for name in before]


def test_a_form_that_is_none_has_no_order_and_is_left_as_it_is() -> None:
    document = moved()
    document.change("form.sections[0].key", "Not a key")
    before = document.text()
    keep_order_whole(document)
    assert sections_in_order(document) == ()
    assert document.text() == before


@settings(max_examples=examples(25))
@given(
    st.lists(st.tuples(st.sampled_from(sections_in_order(ProfileDocument(YORK))), st.sampled_from([-1, 1])), max_size=4)
)
def test_any_moves_are_those_of_a_list(moves: list[tuple[str, int]]) -> None:
    document, expected = ProfileDocument(YORK), list(sections_in_order(ProfileDocument(YORK)))
    for name, by in moves:
        move_section(document, name, by)
        place = expected.index(name) + by
        if 0 <= place < len(expected):
            expected.remove(name)
            expected.insert(place, name)
    assert list(sections_in_order(document)) == expected
    assert document.value(ORDER) in (None, expected)
