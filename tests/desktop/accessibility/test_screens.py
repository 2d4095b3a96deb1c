"""Every screen and dialog as somebody has it who cannot see it: names, roles and states."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QDialog

from builders import signed
from desktop.accessible import faults
from desktop.looking import frame_of
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.shell.main_window import MainWindow
from signoff.notice.record.model import Notice
from signoff.register.store import Register

ASKING = (
    *(Command.SETTINGS, Command.SHORTCUTS, Command.ABOUT, Command.EXPORT, Command.EXPORT_ALL, Command.HISTORY),
    *(Command.HAND_OVER, Command.SEND_BACK, Command.WITHDRAW, Command.COMMENTS, Command.COMPARE, Command.SUPERSEDE),
)
"""Commands that open a dialog."""


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


def test_every_screen_is_said_truly(window: MainWindow, register: Register, dialogs: dict[str, list[str]]) -> None:
    said = {"empty register": faults(window)}
    record = signed()
    register.save(record)
    window.screens.refresh()
    said["register"] = faults(window)
    for name in ("key", "published"):
        window.screens.show_register()
        window.commands.do(Command.NEW)
        frame = frame_of(window)
        example = actions.example(name).notice
        frame.session.change(partial(_instead, example))
        for page in frame.session.form.pages:
            frame.show_wizard(page.key)
            said[f"{name} {page.key}"] = faults(window)
        frame.show_review()
        said[f"{name} review"] = faults(window)
    frame_of(window).show_sign()
    said["sign"] = faults(window)
    window.screens.read()
    said["read"] = faults(window)
    window.screens.read()
    window.screens.show_register()
    window.screens.open_notice(record.id)
    said["signed"] = faults(window)
    for command in ASKING:
        window.commands.do(command)
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                said[f"{command} {type(dialog).__name__}"] = faults(dialog)
                dialog.close()
    said |= dialogs
    wrong: dict[str, list[str]] = {}
    for screen, sentences in said.items():
        for sentence in sentences:
            wrong.setdefault(sentence, []).append(screen)
    assert not wrong, "\n".join(f"{', '.join(screens)}: {sentence}" for sentence, screens in wrong.items())


def _instead(notice: Notice, _: Notice) -> Notice:
    return notice
