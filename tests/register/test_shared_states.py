"""States that come in beside an open notice: what is then saved of it is judged as if nobody had read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import draft, later
from empty_register import empty_register
from signoff.errors import RegisterProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.comments import comment_on
from signoff.notice.record.record import Record
from signoff.register.store import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


def edited(record: Record, minutes: int, subject: str) -> Record:
    return lifecycle.edit(record, replace(record.notice, subject=subject), actor="Pat", at=later(minutes))


def test_a_save_of_an_earlier_state_is_refused(register: Register) -> None:
    record = draft()
    register.save(record)
    theirs = edited(record, 5, "Theirs")
    _, digest = register.import_state(theirs, register.state_digests()[record.id])
    assert digest == register.state_digests()[record.id]
    assert register.peek(record.id) == theirs
    with pytest.raises(RegisterProblem, match="changed elsewhere"):
        register.save(edited(record, 6, "Ours"))
    assert register.get(record.id) == theirs
    register.save(edited(theirs, 7, "Both"))


def test_comments_that_came_in_stay_with_what_is_saved(register: Register) -> None:
    record = draft()
    register.save(record)
    register.import_state(comment_on(record, "subject", "Which?", author="Ann", post="", at=later(5)))
    register.save(edited(record, 6, "Ours"))
    stored = register.get(record.id)
    assert (stored.notice.subject, [comment.text for comment in stored.comments]) == ("Ours", ["Which?"])
    register.save(edited(stored, 7, "Ours again"))


def test_comments_stay_that_somebody_else_has_read_meanwhile(register: Register) -> None:
    record = draft()
    register.save(record)
    register.import_record(comment_on(record, "subject", "Which?", author="Ann", post="", at=later(5)))
    register.get(record.id)  # as another part of the program does, while the notice is open as it was
    first = lifecycle.withdraw(record, actor="Pat", at=later(6))
    register.save(first, comments_seen=record.comments)
    register.save(lifecycle.bring_back(first, actor="Pat", at=later(7)), comments_seen=first.comments)
    assert [comment.text for comment in register.get(record.id).comments] == ["Which?"]


def test_whoever_wants_to_know_is_told_of_each_change(register: Register) -> None:
    told: list[int] = []
    register.on_changed = lambda: told.append(len(register.state_digests()))
    record = draft()
    register.save(record)
    register.save(record)
    register.get(record.id)
    assert told == [1]
