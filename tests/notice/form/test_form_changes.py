"""A council's own form in its profile: what it changes, and what is wrong with one, by line."""

from __future__ import annotations

from pathlib import Path

import pytest

import barchester
from signoff.errors import ResourceProblem
from signoff.notice.form.council import Profile
from signoff.notice.form.form_file import PLAIN, form_of, load_form
from signoff.notice.form.kinds import FieldKind
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.council_form_check import LEEDS_ROWS, council_paths
from signoff.notice.record.model import DecisionType
from signoff.paths import resource


def read(folder: Path, text: str) -> Profile:
    (folder / "barchester.toml").write_text(text, encoding="utf-8")
    return load_profile("barchester", (folder,))


def test_the_form_is_the_plain_one_in_the_councils_words() -> None:
    form = form_of(barchester.profile().terms())
    assert form.title == "Record of an Officer Decision"
    assert list(form.types.items()) == [
        (DecisionType.KEY, "Key decision"),
        (DecisionType.OTHER, "Delegated decision"),
    ]
    assert [section.number for section in form.sections] == [str(n) for n, _ in enumerate(form.sections, 1)]
    assert form.label("subject") == "Title"
    assert form.label("alternatives") == load_form(PLAIN).label("alternatives")
    assert form.footnotes[2] == "See Financial Regulation 4."
    assert not any(form.knows(path) for path in ("director", "approximate_value", "contact.telephone", *LEEDS_ROWS))
    assert form.section("reasons").guidance == "Say in plain words why, and what it costs."
    assert form.page_of("wards").question == "Which divisions does it affect?"


def test_rows_and_sections_of_its_own_have_their_places() -> None:
    form = form_of(barchester.profile().terms())
    keys = [section.key for section in form.sections]
    at = keys.index("alternatives")
    assert keys[at : at + 4] == ["alternatives", "additional.risk", "additional.climate", "additional.finance"]
    assert form.consultees == (
        "consultation.executive_member",
        "consultation.rows.treasurer",
        "consultation.rows.parish_clerks",
    )
    assert form.field("consultation.rows.parish_clerks").kind is FieldKind.ELECTED_CONSULTEE
    assert form.field("additional.risk.choice").options == ("None", "Low", "Medium", "High")
    assert form.page_of("additional.climate") is form.page_of("additional.risk")
    assert form.page_of("additional.finance").title == "Financial implications"
    assert not form.section("additional.finance").applies_to(DecisionType.OTHER)


def test_sections_stand_in_the_councils_order(tmp_path: Path) -> None:
    order = [section.key.removeprefix("additional.") for section in form_of(barchester.profile().terms()).sections]
    swapped = [order[1], order[0], *order[2:]]
    words = ", ".join(f'"{name}"' for name in swapped)
    profile = read(tmp_path, barchester.TEXT.replace("[form]\n", f"[form]\norder = [{words}]\n"))
    assert [section.key.removeprefix("additional.") for section in profile.notice_form.sections] == swapped
    assert profile.notice_form.pages[0].key == "contact"


def test_a_form_without_changes_is_the_plain_one(tmp_path: Path) -> None:
    head, rest = resource("councils/leeds.toml").read_text("utf-8").split("\n[[consultees]]", 1)
    rest = rest.split("\n[prompts.equality]", 1)[1].split("\n[[bands]]", 1)[0]
    text = f'{head}\n[prompts.equality]{rest}\n[[bands]]\ndecision_type = "other"\nkey = "any"\nlabel = "any"\n'
    profile = read(tmp_path, text.replace('key = "leeds"', 'key = "barchester"\nform = "plain"', 1))
    form, plain = profile.notice_form, load_form(PLAIN)
    assert [section.label for section in form.sections] == [section.label for section in plain.sections]
    assert form.pages == plain.pages


def test_the_plain_form_has_all_that_a_council_may_ask_and_nothing_of_leeds() -> None:
    plain = load_form(PLAIN)
    assert {field.path for field in plain.fields} == council_paths()
    words = resource("forms/plain.json").read_text("utf-8")
    assert not any(name in words for name in ("Leeds", "CDIO", "CAMRO", "EDMPR", "PACS", "Executive Board"))


WRONG = {
    "left out by law": (
        '"approximate_value", "director"',
        '"reasons"',
        "form.left_out",
        "“reasons” cannot be left out",
    ),
    "the law is named": ('"approximate_value", "director"', '"alternatives"', "form.left_out", "2014 reg 8"),
    "half a section": ('"contact.telephone"', '"wards.names"', "form.left_out", "“wards.names” cannot be left out"),
    "nothing left out": ('"contact.telephone"', '"telephone"', "form.left_out", "nothing called “telephone”"),
    "one type": ('other = "Delegated decision"', "", "form.types", "two types at least"),
    "no such type": ('other = "Delegated', 'minor = "Delegated', "form.types", "There is no decision type"),
    "no such label": (
        'subject = "Title"',
        'topic = "Title"',
        "form.labels",
        "“topic” is nothing that the plain form has",
    ),
    "no such note": ('"Title"', '"Title{3}"', "form.labels", "there is no note 3"),
    "an idle note": ("Treasurer{2}", "Treasurer", "form.notes", "no label cites note 2"),
    "after nothing": ('after = "climate"', 'after = "nature"', "form.sections[2].after", "no section “nature” before"),
    "two of a name": ('key = "finance"', 'key = "risk"', "form.sections", "two sections are called"),
    "one option": ('["None", "Low", "Medium", "High"]', '["None"]', "form.sections[0]", "two options at least"),
    "neither": (
        '["None", "Low", "Medium", "High"]\ntext = true',
        "[]\ntext = false",
        "form.sections[0].text",
        "has a text",
    ),
    "a type it has not": (
        'types = ["key"]',
        'types = ["administrative"]',
        "form.sections[2]",
        "no type “administrative”",
    ),
    "unknown": ('title = "Record', 'titel = "Record', "form.titel", "there is no key titel"),
    "no title": ('title = "County Treasurer{2}"\n', "", "form.consultees[0]", "there has to be a key title"),
    "a title of two lines": (
        '"County Treasurer{2}"',
        '"County\\nTreasurer{2}"',
        "form.consultees[0].title",
        "one line",
    ),
    "no such row": ('field = "consultation.rows.treasurer"', 'field = "director"', "consultees[0].field", "no row"),
    "no wards": ('wards = ["Cathedral", "Plumstead", "Puddingdale"]', "", "wards", "the form asks for wards"),
    "bands": (
        "[form]\n",
        '[[bands]]\ndecision_type = "key"\nkey = "a"\nlabel = "a"\n\n[form]\n',
        "bands",
        "leaves “approximate_value” out",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_form_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    before, after, place, words = WRONG[name]
    assert before in barchester.TEXT
    with pytest.raises(ResourceProblem) as refused:
        read(tmp_path, barchester.TEXT.replace(before, after, 1))
    sentence = str(refused.value)
    assert words.lower() in sentence.lower()
    assert place in sentence
    assert "\n" not in sentence
    if name != "no wards":
        assert "line " in sentence
