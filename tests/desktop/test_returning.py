"""Returning to where one was: after the program was killed, and to a notice that is opened again."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from builders import draft, later, signed
from desktop.answering import AnsweringNotifier, WithoutPages, sweep
from empty_register import empty_register
from signoff.desktop.app import Desktop
from signoff.desktop.core.application import Application
from signoff.desktop.core.launch import Launch
from signoff.desktop.core.places import Place, Places, places_file
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.register.register_page import RegisterPage
from signoff.desktop.shell.main_window import NOT_CLOSED, MainWindow
from signoff.desktop.wizard.section_rail import REVIEW
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record
from signoff.register.store import Register

AT_WORK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from signoff.desktop import app
from signoff.desktop.core.places import places_file
from signoff.desktop.shell.main_window import MainWindow

register, notice, page, field = Path(sys.argv[1]), *sys.argv[2:]

def work():
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.is_filled), None)
    if window is not None and window.frame is None:
        window.screens.open_notice(notice)
        window.frame.show_wizard(page, field)
    file = places_file(register)
    if file.exists() and f'"page":"{page}"' in file.read_text() and f'"field":"{field}"' in file.read_text():
        print("at work", flush=True)
        timer.stop()

application = app.application()
timer = QTimer()
timer.timeout.connect(work)
timer.start(20)
app.run(None, register)
"""


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


@pytest.fixture
def open_window(
    theme: Theme, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> Iterator[Callable[[], MainWindow]]:
    windows: list[MainWindow] = []

    def opened() -> MainWindow:
        services = Services(theme, register, Settings(tmp_path / "settings.json"), WithoutPages(), notifier)
        windows.append(MainWindow.on(services))
        windows[-1].show()
        return windows[-1]

    yield opened
    for window in windows:
        window.close()
        sweep(window)


def interrupt(register: Register, record: Record, page: str, field: str = "") -> None:
    """Leave behind what a program that is killed leaves, with a notice open at a page."""
    places = Places(places_file(register.path))
    places.note(record.id, Place(page=page, status=record.status.value, field=field))
    places.write()


def page_of(window: MainWindow) -> str:
    assert window.frame is not None
    return window.frame.place.page


def test_a_killed_program_opens_the_notice_again_where_one_was(
    qapp: Application, theme: Theme, tmp_path: Path, notifier: AnsweringNotifier
) -> None:
    path, record = tmp_path / "register.sqlite", draft(subject="Half done")
    with Register.open(path) as register:
        register.save(record)
    words = [sys.executable, "-c", AT_WORK, str(path), record.id, "reasons", "reasons"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "at work\n"
        process.kill()

    pages: list[str] = []

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.is_filled and window.frame is not None and notifier.toasts:
                timer.stop()
                pages.append(page_of(window))
                window.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    Desktop(qapp, theme, Settings(tmp_path / "settings.json"), notifier).run(Launch(path))
    assert pages == ["reasons"]
    assert notifier.toasts == [NOT_CLOSED]
    assert Places(places_file(path)).interrupted == ""


def test_after_an_ordinary_end_the_register_is_shown(
    open_window: Callable[[], MainWindow], register: Register, notifier: AnsweringNotifier
) -> None:
    register.save(record := draft())
    first = open_window()
    first.screens.open_notice(record.id)
    first.close()

    second = open_window()
    second.open_interrupted()
    assert isinstance(second.screens.currentWidget(), RegisterPage)
    assert notifier.toasts == []


@pytest.mark.parametrize("became", ["never saved", "damaged"])
def test_a_notice_that_cannot_be_opened_any_longer_leaves_the_register_in_view(
    became: str, open_window: Callable[[], MainWindow], register: Register, notifier: AnsweringNotifier
) -> None:
    record = draft()
    if became == "damaged":
        register.save(record)
        damage(register.path)
    interrupt(register, record, "decision")

    window = open_window()
    window.open_interrupted()
    assert isinstance(window.screens.currentWidget(), RegisterPage)
    assert notifier.problems == []
    assert notifier.toasts == [NOT_CLOSED]
    window.close()
    assert Places(places_file(register.path)).interrupted == ""


def damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE document SET sha256 = 'other'")


def test_what_was_open_in_one_register_is_not_looked_for_in_another(
    open_window: Callable[[], MainWindow], register: Register, tmp_path: Path, notifier: AnsweringNotifier
) -> None:
    with Register.open(tmp_path / "second.sqlite") as second:
        second.save(record := draft())
        interrupt(second, record, "decision")
    window = open_window()
    window.open_interrupted()
    assert window.frame is None
    assert notifier.toasts == []


def test_a_notice_opened_again_is_at_its_section(open_window: Callable[[], MainWindow], register: Register) -> None:
    register.save(record := draft())
    register.save(other := draft())
    window = open_window()
    window.screens.open_notice(record.id)
    assert window.frame is not None
    window.frame.show_wizard("decision")
    window.screens.open_notice(other.id)
    assert page_of(window) == "consultation"
    window.screens.show_register()
    window.screens.open_notice(record.id)
    assert page_of(window) == "decision"


def test_another_status_asks_for_another_screen(open_window: Callable[[], MainWindow], register: Register) -> None:
    register.save(record := draft())
    interrupt(register, record, "decision")
    register.save(ready := lifecycle.hand_over(record, actor="PA", at=later(5), to="A. Officer"))
    window = open_window()
    window.screens.open_notice(record.id)
    assert page_of(window) == REVIEW
    window.screens.show_register()
    register.save(signed(ready))
    window.screens.open_notice(record.id)
    assert page_of(window) == "signed"


def test_the_sign_step_is_returned_to(open_window: Callable[[], MainWindow], register: Register) -> None:
    register.save(record := draft())
    interrupt(register, record, "sign")
    window = open_window()
    window.open_interrupted()
    assert page_of(window) == "sign"
