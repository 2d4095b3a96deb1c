"""Every screen and dialog as somebody has it who cannot see it: names, roles and states."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from builders import draft, later, signed
from desktop.accessible import faults
from desktop.answering import WithoutPages, sweep
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.shell.notifier import WindowNotifier
from signoff.register.store import Register

ASKING = (
    *(Command.SETTINGS, Command.SHORTCUTS, Command.ABOUT, Command.EXPORT, Command.EXPORT_ALL, Command.HISTORY),
    *(Command.HAND_OVER, Command.SEND_BACK, Command.WITHDRAW, Command.COMMENTS, Command.COMPARE, Command.SUPERSEDE),
)
"""Commands that open a dialog."""


@pytest.fixture
def window(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.json")
    settings.update(name="Ayesha Malik", post="PA", last_folder=str(tmp_path))
    ticks = iter(range(100, 100_000))
    with Register.open(tmp_path / "register.sqlite") as register:
        for record in (draft(), signed()):
            register.save(record)
        tasks = WithoutPages()
        tasks.sets_pages = True
        services = Services(theme, register, settings, tasks, WindowNotifier(theme), lambda: later(next(ticks)))
        main_window = MainWindow.on(services)
        main_window.resize(1366, 832)
        main_window.show()
        qtbot.waitExposed(main_window)
        yield main_window
        main_window.close()
        sweep(main_window)


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Walk every dialog that asks, and answer no."""
    said: dict[str, list[str]] = {}

    def walk(dialog: QDialog) -> int:
        dialog.show()
        said[f"{type(dialog).__name__} {dialog.windowTitle()}"] = faults(dialog)
        dialog.reject()
        return QDialog.DialogCode.Rejected.value

    monkeypatch.setattr(QDialog, "exec", walk)
    return said


def test_every_screen_is_said_truly(window: MainWindow, dialogs: dict[str, list[str]]) -> None:
    said = {"register": faults(window)}
    for name in ("key", "operational"):
        window.screens.show_register()
        window.commands.do(Command.NEW)
        example = actions.example(name).notice
        window.session.change(lambda _, notice=example: notice)
        for page in window.session.form.pages:
            window.frame.show_wizard(page.key)
            said[f"{name} {page.key}"] = faults(window)
        window.frame.show_review()
        said[f"{name} review"] = faults(window)
    window.frame.show_sign()
    said["sign"] = faults(window)
    window.screens.read()
    said["read"] = faults(window)
    window.screens.read()
    window.screens.show_register()
    window.screens.open_notice(signed().id)
    said["signed"] = faults(window)
    for command in ASKING:
        window.commands.do(command)
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                said[f"{command} {type(dialog).__name__}"] = faults(dialog)
                dialog.close()
    said |= dialogs
    print(*said)
    assert {screen: sentences for screen, sentences in said.items() if sentences} == {}
