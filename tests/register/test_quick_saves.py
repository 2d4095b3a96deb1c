"""A save does again only what has changed, and promises what every save does."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import draft, later, notice, signed
from signoff.errors import NotAllowed, RegisterProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record
from signoff.register import notice_reader as module
from signoff.register.known_states import MOST_STATES, KnownState, KnownStates
from signoff.register.store import Register


def index_of(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM words_data ORDER BY id").fetchall()


def test_the_index_is_written_only_where_words_change(register: Register) -> None:
    record = draft()
    register.save(record)
    before = index_of(register.path)
    record = lifecycle.hand_over(record, actor="PA", at=later(1), to="A. Officer")
    register.save(record)
    assert index_of(register.path) == before
    register.save(lifecycle.edit(record, notice(subject="Two gates"), actor="PA", at=later(2)))
    assert index_of(register.path) != before
    assert [row.subject for row in rows_of(register, "two")] == ["Two gates"]


def test_what_this_program_saved_last_is_not_decoded_again(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    record = draft()
    register.save(record)

    def refuse(*_: object, **__: object) -> Record:
        raise AssertionError("a known draft is decoded again")

    monkeypatch.setattr(module, "read_record", refuse)
    for minute in range(3):
        record = lifecycle.edit(record, notice(subject=f"Gate {minute}"), actor="PA", at=later(minute))
        register.save(record)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE document SET data = X'7B7D'",
        "UPDATE document SET sha256 = ''",
        "UPDATE notice SET status = 'signed'",
        "DELETE FROM document",
    ],
)
def test_a_known_draft_is_not_saved_over_damage(register: Register, damage: str) -> None:
    record = draft()
    register.save(record)
    with closing(sqlite3.connect(register.path)) as connection, connection:
        connection.execute(damage)
    with pytest.raises(RegisterProblem, match="is damaged in the register"):
        register.save(lifecycle.edit(record, notice(subject="Two gates"), actor="PA", at=later(1)))


def test_a_known_draft_that_was_signed_elsewhere_is_not_replaced(register: Register, path: Path) -> None:
    record = draft()
    register.save(record)
    with Register.open(path) as other:
        other.save(signed(record))
    with pytest.raises(NotAllowed, match="is signed"):
        register.save(lifecycle.edit(record, notice(subject="Two gates"), actor="PA", at=later(11)))
    assert register.damaged() == {}


def test_the_states_used_longest_ago_are_forgotten() -> None:
    states, state = KnownStates(), KnownState(draft(), "d")
    for number in range(MOST_STATES + 1):
        states.add("notice", str(number), state)
    assert states.find("notice", "0") is None
    assert states.find("notice", "1") is state
    assert states.find("another", "1") is None
