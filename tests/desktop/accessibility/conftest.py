"""The window on a real register, with pages, as a person has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import later
from desktop.answering import WithoutPages, sweep
from empty_register import empty_register
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.shell.notifier import WindowNotifier
from signoff.register.store import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


@pytest.fixture
def window(register: Register, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.json")
    settings.update(name="Ayesha Malik", post="PA", last_folder=str(tmp_path))
    ticks = iter(range(100, 100_000))
    tasks = WithoutPages()
    tasks.sets_pages = True
    services = Services(theme, register, settings, tasks, WindowNotifier(theme), lambda: later(next(ticks)))
    main_window = MainWindow.on(services)
    main_window.resize(1366, 832)
    main_window.show()
    qtbot.waitExposed(main_window)
    yield main_window
    main_window.screens.drop_notice()  # what a test left undone asks nothing
    main_window.close()
    sweep(main_window)
