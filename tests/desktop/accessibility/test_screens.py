"""Every screen and dialog as somebody has it who cannot see it: names, roles and states."""

from __future__ import annotations

from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from builders import signed
from desktop.accessibility.tabbing import missed
from desktop.accessible import faults
from desktop.looking import frame_of
from desktop.targets import small_targets
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.shell.main_window import MainWindow
from signoff.notice.record.model import Notice
from signoff.register.store import Register

LISTS = "before\n\n- a\n- b\n  - c\n\n| d | e |\n| --- | --- |\n| f | g |\n\n1. h"

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
        said[f"{type(dialog).__name__} {dialog.windowTitle()}"] = [*faults(dialog), *small_targets(dialog)]
        dialog.reject()
        return QDialog.DialogCode.Rejected.value

    monkeypatch.setattr(QDialog, "exec", walk)
    return said


class Tour:
    """Looks at one screen after the other: what would be said wrongly, and where Tab does not lead."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.wrong: dict[str, list[str]] = {}

    def look(self, screen: str, *, tab: bool = True) -> None:
        """Look at what the window shows, and with `tab` go round it both ways."""
        QApplication.processEvents()  # what was added to a page is shown by then
        self._window.activateWindow()
        assert QTest.qWaitForWindowActive(self._window), screen
        self.note(screen, faults(self._window))
        self.note(screen, small_targets(self._window))
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) if tab else ():
            self.note(f"{screen}, {key.name}", [f"Tab leads not to {name}" for name in missed(self._window, key)])

    def note(self, screen: str, sentences: list[str]) -> None:
        """Note what is wrong with a screen."""
        for sentence in sentences:
            self.wrong.setdefault(sentence, []).append(screen)


def test_every_screen_is_said_truly_and_tab_goes_round_it_and_writes_nothing(
    window: MainWindow, register: Register, dialogs: dict[str, list[str]]
) -> None:
    tour = Tour(window)
    window.activateWindow()
    tour.look("empty register")
    record = signed()
    register.save(record)
    window.screens.refresh()
    tour.look("register")
    written = replace(actions.example("key").notice, decision=LISTS, reasons=LISTS)
    for notice, name in ((Notice(), "empty"), (written, "key")):
        window.screens.show_register()
        window.commands.do(Command.NEW)
        frame = frame_of(window)
        frame.session.change(partial(_instead, notice))
        for page in frame.session.form.pages:
            frame.show_wizard(page.key)
            tour.look(f"{name} {page.key}", tab=notice is written)
        frame.show_review()
        tour.look(f"{name} review", tab=notice is written)
    frame.show_sign()
    tour.look("sign")
    assert frame.session.notice == written
    window.screens.read()
    tour.look("read")
    window.screens.read()
    window.screens.show_register()
    window.screens.open_notice(record.id)
    tour.look("signed")
    for command in ASKING:
        window.commands.do(command)
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                tour.note(f"{command} {type(dialog).__name__}", faults(dialog))
                dialog.close()
    for dialog_name, sentences in dialogs.items():
        tour.note(dialog_name, sentences)
    assert not tour.wrong, "\n".join(f"{', '.join(screens)}: {wrong}" for wrong, screens in tour.wrong.items())


def _instead(notice: Notice, _: Notice) -> Notice:
    return notice
