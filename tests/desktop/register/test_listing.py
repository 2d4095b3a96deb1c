"""How the register is listed: groups, filters, order and words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from signoff.desktop.register.listing import Heading, Order, counts, listed, spoken, subtitle, when
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register.results import Row

NOON = dt.datetime(2024, 5, 14, 12, 0).astimezone()


def row(**parts: Any) -> Row:
    defaults: dict[str, Any] = {
        "id": "1",
        "subject": "A gate",
        "decision_type": DecisionType.KEY,
        "status": Status.DRAFT,
        "decision_maker": "A. Officer",
        "director": "Director of City Development",
        "reference": "",
        "council": "leeds",
        "changed_at": NOON,
        "is_publication": False,
    }
    return Row(**(defaults | parts))


def test_notices_stand_under_their_status_in_the_order_of_work() -> None:
    rows = [row(id=str(number), status=status) for number, status in enumerate(Status)]
    titles = [entry.title for entry in listed(rows) if isinstance(entry, Heading)]
    assert titles == ["Waiting for a signature", "In preparation", "Signed, not yet published", "Published"]


def test_a_filter_shows_its_status_alone() -> None:
    rows = [row(id=str(number), status=status) for number, status in enumerate(Status)]
    assert [type(entry).__name__ for entry in listed(rows, chosen="withdrawn")] == ["Heading", "Row"]
    assert counts(rows) == {
        "all": 4,
        "attention": 0,
        "ready": 1,
        "draft": 1,
        "signed": 1,
        "published": 1,
        "withdrawn": 1,
    }


def test_a_type_can_be_chosen() -> None:
    rows = [row(id="1"), row(id="2", decision_type=None)]
    assert len(listed(rows, kind=DecisionType.KEY)) == 2
    assert listed(rows, kind=DecisionType.ADMINISTRATIVE) == ()


@pytest.mark.parametrize(
    ("order", "first"),
    [(Order.CHANGED, "new"), (Order.SUBJECT, "alpha"), (Order.REFERENCE, "numbered"), (Order.DIRECTOR, "directed")],
)
def test_each_order_puts_its_own_first_and_what_is_missing_last(order: Order, first: str) -> None:
    rows = [
        row(id="new", subject="Z", director="Z", changed_at=NOON + dt.timedelta(hours=1)),
        row(id="alpha", subject="a", director="Y"),
        row(id="numbered", subject="M", reference="D1", director="X"),
        row(id="directed", subject="N", director="A"),
        row(id="empty", subject="", director="", reference=""),
    ]
    entries = [entry.id for entry in listed(rows, order=order) if isinstance(entry, Row)]
    assert entries[0] == first
    if order in (Order.SUBJECT, Order.DIRECTOR):
        assert entries[-1] == "empty"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (dt.timedelta(hours=1), "11:00"),
        (dt.timedelta(hours=13), "Yesterday"),
        (dt.timedelta(days=3), "11 May"),
        (dt.timedelta(days=200), "27 Oct 2023"),
    ],
)
def test_when_is_as_short_as_it_is_clear(ago: dt.timedelta, words: str) -> None:
    changed = (NOON - ago).replace(hour=11, minute=0) if ago.days else NOON - ago
    assert when(changed.astimezone(dt.UTC), NOON) == words


def test_what_is_missing_is_said() -> None:
    blank = row(subject="", decision_type=None, director="", decision_maker="")
    assert subtitle(blank) == "No reference yet  ·  No type yet"
    assert spoken(blank, NOON).startswith("No subject yet, Drafts, ")


def test_who_takes_the_decision_is_named() -> None:
    named = row(director="Director of City Development", decision_maker="Chief Planning Officer")
    assert subtitle(named).endswith("Chief Planning Officer")
    assert subtitle(row(director="Director of City Development", decision_maker="")).endswith("City Development")


def test_a_publication_copy_says_so() -> None:
    assert subtitle(row(is_publication=True)).startswith("Publication copy")
