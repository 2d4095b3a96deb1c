"""The form stands once: every answer of a notice is on it, in its place, with label and footnote."""

from __future__ import annotations

import msgspec
import pytest

from signoff.notice.form import form
from signoff.notice.record.model import DecisionType, Notice, value_at


def test_every_section_of_a_notice_has_its_box() -> None:
    answers = {field.name for field in msgspec.structs.fields(Notice)}
    assert {section.key for section in form.SECTIONS} == answers - {"decision_date"}


def test_every_field_leads_to_an_answer() -> None:
    for section in form.SECTIONS:
        for field in section.fields:
            if not field.path.startswith("signatures."):
                value_at(Notice(), field.path)


def test_every_section_is_on_exactly_one_page_in_the_forms_order() -> None:
    keys = [key for page in form.PAGES for key in page.sections]
    order = [section.key for section in form.SECTIONS]
    assert sorted(keys) == sorted(order)
    assert keys == order


def test_every_footnote_is_cited_and_in_order() -> None:
    cited = [number for section in form.SECTIONS for number in form.notes_of(section)]
    assert cited == sorted(form.FOOTNOTES)


def test_a_label_comes_apart_at_its_markers() -> None:
    assert form.label_parts("Is the decision available{8} for call-in?") == (
        "Is the decision available",
        8,
        " for call-in?",
    )
    assert form.plain_label("Details of consultation undertaken{3}:") == "Details of consultation undertaken"


def test_a_councils_own_label_goes_before_the_forms() -> None:
    path = "consultation.chief_digital_information_officer"
    assert form.label(path) == "Chief Digital and Information Officer{4}"
    assert form.label(path, {path: "Head of IT"}) == "Head of IT"


def test_a_path_inside_a_field_finds_the_field() -> None:
    assert form.field("consultation.executive_member.interests.0.member").path == "consultation.executive_member"
    with pytest.raises(KeyError):
        form.field("nothing.of.the.kind")


def test_the_decision_date_is_asked_with_the_decision_maker() -> None:
    assert form.page_of("decision_date").key == "decision_maker"


def test_key_only_sections_apply_to_key_decisions_alone() -> None:
    listed = form.section("forthcoming_list")
    assert listed.applies_to(DecisionType.KEY)
    assert listed.applies_to(None)
    assert not listed.applies_to(DecisionType.ADMINISTRATIVE)
