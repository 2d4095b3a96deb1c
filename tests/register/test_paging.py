"""Pages of the list: one after the other, they are all its notices in order, whatever is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DAY, draft, later, notice, signed
from register.listed import expected
from signoff.notice.record import lifecycle
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register.list_query import STATUS_ORDER, ListQuery, Order, Page
from signoff.register.results import Row
from signoff.register.store import Register


def pages(register: Register, query: ListQuery, size: int) -> Iterator[Page]:
    page = register.page(query, size=size)
    yield page
    while page.next is not None:
        page = register.page(query, page.next, size)
        yield page


def all_rows(register: Register, query: ListQuery, size: int = 60) -> list[Row]:
    return [row for page in pages(register, query, size) for row in page.rows]


@settings(max_examples=150)
@given(
    statuses=st.none() | st.frozensets(st.sampled_from(Status)),
    decision_type=st.none() | st.sampled_from(DecisionType),
    named=st.none() | st.frozensets(st.integers(0, 99)),
    order=st.sampled_from(Order),
    size=st.integers(1, 120),
)
def test_the_pages_are_all_rows_in_order(
    varied: Register,
    statuses: frozenset[Status] | None,
    decision_type: DecisionType | None,
    named: frozenset[int] | None,
    order: Order,
    size: int,
) -> None:
    rows = varied.rows()
    identities = None if named is None else frozenset(rows[place].id for place in named)
    query = ListQuery(statuses=statuses, decision_type=decision_type, identities=identities, order=order)
    shown = list(pages(varied, query, size))
    assert [row for page in shown for row in page.rows] == expected(rows, query)
    assert all(len(page.rows) == size for page in shown[:-1])


@settings(max_examples=40)
@given(
    statuses=st.none() | st.frozensets(st.sampled_from(Status)),
    decision_type=st.none() | st.sampled_from(DecisionType),
    words=st.sampled_from(("ga", "gate", "strasse officer", "d1", "a", "nothing of it", "housing director")),
    size=st.integers(1, 40),
)
def test_the_pages_of_a_search_are_what_it_finds(
    varied: Register, statuses: frozenset[Status] | None, decision_type: DecisionType | None, words: str, size: int
) -> None:
    query = ListQuery(statuses=statuses, decision_type=decision_type, words=words)
    found = all_rows(varied, query, size)
    assert sorted(row.id for row in found) == sorted(row.id for row in expected(varied.search(words), query))


def test_counts_are_those_of_the_rows(varied: Register) -> None:
    for kind in (None, *DecisionType):
        rows = [row for row in varied.rows() if kind in (None, row.decision_type)]
        assert varied.counts(kind) == {status: sum(row.status is status for row in rows) for status in STATUS_ORDER}


def test_the_list_follows_every_change(register: Register) -> None:
    query = ListQuery(statuses=frozenset(Status))

    def shown() -> tuple[str, Status, str]:
        (row,) = all_rows(register, query)
        assert (row,) == register.rows()
        return row.subject, row.status, row.reference

    record = draft(subject="First")
    register.save(record)
    assert shown() == ("First", Status.DRAFT, "")
    record = lifecycle.edit(record, notice(subject="Second"), actor="PA", at=later(1))
    register.save(record)
    assert shown() == ("Second", Status.DRAFT, "")
    record = signed(lifecycle.hand_over(record, actor="PA", at=later(2), to="A. Officer"))
    register.import_record(record)
    assert shown() == ("Second", Status.SIGNED, "")
    record = lifecycle.give_reference(record, "D7", actor="PA", at=later(20))
    register.save(record)
    assert shown() == ("Second", Status.SIGNED, "D7")
    register.save(lifecycle.publish(record, date=DAY, url=None, actor="PA", at=later(21)))
    assert shown() == ("Second", Status.PUBLISHED, "D7")


def test_a_page_goes_on_where_it_ended_whatever_was_saved_meanwhile(register: Register) -> None:
    for number in range(6):
        register.save(draft(subject=f"Gate {number}"))
    query = ListQuery(order=Order.SUBJECT)
    first = register.page(query, size=3)
    register.save(draft(subject="Gate 0"))
    register.save(draft(subject="Gate 21"))
    rest = register.page(query, first.next)
    assert [row.subject for row in rest.rows] == ["Gate 21", "Gate 3", "Gate 4", "Gate 5"]


def test_the_words_may_be_without_any_word(varied: Register) -> None:
    assert varied.page(ListQuery(words="£ *")) == Page((), None)
    assert varied.page(ListQuery(words="  ")) == varied.page(ListQuery())


PLAN_FOR = [
    *(ListQuery(order=order) for order in Order),
    *(ListQuery(order=order, statuses=frozenset({Status.DRAFT})) for order in Order),
    *(ListQuery(order=order, decision_type=DecisionType.KEY) for order in Order),
    ListQuery(words="gate"),
    ListQuery(words="gate", decision_type=DecisionType.KEY, statuses=frozenset({Status.SIGNED})),
]


def plans(register: Register, query: ListQuery) -> list[str]:
    """Return how SQLite carries out every statement of a query's first and second page."""
    statements: list[str] = []

    with register._listing() as used:
        used.set_trace_callback(statements.append)
    first = register.page(query, size=5)
    register.page(query, first.next, size=5)
    used.set_trace_callback(None)
    with closing(sqlite3.connect(register.path)) as connection:
        return [
            step
            for statement in statements
            if statement.startswith("SELECT")
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
        ]


@pytest.mark.parametrize("query", PLAN_FOR, ids=repr)
def test_no_page_scans_or_sorts_the_list(varied: Register, query: ListQuery) -> None:
    steps = plans(varied, query)
    assert any("listing" in step for step in steps)
    for step in steps:
        if step.startswith("SCAN"):
            assert step.startswith(
                ("SCAN words VIRTUAL TABLE", "SCAN json_each VIRTUAL TABLE", "SCAN wanted VIRTUAL")
            ), step
        assert "TEMP B-TREE" not in step


def test_only_the_notices_asked_for_are_read_and_sorted(varied: Register) -> None:
    identities = frozenset(row.id for row in varied.rows()[:9])
    steps = plans(varied, ListQuery(identities=identities))
    assert any("SEARCH listing USING INDEX listing_id" in step for step in steps)
    assert not [step for step in steps if step.startswith("SCAN listing")]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE listing SET age = 0, by_subject = 'x', status_rank = 3",
        "UPDATE listing SET subject = 'Another'",
        "UPDATE notice SET subject = 'Fence'",
    ],
)
def test_copies_that_are_wrong_are_made_right(register: Register, damage: str) -> None:
    register.save(draft())
    with closing(sqlite3.connect(register.path)) as connection, connection:
        connection.execute(damage)
    statuses = ListQuery(statuses=frozenset(Status))
    assert register.page(statuses).rows == register.rows()
    assert register.page(ListQuery(statuses=frozenset({Status.DRAFT}))).rows == register.rows()


def test_a_notice_that_another_program_removed_is_not_listed(register: Register) -> None:
    register.save(draft())
    with closing(sqlite3.connect(register.path)) as connection, connection:
        connection.execute("DELETE FROM document")
        connection.execute("DELETE FROM notice")
    assert register.page(ListQuery()) == Page((), None)


@pytest.mark.parametrize("damage", ["DROP TABLE listing", "DROP INDEX listing_subject", "DROP TABLE words"])
@pytest.mark.parametrize("read_only", [False, True])
def test_copies_that_are_missing_are_made_again(register: Register, path: Path, damage: str, read_only: bool) -> None:
    register.save(draft())
    register.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    before = path.read_bytes()
    with Register.open(path, read_only=read_only) as again:
        assert again.page(ListQuery(order=Order.SUBJECT)).rows == again.rows()
        assert again.page(ListQuery(words="gate")).rows == again.rows()
    assert not read_only or path.read_bytes() == before
