"""Beside which field a finding stands: the one that holds its path most closely, and none is left out of its page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import TERMS
from examples import examples
from signoff.desktop.review.finding_placement import WHOLE_PAGE, nearest, paths_of, placed
from signoff.notice.form.form_file import form_of
from signoff.rules.findings import Finding, Severity

FORM = form_of(TERMS)


def finding(field: str, *related: str, section: str = "decision_maker") -> Finding:
    return Finding(Severity.ERROR, "rule", section, field, "Do this.", "Form", related)


@pytest.mark.parametrize(
    ("path", "fields", "place"),
    [
        ("wards", ["wards"], "wards"),
        ("wards.names", ["wards"], "wards"),
        ("contact.name", ["contact", "contact.name"], "contact.name"),
        ("contact.name", ["contact.name", "contact"], "contact.name"),
        ("contact", ["contact.name", "contact.post"], "contact.name"),
        ("contact", ["contacts"], WHOLE_PAGE),
        ("contacts", ["contact"], WHOLE_PAGE),
        ("contact", [], WHOLE_PAGE),
    ],
)
def test_the_field_that_holds_a_path_most_closely_else_the_first_within_it(
    path: str, fields: list[str], place: str
) -> None:
    assert nearest(path, fields) == place


NAMES = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(".".join)


@given(path=NAMES, fields=st.lists(NAMES, max_size=5))
@settings(max_examples=examples(60), deadline=None)
def test_no_path_stands_beside_a_field_that_it_has_nothing_to_do_with(path: str, fields: list[str]) -> None:
    place = nearest(path, fields)
    assert place == WHOLE_PAGE or place in fields
    if place:
        assert f"{path}.".startswith(f"{place}.") or f"{place}.".startswith(f"{path}.")
    else:
        assert path not in fields


def test_a_findings_paths_begin_with_its_own_and_without_one_with_its_section() -> None:
    assert paths_of(finding("subject", "decision", "")) == ("subject", "decision")
    assert paths_of(finding("", "decision", section="subject")) == ("subject", "decision")


def test_each_finding_of_a_page_stands_once_and_others_not_at_all() -> None:
    own, whole = finding("decision_maker.name"), finding("", section="decision_maker")
    other = finding("subject", section="subject")
    page = FORM.page_key_of("decision_maker.name")
    assert page is not None
    places = placed(FORM, [whole, other, own], page, ["decision_maker.name", "decision_maker.post"])
    assert set(places) == {WHOLE_PAGE, "decision_maker.name", "decision_maker.post"}
    assert [each for group in places.values() for each in group].count(own) == 1
    assert own in places["decision_maker.name"]
    assert all(other not in group for group in places.values())


def test_a_finding_about_another_page_stands_where_it_has_a_part() -> None:
    page = FORM.page_key_of("subject")
    assert page is not None
    shared = finding("reasons", "subject", section="reasons")
    assert placed(FORM, [shared], page, ["subject"])["subject"] == (shared,)


def test_findings_keep_their_order() -> None:
    page = FORM.page_key_of("subject")
    assert page is not None
    several = [finding("subject", section="subject") for _ in range(3)]
    assert placed(FORM, several, page, ["subject"])["subject"] == tuple(several)
