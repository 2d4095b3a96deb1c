"""Reading the drafts some at a time: all at first, then only what was changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from builders import draft, later, notice, signed
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record
from signoff.register import draft_reader
from signoff.register.draft_reader import ChangedDrafts, DraftReader
from signoff.register.store import Register


def a_round(reader: DraftReader, most: int = 2) -> ChangedDrafts:
    """Go through all drafts; return all that the turns found."""
    records: dict[str, Record] = {}
    while True:
        turn = reader.turn(most)
        assert len(turn.records) <= most
        records |= turn.records
        if turn.is_last:
            return ChangedDrafts(records, turn.gone, True)


def ready(subject: str) -> Record:
    return lifecycle.hand_over(draft(subject=subject), actor="PA", at=later(1))


def test_all_unsigned_notices_are_read_at_first_those_that_are_ready_before_others(register: Register) -> None:
    withdrawn = lifecycle.withdraw(draft(subject="Withdrawn"), actor="PA", at=later(1))
    drafts, handed_over = [draft(subject=f"Draft {number}") for number in range(3)], ready("Ready")
    for record in (*drafts, handed_over, withdrawn, signed(draft(subject="Signed"))):
        register.save(record)
    found = a_round(register.draft_reader())
    assert found.records == {record.id: record for record in (*drafts, handed_over)}
    assert next(iter(found.records)) == handed_over.id
    assert found.gone == frozenset()


def test_then_only_what_was_changed_is_read_and_what_is_no_draft_any_longer_is_told(register: Register) -> None:
    reader, (kept, edited, leaving) = register.draft_reader(), [draft(subject=name) for name in "abc"]
    for record in (kept, edited, leaving):
        register.save(record)
    a_round(reader)
    assert a_round(reader) == ChangedDrafts({}, frozenset(), True)
    edited = lifecycle.edit(edited, notice(subject="d"), actor="PA", at=later(1))
    new = ready("e")
    for record in (edited, new, signed(leaving)):
        register.save(record)
    found = a_round(reader)
    assert found.records == {record.id: record for record in (edited, new)}
    assert found.gone == {leaving.id}
    reader.forget()
    assert a_round(reader).records.keys() == {kept.id, edited.id, new.id}


def test_a_round_that_begins_again_misses_nothing_that_was_changed(register: Register) -> None:
    reader, records = register.draft_reader(), [draft(subject=name) for name in "abcd"]
    for record in records:
        register.save(record)
    seen = set(reader.turn(2).records)
    (first, *_) = [record for record in records if record.id in seen]
    changed = lifecycle.edit(first, notice(subject="e"), actor="PA", at=later(1))
    register.save(changed)
    reader.begin()
    rest = a_round(reader).records
    assert rest[first.id] == changed
    assert seen | rest.keys() == {record.id for record in records}
    assert seen & rest.keys() == {first.id}


def test_a_turn_looks_at_only_so_many(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_reader, "LOOKED_AT", 3)
    for name in "abcdefgh":
        register.save(draft(subject=name))
    reader = register.draft_reader()
    assert [len(reader.turn(60).records) for _ in range(3)] == [3, 3, 2]
    assert [reader.turn(60).is_last for _ in range(2)] == [False, False]
    assert reader.turn(60).is_last


def test_of_the_signed_notices_only_those_changed_last_are_read(register: Register) -> None:
    records = [signed(draft(subject=name)) for name in "abc"]
    for record in (*records, draft(subject="Draft")):
        register.save(record)
    read = a_round(register.draft_reader(signed=2)).records
    assert len(read) == 3
    assert len(read.keys() & {record.id for record in records}) == 2


def test_a_damaged_draft_is_passed_over(register: Register) -> None:
    sound, damaged, unreadable = (draft(subject=name) for name in ("Sound", "Damaged", "Unreadable"))
    for record in (sound, damaged, unreadable):
        register.save(record)
    with closing(sqlite3.connect(register.path)) as connection, connection:
        connection.execute("UPDATE document SET sha256 = 'x' WHERE instr(data, CAST('Damaged' AS BLOB))")
        connection.execute("UPDATE document SET data = 'text' WHERE instr(data, CAST('Unreadable' AS BLOB))")
    assert a_round(register.draft_reader()).records == {sound.id: sound}
