"""What is typed on a page is the notice's answer, and is shown again when the notice is reopened."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.wizard.hands import Bench, Hands
from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.widgets.date_field import DateField
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import (
    AuthorityKind,
    Consultation,
    Consultee,
    DecisionType,
    Notice,
    Route,
    Wards,
    WardScope,
)
from signoff.register.store import Register

EMPTY = Notice()
KEY = Notice(decision_type=DecisionType.KEY)
CONSULTED = Notice(
    consultation=Consultation(
        executive_member=Consultee(applies=True), chief_digital_information_officer=Consultee(applies=True)
    )
)


@dataclass(frozen=True)
class Case:
    """What is answered on one page: texts, dates, and choices by their keys and values."""

    page: str
    notice: Notice = EMPTY
    texts: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    choices: tuple[tuple[str, str, object], ...] = ()


CASES = (
    Case("director_and_contact", texts=("director", "contact.name", "contact.post", "contact.telephone")),
    Case("subject", texts=("subject",)),
    Case("decision", texts=("decision",)),
    Case("reasons", texts=("reasons",)),
    Case("alternatives", texts=("alternatives",)),
    Case("wards", choices=(("wards.scope", "all", WardScope.ALL),)),
    Case(
        "consultation",
        CONSULTED,
        texts=(
            "consultation.executive_member.details",
            "consultation.chief_digital_information_officer.details",
            "consultation.others",
        ),
        choices=(
            ("consultation.ward_councillors.applies", "yes", True),
            ("consultation.chief_asset_management_regeneration_officer.applies", "no", False),
        ),
    ),
    Case(
        "implementation",
        texts=("implementation.accountable_officer", "implementation.timescales"),
        dates=("implementation.start_date",),
    ),
    Case(
        "forthcoming_list",
        KEY,
        choices=(("forthcoming_list.route", "general_exception", Route.GENERAL_EXCEPTION),),
        texts=("forthcoming_list.listed_title", "forthcoming_list.reason"),
        dates=(
            "forthcoming_list.date_added",
            "forthcoming_list.chair_notified_date",
            "forthcoming_list.notice_published_date",
            "forthcoming_list.reasons_published_date",
        ),
    ),
    Case(
        "report_publication",
        KEY,
        texts=("report_publication.late_reason",),
        dates=("report_publication.published_date",),
    ),
    Case(
        "exempt_information",
        choices=(("exempt_information.contains", "yes", True),),
        texts=(
            "exempt_information.public_interest",
            *(f"exempt_information.text.{name}" for name in ("decision", "reasons", "alternatives", "others")),
        ),
    ),
    Case(
        "call_in",
        KEY,
        choices=(("call_in.available", "no", False),),
        texts=("call_in.exemption_reason",),
    ),
    Case(
        "decision_maker",
        choices=(
            ("authority.relied_on", "specific", AuthorityKind.SPECIFIC),
            ("authority.conflicts", "no", False),
            ("officer_interest.declared", "yes", True),
        ),
        texts=(
            *("decision_maker.name", "decision_maker.post", "authority.body", "authority.minute"),
            *("officer_interest.interest", "officer_interest.action"),
        ),
        dates=("decision_date", "authority.date"),
    ),
)


def words(path: str) -> str:
    """Return a text for a field that no other field has."""
    return "Ash & " + path.replace("_", " ").replace(".", " ")


def shown(hands: Hands, path: str) -> object:
    """Return what a field shows."""
    widget = hands.find(path)
    if isinstance(widget, RichEditor):
        return widget.markdown()
    if isinstance(widget, DateField):
        return widget.date()
    if isinstance(widget, ExclusiveChoice):
        return widget.choice()
    line = hands.line(path)
    return line.toPlainText() if isinstance(line, QPlainTextEdit) else str(line.property("text"))


@pytest.mark.parametrize("case", CASES, ids=[case.page for case in CASES])
def test_what_is_answered_is_kept_and_comes_back(bench: Bench, register: Register, case: Case) -> None:
    hands = bench(case.notice)
    hands.open(case.page)
    for path, key, _ in case.choices:
        hands.choose(path, key)
    for path in case.texts:
        hands.type(path, words(path))
    for path in case.dates:
        hands.type(path, "23/3/2024")
        hands.qtbot.keyClick(hands.line(path), Qt.Key.Key_Tab)
    hands.session.commit()
    hands.session.flush()

    saved = register.get(hands.session.record.id)
    given = {path: value_at(saved.notice, path) for path in (*case.texts, *case.dates)}
    assert given == {path: words(path) for path in case.texts} | dict.fromkeys(case.dates, dt.date(2024, 3, 23))
    assert [value_at(saved.notice, path) for path, _, _ in case.choices] == [value for _, _, value in case.choices]

    again = bench(record=saved)
    again.open(case.page)
    assert [shown(again, path) for path in case.texts] == [words(path) for path in case.texts]
    assert [shown(again, path) for path in case.dates] == [dt.date(2024, 3, 23) for _ in case.dates]
    assert [shown(again, path) for path, _, _ in case.choices] == [key for _, key, _ in case.choices]


def test_an_emptied_text_is_an_answer_not_given(bench: Bench) -> None:
    hands = bench(Notice(subject="Bridges"))
    hands.open("subject")
    hands.clear("subject")
    assert hands.value("subject") is None
    hands.type("subject", "   ")
    assert hands.value("subject") is None


def test_what_is_not_a_date_stays_as_typed_and_is_not_an_answer(bench: Bench) -> None:
    hands = bench()
    hands.open("implementation")
    hands.type("implementation.start_date", "31/2/2024")
    hands.qtbot.keyClick(hands.line("implementation.start_date"), Qt.Key.Key_Tab)
    hands.open("subject")
    hands.open("implementation")
    line = hands.line("implementation.start_date")
    assert isinstance(line, QLineEdit)
    assert line.text() == "31/2/2024"
    assert hands.value("implementation.start_date") is None


def test_a_long_text_is_written_without_leaving_the_field(bench: Bench, qtbot: QtBot) -> None:
    hands = bench()
    hands.open("reasons")
    hands.type("reasons", "Because.")
    qtbot.waitUntil(lambda: hands.session.value("reasons") == "Because.", timeout=2000)


def test_moving_on_writes_a_long_text_at_once(bench: Bench) -> None:
    hands = bench()
    hands.open("reasons")
    hands.type("reasons", "Because.")
    hands.press("wizard-next")
    assert hands.session.value("reasons") == "Because."


def test_wards_are_found_and_chosen(bench: Bench) -> None:
    hands = bench()
    hands.open("wards")
    assert not hands.shows("wards.names")
    hands.choose("wards.scope", "some")
    assert hands.shows("wards.names")
    hands.type("filter", "park")
    assert not hands.shows("check-Armley")
    hands.press("check-Middleton Park")
    hands.clear("filter")
    hands.press("check-Armley")
    assert hands.value("wards") == Wards(scope=WardScope.SOME, names=("Armley", "Middleton Park"))


def test_a_ward_that_the_council_does_not_know_is_not_lost(bench: Bench) -> None:
    hands = bench(Notice(wards=Wards(scope=WardScope.SOME, names=("Atlantis",))))
    hands.open("wards")
    hands.press("check-Armley")
    assert set(hands.value("wards.names")) == {"Atlantis", "Armley"}


def test_exempt_details_are_asked_for_after_a_yes(bench: Bench) -> None:
    hands = bench()
    hands.open("exempt_information")
    assert not hands.shows("exempt_information.text.reasons")
    hands.choose("exempt_information.contains", "yes")
    assert hands.shows("exempt_information.text.reasons")
    box = hands.find("paragraph:3")
    assert isinstance(box, QAbstractButton)
    hands.press(box)
    assert hands.value("exempt_information.paragraphs") == ("3",)
    hands.choose("exempt_information.contains", "no")
    assert hands.shows("paragraph:3"), "what was given stays in view"


def test_the_subject_can_be_taken_as_the_listed_title(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.KEY, subject="Bridge"))
    hands.open("forthcoming_list")
    hands.press("take-subject")
    assert hands.value("forthcoming_list.listed_title") == "Bridge"
    assert not hands.shows("take-subject")


def test_the_person_at_the_keyboard_can_be_the_decision_maker(bench: Bench) -> None:
    hands = bench()
    hands.open("decision_maker")
    hands.press("it-is-me")
    assert (hands.value("decision_maker.name"), hands.value("decision_maker.post")) == ("Sam Officer", "Chief Officer")
    assert not hands.shows("it-is-me")


def test_another_title_than_the_councils_may_be_typed(bench: Bench) -> None:
    hands = bench()
    hands.open("director_and_contact")
    hands.type("director", "Director of Nothing in Particular")
    assert hands.value("director") == "Director of Nothing in Particular"
