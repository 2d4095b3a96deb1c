"""One window after the other: a window may ask that another is opened once it is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from builders import draft
from desktop.answering import AnsweringNotifier
from signoff.desktop.app import Desktop
from signoff.desktop.core.launch import Launch
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.errors import RegisterProblem
from signoff.register.store import Register

Act = Callable[[MainWindow], object]


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)


@pytest.fixture
def desktop(qapp: QApplication, theme: Theme, tmp_path: Path, notifier: AnsweringNotifier) -> Desktop:
    return Desktop(qapp, theme, Settings(tmp_path / "settings.json"), notifier)


class Person:
    """Does one thing in each window that opens, one after the other."""

    def __init__(self, *acts: Act) -> None:
        self._acts = list(acts)
        self.windows: list[MainWindow] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and window not in self.windows:
                self.windows.append(window)
                self._acts.pop(0)(window)
        if not self._acts:
            self._timer.stop()


def test_a_window_is_opened_again_on_another_register(
    desktop: Desktop, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    record = draft(subject="In the second")
    with Register.open(second) as register:
        register.save(record)
    done: list[str] = []

    def between() -> str:
        with Register(first, patience=0):
            done.append(f"{len(person.windows)} window, {isValid(person.windows[0])}")
        return "It was done."

    launch = Launch(second, notice=record.id, message="Here it is.", before=between)
    titles: list[str] = []

    def read_title(window: MainWindow) -> None:
        titles.append(window.windowTitle())
        window.close()

    person = Person(
        lambda window: window.reopen(launch),
        lambda window: QTimer.singleShot(50, lambda: read_title(window)),
    )
    assert desktop.run(Launch(first)) == 0
    assert done == ["1 window, False"]
    assert titles == ["In the second – signoff"]
    assert notifier.toasts == ["Here it is. It was done."]
    assert not first.with_name("first.sqlite.lock").exists()
    assert not second.with_name("second.sqlite.lock").exists()


def test_where_the_work_between_fails_the_window_opens_and_says_so(
    desktop: Desktop, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    def fail() -> str:
        raise RegisterProblem("It could not be put in its place.")

    path = tmp_path / "register.sqlite"
    person = Person(
        lambda window: window.reopen(Launch(path, before=fail)),
        lambda window: QTimer.singleShot(20, window.close),
    )
    desktop.run(Launch(path))
    assert len(person.windows) == 2
    assert notifier.problems == ["It could not be put in its place."]


def test_a_window_that_must_stay_open_asks_for_nothing(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "register.sqlite"
    answers: list[bool] = []

    def try_twice(window: MainWindow) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(window.screens.notice, "may_close", lambda: False)
            answers.append(window.reopen(Launch(path)))
        window.close()

    person = Person(try_twice)
    desktop.run(Launch(path))
    assert answers == [False]
    assert len(person.windows) == 1
