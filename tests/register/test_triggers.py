"""What is signed is only ever added to: SQLite itself refuses anything else, for every program."""

# ruff: noqa: S608 - the statements are these tests' own words

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import DAY, draft, later, notice, signed
from signoff.errors import NotAllowed, RegisterProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Copy, Record
from signoff.register.register_events import RegisterEventKind
from signoff.register.store import Register
from signoff.register.triggers import are_installed

PDF = b"%PDF-1.7 the very pages"


@pytest.fixture
def published(register: Register) -> Record:
    """A notice that was handed over, signed, given a reference and published; the register also has a draft."""
    register.save(draft(subject="A draft"))
    record = lifecycle.hand_over(draft(), actor="PA", at=later(1), to="A. Officer")
    register.save(record)
    record = signed(record)
    register.keep_signed(record, PDF)
    record = lifecycle.give_reference(record, "D1", actor="PA", at=later(20))
    register.save(record)
    record = lifecycle.publish(record, date=DAY, url="https://example.org", actor="PA", at=later(30))
    register.save(record)
    register.note_exported(record.id, copy=Copy.RECORD, actor="PA", at=later(31), digest="0" * 64, key="ab12")
    return record


LOCKED = "(SELECT number FROM signed_document)"
REFUSED = [
    "UPDATE signed_document SET data = X'00'",
    "UPDATE signed_document SET sha256 = sha256",
    "DELETE FROM signed_document",
    "INSERT OR REPLACE INTO signed_document SELECT number, sha256, X'00' FROM signed_document",
    "REPLACE INTO signed_document SELECT * FROM signed_document",
    "UPDATE seen_pdf SET data = X'00'",
    "DELETE FROM seen_pdf",
    "REPLACE INTO seen_pdf SELECT number, sha256, X'00' FROM seen_pdf",
    "UPDATE standing SET reference = 'D2'",
    "DELETE FROM standing WHERE place = (SELECT max(place) FROM standing)",
    "REPLACE INTO standing SELECT * FROM standing",
    "UPDATE event SET actor = 'B'",
    "DELETE FROM event WHERE kind = 'exported'",
    "REPLACE INTO event SELECT * FROM event",
    "INSERT INTO event SELECT NULL, number, place + 40, at, actor, kind, detail, digest, previous, sha256 FROM event",
    "UPDATE chain_end SET place = place - 1",
    "DELETE FROM chain_end",
    "REPLACE INTO chain_end SELECT number, 1, sha256 FROM chain_end",
    f"UPDATE notice SET subject = 'Another' WHERE number IN {LOCKED}",
    f"UPDATE notice SET status = 'draft' WHERE number IN {LOCKED}",
    f"DELETE FROM notice WHERE number IN {LOCKED}",
    "REPLACE INTO notice SELECT * FROM notice",
    f"UPDATE OR REPLACE notice SET number = {LOCKED} WHERE subject = 'A draft'",
    f"UPDATE OR REPLACE notice SET id = (SELECT id FROM notice WHERE number IN {LOCKED}) WHERE subject = 'A draft'",
    f"INSERT INTO document SELECT number, '', X'00' FROM signed_document WHERE number IN {LOCKED}",
]


@pytest.mark.parametrize("recursive", [0, 1])
@pytest.mark.parametrize("foreign_keys", [0, 1])
def test_sql_cannot_change_what_is_signed(
    register: Register, published: Record, recursive: int, foreign_keys: int
) -> None:
    with closing(sqlite3.connect(register.path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA recursive_triggers = {recursive}")
        connection.execute(f"PRAGMA foreign_keys = {foreign_keys}")
        before = list(connection.iterdump())
        for statement in REFUSED:
            with pytest.raises(sqlite3.IntegrityError, match=r"cannot be changed") as raised:
                connection.execute(statement)
            assert str(raised.value).endswith("."), statement
        assert list(connection.iterdump()) == before
    assert register.get(published.id) == published
    assert register.damaged() == {}


def test_earlier_states_are_kept_for_good(register: Register) -> None:
    record = draft()
    register.save(record)
    register.import_record(signed(record))
    with closing(sqlite3.connect(register.path, isolation_level=None)) as connection:
        for statement in ("UPDATE earlier_state SET kept_at = ''", "DELETE FROM earlier_state"):
            with pytest.raises(sqlite3.IntegrityError, match="cannot be changed or removed"):
                connection.execute(statement)


def test_a_draft_is_free(register: Register) -> None:
    record = draft()
    register.save(record)
    register.save(lifecycle.edit(record, notice(subject="Two gates"), actor="PA", at=later(1)))
    with closing(sqlite3.connect(register.path)) as connection, connection:
        connection.execute("DELETE FROM document")
        connection.execute("DELETE FROM notice")


def test_signing_moves_the_document_to_the_locked_table(register: Register, published: Record) -> None:
    with closing(sqlite3.connect(register.path)) as connection:
        counts = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("notice", "document", "signed_document", "standing")
        }
    assert counts == {"notice": 2, "document": 1, "signed_document": 1, "standing": 2}


def test_the_pdf_that_was_seen_is_kept(register: Register, published: Record, path: Path) -> None:
    assert register.seen_pdf(published.id) == PDF
    with Register.open(path) as again:
        assert again.seen_pdf(published.id) == PDF
        other = signed(draft())
        again.save(other)
        assert again.seen_pdf(other.id) is None


def test_a_pdf_is_kept_only_at_the_moment_of_signing(register: Register, published: Record) -> None:
    with pytest.raises(NotAllowed, match="is already signed"):
        register.keep_signed(published, b"%PDF-1.7 another")
    with pytest.raises(NotAllowed, match="is not signed"):
        register.keep_signed(draft(), PDF)
    with pytest.raises(NotAllowed, match="is not a PDF"):
        register.keep_signed(signed(), b"<html>")
    assert register.seen_pdf(published.id) == PDF
    assert len(rows_of(register)) == 2


def test_signing_over_somebody_elses_change_saves_neither_record_nor_pdf(path: Path) -> None:
    record = draft()
    with Register.open(path) as ours, Register.open(path) as other:
        ours.save(record)
        other.get(record.id)
        other.save(lifecycle.edit(record, notice(subject="Theirs"), actor="Them", at=later(2)))
        with pytest.raises(RegisterProblem, match="changed elsewhere"):
            ours.keep_signed(signed(record), PDF)
        assert ours.get(record.id).decision_signature is None
        assert ours.seen_pdf(record.id) is None


def test_two_programs_change_a_signed_notice(path: Path) -> None:
    record = signed()
    with Register.open(path) as ours, Register.open(path) as other:
        ours.keep_signed(record, PDF)
        other.get(record.id)
        referenced = lifecycle.give_reference(record, "D1", actor="Other", at=later(20))
        other.save(referenced)
        with pytest.raises(RegisterProblem, match="changed elsewhere"):
            ours.save(lifecycle.give_reference(record, "D2", actor="Ours", at=later(21)))
        assert ours.get(record.id) == referenced
        withdrawn = lifecycle.withdraw(referenced, actor="Ours", at=later(22))
        ours.save(withdrawn)
        back = lifecycle.bring_back(withdrawn, actor="Ours", at=later(23))
        ours.save(back)
        assert other.get(record.id) == back
        (row,) = rows_of(other)
        assert (row.status, row.reference, row.changed_at) == ("signed", "D1", later(23))


def test_tables_that_no_trigger_fits_are_reported_in_a_sentence(
    register: Register, published: Record, path: Path
) -> None:
    register.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("ALTER TABLE seen_pdf RENAME TO other_pdf")
        connection.execute("CREATE VIEW seen_pdf AS SELECT * FROM other_pdf")
    with pytest.raises(RegisterProblem, match="changed by another program"):
        Register.open(path)


def test_a_trigger_of_another_program_is_dropped(register: Register, path: Path) -> None:
    """It would make a signed notice vanish silently while it is being saved."""
    register.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TRIGGER other BEFORE INSERT ON signed_document BEGIN SELECT RAISE(IGNORE); END")
    with Register.open(path) as again:
        record = signed()
        again.save(record)
        assert again.get(record.id) == record


def test_dropped_triggers_are_restored_on_opening(register: Register, published: Record, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER lock_signed_document_update")
        connection.execute("DROP TRIGGER lock_event_delete")
        connection.execute("CREATE TRIGGER lock_event_delete AFTER DELETE ON event BEGIN SELECT 1; END")
    with Register.open(path):
        pass
    with closing(sqlite3.connect(path)) as connection:
        assert are_installed(connection)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM event")


def test_the_events_of_a_published_notice(register: Register, published: Record) -> None:
    events = [(event.kind, event.actor, event.broken) for event in register.events(published.id)]
    assert events == [
        (RegisterEventKind.LOCKED, "A. Officer", ""),
        (RegisterEventKind.PDF_KEPT, "A. Officer", ""),
        (RegisterEventKind.STATUS_CHANGED, "PA", ""),
        (RegisterEventKind.STATUS_CHANGED, "PA", ""),
        (RegisterEventKind.EXPORTED, "PA", ""),
    ]
    exported = register.events(published.id)[-1]
    assert (exported.detail["copy"], exported.detail["key"], exported.at) == ("record", "ab12", later(31))
    assert register.get(published.id) == published


@pytest.mark.parametrize("order", ["as signed", "the later one first"])
def test_superseding_is_noted_in_both(register: Register, order: str) -> None:
    old = signed(draft(subject="Old"))
    draft_of_new = lifecycle.successor_of(old, old.terms, actor="PA", at=later(20))
    new = signed(draft_of_new)
    if order == "as signed":
        register.save(old)
        register.save(draft_of_new)
        assert RegisterEventKind.SUPERSEDED not in [event.kind for event in register.events(old.id)]
        register.save(new)
    else:
        register.import_record(new)
        register.import_record(old)
    (superseded,) = [event for event in register.events(old.id) if event.kind is RegisterEventKind.SUPERSEDED]
    (supersedes,) = [event for event in register.events(new.id) if event.kind is RegisterEventKind.SUPERSEDES]
    assert (superseded.detail["notice"], supersedes.detail["notice"]) == (new.id, old.id)
    register.save(lifecycle.give_reference(new, "D9", actor="PA", at=later(40)))
    assert len([event for event in register.events(old.id) if event.kind is RegisterEventKind.SUPERSEDED]) == 1
    assert register.damaged() == {}
