"""Backups made while the application is open: when they are due, what is said of failures, what closing waits for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from builders import draft
from desktop.answering import AnsweringNotifier, LaterTasks
from signoff.desktop.backups.automatic_backups import AutomaticBackups
from signoff.desktop.backups.backup_words import backup_sentence, second_sentence
from signoff.desktop.core.services import Services
from signoff.errors import RegisterProblem
from signoff.register.backup_round import OFTEN
from signoff.register.backups import backup_folder, backups_of
from signoff.register.store import Register

NOON = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(services: Services, clock: Clock) -> AutomaticBackups:
    """The backups of a register with one notice; nothing is looked at yet."""
    services.register.save(draft(subject="First"))
    return AutomaticBackups(replace(services, clock=clock))


@pytest.fixture
def toasts(services: Services) -> list[str]:
    assert isinstance(services.notifier, AnsweringNotifier)
    return services.notifier.toasts


def made_at(services: Services) -> list[dt.datetime]:
    return [backup.made_at for backup in backups_of(services.register.path)]


def fail(*_: object, **__: object) -> None:
    raise RegisterProblem("The register could not be backed up: the disk is full.")


def test_a_backup_is_made_of_changes_and_not_more_often_than_every_few_hours(
    services: Services, backups: AutomaticBackups, clock: Clock, toasts: list[str]
) -> None:
    backups.look()
    assert made_at(services) == [NOON]
    services.register.save(draft(subject="Second"))
    clock.now = NOON + OFTEN - HOUR
    backups.look()
    assert made_at(services) == [NOON]
    clock.now = NOON + DAY
    backups.look()
    assert made_at(services) == [NOON + DAY, NOON]
    clock.now = NOON + 2 * DAY
    backups.look()
    assert made_at(services) == [NOON + DAY, NOON], "nothing has changed"
    assert backups.status.latest == backups_of(services.register.path)[0]
    assert toasts == []


def test_a_backup_that_is_asked_for_is_made_at_once(
    services: Services, backups: AutomaticBackups, clock: Clock
) -> None:
    backups.look()
    clock.now = NOON + HOUR
    backups.back_up_now()
    assert made_at(services) == [NOON + HOUR]


def test_a_failure_is_said_once_and_tried_again_after_a_while(
    services: Services, backups: AutomaticBackups, clock: Clock, toasts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr("signoff.register.backup_round.back_up_changes", fail)
        for hours in range(3):
            clock.now = NOON + hours * HOUR
            backups.look()
    assert toasts == ["The register could not be backed up: the disk is full."]
    assert backups.status.problem == toasts[0]
    clock.now += HOUR / 2
    backups.look()
    assert made_at(services) == [], "too soon after the failure"
    clock.now += HOUR / 2
    backups.look()
    assert len(made_at(services)) == 1
    assert backups.status.problem == ""


def test_one_backup_is_made_at_a_time(services: Services, clock: Clock) -> None:
    tasks = LaterTasks()
    services.register.save(draft())
    backups = AutomaticBackups(replace(services, clock=clock, tasks=tasks))
    backups.look()
    backups.back_up_now()
    assert backup_sentence(backups.status, NOON) == "Backing up…"
    assert tasks.work_off() == 1
    assert len(made_at(services)) == 1


def test_the_second_place_gets_the_latest_backup_and_is_missed_once(
    services: Services, backups: AutomaticBackups, clock: Clock, toasts: list[str], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.look()
    backups.choose_second(stick)
    second = services.settings.second_backups
    assert second is not None
    assert [path.name for path in second.iterdir()] == [backups_of(services.register.path)[0].path.name]
    assert "today at" in second_sentence(backups.status, NOON)
    away = stick.rename(tmp_path / "away")
    services.register.save(draft(subject="Second"))
    for days in range(1, 4):
        clock.now = NOON + days * DAY
        backups.look()
    assert len(toasts) == 1
    assert toasts[0].startswith("The second place for backups cannot be reached: ")
    assert made_at(services) == [NOON + DAY, NOON]
    away.rename(stick)
    clock.now += HOUR
    backups.look()
    assert len(list(second.iterdir())) == 2, "the one that was made meanwhile is copied"
    assert (backups.status.second_problem, len(toasts)) == ("", 1)
    backups.remove_second()
    assert services.settings.second_backups is None
    assert len(list(second.iterdir())) == 2


def test_a_folder_that_cannot_be_the_second_place_is_not_kept(
    services: Services, backups: AutomaticBackups, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    backups.choose_second(tmp_path / "file")
    assert services.settings.second_backups is None
    assert backups.status.second_problem.startswith("No backup can be saved in")
    assert not backups.status.is_busy


def test_closing_makes_the_first_backup_of_the_day(services: Services, backups: AutomaticBackups, clock: Clock) -> None:
    backups.close()
    assert made_at(services) == [NOON]
    services.register.save(draft(subject="Second"))
    clock.now = NOON + 5 * HOUR
    backups.close()
    assert made_at(services) == [NOON], "this day has one"


def test_closing_waits_for_no_large_register_and_no_slow_disk(
    services: Services, backups: AutomaticBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as small:
        small.setattr("signoff.desktop.backups.automatic_backups.QUICK", 1000)
        backups.close()
    with monkeypatch.context() as slow:
        slow.setattr("signoff.desktop.backups.automatic_backups.AT_MOST", -1.0)
        backups.close()
    assert made_at(services) == []
    assert list(backup_folder(services.register.path).iterdir()) == []


def test_a_register_that_can_only_be_read_is_backed_up_only_when_asked_for(services: Services, clock: Clock) -> None:
    services.register.save(draft())
    with Register.open(services.register.path, read_only=True) as register:
        backups = AutomaticBackups(replace(services, register=register, clock=clock))
        backups.look()
        backups.close()
        assert made_at(services) == []
        backups.back_up_now()
        assert made_at(services) == [NOON]


def test_no_backup_is_made_of_another_file_in_the_registers_place(
    services: Services, backups: AutomaticBackups, tmp_path: Path, toasts: list[str]
) -> None:
    other = tmp_path / "other.sqlite"
    with Register.open(other) as register:
        register.save(draft(subject="Of another register"))
    other.replace(services.register.path)
    backups.look()
    backups.close()
    assert made_at(services) == []
    assert toasts == []
    backups.back_up_now()
    assert made_at(services) == []
    assert "replaced by another program" in backups.status.problem
