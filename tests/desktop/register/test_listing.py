"""How the register is listed: what a filter asks of it, and the words of headings and rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from signoff.desktop.register.attention import Need
from signoff.desktop.register.listing import GROUPS, filter_counts, headings_of, query_of, spoken, subtitle, when
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register.list_query import STATUS_ORDER, ListQuery, Order
from signoff.register.results import Row
from signoff.register.scrollable import Group

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


def test_every_group_has_a_title_in_the_order_in_which_the_register_groups() -> None:
    assert tuple(status for status, _ in GROUPS) == STATUS_ORDER
    groups = [Group(status, number) for number, status in enumerate(STATUS_ORDER, 1)]
    titles = [f"{heading.title} {heading.number}" for heading in headings_of(groups)]
    assert titles[:2] == ["Waiting for a signature 1", "In preparation 2"]
    assert [heading.title for heading in headings_of([Group(None, 3)])] == ["Best matches"]


@pytest.mark.parametrize(
    ("count", "is_cut", "number", "words"),
    [
        (7, False, "7", "Published, 7"),
        (60_000, False, "60,000", "Published, 60,000"),
        (5, True, "5+", "Published, 5 or more"),
    ],
)
def test_a_heading_says_how_many_and_where_that_is_not_all(count: int, is_cut: bool, number: str, words: str) -> None:
    (heading,) = headings_of([Group(Status.PUBLISHED, count)], is_cut=is_cut)
    assert (heading.number, heading.spoken) == (number, words)


def test_a_filter_asks_for_its_notices_alone() -> None:
    by_subject = query_of("all", kind=DecisionType.KEY, order=Order.SUBJECT, words="gate")
    assert by_subject == ListQuery(decision_type=DecisionType.KEY, words="gate", order=Order.SUBJECT)
    assert query_of("withdrawn", kind=None, order=Order.CHANGED) == ListQuery(frozenset({Status.WITHDRAWN}))
    needing = query_of("attention", kind=None, order=Order.CHANGED, needing=["1"])
    assert needing == ListQuery(frozenset(Status), identities=frozenset({"1"}))


def test_what_is_with_somebody_else_is_not_to_be_signed_here_and_has_a_filter_of_its_own() -> None:
    waiting = {"1": Need("With Ann Lee since 4 May", waits=True, is_ready=True), "2": Need("With B", waits=True)}
    to_sign = query_of("ready", kind=None, order=Order.CHANGED, waiting=waiting)
    assert to_sign == ListQuery(frozenset({Status.READY}), without=frozenset({"1"}))
    with_others = query_of("waiting", kind=None, order=Order.CHANGED, waiting=waiting)
    assert with_others == ListQuery(frozenset(Status), identities=frozenset({"1", "2"}))
    counts = filter_counts(dict.fromkeys(STATUS_ORDER, 3), 0, waiting.values())
    assert (counts["ready"], counts["waiting"], counts["draft"]) == (2, 2, 3)


def test_withdrawn_notices_count_under_their_own_filter_alone() -> None:
    assert filter_counts({status: number for number, status in enumerate(STATUS_ORDER, 1)}, 7) == {
        "all": 10,
        "attention": 7,
        "waiting": 0,
        "ready": 1,
        "draft": 2,
        "signed": 3,
        "published": 4,
        "withdrawn": 5,
    }


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
    assert spoken(blank, NOON).startswith("No subject yet, Draft, ")


def test_who_takes_the_decision_is_named() -> None:
    named = row(director="Director of City Development", decision_maker="Chief Planning Officer")
    assert subtitle(named).endswith("Chief Planning Officer")
    assert subtitle(row(director="Director of City Development", decision_maker="")).endswith("City Development")


def test_the_status_is_said_where_no_heading_says_it() -> None:
    assert subtitle(row(reference="D1"), with_status=True) == "Draft  ·  D1  ·  Key  ·  A. Officer"
    assert subtitle(row(need="Sent back"), with_status=True) == "Draft  ·  Sent back"


def test_a_publication_copy_says_so() -> None:
    assert subtitle(row(is_publication=True)).startswith("Publication copy")
