"""The form that a notice carries: it travels with the notice, and what is no form is refused in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from msgspec import UNSET

import barchester
from builders import draft
from signoff.errors import RecordRefused
from signoff.notice.form.form_file import form_of
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.integrity import faults
from signoff.notice.record.lifecycle import copy_of
from signoff.notice.record.model import Additional, Consultee, DecisionType, Notice
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record

Change = Callable[[dict[str, Any]], object]


def members(record: Record) -> dict[str, Any]:
    """Return the document of a record as JSON has it."""
    document: dict[str, Any] = json.loads(write_record(record))
    return document


def form(document: dict[str, Any]) -> dict[str, Any]:
    own: dict[str, Any] = document["terms"]["form"]
    return own


def section(document: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in form(document)["sections"] if one["key"] == key)
    return found


def refusal(change: Change, record: Record | None = None) -> str:
    """Return the sentence with which a changed document is refused."""
    document = members(record or barchester.draft())
    change(document)
    with pytest.raises(RecordRefused) as refused:
        read_record(json.dumps(document).encode())
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 400
    return str(refused.value)


def test_a_signed_notice_travels_with_its_form() -> None:
    record = barchester.signed()
    read = read_record(write_record(record))
    assert read == record
    assert faults(read) == ()
    assert form_of(read.terms) is form_of(record.terms)
    copy = publication_copy(record)
    assert read_record(write_record(copy)) == copy
    assert copy.terms.form == record.terms.form


def test_a_changed_form_is_a_changed_notice() -> None:
    document = members(barchester.signed())
    section(document, "additional.risk")["label"] = "Danger"
    assert faults(read_record(json.dumps(document).encode()))[0].kind.part == "content"


def test_a_notice_of_leeds_carries_no_form() -> None:
    assert draft().terms.form is UNSET
    assert "form" not in members(draft())["terms"]


WRONG: dict[str, tuple[Change, str]] = {
    "no types": (lambda document: form(document).update(types=[]), "at terms.form.types"),
    "five types": (lambda document: form(document).update(types=form(document)["types"] * 3), "at terms.form.types"),
    "a type twice": (
        lambda document: form(document).update(types=[form(document)["types"][0]] * 2),
        "the type “key” is there twice",
    ),
    "a type that is none": (
        lambda document: form(document)["types"][0].update(type="x"),
        "at terms.form.types[0].type",
    ),
    "no sections": (lambda document: form(document).update(sections=[]), "at terms.form.sections"),
    "too many sections": (
        lambda document: form(document).update(sections=form(document)["sections"] * 9),
        "at terms.form.sections",
    ),
    "a section twice": (
        lambda document: form(document)["sections"].append(section(document, "wards")),
        "two sections are called “wards”",
    ),
    "no reasons": (
        lambda document: form(document)["sections"].remove(section(document, "reasons")),
        "“reasons” cannot be left out",
    ),
    "a section that there is not": (
        lambda document: section(document, "wards").update(key="towns"),
        "“towns” has no answer “wards.scope”",
    ),
    "a field of another section": (
        lambda document: section(document, "wards")["fields"].append({"path": "contact.post"}),
        "“wards” has no answer “contact.post”",
    ),
    "a field that there is not": (
        lambda document: section(document, "contact")["fields"].append({"path": "contact.nickname"}),
        "“contact” has no answer “contact.nickname”",
    ),
    "a row of Leeds": (
        lambda document: section(document, "consultation")["fields"].append(
            {"path": "consultation.chief_digital_information_officer"}
        ),
        "has no answer",
    ),
    "a field twice": (
        lambda document: section(document, "contact").update(fields=[{"path": "contact.name"}] * 2),
        "two fields are the answer “contact.name”",
    ),
    "half of the wards": (
        lambda document: section(document, "wards")["fields"].pop(),
        "“wards.names” cannot be left out",
    ),
    "a path into nothing": (
        lambda document: section(document, "additional.risk")["fields"].append({"path": "additional.risk.choice.more"}),
        "a choice, a text, or both",
    ),
    "a choice without options": (
        lambda document: section(document, "additional.risk")["fields"][0].pop("options"),
        "a choice needs options",
    ),
    "one option": (
        lambda document: section(document, "additional.risk")["fields"][0].update(options=["Low"]),
        "two options at least",
    ),
    "an option twice": (
        lambda document: section(document, "additional.risk")["fields"][0].update(options=["Low", "Low"]),
        "the option “Low” is there twice",
    ),
    "a note that there is not": (
        lambda document: section(document, "wards").update(label="Wards{9}"),
        "there is no note 9",
    ),
    "a label of two lines": (
        lambda document: section(document, "wards").update(label="Wards\nN/A"),
        "sections[9].label",
    ),
    "a label that turns letters round": (
        lambda document: section(document, "wards").update(label="Wards \u202eN/A"),
        "characters that cannot be seen",
    ),
    "a label without end": (lambda document: section(document, "wards").update(label="x" * 401), "sections[9].label"),
    "an empty title": (lambda document: form(document).update(title=" "), "at terms.form.title"),
    "a key that is none": (lambda document: form(document).update(colour="red"), "unknown field colour"),
    "no form at all": (lambda document: document["terms"].update(form=7), "at terms.form"),
    "nothing for a form": (lambda document: document["terms"].update(form=None), "at terms.form"),
    "an answer that it does not ask": (
        lambda document: document["notice"].update(director="Director of Works"),
        "at notice.director, there is an answer for which its form has no place",
    ),
    "a row that it does not have": (
        lambda document: document["notice"]["consultation"]["rows"].update(beadle={"details": "No."}),
        "at notice.consultation.rows.beadle, there is an answer",
    ),
    "a section that it does not have": (
        lambda document: document["notice"]["additional"].update(ghost={"text": "Boo."}),
        "at notice.additional.ghost.text, there is an answer",
    ),
    "an option that it does not offer": (
        lambda document: document["notice"]["additional"]["risk"].update(choice="Ruinous"),
        "at notice.additional.risk.choice, there is an answer",
    ),
    "a type that it does not have": (
        lambda document: document["notice"].update(decision_type="administrative"),
        "at notice.decision_type, there is an answer",
    ),
    "a key with a full stop": (
        lambda document: document["notice"]["additional"].update({"a.b": {"text": "Boo."}}),
        "at notice.additional",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_form_or_not_on_it_is_refused(name: str) -> None:
    change, words = WRONG[name]
    assert words in refusal(change)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda notice: notice["additional"].update(risk={"text": "Boo."}), "notice.additional"),
        (lambda notice: notice["consultation"]["rows"].update(beadle={"details": "No."}), "notice.consultation.rows"),
        (lambda notice: notice.update(decision_type="other"), "notice.decision_type"),
    ],
)
def test_a_notice_on_leeds_form_has_no_place_for_it(change: Change, place: str) -> None:
    assert f"at {place}, there is an answer" in refusal(lambda document: change(document["notice"]), draft())


def test_a_copy_on_another_form_keeps_what_that_asks() -> None:
    copy = copy_of(barchester.signed(), draft().terms, actor="PA", at=barchester.AT)
    assert copy.notice.additional == {}
    assert copy.notice.consultation.rows == {}
    assert copy.notice.decision_type is None
    assert copy.notice.subject == "Repairs to the almshouse roof"
    assert read_record(write_record(copy)) == copy
    same = copy_of(barchester.signed(), barchester.profile().terms(), actor="PA", at=barchester.AT)
    assert same.notice.additional == barchester.notice().additional


def test_an_answer_by_key_is_blank_until_it_is_given_and_after_it_is_taken_back() -> None:
    blank = Notice()
    assert value_at(blank, "additional.risk.text") is None
    assert value_at(blank, "consultation.rows.treasurer") == Consultee()
    given = with_value(with_value(blank, "additional.risk.choice", "Low"), "consultation.rows.treasurer.applies", True)
    assert given.additional == {"risk": Additional(choice="Low")}
    assert given.consultation.rows == {"treasurer": Consultee(applies=True)}
    back = with_value(with_value(given, "additional.risk.choice", None), "consultation.rows.treasurer.applies", None)
    assert back == blank


def test_the_history_names_each_section_of_the_councils_own() -> None:
    record = barchester.draft()
    changed = with_value(record.notice, "additional.finance.text", "Nothing.")
    changed = with_value(changed, "additional.risk.choice", "High")
    edited = lifecycle.edit(record, changed, actor="PA", at=barchester.AT)
    assert edited.history[-1].sections == ("additional.risk", "additional.finance")


def test_every_decision_type_has_a_place_in_some_form() -> None:
    leeds, own = form_of(draft().terms).types, form_of(barchester.profile().terms()).types
    assert {*leeds, *own} == set(DecisionType)
