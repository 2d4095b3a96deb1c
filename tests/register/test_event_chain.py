"""The register's event chain of a notice: who, when and of what, and how a changed entry is named."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import DAY, draft, later, signed
from signoff.errors import NotFound
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import write_record
from signoff.notice.record.record import Copy, Record, Role
from signoff.register.register_events import RegisterEventKind
from signoff.register.store import Register
from signoff.register.triggers import TRIGGERS

PDF = b"%PDF-1.7 the pages"


def edit(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        assert connection.execute(statement, values).rowcount != 0, statement


@pytest.fixture
def exported(path: Path) -> Record:
    """A signed notice that was exported once, in a register whose clock always shows half past twelve."""
    record = signed()
    with Register(path, clock=lambda: later(30)) as register:
        register.keep_signed(record, PDF)
        register.note_exported(
            record.id, copy=Copy.RECORD, actor="PA", at=later(31), digest="1" * 64, key="ab12", file="x.pdf"
        )
    return record


def test_each_entry_says_who_when_and_of_which_bytes(path: Path, exported: Record) -> None:
    with Register.open(path) as register:
        locked, pdf_kept, last = register.events(exported.id)
    assert (locked.kind, locked.actor, locked.at) == (RegisterEventKind.LOCKED, "A. Officer", later(30))
    assert locked.digest == hashlib.sha256(write_record(exported)).hexdigest()
    assert (pdf_kept.kind, pdf_kept.actor, pdf_kept.at) == (RegisterEventKind.PDF_KEPT, "A. Officer", later(30))
    assert pdf_kept.digest == hashlib.sha256(PDF).hexdigest()
    assert (last.kind, last.actor, last.at) == (RegisterEventKind.EXPORTED, "PA", later(31))
    assert dict(last.detail) == {"copy": "record", "key": "ab12", "file": "x.pdf"}
    assert (last.digest, last.broken) == ("1" * 64, "")


def test_a_change_after_the_signature_is_noted_with_its_actor(path: Path, exported: Record) -> None:
    record = lifecycle.give_reference(exported, "D1", actor="Kim", at=later(40))
    with Register(path, clock=lambda: later(41)) as register:
        register.get(exported.id)
        register.save(record)
        last = register.events(exported.id)[-1]
        assert (last.kind, last.actor, last.at) == (RegisterEventKind.STATUS_CHANGED, "Kim", later(41))
        (row,) = rows_of(register)
        assert (row.reference, row.changed_at) == ("D1", later(40))


def test_an_imported_file_is_noted_with_its_own_digest(path: Path, tmp_path: Path) -> None:
    record = signed()
    with Register(path, clock=lambda: later(50)) as register:
        register.import_record(record, actor="PA")
        kinds = [event.kind for event in register.events(record.id)]
        assert kinds == [RegisterEventKind.LOCKED, RegisterEventKind.IMPORTED]
        imported = register.events(record.id)[-1]
        assert (imported.actor, imported.at) == ("PA", later(50))
        assert imported.digest == hashlib.sha256(write_record(record)).hexdigest()
        published = lifecycle.publish(record, date=DAY, url=None, actor="PA", at=later(51))
        register.import_record(published, actor="Kim")
        assert [event.kind for event in register.events(record.id)][2:] == [
            RegisterEventKind.STATUS_CHANGED,
            RegisterEventKind.IMPORTED,
        ]
        register.import_record(published, actor="Kim")
        assert len(register.events(record.id)) == 4


def test_a_draft_that_is_imported_and_then_signed_has_both_events(path: Path) -> None:
    draft_record = draft()
    with Register.open(path) as register:
        register.import_record(draft_record, actor="PA")
        register.save(signed(draft_record))
        assert [event.kind for event in register.events(draft_record.id)] == [
            RegisterEventKind.IMPORTED,
            RegisterEventKind.LOCKED,
        ]


def test_superseding_names_the_other_notice_as_it_was_then(path: Path) -> None:
    old = lifecycle.give_reference(signed(draft(subject="Old")), "D1", actor="PA", at=later(20))
    new = signed(lifecycle.successor_of(old, old.terms, actor="PA", at=later(30)))
    new = lifecycle.give_reference(new, "D2", actor="PA", at=later(40))
    with Register(path, clock=lambda: later(60)) as register:
        register.import_record(old)
        register.import_record(new)
        (superseded,) = (event for event in register.events(old.id) if event.kind is RegisterEventKind.SUPERSEDED)
        (supersedes,) = (event for event in register.events(new.id) if event.kind is RegisterEventKind.SUPERSEDES)
        assert dict(superseded.detail) == {"notice": new.id, "subject": "Old", "reference": "D2"}
        assert dict(supersedes.detail) == {"notice": old.id, "subject": "Old", "reference": "D1"}
        assert {superseded.actor, supersedes.actor} == {"A. Officer"}
        assert {superseded.at, supersedes.at} == {later(60)}
        assert [row.id for row in register.successors(old.id)] == [new.id]
        assert register.successors(new.id) == ()


def test_a_draft_supersedes_nothing_yet(path: Path) -> None:
    old = signed(draft(subject="Old"))
    draft_record = lifecycle.successor_of(old, old.terms, actor="PA", at=later(20))
    with Register.open(path) as register:
        register.save(old)
        register.save(draft_record)
        assert [event.kind for event in register.events(old.id)] == [RegisterEventKind.LOCKED]
        approved = signed(draft_record, role=Role.EXECUTIVE_MEMBER)
        register.save(approved)
        assert [event.kind for event in register.events(old.id)] == [RegisterEventKind.LOCKED]


@pytest.mark.parametrize(
    ("column", "value", "named"),
    [
        ("actor", "K" * 200, "event 3 of the register (exported on 14 May 2024 at 12:31 UTC by " + "K" * 80 + ") was"),
        ("actor", "  ", "event 3 of the register (exported on 14 May 2024 at 12:31 UTC) was"),
        ("actor", b"x", "event 3 of the register (exported on 14 May 2024 at 12:31 UTC) was"),
        ("at", "never", "event 3 of the register (exported by PA) was"),
        ("at", "2024-05-14T12:31:00", "event 3 of the register (exported by PA) was"),
        ("at", "2024-05-14T14:31:00+02:00", "event 3 of the register (exported on 14 May 2024 at 12:31 UTC by PA) was"),
        ("kind", "danced", "event 3 of the register (of an unknown kind on 14 May 2024 at 12:31 UTC by PA) was"),
        ("digest", "2" * 64, "event 3 of the register (exported"),
        ("detail", "{}", "event 3 of the register (exported"),
        ("previous", "x", "event 3 of the register (exported"),
    ],
)
def test_an_entry_that_was_changed_is_named_as_far_as_it_can_be(
    path: Path, exported: Record, column: str, value: object, named: str
) -> None:
    edit(path, f"UPDATE event SET {column} = ? WHERE place = 3", value)  # noqa: S608
    with Register.open(path) as register:
        *sound, last = register.events(exported.id)
        assert [event.broken for event in sound] == ["", ""]
        assert last.broken.startswith(named)
        assert last.broken.endswith("was changed by another program")


@pytest.mark.parametrize("detail", ["[]", "7", "nonsense", '{"copy": 7}', "[" * 100_000, b"\xff", None])
def test_details_that_cannot_be_read_are_empty(path: Path, exported: Record, detail: object) -> None:
    if detail is None:
        detail = "null"
    edit(path, "UPDATE event SET detail = ? WHERE place = 3", detail)
    with Register.open(path) as register:
        assert dict(register.events(exported.id)[-1].detail) == {}


def test_values_that_are_not_text_are_empty(path: Path, exported: Record) -> None:
    edit(path, "UPDATE event SET actor = X'41', digest = X'41', at = X'41', kind = 'x' WHERE place = 3")
    with Register.open(path) as register:
        last = register.events(exported.id)[-1]
    assert (last.actor, last.digest, last.kind, last.at.year) == ("", "", None, 1970)


def test_an_event_out_of_order_was_changed(path: Path, exported: Record) -> None:
    edit(path, "UPDATE event SET place = 4 WHERE place = 3")
    with Register.open(path) as register:
        assert "changed by another program" in register.events(exported.id)[-1].broken
        assert list(register.damaged()) == [exported.id]


def test_a_chain_shorter_than_its_end_says_is_reported_after_the_last_event(path: Path, exported: Record) -> None:
    edit(path, "UPDATE chain_end SET place = 9")
    with Register.open(path) as register:
        *_, last = register.events(exported.id)
        assert last.kind is None
        assert last.at == later(31)
        assert last.broken.startswith("what happened after event 3 of the register (exported")


def test_a_notice_that_is_not_in_the_register_has_no_events(path: Path) -> None:
    with Register.open(path) as register, pytest.raises(NotFound, match=r"^There is no notice x{60} in the register"):
        register.events("x" * 100)


def test_each_row_removed_from_the_list_is_reported_once(path: Path, exported: Record) -> None:
    edit(path, "DELETE FROM notice")
    with Register.open(path) as register:
        (sentence,) = register.damaged().values()
        assert sentence.startswith(f"The signed notice “A new gate” ({exported.id}) was removed from the register")
    edit(path, "UPDATE signed_document SET data = X'00'")
    with Register.open(path) as register:
        assert list(register.damaged()) == ["number 1"]
