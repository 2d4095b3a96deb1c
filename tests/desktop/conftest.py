"""The desktop's tests run without a screen, with settings of their own, in the real look."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Before any QApplication; a run on a real or virtual screen sets SIGNOFF_TEST_SCREEN.
if "SIGNOFF_TEST_SCREEN" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.answering import AnsweringNotifier
from desktop.inline_tasks import InlineTasks
from empty_register import empty_register
from signoff.desktop.core import announcing
from signoff.desktop.core.application import Application
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.register.store import Register


def pytest_configure(config: pytest.Config) -> None:
    """Pass over what the offscreen platform says of itself whenever a window is shown."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """Let every test have the application that the program has."""
    return Application


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, the register and everything else of a test in its own folder."""
    for name in ("SIGNOFF_DATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QtBot]:
    """Hold every widget of a test until it is closed.

    A window that nothing holds, as no application leaves one, is taken apart by Python's cycle collector while Qt
    still paints it, and the interpreter crashes.
    """
    widgets: list[QWidget] = []
    add = qtbot.addWidget

    def hold(widget: QWidget, **options: Any) -> None:
        widgets.append(widget)
        add(widget, **options)

    monkeypatch.setattr(qtbot, "addWidget", hold)
    yield qtbot
    widgets.clear()


@pytest.fixture(autouse=True)
def swept(own_settings: None) -> Iterator[None]:
    """Delete for good, after a test, the widgets that wait for it: each would slow down every later change of theme.

    What was copied goes too: the offscreen platform would still hold it when the interpreter has gone, and crash. And a
    menu or a dialog that a test left open, which would keep the keyboard from the next test's window.
    """
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
        for left in (QApplication.activePopupWidget, QApplication.activeModalWidget):
            while (window := left()) is not None:
                window.close()
                window.hide()
    _delete_waiting()


def _delete_waiting() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced to a screen reader, as it comes; assertive words begin with an exclamation mark."""
    said: list[str] = []

    def record(event: QAccessibleAnnouncementEvent) -> None:
        assertive = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
        said.append(f"{'!' if assertive else ''}{event.message()}")

    monkeypatch.setattr(announcing, "send", record)
    return said


@pytest.fixture(scope="session")
def _themed(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.apply(qapp)
    return theme


@pytest.fixture
def theme(_themed: Theme) -> Iterator[Theme]:
    """The application's theme, light and with text of the ordinary size at first; a test may change it."""
    _themed.set_scheme("light")
    _themed.set_text_percent(100)
    yield _themed
    _delete_waiting()  # or what a test has closed would be given the look that it had at first
    _themed.set_scheme("light")
    _themed.set_text_percent(100)


@pytest.fixture
def services(theme: Theme, tmp_path: Path) -> Iterator[Services]:
    """What screens work with: all of it at once, in a register and with settings of the test's own."""
    with Register.open(empty_register(tmp_path / "register.sqlite")) as register:
        yield Services(theme, register, Settings(tmp_path / "settings.json"), InlineTasks(), AnsweringNotifier(theme))
