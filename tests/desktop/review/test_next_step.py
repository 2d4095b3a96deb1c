"""What is next with a notice depends on who sits here, on what is missing, and on what was asked of them."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from builders import draft, later, notice
from signoff.desktop.core.person import NOBODY, Person
from signoff.desktop.review import next_step as module
from signoff.desktop.review.next_step import NextStep
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.lifecycle import hand_over
from signoff.notice.record.message import Asked, Message
from signoff.notice.record.model import DecisionMaker, DecisionType, ForthcomingList, ReportPublication, Route
from signoff.notice.record.record import Record

MAKER = Person("Alex Maker", "Director of Parks")
PA = Person("Pat Jones", "Personal assistant")
CHAIR = Person("Chris Okafor", "Chair of Scrutiny Board")


def made(name: str = MAKER.name, post: str = MAKER.post, **answers: object) -> Record:
    record = draft()
    return replace(record, notice=notice(decision_maker=DecisionMaker(name=name, post=post), **answers))


def next_step(record: Record, me: Person) -> NextStep:
    return module.next_step(record, me, load_profile("leeds"))


def urgent() -> Record:
    listed = ForthcomingList(route=Route.SPECIAL_URGENCY, date_added=dt.date(2024, 5, 7), reason="It cannot wait.")
    return made(decision_type=DecisionType.KEY, forthcoming_list=listed)


@pytest.mark.parametrize(
    ("me", "step"),
    [
        (MAKER, NextStep.SIGN),
        (Person("A. Maker"), NextStep.SIGN),
        (NOBODY, NextStep.SIGN),
        (PA, NextStep.HAND_OVER),
    ],
)
def test_only_whom_the_notice_names_signs_it_next(me: Person, step: NextStep) -> None:
    assert next_step(made(), me) is step


@pytest.mark.parametrize(("post", "step"), [("Director of Parks", NextStep.SIGN), ("Clerk", NextStep.HAND_OVER)])
def test_where_a_post_is_named_its_holder_signs_next(post: str, step: NextStep) -> None:
    assert next_step(made(name="", post="Director of Parks"), Person("Jo Roe", post)) is step


def test_anybody_may_sign_a_notice_that_names_nobody() -> None:
    assert next_step(made(name="", post=""), PA) is NextStep.SIGN


def test_whom_it_was_handed_to_signs_it_whoever_is_named() -> None:
    record = hand_over(made(), actor="Pat Jones", at=later(60), to="Sue Deputy", message=Message(asked=Asked.SIGN))
    assert next_step(record, Person("Sue Deputy")) is NextStep.SIGN


def test_approvals_come_first() -> None:
    assert next_step(urgent(), MAKER) is NextStep.HAND_OVER
    assert next_step(urgent(), PA) is NextStep.HAND_OVER
    assert next_step(urgent(), CHAIR) is NextStep.APPROVE
    asked = hand_over(urgent(), actor="Pat Jones", at=later(60), to="Jo Roe", message=Message(asked=Asked.APPROVE))
    assert next_step(asked, Person("Jo Roe")) is NextStep.APPROVE


@pytest.mark.parametrize(("published", "step"), [(7, NextStep.SIGN), (8, NextStep.HAND_OVER)])
def test_a_reason_for_a_late_report_asks_for_no_approval_where_it_is_not_late(published: int, step: NextStep) -> None:
    report = ReportPublication(published_date=dt.date(2024, 5, published), late_reason="It came late.")
    decided = dt.date(2024, 5, 15)
    record = made(decision_type=DecisionType.KEY, report_publication=report, decision_date=decided)
    assert next_step(record, MAKER) is step
