"""Another state in the place of ours: what was signed stays, and what followed on it may be another's."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import DAY, draft, later, signed
from empty_register import empty_register
from signoff.errors import AlteredRecord, NotAllowed, RegisterDamaged
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Copy, Record, Status
from signoff.register.store import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


def published(record: Record, reference: str, minute: int, actor: str) -> Record:
    named = lifecycle.give_reference(record, reference, actor=actor, at=later(minute))
    return lifecycle.publish(named, date=DAY, url=None, actor=actor, at=later(minute + 1))


def test_what_followed_elsewhere_takes_the_place_of_ours_which_is_kept(register: Register) -> None:
    done = signed()
    ours, theirs = published(done, "D1", 20, "Pat"), published(done, "D2", 30, "Jo")
    register.save(ours)
    assert register.take_instead(theirs, actor="Pat", at=later(40)) == theirs
    assert register.get(done.id) == theirs
    assert register.earlier_states(done.id)[-1] == ours
    assert [(row.status, row.reference) for row in register.each_row()] == [(Status.PUBLISHED, "D2")]
    further = lifecycle.give_reference(theirs, "D3", actor="Jo", at=later(50))
    register.save(further)
    assert register.get(done.id) == further
    assert register.damaged() == {}


def test_nothing_takes_the_place_of_what_was_signed(register: Register) -> None:
    record = draft()
    done = signed(record)
    register.save(done)
    other = signed(replace(record, notice=replace(record.notice, subject="A wall")))
    again = signed(lifecycle.edit(record, replace(record.notice, reasons="Other."), actor="PA", at=later(5)))
    for another in (other, again, record):
        with pytest.raises((NotAllowed, AlteredRecord)):
            register.take_instead(another, actor="Pat", at=later(40))
    assert register.get(done.id) == done
    assert register.earlier_states(done.id) == ()


def test_a_row_that_replaces_more_than_what_followed_is_damage(register: Register, tmp_path: Path) -> None:
    done = signed()
    register.save(published(done, "D1", 20, "Pat"))
    register.take_instead(published(done, "D2", 30, "Jo"), actor="Pat", at=later(40))
    with sqlite3.connect(register.path) as other:
        other.execute("DROP TRIGGER lock_standing_update")
        other.execute("UPDATE standing SET history = replace(history, '\"kept\":2', '\"kept\":0')")
        assert other.total_changes
    with pytest.raises(RegisterDamaged, match="was changed by another program"):
        register.get(done.id)


def test_an_export_of_another_register_is_noted_once(register: Register) -> None:
    done = signed()
    register.save(done)
    register.note_exported(done.id, copy=Copy.RECORD, actor="Pat", at=later(20), digest="0" * 64, file="a.pdf")
    (noted,) = register.exports_after(0, "", 10)
    assert not register.note_export_elsewhere(done.id, noted.event, "pat")
    elsewhere = dataclasses.replace(noted.event, detail={**noted.event.detail, "file": "b.pdf"})
    assert register.note_export_elsewhere(done.id, elsewhere, "jo")
    assert not register.note_export_elsewhere(done.id, elsewhere, "jo")
    assert [export.event.detail["file"] for export in register.exports_after(0, "", 10)] == ["a.pdf"]
    assert register.exports_after(noted.number, noted.digest, 10) == []
    assert len(register.exports_after(noted.number, "of another register", 10)) == 1
    assert register.damaged() == {}


def test_a_pdf_is_kept_with_what_is_signed_and_once(register: Register) -> None:
    record, done = draft(), signed()
    register.save(record)
    register.save(done)
    with pytest.raises(NotAllowed):
        register.keep_seen_pdf(record.id, b"%PDF-1.7")
    assert register.keep_seen_pdf(done.id, b"%PDF-1.7")
    assert not register.keep_seen_pdf(done.id, b"%PDF-1.7 another")
    assert register.seen_pdf(done.id) == b"%PDF-1.7"
    assert register.damaged() == {}
