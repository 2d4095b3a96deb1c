"""Interests of elected members: rows that are added, filled in and removed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from desktop.wizard.hands import Bench
from signoff.notice.record.model import Consultation, Consultee, Dispensation, Interest, Notice

PATH = "consultation.executive_member.interests"
CONSULTED = Notice(consultation=Consultation(executive_member=Consultee(applies=True)))
THREE = Notice(
    consultation=Consultation(
        executive_member=Consultee(
            applies=True, interests=tuple(Interest(member=name, interest="Land") for name in ("Ash", "Elm", "Oak"))
        )
    )
)


def test_an_interest_is_added_and_filled_in(bench: Bench) -> None:
    hands = bench(CONSULTED)
    hands.open("consultation")
    hands.press(f"{PATH}:add")
    assert hands.line(f"{PATH}.0.member").hasFocus()
    hands.type(f"{PATH}.0.member", "Councillor Ash")
    hands.type(f"{PATH}.0.interest", "Owns land nearby")
    assert not hands.shows(f"{PATH}.0.date")
    hands.choose(f"{PATH}.0.dispensation", "granted")
    hands.type(f"{PATH}.0.date", "3/4/2024")
    assert hands.value(PATH) == (
        Interest(
            member="Councillor Ash",
            interest="Owns land nearby",
            dispensation=Dispensation.GRANTED,
            date=dt.date(2024, 4, 3),
        ),
    )


def test_a_row_in_the_middle_is_removed_and_the_others_stay(bench: Bench) -> None:
    hands = bench(THREE)
    hands.open("consultation")
    hands.press(f"{PATH}.1:remove")
    assert [interest.member for interest in hands.value(PATH)] == ["Ash", "Oak"]
    hands.type(f"{PATH}.1.member", "!")
    assert [interest.member for interest in hands.value(PATH)] in (["Ash", "!Oak"], ["Ash", "Oak!"])


def test_interests_are_asked_of_elected_members_alone(bench: Bench) -> None:
    hands = bench()
    hands.open("consultation")
    hands.choose("consultation.chief_digital_information_officer.applies", "yes")
    hands.choose("consultation.ward_councillors.applies", "yes")
    assert hands.shows("consultation.ward_councillors.interests:add")
    assert not hands.view.findChildren(QWidget, "consultation.chief_digital_information_officer.interests:add")


def test_what_was_disclosed_stays_in_view_with_n_a(bench: Bench) -> None:
    hands = bench(THREE)
    hands.open("consultation")
    hands.choose("consultation.executive_member.applies", "no")
    assert hands.shows(f"{PATH}.0.member")
