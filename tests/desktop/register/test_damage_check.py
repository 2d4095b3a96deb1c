"""The check of the register's file in the background: it begins by itself, goes on, and reports what it finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from builders import draft
from desktop.answering import LaterTasks, sweep
from signoff.desktop.core.services import Services
from signoff.desktop.register import damage_check
from signoff.desktop.register.damage_check import LATER_AFTER, SOON_AFTER, Damage, DamageCheck
from signoff.register.thorough_check import Slice


def test_it_begins_by_itself_and_goes_on_to_the_end(
    services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FIRST_AFTER", "SOON_AFTER"):
        monkeypatch.setattr(damage_check, name, 0)
    record = draft()
    services.register.save(record)
    with closing(sqlite3.connect(services.register.path)) as connection, connection:
        connection.execute("UPDATE document SET data = X'7B7D'")
    check, found = DamageCheck(services), list[Damage]()
    check.found.connect(found.append)
    check.start()
    qtbot.waitUntil(lambda: bool(found))
    assert [(list(damage.notices), dict(damage.others)) for damage in found] == [([record.id], {})]
    (timer,) = check.findChildren(QTimer)
    assert timer.interval() == LATER_AFTER
    timer.stop()


def test_what_is_not_in_the_list_is_told_apart_and_what_was_made_right_is_not_told(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = {"event": "Its table is damaged.", "notice": "Its index is damaged."}
    checked = Slice(faults, ("listing", 0), broken_indexes=frozenset({"notice"}))
    monkeypatch.setattr(services.register, "check_some", lambda _: checked)
    check, found = DamageCheck(services), list[Damage]()
    check.found.connect(found.append)
    check.check()
    assert found == [Damage({}, {"event": "Its table is damaged."})]
    (timer,) = check.findChildren(QTimer)
    assert timer.interval() == SOON_AFTER


def test_where_the_register_cannot_be_checked_now_it_tries_again_later(services: Services) -> None:
    check = DamageCheck(services)
    services.register.path.unlink()
    check.check()
    (timer,) = check.findChildren(QTimer)
    assert (timer.isActive(), timer.interval()) == (True, LATER_AFTER)


def test_a_slice_that_ends_after_the_window_reports_to_nobody(services: Services, qtbot: QtBot) -> None:
    tasks, window = LaterTasks(), QWidget()
    check = DamageCheck(replace(services, tasks=tasks), window)
    check.check()
    sweep(window)
    assert tasks.work_off() == 1
