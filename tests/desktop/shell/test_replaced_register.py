"""The register's file is deleted or replaced under the window: said once, and every way out does what it says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from all_rows import rows_of
from builders import draft, later
from desktop.answering import AnsweringNotifier, WithoutPages, sweep
from desktop.looking import part_of, saved_text
from register.replacing import WAYS, delete, overwrite, replace
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.register.notice_list import NoticeList
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.shell.replacement_dialog import ReplacementDialog, WayOut
from signoff.desktop.widgets.command_button import CommandButton
from signoff.desktop.widgets.text import Label
from signoff.register.store import Register

NOTICE, OTHER = draft(subject="Notice"), draft(subject="Of another register")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "register.sqlite"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    with Register.open(path) as opened:
        opened.save(NOTICE)
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another register, closed, with a notice of its own."""
    file = tmp_path / "other" / "other.sqlite"
    with Register.open(file) as opened:
        opened.save(OTHER)
    return file


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)


@pytest.fixture
def window(
    theme: Theme, register: Register, tmp_path: Path, notifier: AnsweringNotifier, qtbot: QtBot
) -> Iterator[MainWindow]:
    ticks = iter(range(100, 100_000))
    settings = Settings(tmp_path / "settings.json")
    services = Services(theme, register, settings, WithoutPages(), notifier, lambda: later(next(ticks)))
    main_window = MainWindow.on(services)
    main_window.resize(1366, 832)
    main_window.show()
    yield main_window
    for dialog in main_window.findChildren(ReplacementDialog):
        dialog.reject()
    main_window.screens.notice.drop()
    main_window.close()
    sweep(main_window)


def settle() -> None:
    for _ in range(5):
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def dialogs(window: MainWindow) -> list[ReplacementDialog]:
    settle()
    return [dialog for dialog in window.findChildren(ReplacementDialog) if dialog.isVisible()]


def words_of(dialog: ReplacementDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(Label))


def opened(window: MainWindow) -> NoticeSession:
    window.screens.open_notice(NOTICE.id)
    assert window.session is not None
    return window.session


def typed_after(window: MainWindow, way: str, path: Path, other: Path, *, is_continued: bool = False) -> NoticeSession:
    """Type in the open notice after something has happened to the file, or before too, and let it be saved."""
    session = opened(window)
    if is_continued:
        session.set_value("subject", "Typed before")
        assert session.flush()
    WAYS[way](path, other)
    session.set_value("subject", "Typed since")
    assert not session.flush()
    return session


def choose(window: MainWindow, way: WayOut) -> None:
    (dialog,) = dialogs(window)
    dialog.ways.choose(way)
    dialog.accept()
    settle()


def subjects(path: Path) -> set[str]:
    with Register.open(path, read_only=True) as register:
        assert register.damaged() == {}
        return {row.subject for row in rows_of(register)}


@pytest.mark.parametrize("way", ["deleted", "overwritten"])
def test_it_is_said_once_and_the_choice_can_be_had_again(
    way: str, window: MainWindow, path: Path, other: Path, notifier: AnsweringNotifier
) -> None:
    session = typed_after(window, way, path, other)
    (dialog,) = dialogs(window)
    assert str(path) in words_of(dialog)
    assert "What you typed is still on the screen" in words_of(dialog)
    dialog.reject()
    for _ in range(3):
        assert not session.flush()
    assert dialogs(window) == []
    assert notifier.problems == notifier.toasts == []
    assert saved_text(window) == "Not saved"
    button = window.findChild(CommandButton, "topResolve")
    assert button is not None
    assert button.isVisible()
    button.click()
    assert len(dialogs(window)) == 1


@pytest.mark.parametrize("way", ["deleted", "replaced", "its log exchanged"])
def test_the_open_register_is_put_back_and_what_was_typed_is_saved(
    way: str, window: MainWindow, path: Path, other: Path, register: Register, notifier: AnsweringNotifier
) -> None:
    session = typed_after(window, way, path, other, is_continued=True)
    choose(window, WayOut.PUT_BACK)
    assert not session.unsaved
    assert window.session is session
    assert "in its place again" in notifier.toasts[-1]
    assert notifier.problems == []
    assert saved_text(window).startswith("Saved")
    assert {row.subject for row in rows_of(register)} == {"Typed since"}
    window.close()
    register.close()
    assert subjects(path) == {"Typed since"}


def test_what_is_not_whole_is_not_put_back_and_the_reason_is_said(window: MainWindow, path: Path, other: Path) -> None:
    typed_after(window, "overwritten", path, other)
    (dialog,) = dialogs(window)
    assert "cannot be put back" in words_of(dialog)
    with pytest.raises(KeyError):
        dialog.ways.button(WayOut.PUT_BACK)


def test_a_file_that_is_no_register_is_not_opened_and_the_reason_is_said(
    window: MainWindow, path: Path, other: Path
) -> None:
    typed_after(window, "scribbled over", path, other)
    (dialog,) = dialogs(window)
    assert "it is not a SQLite database" in words_of(dialog)
    assert dialog.chosen is WayOut.SAVE_FILE


def test_the_notice_is_saved_as_a_file_and_the_other_ways_stay_open(
    window: MainWindow, path: Path, other: Path, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    notifier.file = tmp_path / "kept.signoff"
    typed_after(window, "deleted", path, other)
    choose(window, WayOut.SAVE_FILE)
    assert actions.open_document(notifier.file).notice.subject == "Typed since"
    choose(window, WayOut.PUT_BACK)
    assert subjects(path) == {"Typed since"}


@pytest.mark.parametrize("way", ["replaced", "overwritten"])
def test_what_was_typed_goes_on_in_a_register_with_the_same_earlier_state(
    way: str, window: MainWindow, path: Path, other: Path, register: Register, notifier: AnsweringNotifier
) -> None:
    with Register.open(other) as same:
        same.save(NOTICE)
    session = typed_after(window, way, path, other)
    choose(window, WayOut.OPEN_AGAIN)
    assert notifier.questions == notifier.problems == []
    assert window.session is session
    assert not session.unsaved
    assert {row.subject for row in rows_of(register)} == {"Typed since", "Of another register"}


def test_what_was_typed_is_offered_as_a_file_where_the_register_lacks_the_notice(
    window: MainWindow, path: Path, other: Path, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    notifier.file = tmp_path / "kept.signoff"
    typed_after(window, "replaced", path, other)
    choose(window, WayOut.OPEN_AGAIN)
    assert len(notifier.questions) == 1
    assert actions.open_document(notifier.file).notice.subject == "Typed since"
    assert window.session is None
    assert [row.subject for row in rows_of(register)] == ["Of another register"]
    assert [row.subject for row in part_of(window, NoticeList).rows] == ["Of another register"]
    (kept,) = path.parent.glob("register-as-it-was-open-*.sqlite")
    assert subjects(kept) == {"Notice"}
    assert kept.name in notifier.toasts[-1]


def test_nothing_is_opened_where_the_file_is_declined(
    window: MainWindow, path: Path, other: Path, notifier: AnsweringNotifier
) -> None:
    notifier.yes = False
    session = typed_after(window, "replaced", path, other)
    choose(window, WayOut.OPEN_AGAIN)
    assert window.session is session
    assert session.unsaved
    assert path.read_bytes() == other.read_bytes()
    session.flush()
    window.commands.do(Command.RESOLVE)
    choose(window, WayOut.PUT_BACK)
    assert not session.unsaved


def test_an_open_notice_without_changes_is_shown_as_the_register_has_it(
    window: MainWindow, path: Path, other: Path
) -> None:
    session = opened(window)
    session.set_value("subject", "Saved before")
    assert session.flush()
    with Register.open(other) as same:
        same.save(NOTICE)
    replace(path, other)
    window.commands.do(Command.HISTORY)
    session.visit("decision")
    window.commands.do(Command.COPY)
    choose(window, WayOut.OPEN_AGAIN)
    assert window.session is not None
    assert window.session.notice.subject == "Notice"


def test_it_is_said_on_the_registers_page_whatever_is_asked_for(
    window: MainWindow, path: Path, other: Path, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    notifier.file = tmp_path / "backup.sqlite"
    replace(path, other)
    for command in (Command.EXAMPLE, Command.OPEN, Command.BACK_UP, Command.FIND, Command.FIND):
        window.commands.do(command)
        (dialog,) = dialogs(window)
        assert "Nothing can be saved" in words_of(dialog)
        dialog.reject()
    assert notifier.problems == []
    assert [row.subject for row in part_of(window, NoticeList).rows] == ["Notice"]


def test_a_file_that_came_back_by_itself_is_gone_on_with(
    window: MainWindow, path: Path, other: Path, notifier: AnsweringNotifier
) -> None:
    session = typed_after(window, "moved", path, other)
    assert len(dialogs(window)) == 1
    path.with_name("moved.sqlite").rename(path)
    choose(window, WayOut.PUT_BACK)
    assert not session.unsaved
    assert not list(path.parent.glob("*before*"))
    assert notifier.toasts == ["The register’s file is in its place again."]
    delete(path, other)
    session.set_value("subject", "Typed later")
    assert not session.flush()
    assert len(dialogs(window)) == 1


def test_the_dialog_waits_until_another_is_closed(window: MainWindow, path: Path, other: Path, theme: Theme) -> None:
    from signoff.desktop.widgets.dialogs import Dialog

    modal = Dialog(theme, "Settings", "", "Close", parent=window)
    modal.open()
    settle()
    assert QApplication.activeModalWidget() is modal
    typed_after(window, "deleted", path, other)
    assert dialogs(window) == []
    modal.reject()
    sweep(modal)


def test_closing_keeps_what_was_open_and_offers_a_file_for_what_was_typed(
    window: MainWindow, path: Path, other: Path, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    typed_after(window, "deleted", path, other)
    notifier.yes = False
    assert not window.close()
    assert len(notifier.questions) == 1
    notifier.yes, notifier.file = True, tmp_path / "kept.signoff"
    assert window.close()
    assert actions.open_document(notifier.file).notice.subject == "Typed since"
    (kept,) = path.parent.glob("register-as-it-was-open-*.sqlite")
    assert subjects(kept) == {"Notice"}
    assert str(kept) in notifier.problems[-1]
    assert "rename it register.sqlite" in notifier.problems[-1]


def test_closing_writes_nothing_over_what_is_there(
    window: MainWindow, path: Path, other: Path, register: Register, notifier: AnsweringNotifier
) -> None:
    overwrite(path, other)
    assert window.close()
    register.close()
    assert path.read_bytes() == other.read_bytes()
    assert notifier.problems == []


def test_where_nothing_can_be_kept_it_is_asked_whether_to_close(
    window: MainWindow, path: Path, other: Path, notifier: AnsweringNotifier
) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("in the way")
    notifier.yes = False
    assert not window.close()
    assert "is lost" in notifier.questions[-1]
    path.parent.unlink()
    assert window.close()
