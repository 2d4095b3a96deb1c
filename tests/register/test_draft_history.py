"""The earlier states of a draft: kept while it is written, thinned as they age, and never without bound."""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOON, draft, later, notice, signed
from empty_register import empty_register
from signoff.errors import NotAllowed, NotFound
from signoff.files import RECORD_LIMIT
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record, Status
from signoff.register.draft_history import DraftState, decompressed, too_many
from signoff.register.salvage import salvage
from signoff.register.store import Register

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    """A register whose clock says when the last test state is of, and so thins nothing by its age."""
    with Register(empty_register(path), clock=lambda: later(60)) as opened:
        yield opened


def typed(register: Register, record: Record, subject: str, minute: int, actor: str = "PA") -> Record:
    changed = lifecycle.edit(record, notice(subject=subject), actor=actor, at=later(minute), continuing=True)
    register.save(changed)
    return changed


def subjects(register: Register, record: Record) -> list[str | None]:
    states = register.draft_states(record.id)
    return [register.draft_state(record.id, state.key).notice.subject for state in states]


def test_what_stood_for_a_while_is_kept_when_it_is_changed(register: Register) -> None:
    record = draft(subject="First")
    register.save(record)
    record = typed(register, record, "Second", 15)
    record = typed(register, record, "Second, correc", 16)
    record = typed(register, record, "Second, corrected", 17)
    assert subjects(register, record) == ["First", "Second"]
    state, _ = register.draft_states(record.id)
    assert (state.saved_at, state.actor, state.status) == (NOON, "PA", Status.DRAFT)


def test_of_an_hour_of_writing_a_state_is_kept_every_ten_minutes(register: Register) -> None:
    record = draft(subject="Minute 0")
    register.save(record)
    for minute in range(1, 61):
        record = typed(register, record, f"Minute {minute}", minute)
    assert subjects(register, record) == [f"Minute {minute}" for minute in range(10, 60, 10)]


def test_a_state_that_is_left_to_others_is_kept_however_short(register: Register) -> None:
    record = draft(subject="By the PA")
    register.save(record)
    record = lifecycle.hand_over(record, actor="PA", at=later(1), to="A. Officer")
    register.save(record)
    record = typed(register, record, "By the officer", 2, actor="A. Officer")
    assert [(state.status, state.actor) for state in register.draft_states(record.id)] == [
        (Status.DRAFT, "PA"),
        (Status.READY, "PA"),
    ]


def test_an_empty_notice_is_no_state_to_come_back_to(register: Register) -> None:
    empty = lifecycle.new_record("leeds", draft().terms, actor="PA", at=NOON)
    register.save(empty)
    typed(register, empty, "First", 60)
    assert register.draft_states(empty.id) == ()


def test_the_states_stay_when_the_notice_is_signed(register: Register) -> None:
    record = draft(subject="First")
    register.save(record)
    record = typed(register, record, "A new gate", 15)
    done = signed(record)
    register.keep_signed(done, b"%PDF-1.7 pages")
    assert subjects(register, done) == ["First", "A new gate"]
    with pytest.raises(NotAllowed, match="no further states as a draft"):
        register.keep_draft_state(done.id)


def test_a_present_state_is_kept_when_it_is_asked_for(register: Register) -> None:
    record = draft(subject="Now")
    register.save(record)
    register.keep_draft_state(record.id)
    assert subjects(register, record) == ["Now"]


def test_a_state_that_is_not_there_is_said_not_to_be(register: Register) -> None:
    record, other = draft(subject="One"), draft(subject="Other")
    for each in (record, other):
        register.save(each)
        register.keep_draft_state(each.id)
    (state,) = register.draft_states(other.id)
    with pytest.raises(NotFound, match="no longer in the register"):
        register.draft_state(record.id, state.key)


@pytest.mark.parametrize("data", ["X'00'", "'text'", "zeroblob(100)"])
def test_a_damaged_state_hides_no_other(register: Register, path: Path, data: str) -> None:
    record = draft(subject="First")
    register.save(record)
    register.keep_draft_state(record.id)
    record = typed(register, record, "Second", 30)
    register.keep_draft_state(record.id)
    first, second = register.draft_states(record.id)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE draft_state SET data = {data} WHERE key = ?", (first.key,))  # noqa: S608 - own
    assert register.draft_state(record.id, second.key).notice.subject == "Second"
    with pytest.raises(NotFound):
        register.draft_state(record.id, first.key)


def test_bytes_that_swell_without_end_are_no_record() -> None:
    bomb = zlib.compress(bytes(RECORD_LIMIT + 1), 9)
    assert decompressed(bomb) is None


def test_where_the_last_state_is_lost_an_earlier_one_is_salvaged(register: Register, path: Path) -> None:
    record = draft(subject="First")
    register.save(record)
    typed(register, record, "Second", 15)
    register.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE document SET data = zeroblob(1000)")
    done = salvage(path, path.with_name("new.sqlite"), at=later(99))
    with Register.open(done.register) as salvaged:
        assert salvaged.get(record.id) == record
        assert subjects(salvaged, record) == ["First"]
    assert "its last state, of 2024-05-14T12:15, is lost" in " ".join(done.sentences)


minutes = st.integers(min_value=-60, max_value=3 * 365 * 24 * 60)
kinds = st.tuples(minutes, st.sampled_from(["PA", "A. Officer"]), st.sampled_from([Status.DRAFT, Status.READY]))


def states_of(known: list[tuple[int, str, Status]]) -> list[DraftState]:
    oldest_first = sorted(known, key=lambda one: -one[0])
    return [
        DraftState(key, NOW - dt.timedelta(minutes=age), actor, status)
        for key, (age, actor, status) in enumerate(oldest_first)
    ]


def left(states: list[DraftState]) -> list[DraftState]:
    gone = too_many(states, NOW)
    return [state for state in states if state.key not in gone]


@given(st.lists(kinds, max_size=400))
def test_states_are_thinned_to_a_bounded_number_and_the_newest_stays(known: list[tuple[int, str, Status]]) -> None:
    states = states_of(known)
    kept = left(states)
    assert len(kept) <= 160
    assert kept[-1:] == states[-1:]
    assert too_many(kept, NOW) <= {state.key for state in kept[:-1]}
    for state in states:  # of every week of the last half-year there is one left
        if NOW - state.saved_at <= dt.timedelta(weeks=20):
            assert any(abs(other.saved_at - state.saved_at) <= dt.timedelta(weeks=1) for other in kept)


def test_a_year_of_daily_writing_keeps_what_is_worth_coming_back_to() -> None:
    states = states_of([(10 * count, "PA", Status.DRAFT) for count in range(365 * 24 * 6)])
    ages = [NOW - state.saved_at for state in left(states)]
    hours = [age for age in ages if age <= dt.timedelta(hours=2)]
    assert len(hours) >= 12
    assert sum(age <= dt.timedelta(days=1) for age in ages) >= len(hours) + 21
    assert max(ages) >= dt.timedelta(weeks=24)
    assert len(ages) <= 100
