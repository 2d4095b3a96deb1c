"""One window after the other: a window may ask that another is opened once it is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

from builders import draft
from desktop.answering import AnsweringNotifier
from desktop.looking import part_of
from signoff.desktop.app import Desktop
from signoff.desktop.core.application import Application
from signoff.desktop.core.launch import Launch
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.recovery.recovery_window import RecoveryWindow
from signoff.desktop.recovery.result_step import ResultStep
from signoff.desktop.recovery.unopened_dialog import UnopenedDialog, advice_on
from signoff.desktop.register.notice_list import NoticeList
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets.text import Label
from signoff.errors import RegisterInUse, RegisterNewer, RegisterProblem, RegisterUnreadable
from signoff.register.store import Register

Act = Callable[[Any], object]


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)


@pytest.fixture
def desktop(qapp: Application, theme: Theme, tmp_path: Path, notifier: AnsweringNotifier) -> Desktop:
    return Desktop(qapp, theme, Settings(tmp_path / "settings.json"), notifier)


class Person:
    """Does one thing in each window that opens, one after the other."""

    def __init__(self, *acts: Act) -> None:
        self._acts = list(acts)
        self.windows: list[QWidget] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if (
                isinstance(window, MainWindow | RecoveryWindow)
                and window.isVisible()
                and (isinstance(window, RecoveryWindow) or window.is_filled)
                and window not in self.windows
            ):
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


def press(name: str) -> Act:
    def act(window: QWidget) -> None:
        button = window.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        if button.isEnabled():
            QTimer.singleShot(0, button, button.click)
        else:
            QTimer.singleShot(5, window, lambda: act(window))

    return act


def damaged_register(tmp_path: Path) -> Path:
    path = tmp_path / "register.sqlite"
    with Register.open(path) as register:
        register.save(draft(subject="Kept"))
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    return path


def test_a_damaged_register_is_recovered_and_then_opened(
    desktop: Desktop, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    path = damaged_register(tmp_path)
    listed: list[str] = []

    def read(window: MainWindow) -> None:
        listed.extend(row.subject for row in part_of(window, NoticeList).rows)
        if listed:
            window.close()
        else:
            QTimer.singleShot(5, window, lambda: read(window))

    def recover(window: RecoveryWindow) -> None:
        press("choiceGo")(window)
        use_once_shown(window)

    def use_once_shown(window: RecoveryWindow) -> None:
        if part_of(window, ResultStep).isVisible():
            press("resultUse")(window)
        else:
            QTimer.singleShot(5, window, lambda: use_once_shown(window))

    person = Person(recover, read)
    assert desktop.run(Launch(path)) == 0
    assert len(person.windows) == 2
    assert listed == ["Kept"]
    assert notifier.problems == []
    (toast,) = notifier.toasts
    (kept,) = tmp_path.glob("register-damaged-*.sqlite")
    assert toast == f"The register has been restored. The damaged file is kept as {kept.name}."


def test_who_leaves_a_damaged_register_is_told_nothing_more(
    desktop: Desktop, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    path = damaged_register(tmp_path)
    before = path.read_bytes()
    person = Person(press("choiceQuit"))
    with pytest.raises(RegisterUnreadable, match="is not a register"):
        desktop.run(Launch(path))
    assert len(person.windows) == 1
    assert notifier.problems == []
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.glob("register*")) == ["register.sqlite"]


def test_where_a_register_cannot_be_opened_it_is_tried_again_or_another_is_opened(
    desktop: Desktop, notifier: AnsweringNotifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "register.sqlite", tmp_path / "other.sqlite"
    path.mkdir()
    said: list[str] = []

    def person(dialog: UnopenedDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(Label) if "folder" in label.text())
        if len(said) == 2:
            notifier.file = other
            press("otherRegister")(dialog)
            QApplication.processEvents()
        elif len(said) == 1:
            dialog.accept()

    monkeypatch.setattr(UnopenedDialog, "exec", person)
    opened = Person(lambda window: QTimer.singleShot(20, window.close))
    assert desktop.run(Launch(path)) == 0
    assert len(opened.windows) == 1
    assert other.exists()
    assert said[0] == said[1]
    assert said[0].startswith(f"{path} is a folder, not a register. Check that the register’s folder is connected")
    with pytest.raises(RegisterProblem, match="is a folder"):
        desktop.run(Launch(path))


@pytest.mark.parametrize(
    ("problem", "advice"),
    [
        (RegisterNewer("It is newer."), "Update signoff on this computer and try again, or open another register."),
        (RegisterInUse("It is open."), "Close the other window, or wait until it has finished, and try again."),
    ],
)
def test_what_can_be_done_is_said(problem: RegisterProblem, advice: str) -> None:
    assert advice_on(problem) == advice


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
