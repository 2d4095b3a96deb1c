"""The wizard on a council's own form: it asks what that form has, and nothing of another's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QRadioButton, QWidget

import barchester
from desktop.wizard.hands import NOW, Bench
from signoff.notice.form.answers import answers
from signoff.notice.form.council import Profile
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.model import Additional, DecisionType, Notice
from signoff.notice.record.record import Record


@pytest.fixture(scope="session")
def profile() -> Profile:
    return barchester.profile()


@pytest.fixture
def make_record(profile: Profile) -> Callable[[Notice | None], Record]:
    return lambda notice: new_record("barchester", profile.terms(), actor="Pat", at=NOW, notice=notice)


def test_it_offers_the_councils_types_and_asks_for_no_value(bench: Bench) -> None:
    hands = bench(Notice())
    hands.open("type_and_value")
    cards = hands.find("decision_type").findChildren(QRadioButton)
    assert [card.text() for card in cards] == ["Key decision", "Delegated decision"]
    assert hands.find("page:type_and_value").findChild(QWidget, "approximate_value") is None
    hands.choose("decision_type", "other")
    assert hands.value("decision_type") is DecisionType.OTHER
    hands.open("additional.finance")
    assert hands.shows("not-asked")


def test_a_choice_and_texts_of_its_own_are_kept(bench: Bench) -> None:
    hands = bench(Notice())
    hands.open("additional.risk")
    hands.choose("additional.risk.choice", "Low")
    hands.type("additional.risk.text", "Slates")
    hands.type("additional.climate.text", "Old slates")
    hands.session.commit()
    assert hands.value("additional") == {
        "risk": Additional(choice="Low", text="Slates"),
        "climate": Additional(text="Old slates"),
    }


def test_what_its_form_requires_is_said_at_the_field(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.OTHER))
    hands.open("additional.risk")
    hands.open("wards")
    hands.open("additional.risk")
    hands.sees("additional-missing")


def test_a_row_of_its_own_is_answered(bench: Bench) -> None:
    hands = bench(Notice())
    hands.open("consultation")
    hands.choose("consultation.rows.treasurer.applies", "yes")
    hands.type("consultation.rows.treasurer.details", "No objection.")
    assert hands.value("consultation.rows.treasurer.details") == "No objection."
    hands.choose("consultation.rows.parish_clerks.applies", "yes")
    assert hands.shows("consultation.rows.parish_clerks.interests:add")


def test_no_page_says_anything_of_leeds(bench: Bench) -> None:
    hands = bench(barchester.notice())
    for page in hands.session.form.pages:
        hands.open(page.key)
    said = " ".join(label.text() for label in hands.view.findChildren(QLabel))
    assert "Barchester" in said or "Portfolio holder" in said
    assert not any(word in said for word in ("Leeds", "CDIO", "CAMRO", "EDMPR", "irector", "administrative"))


def test_the_review_lists_them() -> None:
    rows = {answer.label: (answer.page, answer.words) for answer in answers(barchester.draft())}
    assert rows["How great is the risk?"] == ("additional.risk", "Low")
    assert rows["Risk: details"] == ("additional.risk", "Slates may come late.")
    assert rows["County Treasurer"] == ("consultation", "On 26 October 2026: no objection.")
    assert rows["Decision type"][1] == "Delegated decision"
    assert not any("irector" in label for label in rows)
