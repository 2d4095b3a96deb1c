"""Saving, listing and reading notices back."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from all_rows import listed_rows, rows_of
from builders import NOON, draft, later, notice, signed
from examples import examples
from forms import FORM
from signoff.errors import NotAllowed, NotFound, RecordRefused, RegisterProblem
from signoff.files import RECORD_LIMIT
from signoff.notice.record import lifecycle
from signoff.notice.record.model import (
    Consultation,
    Contact,
    DecisionMaker,
    DecisionType,
    ExemptInformation,
    ExemptText,
    Notice,
)
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record, Status
from signoff.register.list_query import ListQuery
from signoff.register.store import Register

ANY_TEXT = st.none() | st.text(max_size=40)


@st.composite
def records(draw: st.DrawFn) -> Record:
    answers = Notice(
        decision_type=draw(st.none() | st.sampled_from(list(FORM.types))),
        subject=draw(ANY_TEXT),
        decision=draw(ANY_TEXT),
        reasons=draw(ANY_TEXT),
        director=draw(ANY_TEXT),
        decision_date=draw(st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2035, 1, 1))),
        contact=Contact(name=draw(ANY_TEXT)),
        consultation=Consultation(others=draw(ANY_TEXT)),
        exempt_information=ExemptInformation(text=ExemptText(decision=draw(ANY_TEXT))),
        decision_maker=DecisionMaker(name=draw(ANY_TEXT)),
    )
    at = NOON + dt.timedelta(seconds=draw(st.integers(-(10**9), 10**9)))
    return lifecycle.new_record(draw(st.text(max_size=10)), draft().terms, actor="PA", at=at, notice=answers)


@settings(max_examples=examples(25), deadline=None)
@given(st.lists(records(), min_size=1, max_size=3))
def test_what_is_saved_is_read_back(saved: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.sqlite"
        with Register.open(path) as register:
            for record in saved:
                register.save(record)
        with Register.open(path) as register:
            assert [register.get(record.id) for record in saved] == saved
            assert {row.id for row in rows_of(register)} == {record.id for record in saved}


def test_a_row_has_what_the_list_shows(register: Register) -> None:
    record = lifecycle.give_reference(draft(subject=" A new gate "), "D56234", actor="PA", at=later(3))
    register.save(record)
    (row,) = rows_of(register)
    assert (row.id, row.subject, row.reference, row.council) == (record.id, "A new gate", "D56234", "leeds")
    assert (row.decision_type, row.status) == (DecisionType.SIGNIFICANT_OPERATIONAL, Status.DRAFT)
    assert (row.decision_maker, row.director) == ("A. Officer", "Director of City Development")
    assert row.changed_at == later(3)
    assert row.changed_at.utcoffset() == dt.timedelta(0)
    assert not row.is_publication


def test_a_notice_without_any_answer_is_listed(register: Register) -> None:
    register.save(lifecycle.new_record("leeds", draft().terms, actor="PA", at=NOON))
    (row,) = rows_of(register)
    assert (row.subject, row.decision_type, row.decision_maker, row.reference) == ("", None, "", "")


def test_a_record_without_an_instant_is_dated_when_it_is_saved(path: Path) -> None:
    with Register(path, clock=lambda: later(7)) as register:
        register.save(replace(draft(), history=()))
        assert rows_of(register)[0].changed_at == later(7)


def test_the_latest_change_comes_first(register: Register) -> None:
    for minutes in (2, 9, 5):
        register.save(lifecycle.new_record("leeds", draft().terms, actor="PA", at=later(minutes)))
    assert [row.changed_at for row in rows_of(register)] == [later(9), later(5), later(2)]


def test_rows_of_some_statuses_only(register: Register) -> None:
    first, second = draft(), signed()
    register.save(first)
    register.save(second)
    register.save(lifecycle.withdraw(draft(), actor="PA", at=later(1)))
    assert [row.id for row in listed_rows(register, ListQuery(frozenset({Status.SIGNED})))] == [second.id]
    assert {row.id for row in listed_rows(register, ListQuery(frozenset({Status.DRAFT, Status.SIGNED})))} == {
        first.id,
        second.id,
    }
    assert listed_rows(register, ListQuery(frozenset())) == ()


def test_an_edited_draft_is_read_back_after_closing(path: Path) -> None:
    record = draft()
    with Register.open(path) as register:
        register.save(record)
        record = lifecycle.edit(record, notice(subject="Two gates"), actor="PA", at=later(1))
        register.save(record)
    with Register.open(path) as register:
        assert register.get(record.id) == record
        assert [row.subject for row in rows_of(register)] == ["Two gates"]


def test_an_unknown_notice_is_not_found(register: Register) -> None:
    with pytest.raises(NotFound, match="There is no notice"):
        register.get("0c0f4c2e-0000-4000-8000-000000000000")
    with pytest.raises(NotFound):
        register.earlier_states("0c0f4c2e-0000-4000-8000-000000000000")


def test_a_publication_copy_is_not_saved(register: Register) -> None:
    with pytest.raises(NotAllowed, match="publication copy"):
        register.save(publication_copy(signed()))
    assert rows_of(register) == ()


@pytest.mark.parametrize("reference", ["half \ud800 of it", "x" * RECORD_LIMIT])
def test_what_could_not_be_read_again_is_refused(register: Register, reference: str) -> None:
    with pytest.raises(RecordRefused):
        register.save(replace(draft(), reference=reference))
    assert rows_of(register) == ()


def test_the_notices_that_supersede_one(register: Register) -> None:
    old = signed()
    new = lifecycle.successor_of(old, old.terms, actor="PA", at=later(20))
    register.save(old)
    register.save(new)
    assert [row.id for row in register.successors(old.id)] == [new.id]
    assert register.successors(new.id) == ()


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE document SET data = X'7B7D'",
        "UPDATE document SET data = CAST(replace(CAST(data AS TEXT), 'gate', 'hole') AS BLOB)",
        "UPDATE document SET data = CAST(data AS TEXT)",
        "UPDATE document SET sha256 = ''",
        "DELETE FROM document",
    ],
)
def test_a_damaged_notice_is_reported_in_a_sentence(register: Register, damage: str) -> None:
    record = draft()
    register.save(record)
    change(register.path, damage)
    with pytest.raises(RegisterProblem, match=r"“A new gate” .* is damaged in the register .*\.$"):
        register.get(record.id)
    assert [row.subject for row in rows_of(register)] == ["A new gate"]


@pytest.mark.parametrize("column", ["status", "decision_type", "changed_at", "subject"])
def test_a_damaged_row_is_listed_by_its_record(register: Register, column: str) -> None:
    register.save(draft())
    (before,) = rows_of(register)
    change(register.path, f"UPDATE notice SET {column} = X'6E6F'")  # noqa: S608 - the test's own names
    assert rows_of(register) == (before,)


def test_the_document_is_the_record_file(register: Register) -> None:
    record = signed()
    register.save(record)
    connection = sqlite3.connect(register.path)
    (data,) = connection.execute("SELECT data FROM signed_document").fetchone()
    connection.close()
    assert msgspec.json.decode(data)["signatures"][0]["mark"] == {"kind": "typed", "text": "A. Officer"}
    assert data.endswith(b"}\n")
