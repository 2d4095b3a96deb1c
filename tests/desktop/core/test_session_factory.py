"""Which council's rules a notice is worked on by, and what is said where they are not known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import draft, later, signed
from empty_register import empty_register
from signoff.desktop.core.session_factory import SessionFactory
from signoff.desktop.core.settings import Settings
from signoff.errors import ResourceProblem
from signoff.notice.record.record import Record
from signoff.register.store import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def sessions(register: Register, settings: Settings) -> SessionFactory:
    return SessionFactory(register, settings, clock=lambda: later(1))


def elsewhere(record: Record) -> Record:
    return replace(record, council="atlantis")


def test_a_draft_of_an_unknown_council_is_not_judged_by_another_councils_rules(
    register: Register, sessions: SessionFactory
) -> None:
    record = elsewhere(draft())
    register.save(record)
    with pytest.raises(ResourceProblem, match="atlantis"):
        sessions.session(record.id)
    with pytest.raises(ResourceProblem, match="atlantis"):
        sessions.copy(record)


def test_a_signed_notice_of_an_unknown_council_can_be_read(register: Register, sessions: SessionFactory) -> None:
    record = signed(elsewhere(draft()))
    register.save(record)
    assert sessions.session(record.id).record == record


def test_settings_that_name_a_council_without_a_profile_say_so_and_use_the_bundled_one(
    sessions: SessionFactory, settings: Settings
) -> None:
    settings.update(council="atlantis")
    assert sessions.profile().key == "leeds"
    assert "atlantis" in sessions.problem
    assert "settings" in sessions.problem


def test_a_notice_names_the_later_one_that_supersedes_it(register: Register, sessions: SessionFactory) -> None:
    record = signed()
    register.save(record)
    assert sessions.session(record.id).successors() == ()
    sessions.successor(record)
    assert sessions.session(record.id).successors()[0].subject == "A new gate"
