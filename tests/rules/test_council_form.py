"""A council's own form: what it requires is asked for, and nothing is found of what it does not ask."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import barchester
from signoff.notice.form.form_file import form_of
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.model import Additional, DecisionType, Notice
from signoff.notice.record.record import Record
from signoff.rules.check import check
from signoff.rules.findings import Finding

RISK = Additional(choice="Low")
CLIMATE = Additional(text="None.")


def found(record: Record) -> dict[str, list[str]]:
    """Return the fields that each rule finds something at."""
    fields: dict[str, list[str]] = {}
    for finding in check(record, barchester.profile(), barchester.DAY):
        fields.setdefault(finding.rule, []).append(finding.field)
    return fields


def test_nothing_is_found_on_a_complete_notice() -> None:
    assert found(barchester.draft()) == {}


@pytest.mark.parametrize("kind", [None, *DecisionType])
def test_nothing_is_found_of_what_the_form_does_not_ask(kind: DecisionType | None) -> None:
    terms = barchester.profile().terms()
    if kind in (None, *form_of(terms).types):
        blank = new_record("barchester", terms, actor="PA", at=barchester.AT, notice=Notice(decision_type=kind))
        findings = check(blank, barchester.profile(), barchester.DAY)
        assert findings
        assert all(form_of(terms).knows(path) for one in findings for path in (one.field, *one.related))
        assert not any("form note" in one.source or "EDMPR" in one.source for one in findings)


@pytest.mark.parametrize(
    ("additional", "fields"),
    [
        ({"climate": CLIMATE}, ["additional.risk.choice"]),
        ({"risk": Additional(text="Low."), "climate": CLIMATE}, ["additional.risk.choice"]),
        ({"risk": RISK}, ["additional.climate.text"]),
        ({"risk": RISK, "climate": Additional(text="TBC")}, ["additional.climate.text"]),
        ({"risk": RISK, "climate": CLIMATE}, []),
        ({}, ["additional.risk.choice", "additional.climate.text"]),
    ],
)
def test_what_the_form_requires_is_asked_for(additional: dict[str, Any], fields: list[str]) -> None:
    assert found(barchester.draft(additional=additional)).get("additional-missing", []) == fields


def test_what_is_missing_is_named_and_what_to_do_about_it() -> None:
    first, second = check(barchester.draft(additional={}), barchester.profile(), barchester.DAY)
    assert first.message.startswith("Answer “")
    assert first.message.endswith("”. Choose one: the council’s form requires it.")
    assert second.detail.startswith("Say what applies, or that nothing applies:")


def test_an_own_row_and_section_are_looked_through() -> None:
    row = barchester.notice().consultation.rows["treasurer"]
    text = Additional(text="Ring the contractor on 07700 900123.")
    record = barchester.draft(additional={"risk": RISK, "climate": text})
    assert found(record) == {"personal-mobile": ["additional.climate.text"]}
    assert row.details is not None
    finding: Finding = check(record, barchester.profile(), dt.date(2026, 11, 3))[0]
    assert finding.section == "additional.climate"
    assert finding.quote == "07700 900123"
