"""What the register notes of a notice: who, when, of what, and how an entry is named where it was changed."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

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
def kept(path: Path) -> Record:
    """A signed notice that was exported once, kept with a clock that stands at half past twelve."""
    record = signed()
    with Register(path, clock=lambda: later(30)) as register:
        register.keep_signed(record, PDF)
        register.note_exported(
            record.id, copy=Copy.RECORD, actor="PA", at=later(31), digest="1" * 64, key="ab12", file="x.pdf"
        )
    return record


def test_each_entry_says_who_when_and_of_which_bytes(path: Path, kept: Record) -> None:
    with Register.open(path) as register:
        locked, seen, exported = register.events(kept.id)
    assert (locked.kind, locked.actor, locked.at) == (RegisterEventKind.LOCKED, "A. Officer", later(30))
    assert locked.digest == hashlib.sha256(write_record(kept)).hexdigest()
    assert (seen.kind, seen.actor, seen.at) == (RegisterEventKind.PDF_KEPT, "A. Officer", later(30))
    assert seen.digest == hashlib.sha256(PDF).hexdigest()
    assert (exported.kind, exported.actor, exported.at) == (RegisterEventKind.EXPORTED, "PA", later(31))
    assert dict(exported.detail) == {"copy": "record", "key": "ab12", "file": "x.pdf"}
    assert (exported.digest, exported.broken) == ("1" * 64, "")


def test_what_follows_a_signature_is_noted_with_the_name_of_who_did_it(path: Path, kept: Record) -> None:
    record = lifecycle.give_reference(kept, "D1", actor="Kim", at=later(40))
    with Register(path, clock=lambda: later(41)) as register:
        register.get(kept.id)
        register.save(record)
        last = register.events(kept.id)[-1]
        assert (last.kind, last.actor, last.at) == (RegisterEventKind.STATUS_CHANGED, "Kim", later(41))
        (row,) = register.rows()
        assert (row.reference, row.changed_at) == ("D1", later(40))


def test_a_file_taken_in_is_noted_with_its_own_digest(path: Path, tmp_path: Path) -> None:
    record = signed()
    with Register(path, clock=lambda: later(50)) as register:
        register.import_record(record, actor="PA")
        kinds = [one.kind for one in register.events(record.id)]
        assert kinds == [RegisterEventKind.LOCKED, RegisterEventKind.IMPORTED]
        taken = register.events(record.id)[-1]
        assert (taken.actor, taken.at) == ("PA", later(50))
        assert taken.digest == hashlib.sha256(write_record(record)).hexdigest()
        published = lifecycle.publish(record, date=DAY, url=None, actor="PA", at=later(51))
        register.import_record(published, actor="Kim")
        assert [one.kind for one in register.events(record.id)][2:] == [
            RegisterEventKind.STATUS_CHANGED,
            RegisterEventKind.IMPORTED,
        ]
        register.import_record(published, actor="Kim")
        assert len(register.events(record.id)) == 4


def test_a_draft_taken_in_and_signed_here_tells_both(path: Path) -> None:
    begun = draft()
    with Register.open(path) as register:
        register.import_record(begun, actor="PA")
        register.save(signed(begun))
        assert [one.kind for one in register.events(begun.id)] == [
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
        superseded = register.events(old.id)[-2 if register.events(old.id)[-1].kind == "taken_in" else -1]
        supersedes = next(one for one in register.events(new.id) if one.kind is RegisterEventKind.SUPERSEDES)
        assert superseded.kind is RegisterEventKind.SUPERSEDED
        assert dict(superseded.detail) == {"notice": new.id, "subject": "Old", "reference": "D2"}
        assert dict(supersedes.detail) == {"notice": old.id, "subject": "Old", "reference": "D1"}
        assert {superseded.actor, supersedes.actor} == {"A. Officer"}
        assert {superseded.at, supersedes.at} == {later(60)}
        assert [one.id for one in register.successors(old.id)] == [new.id]
        assert register.successors(new.id) == ()


def test_a_draft_supersedes_nothing_yet(path: Path) -> None:
    old = signed(draft(subject="Old"))
    begun = lifecycle.successor_of(old, old.terms, actor="PA", at=later(20))
    with Register.open(path) as register:
        register.save(old)
        register.save(begun)
        assert [one.kind for one in register.events(old.id)] == [RegisterEventKind.LOCKED]
        approved = signed(begun, role=Role.EXECUTIVE_MEMBER)
        register.save(approved)
        assert [one.kind for one in register.events(old.id)] == [RegisterEventKind.LOCKED]


@pytest.mark.parametrize(
    ("column", "value", "named"),
    [
        ("actor", "K" * 200, "event 3 of the register (exported on 14 May 2024 at 12:31 UTC by " + "K" * 80 + ") was"),
        ("actor", "  ", "event 3 of the register (exported on 14 May 2024 at 12:31 UTC) was"),
        ("actor", b"x", "event 3 of the register (exported on 14 May 2024 at 12:31 UTC) was"),
        ("at", "never", "event 3 of the register (exported by PA) was"),
        ("at", "2024-05-14T12:31:00", "event 3 of the register (exported by PA) was"),
        ("at", "2024-05-14T14:31:00+02:00", "event 3 of the register (exported on 14 May 2024 at 12:31 UTC by PA) was"),
        ("kind", "danced", "event 3 of the register (of no kind that signoff knows on 14 May 2024"),
        ("digest", "2" * 64, "event 3 of the register (exported"),
        ("detail", "{}", "event 3 of the register (exported"),
        ("previous", "x", "event 3 of the register (exported"),
    ],
)
def test_an_entry_that_was_changed_is_named_as_far_as_it_can_be(
    path: Path, kept: Record, column: str, value: object, named: str
) -> None:
    edit(path, f"UPDATE event SET {column} = ? WHERE place = 3", value)  # noqa: S608
    with Register.open(path) as register:
        *sound, last = register.events(kept.id)
        assert [one.broken for one in sound] == ["", ""]
        assert last.broken.startswith(named)
        assert last.broken.endswith("was changed by another program")


@pytest.mark.parametrize("detail", ["[]", "7", "nonsense", '{"copy": 7}', "[" * 100_000, b"\xff", None])
def test_details_that_are_none_are_told_as_none(path: Path, kept: Record, detail: object) -> None:
    if detail is None:
        detail = "null"
    edit(path, "UPDATE event SET detail = ? WHERE place = 3", detail)
    with Register.open(path) as register:
        assert dict(register.events(kept.id)[-1].detail) == {}


def test_values_that_are_no_text_are_told_as_nothing(path: Path, kept: Record) -> None:
    edit(path, "UPDATE event SET actor = X'41', digest = X'41', at = X'41', kind = 'x' WHERE place = 3")
    with Register.open(path) as register:
        last = register.events(kept.id)[-1]
    assert (last.actor, last.digest, last.kind, last.at.year) == ("", "", None, 1970)


def test_a_place_out_of_order_is_an_event_removed(path: Path, kept: Record) -> None:
    edit(path, "UPDATE event SET place = 4 WHERE place = 3")
    with Register.open(path) as register:
        assert "changed by another program" in register.events(kept.id)[-1].broken
        assert list(register.damaged()) == [kept.id]


def test_what_the_count_says_is_told_after_the_last_entry(path: Path, kept: Record) -> None:
    edit(path, "UPDATE chain_end SET place = 9")
    with Register.open(path) as register:
        *_, last = register.events(kept.id)
        assert last.kind is None
        assert last.at == later(31)
        assert last.broken.startswith("what happened after event 3 of the register (exported")


def test_a_notice_that_is_not_here_has_no_events(path: Path) -> None:
    with Register.open(path) as register, pytest.raises(NotFound, match="holds no notice x"):
        register.events("x" * 100)


def test_what_was_removed_from_the_list_is_told_once_for_each(path: Path, kept: Record) -> None:
    edit(path, "DELETE FROM notice")
    with Register.open(path) as register:
        (sentence,) = register.damaged().values()
        assert sentence.startswith(f"The signed notice “A new gate” ({kept.id}) was removed from the register")
    edit(path, "UPDATE signed_document SET data = X'00'")
    with Register.open(path) as register:
        assert list(register.damaged()) == ["number 1"]


def test_drafts_are_those_that_are_unsigned_and_sound(path: Path, kept: Record) -> None:
    ready = lifecycle.hand_over(draft(subject="Ready"), actor="PA", at=later(1))
    withdrawn = lifecycle.withdraw(draft(subject="Withdrawn"), actor="PA", at=later(1))
    with Register.open(path) as register:
        for one in (draft(subject="Draft"), ready, withdrawn, draft(subject="Damaged")):
            register.import_record(one)
        assert sorted(str(one.notice.subject) for one in register.drafts()) == ["Damaged", "Draft", "Ready"]
        edit(path, "UPDATE document SET sha256 = 'x' WHERE instr(data, CAST('Damaged' AS BLOB))")
        assert sorted(str(one.notice.subject) for one in register.drafts()) == ["Draft", "Ready"]
        edit(path, "UPDATE document SET data = 'text' WHERE instr(data, CAST('Ready' AS BLOB))")
        assert [one.notice.subject for one in register.drafts()] == ["Draft"]
