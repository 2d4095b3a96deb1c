"""Text of twice its size: on a small screen no words are cut, on screens opened before and after the change."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from builders import signed
from desktop.cut_text import cut_words
from desktop.looking import frame_of, part_of
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.signing.signed_view import SignedView
from signoff.register.store import Register

PAGES = ("type_and_value", "reasons", "consultation")
BESIDE_THE_SYSTEMS_OWN = (1366, 728)
"""What the system's title bar leaves of a screen of 1366 × 768."""

NARROW = (1024, 700)
"""A window on a small or a shared screen, which large text leaves as much room as a phone has."""


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The words that are cut, by where that is; of every dialog that asks too, which is answered with no."""
    said: dict[str, list[str]] = {}

    def walk(dialog: QDialog) -> int:
        dialog.show()
        note(said, type(dialog).__name__, dialog)
        dialog.reject()
        return QDialog.DialogCode.Rejected.value

    monkeypatch.setattr(QDialog, "exec", walk)
    return said


def note(said: dict[str, list[str]], screen: str, window: QWidget) -> None:
    for _ in range(3):  # a layout in a layout that scrolls comes to rest in some steps
        QApplication.processEvents()
    for sentence in cut_words(window):
        said.setdefault(sentence, []).append(screen)


@pytest.mark.parametrize("size", [BESIDE_THE_SYSTEMS_OWN, NARROW])
def test_no_words_are_cut(
    size: tuple[int, int], window: MainWindow, register: Register, theme: Theme, cut: dict[str, list[str]]
) -> None:
    window.resize(*size)
    window.screens.refresh()
    theme.set_text_percent(200)
    note(cut, "empty register", window)
    theme.set_text_percent(100)
    record = signed()
    register.save(record)
    window.screens.refresh()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    example = actions.example("key").notice
    frame.session.change(lambda _: example)
    frame.show_wizard(PAGES[0])
    theme.set_text_percent(200)
    for key in PAGES:
        frame.show_wizard(key)
        note(cut, key, window)
    frame.show_review()
    note(cut, "review", window)
    frame.show_sign()
    note(cut, "sign", window)
    window.screens.read()
    note(cut, "read", window)
    window.screens.read()
    window.screens.show_register()
    note(cut, "register", window)
    window.screens.open_notice(record.id)
    note(cut, "signed", window)
    publishing = part_of(window, SignedView).ask_publication()
    assert publishing is not None
    note(cut, "publishing", publishing)
    publishing.reject()
    for command in (Command.HAND_OVER, Command.EXPORT, Command.SETTINGS):  # which ends in the size of the settings
        window.commands.do(command)
    assert not cut, "\n".join(f"{', '.join(screens)}: {sentence}" for sentence, screens in cut.items())
    assert window.minimumSizeHint().width() <= size[0]
