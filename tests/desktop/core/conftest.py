"""A register that can refuse to save, and sessions on it whose clock goes on with each look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import later
from desktop.stubborn_register import StubbornRegister
from empty_register import empty_register
from signoff.desktop.core.session import NoticeSession
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.record import Record

Opening = Callable[[Record], NoticeSession]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[StubbornRegister]:
    with StubbornRegister(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


@pytest.fixture
def opening(register: StubbornRegister, qtbot: QtBot) -> Opening:
    def opened(record: Record) -> NoticeSession:
        ticks = iter(range(20, 10_000))
        return NoticeSession(
            register, load_profile("leeds"), record, actor=lambda: "Ayesha", clock=lambda: later(next(ticks))
        )

    return opened
