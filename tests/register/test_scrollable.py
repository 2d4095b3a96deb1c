"""A list that is scrolled: its groups and any part of it are those of the whole list, whatever is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from all_rows import listed_rows, rows_of
from builders import DAY, draft, later, notice, signed
from examples import examples
from register.listed import expected
from signoff.notice.record import lifecycle
from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register import group_sizes, paging, selecting
from signoff.register.list_query import STATUS_ORDER, ListQuery, Order
from signoff.register.scrollable import Group, ScrollableList
from signoff.register.store import Register


def ids(listed: ScrollableList) -> list[str]:
    return [row.id for row in listed.rows(0, len(listed))]


@settings(max_examples=examples(120))
@given(
    statuses=st.none() | st.frozensets(st.sampled_from(Status)),
    decision_type=st.none() | st.sampled_from(DecisionType),
    named=st.none() | st.frozensets(st.integers(0, 99)),
    left_out=st.just(frozenset()) | st.frozensets(st.integers(0, 99)),
    words=st.sampled_from(("", "", "ga", "strasse officer", "d1", "a", "nothing of it", "£")),
    order=st.sampled_from([order for order in Order if order is not Order.BEST]),
    start=st.integers(-1, 110),
    size=st.integers(0, 40),
)
def test_any_part_is_that_of_the_whole_list(
    varied: Register,
    statuses: frozenset[Status] | None,
    decision_type: DecisionType | None,
    named: frozenset[int] | None,
    left_out: frozenset[int],
    words: str,
    order: Order,
    start: int,
    size: int,
) -> None:
    without = frozenset(rows_of(varied)[place].id for place in left_out)
    identities = None if named is None else frozenset(rows_of(varied)[place].id for place in named)
    query = ListQuery(statuses, decision_type, identities, words, order, without=without)
    whole = expected(rows_of(varied, words), query)
    listed = varied.open_list(query)
    start = max(start, 0)
    assert list(listed.rows(start, size)) == whole[start : start + size]
    counts = {status: sum(row.status is status for row in whole) for status in query.listed_statuses}
    assert listed.groups == tuple(Group(status, count) for status, count in counts.items() if count)
    assert (len(listed), listed.is_cut) == (len(whole), False)
    for place in range(start, min(start + 3, len(whole))):
        assert listed.find(whole[place].id) == place


def test_what_is_not_listed_has_no_place(varied: Register) -> None:
    drafts, signed = (varied.open_list(ListQuery(frozenset({s}))) for s in (Status.DRAFT, Status.SIGNED))
    (first,) = drafts.rows(0, 1)
    assert signed.find(first.id) is None
    assert varied.open_list(ListQuery(words="nothing of it")).find(first.id) is None
    kinds = [kind for kind in DecisionType if kind is not first.decision_type]
    assert varied.open_list(ListQuery(decision_type=kinds[0])).find(first.id) is None
    assert drafts.find("another") is None


def test_the_best_match_comes_first_whatever_its_status(register: Register) -> None:
    scarce = draft(subject="A road", reasons="The gate is old. " + "Nothing else is said of it here. " * 30)
    often = draft(subject="A gate", reasons="The gate, the gate and again the gate.")
    withdrawn = lifecycle.withdraw(draft(subject="Gate gate gate", reasons="Gate"), actor="PA", at=later(1))
    for record in (withdrawn, often, scarce, draft(subject="A fence", decision="Nothing", reasons="Nothing")):
        register.save(record)
    found = register.open_list(ListQuery(frozenset(Status), words="gate", order=Order.BEST))
    assert ids(found) == [withdrawn.id, often.id, scarce.id]
    assert found.groups == (Group(None, 3),)
    assert found.find(scarce.id) == 2
    assert [group.status for group in register.open_list(ListQuery(order=Order.BEST)).groups] == [Status.DRAFT]


def test_of_what_a_common_word_finds_the_newest_are_listed(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = [draft(subject=f"Gate {name}") for name in "dcba"]
    for record in saved:
        register.save(record)
    monkeypatch.setattr(selecting, "MOST_FOUND", 3)
    by_subject = register.open_list(ListQuery(words="gate", order=Order.SUBJECT))
    assert ids(by_subject) == [record.id for record in saved[:0:-1]]
    assert (by_subject.groups, by_subject.is_cut) == ((Group(Status.DRAFT, 3),), True)
    best = register.open_list(ListQuery(words="gate", order=Order.BEST))
    assert (len(best), best.is_cut) == (3, True)
    monkeypatch.setattr(selecting, "MOST_FOUND", 4)
    assert not register.open_list(ListQuery(words="gate")).is_cut


def test_what_was_changed_meanwhile_is_read_as_it_is(register: Register) -> None:
    first, second = draft(subject="A"), draft(subject="B")
    register.save(first)
    register.save(second)
    listed = register.open_list(ListQuery(order=Order.SUBJECT))
    register.save(lifecycle.edit(first, notice(subject="C"), actor="PA", at=later(1)))
    assert ([row.subject for row in listed.rows(0, 60)], listed.is_outdated) == (["B", "C"], False)
    register.save(lifecycle.withdraw(second, actor="PA", at=later(1)))
    assert ([row.subject for row in listed.rows(0, 60)], listed.is_outdated) == (["C"], True)


def test_counts_are_those_of_the_rows(varied: Register) -> None:
    for kind in (None, *DecisionType):
        rows = [row for row in rows_of(varied) if kind in (None, row.decision_type)]
        assert varied.counts(kind) == {status: sum(row.status is status for row in rows) for status in STATUS_ORDER}


def test_the_list_follows_every_change(register: Register) -> None:
    query = ListQuery(statuses=frozenset(Status))

    def shown() -> tuple[str, Status, str]:
        (row,) = listed_rows(register, query)
        assert (row,) == rows_of(register)
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


def test_the_words_may_be_without_any_word(varied: Register) -> None:
    assert listed_rows(varied, ListQuery(words="£ *")) == ()
    assert listed_rows(varied, ListQuery(words="  ")) == listed_rows(varied)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE listing SET age = 0, by_subject = 'x', status_rank = 3",
        "UPDATE listing SET subject = 'Another'",
        "UPDATE notice SET subject = 'Fence'",
        "UPDATE group_size SET notices = 'x'",
        "UPDATE group_size SET notices = -1",
    ],
)
def test_copies_that_are_wrong_are_made_right(register: Register, damage: str) -> None:
    register.save(draft())
    with closing(sqlite3.connect(register.path)) as connection, connection:
        connection.execute(damage)
    statuses = ListQuery(statuses=frozenset(Status))
    opened = register.open_list(statuses)
    assert opened.rows(0, 60) == rows_of(register) or opened.is_outdated
    assert listed_rows(register, statuses) == rows_of(register)
    assert listed_rows(register, ListQuery(statuses=frozenset({Status.DRAFT}))) == rows_of(register)


def test_a_notice_that_another_program_removed_is_not_listed(register: Register) -> None:
    register.save(draft())
    with closing(sqlite3.connect(register.path)) as connection, connection:
        connection.execute("DELETE FROM document")
        connection.execute("DELETE FROM notice")
    assert listed_rows(register) == ()


MISSING = [
    *("DROP TABLE listing", "DROP INDEX listing_subject", "DROP TABLE words", "DROP TABLE group_size"),
    *("DROP TRIGGER group_size_insert", "CREATE TRIGGER other AFTER INSERT ON listing BEGIN DELETE FROM listing; END"),
]


@pytest.mark.parametrize("damage", MISSING)
@pytest.mark.parametrize("read_only", [False, True])
def test_copies_that_are_missing_are_made_again(register: Register, path: Path, damage: str, read_only: bool) -> None:
    register.save(draft())
    register.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    before = path.read_bytes()
    with Register.open(path, read_only=read_only) as again:
        assert listed_rows(again, ListQuery(order=Order.SUBJECT)) == rows_of(again)
        assert listed_rows(again, ListQuery(words="gate")) == rows_of(again)
        assert again.counts()[Status.DRAFT] == 1
    assert not read_only or path.read_bytes() == before


PLANNED = [
    *(ListQuery(order=order) for order in Order),
    ListQuery(order=Order.SUBJECT, decision_type=DecisionType.KEY, statuses=frozenset({Status.DRAFT})),
]


@pytest.mark.parametrize("query", PLANNED, ids=repr)
def test_a_part_is_skipped_to_in_an_index(varied: Register, monkeypatch: pytest.MonkeyPatch, query: ListQuery) -> None:
    steps: list[str] = []
    select = paging.select

    def explained(connection: sqlite3.Connection, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        steps.extend(row[-1] for row in select(connection, f"EXPLAIN QUERY PLAN {statement}", values))
        return select(connection, statement, values)

    monkeypatch.setattr(paging, "select", explained)
    listed = varied.open_list(query)
    for start in (1, len(listed) - 3):
        (row, *_) = listed.rows(start, 2)
        assert listed.find(row.id) == start
    assert any("SEARCH listing USING COVERING INDEX" in step for step in steps)
    assert not [step for step in steps if step.startswith("SCAN listing") or "TEMP B-TREE" in step]


def test_sizes_of_groups_are_kept_by_whatever_changes_the_list(register: Register, path: Path) -> None:
    """The counts come from a table that triggers keep, and are what counting every entry gives."""
    first, *others = records = [draft(subject=f"Gate {number}") for number in range(4)]
    for record in records:
        register.save(record)
    register.save(lifecycle.withdraw(first, actor="PA", at=later(60)))
    register.save(signed(others[0]))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM listing WHERE minus_number = -4")
        connection.execute("UPDATE listing SET decision_type = 'key' WHERE minus_number = -3")
    assert register.counts(DecisionType.KEY)[Status.DRAFT] == 1
    with closing(sqlite3.connect(path)) as connection:
        kept = {group: size for group, size in group_sizes.sizes(connection).items() if size}
        connection.execute("UPDATE group_size SET notices = -1")
        assert kept == group_sizes.sizes(connection)
        assert sum(kept.values()) == 3
