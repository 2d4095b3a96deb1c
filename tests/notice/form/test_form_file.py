"""A form is read strictly: what is wrong with one is said with its file and place."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forms import FORM
from signoff.errors import ResourceProblem
from signoff.notice.form.form_file import BUNDLED, FORM_LIMIT, form_of, load_form, read_form
from signoff.notice.record.record import Terms
from signoff.paths import resource

Change = Callable[[dict[str, Any]], object]


def bundled() -> dict[str, Any]:
    """Return the bundled form as JSON has it."""
    form: dict[str, Any] = json.loads(resource(f"forms/{BUNDLED}.json").read_bytes())
    return form


def section(form: dict[str, Any], key: str) -> dict[str, Any]:
    section_data: dict[str, Any] = next(section for section in form["sections"] if section["key"] == key)
    return section_data


def field(form: dict[str, Any], path: str) -> dict[str, Any]:
    fields = (field for part in form["sections"] for field in part["fields"])
    field_data: dict[str, Any] = next(field for field in fields if field["path"] == path)
    return field_data


def written(folder: Path, change: Change) -> Path:
    form = bundled()
    change(form)
    path = folder / f"{BUNDLED}.json"
    path.write_text(json.dumps(form), encoding="utf-8")
    return path


def test_every_notice_is_on_the_bundled_form_which_is_read_once() -> None:
    assert form_of(Terms()) is form_of(Terms(profile_version="2")) is load_form(BUNDLED) is FORM


def test_it_is_not_read_before_it_is_asked_for() -> None:
    program = (
        "import sys\n"
        "import signoff.pdf.export, signoff.rules.check, signoff.register.store\n"
        "from signoff.notice.form.form_file import load_form\n"
        "sys.exit(load_form.cache_info().currsize)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_what_was_read_is_what_the_file_says(tmp_path: Path) -> None:
    assert read_form(written(tmp_path, lambda form: form)) == FORM


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda form: form.pop("title"), "there has to be a key title"),
        (lambda form: form.update(titel="Notice"), "at titel: there is no key titel"),
        (lambda form: form.update(title=" "), "at title: expected a text on one line that is not empty"),
        (lambda form: form.update(key="other"), "at key: it says other, and the file is named leeds.json"),
        (lambda form: form["types"].pop("key"), "at types: the type “key” has no name"),
        (lambda form: form.update(sections=[]), "at sections: expected a list that is not empty"),
        (lambda form: form["notes"].pop(), "at sections[18]: there is no note 9"),
        (lambda form: form["notes"].append("See."), "at notes: one of them is cited by no label"),
        (lambda form: section(form, "wards").update(kind="towns"), "at sections[8].kind: there is no kind 'towns'"),
        (lambda form: section(form, "wards").update(key="towns"), "a notice has no section “towns”"),
        (lambda form: form["sections"].append(form["sections"][0]), "two sections are called “decision_type”"),
        (lambda form: section(form, "wards")["fields"].append(field(form, "subject")), "two fields are the answer"),
        (
            lambda form: section(form, "decision_type")["fields"].append(
                {"path": "contact.nickname", "kind": "line", "question": "Who?"}
            ),
            "a grid of check boxes has one field, which is its own",
        ),
        (lambda form: field(form, "contact.name").update(path="contact.nam"), "no answer “contact.nam” that is “line”"),
        (lambda form: field(form, "contact.name").update(path="town.name"), "no answer “town.name” that is “line”"),
        (lambda form: field(form, "contact.name").update(kind="date"), "no answer “contact.name” that is “date”"),
        (lambda form: field(form, "subject").update(kind="long_text"), "“subject” is not a long text in a notice"),
        (lambda form: field(form, "reasons").update(kind="text"), "“reasons” is a long text in a notice"),
        (
            lambda form: field(form, "signatures.scrutiny_chair").update(path="signatures.decision_maker"),
            "no answer “signatures.decision_maker” that is “signature”",
        ),
        (
            lambda form: section(form, "wards").update(kind="fields"),
            "that is “fields” has no field that is “ward_scope”",
        ),
        (
            lambda form: field(form, "subject").update(printed="by_section"),
            "at sections[4].fields[0].printed: a section of fields prints each",
        ),
        (lambda form: field(form, "wards.names").update(printed="plain"), "“wards” is printed “by_section”"),
        (lambda form: field(form, "decision_date").update(mentions="It mentions"), "only a text is looked through"),
        (lambda form: field(form, "subject").update(together=True), "does not say what its answers are called"),
        (
            lambda form: section(form, "consultation")["fields"].pop(2),
            "at sections: there is no field for “consultation.chief_digital_information_officer”",
        ),
        (lambda form: section(form, "forthcoming_list")["fields"].pop(), "no field for “signatures.scrutiny_chair”"),
        (lambda form: form["pages"].append(form["pages"][0]), "two pages are called “type_and_value”"),
        (lambda form: form["pages"][2].update(sections=["topic"]), "at pages: there is no section “topic”"),
        (lambda form: form["pages"][2].update(sections=["director"]), "the section “director” is on two pages"),
        (
            lambda form: form["pages"][6].update(sections=["wards", form["pages"].pop(7)["sections"][0]]),
            "at pages: two sections of “wards” are each asked in a way of their own",
        ),
        (
            lambda form: form["pages"][1].update(sections=["director", form["pages"][0]["sections"].pop(), "contact"]),
            "at pages: “type_and_value” has the decision types without their bands",
        ),
        (lambda form: form["pages"].pop(), "the section “authority” is on no page"),
        (
            lambda form: section(form, "authority")["fields"][1]["asked_when"].update(path="subject"),
            "its section has no other field “subject”",
        ),
    ],
)
def test_a_wrong_form_is_refused_with_file_and_place(change: Change, words: str, tmp_path: Path) -> None:
    path = written(tmp_path, change)
    with pytest.raises(ResourceProblem) as refused:
        read_form(path)
    sentence = str(refused.value)
    assert str(path) in sentence
    assert words in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"[", "is wrong: "), (b"\xff", "is wrong: "), (b" " * (FORM_LIMIT + 1), "too large to be a form")],
)
def test_what_is_no_form_is_refused(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "leeds.json"
    path.write_bytes(data)
    with pytest.raises(ResourceProblem, match=words):
        read_form(path)


@pytest.mark.parametrize("key", ["oxford", "../leeds", "", "x" * 1000])
def test_a_missing_form_is_reported_with_those_that_there_are(key: str) -> None:
    with pytest.raises(ResourceProblem, match=r"^There is no form called “.{0,100}”; known are: leeds, plain\.$"):
        load_form(key)
