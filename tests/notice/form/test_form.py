"""The form is declared once: every answer of a notice is on it, in its place, with label and footnote."""

from __future__ import annotations

import msgspec
import pytest

from forms import FORM
from signoff.notice.form.kinds import ANYWHERE, AT_HOME, FieldKind
from signoff.notice.form.labels import label_parts, plain_label
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import DecisionType, Notice


def test_every_section_of_a_notice_has_its_box() -> None:
    answers = {field.name for field in msgspec.structs.fields(Notice)}
    assert {section.key for section in FORM.sections} == answers - {"decision_date", "additional"}


def test_every_field_leads_to_an_answer() -> None:
    for field in FORM.fields:
        if field.is_answer:
            value_at(Notice(), field.path)


def test_every_section_is_on_exactly_one_page_in_the_forms_order() -> None:
    keys = [key for page in FORM.pages for key in page.sections]
    order = [section.key for section in FORM.sections]
    assert sorted(keys) == sorted(order)
    assert keys == order


def test_every_footnote_is_cited_and_in_order() -> None:
    cited = [number for section in FORM.sections for number in section.notes]
    assert cited == sorted(FORM.footnotes)


def test_a_label_comes_apart_at_its_markers() -> None:
    assert label_parts("Is the decision available{8} for call-in?") == (
        "Is the decision available",
        8,
        " for call-in?",
    )
    assert plain_label("Details of consultation undertaken{3}:") == "Details of consultation undertaken"


def test_a_councils_own_label_goes_before_the_forms() -> None:
    path = "consultation.chief_digital_information_officer"
    assert FORM.label(path) == "Chief Digital and Information Officer{4}"
    assert FORM.label(path, {path: "Head of IT"}) == "Head of IT"


def test_a_path_inside_a_field_finds_the_field() -> None:
    assert FORM.field("consultation.executive_member.interests.0.member").path == "consultation.executive_member"
    with pytest.raises(KeyError):
        FORM.field("nothing.of.the.kind")


def test_the_decision_date_is_asked_with_the_decision_maker() -> None:
    assert FORM.page_of("decision_date").key == "decision_maker"


def test_key_only_sections_apply_to_key_decisions_alone() -> None:
    listed = FORM.section("forthcoming_list")
    assert listed.applies_to(DecisionType.KEY)
    assert listed.applies_to(None)
    assert not listed.applies_to(DecisionType.ADMINISTRATIVE)


def test_a_path_stands_in_its_section_and_on_its_page() -> None:
    for path in ("consultation", "consultation.others", "consultation.executive_member.interests.0.date"):
        assert FORM.section_of(path).key == "consultation"
        assert FORM.page_key_of(path) == "consultation"
    assert FORM.section_of("signatures.scrutiny_chair").key == "forthcoming_list"
    assert FORM.page_key_of("nothing.of.the.kind") is None


def test_places_are_in_the_forms_order_and_a_section_comes_before_its_fields() -> None:
    paths = [path for section in FORM.sections for path in (section.key, *(field.path for field in section.fields))]
    places = [FORM.place(path) for path in dict.fromkeys(paths)]
    assert places == sorted(places)
    assert FORM.place("contact") < FORM.place("contact.name")


def test_a_field_without_a_label_has_its_sections() -> None:
    assert FORM.label("contact.name") == FORM.section("contact").label
    assert FORM.label("contact.post") == "Post"


def test_the_form_says_which_texts_are_public_and_which_are_scanned() -> None:
    assert not [path for path in FORM.public_texts if path.startswith("exempt_information.text.")]
    assert "consultation.ward_councillors.details" in FORM.public_texts
    assert FORM.scanned[:3] == ("subject", "decision", "reasons")
    assert [FORM.field(path).is_public for path in FORM.scanned] == [True] * 3 + [False] * 2


def test_every_kind_of_field_has_a_home() -> None:
    assert AT_HOME.keys() | ANYWHERE == set(FieldKind)
    assert not AT_HOME.keys() & ANYWHERE
