"""What the register knows about a notice: whole histories, earlier states, damage, attention and backups."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton
from pytestqt.qtbot import QtBot

from builders import draft, later, signed
from desktop.answering import AnsweringNotifier, WithoutPages, sweep
from desktop.looking import part_of
from empty_register import empty_register
from pdf.factory import pdfium_pages
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.history.event_descriptions import history_entries
from signoff.desktop.history.history_controller import zone_words
from signoff.desktop.history.history_dialog import HistoryDialog
from signoff.desktop.look.theme import Theme
from signoff.desktop.pages.reading_view import ReadingView
from signoff.desktop.register.register_page import RegisterPage
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.signing.linked_notices import LinkedNotices
from signoff.errors import FileProblem, RegisterProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Copy, Record, Status
from signoff.register.store import Register
from signoff.register.triggers import TRIGGERS


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register(empty_register(tmp_path / "register.sqlite"), clock=lambda: later(50)) as opened:
        yield opened


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)


@pytest.fixture
def window(
    theme: Theme, register: Register, notifier: AnsweringNotifier, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.json")
    settings.update(name="Ayesha Malik", post="PA", last_folder=str(tmp_path))
    ticks = iter(range(100, 100_000))
    opened = MainWindow.on(Services(theme, register, settings, WithoutPages(), notifier, lambda: later(next(ticks))))
    opened.resize(1366, 832)
    opened.show()
    qtbot.waitExposed(opened)
    yield opened
    opened.close()
    sweep(opened)


def saved_notice(register: Register) -> Record:
    """Save a notice with a full history: handed over, imported signed, given a reference, exported."""
    record = lifecycle.hand_over(draft(), actor="PA", at=later(1), to="A. Officer")
    register.save(record)
    record = signed(record)
    register.import_record(record, actor="PA")
    record = lifecycle.give_reference(record, "D1", actor="PA", at=later(60))
    register.save(record)
    register.note_exported(
        record.id, copy=Copy.PUBLICATION, actor="Kim", at=later(70), digest="0" * 64, key="ab12 34cd", file="gate.pdf"
    )
    return record


def damage(register: Register, *statements: str) -> None:
    with closing(sqlite3.connect(register.path)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount == 1


def dialog_of(window: MainWindow) -> HistoryDialog:
    dialogs = [dialog for dialog in window.findChildren(HistoryDialog) if dialog.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def press(dialog: HistoryDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def test_both_sources_are_merged_in_order(register: Register) -> None:
    record = saved_notice(register)
    entries = history_entries(record, register.events(record.id))
    assert [(entry.what, entry.actor) for entry in entries] == [
        ("Publication copy exported as gate.pdf, sealed with the key ab12 34cd", "Kim"),
        ("Reference D1 added", "PA"),
        ("Imported into the register from a file", "PA"),
        ("Signed by A. Officer", "A. Officer"),
        ("Handed over to A. Officer to sign", "PA"),
        ("Created", "PA"),
    ]
    assert not any(entry.fault for entry in entries)


def test_a_break_in_the_notices_own_history_is_shown_at_its_place() -> None:
    record = signed(lifecycle.hand_over(draft(), actor="PA", at=later(1), to="A. Officer"))
    broken = replace(record, history=(record.history[0], *record.history[2:]))
    entries = history_entries(broken)
    assert [bool(entry.fault) for entry in entries] == [True, False]
    assert entries[0].fault.startswith("Its history is broken before entry 2 (signed on 14 May 2024 at 12:10 UTC")
    assert entries[0].fault.endswith(".")


def test_the_whole_history_is_shown_and_saved(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = saved_notice(register)
    window.screens.open_notice(record.id)
    window.commands.do(Command.HISTORY)
    dialog = dialog_of(window)
    assert len(dialog.history.events()) == 6
    notifier.file = tmp_path / "history"
    press(dialog, "saveHistory")
    assert notifier.problems == []
    words = " ".join(pdfium_pages((tmp_path / "history.pdf").read_bytes()))
    assert "Handed over to A. Officer to sign by PA." in words
    assert "Publication copy exported as gate.pdf, sealed with the key ab12 34cd by Kim." in words
    assert words.index("Created by PA.") < words.index("Signed by A. Officer")


def test_an_earlier_state_is_read_and_copied(window: MainWindow, register: Register) -> None:
    record = saved_notice(register)
    window.screens.open_notice(record.id)
    window.commands.do(Command.HISTORY)
    press(dialog_of(window), "copyState0")
    assert window.session is not None
    copy = window.session.record
    assert copy.id != record.id
    assert (copy.status, copy.notice.subject) == (Status.DRAFT, "A new gate")
    assert register.get(record.id) == record

    window.screens.open_notice(record.id)
    window.commands.do(Command.HISTORY)
    press(dialog_of(window), "readState0")
    assert part_of(window, ReadingView).isVisible()


def test_damage_is_shown_in_the_list_and_next_to_it(window: MainWindow, register: Register, qtbot: QtBot) -> None:
    record = saved_notice(register)
    damage(register, "UPDATE signed_document SET data = X'7B7D'")
    window.screens.show_register()
    page = part_of(window, RegisterPage)
    assert page.chosen is None
    assert page.chosen_id == record.id
    problem = page.preview.findChild(QLabel, "previewProblem")
    assert problem is not None
    assert "“A new gate”" in problem.text()
    assert "its signed document is not what was signed" in problem.text()
    rail, notices = page.findChild(QListView, "filters"), page.findChild(QListView, "noticeList")
    assert rail is not None
    assert notices is not None
    texts = [notices.model().index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert "Damaged: not what signoff saved" in str(texts[1])
    assert rail.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Needs attention, 1 notice"
    history = page.preview.findChild(QPushButton, "previewHistory")
    assert history is not None
    qtbot.mouseClick(history, Qt.MouseButton.LeftButton)
    warning = dialog_of(window).findChild(QLabel, "historyDamage")
    assert warning is not None
    assert warning.text().startswith("This notice is damaged")
    assert [event.actor for event in dialog_of(window).history.events()] == ["Kim", "PA"]


def test_a_damaged_notice_stays_selected_while_the_window_changes(window: MainWindow, register: Register) -> None:
    record = saved_notice(register)
    damage(register, "DELETE FROM event WHERE kind = 'exported'")
    page = part_of(window, RegisterPage)
    page.refresh(record.id)
    history = page.preview.findChild(QPushButton, "previewHistory")
    problem = page.preview.findChild(QLabel, "previewProblem")
    assert history is not None
    assert problem is not None
    page.toggle_page()
    assert page.preview.slim
    assert history.isVisible()
    page.toggle_page()
    assert history.isVisible()
    assert problem.isVisible()
    assert page.chosen_id == record.id


def test_a_sound_notice_after_a_damaged_one_is_shown_as_ever(window: MainWindow, register: Register) -> None:
    record = saved_notice(register)
    sound = signed(draft(subject="Sound"))
    register.save(sound)
    damage(register, "DELETE FROM event WHERE kind = 'exported'")
    page = part_of(window, RegisterPage)
    page.refresh(record.id)
    assert page.chosen is None
    page.refresh(sound.id)
    assert page.chosen == sound
    problem = page.preview.findChild(QLabel, "previewProblem")
    opened = page.preview.findChild(QPushButton, "previewOpen")
    assert problem is not None
    assert opened is not None
    assert not problem.isVisible()
    assert opened.isVisible()


def test_what_was_sent_back_or_handed_over_with_errors_needs_attention(window: MainWindow, register: Register) -> None:
    ready = lifecycle.hand_over(draft(subject="Ready", decision=None), actor="PA", at=later(1))
    register.save(ready)
    back = lifecycle.give_back(
        lifecycle.hand_over(draft(subject="Back"), actor="PA", at=later(1)), actor="A", at=later(2), reason="Which?"
    )
    register.save(back)
    register.save(draft(subject="Quiet"))
    window.screens.show_register()
    notices = part_of(window, RegisterPage).findChild(QListView, "noticeList")
    assert notices is not None
    model = notices.model()
    texts = " ".join(str(model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(model.rowCount()))
    assert "Sent back: Which?" in texts
    assert "Handed over with " in texts
    assert texts.count("error") == 1


def test_superseding_links_both_ways(window: MainWindow, register: Register) -> None:
    old = signed(draft(subject="Old gate"))
    register.save(old)
    successor = lifecycle.successor_of(old, old.terms, actor="PA", at=later(20))
    register.save(successor)
    window.screens.open_notice(old.id)
    assert words_of(window) == ("Will be superseded by “Old gate”, once that is signed.",)
    new = signed(successor)
    register.save(new)
    window.screens.open_notice(old.id)
    assert words_of(window) == ("Superseded by “Old gate”.",)
    link = window.findChild(QPushButton, f"openOther-{new.id}")
    assert link is not None
    link.click()
    assert window.session is not None
    assert window.session.record == new
    assert words_of(window) == ("Supersedes “Old gate”.",)


def words_of(window: MainWindow) -> tuple[str, ...]:
    links = [panel for panel in window.findChildren(LinkedNotices) if panel.isVisible()]
    assert len(links) == 1
    return links[0].words()


def test_an_export_is_noted_in_the_history_that_is_shown(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = signed()
    register.save(record)
    window.screens.open_notice(record.id)
    notifier.file = tmp_path / "out.pdf"
    window.commands.do(Command.EXPORT_PUBLICATION_COPY)
    assert notifier.problems == []
    (event,) = [event for event in register.events(record.id) if event.kind == "exported"]
    assert (event.actor, event.detail["copy"], event.detail["file"]) == ("Ayesha Malik", "publication", "out.pdf")
    assert register.get(record.id) == record


@pytest.mark.parametrize("where", ["the file", "the register"])
@pytest.mark.parametrize("exists", [True, False])
def test_a_hand_over_that_fails_has_not_happened(
    window: MainWindow,
    register: Register,
    notifier: AnsweringNotifier,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    exists: bool,
) -> None:
    record = draft()
    register.save(record)
    window.screens.open_notice(record.id)
    notifier.file = tmp_path / "out.signoff"
    if exists:
        notifier.file.write_bytes(b"%PDF-before")

    def refuse(*_: object, **__: object) -> None:
        raise FileProblem("No room.") if where == "the file" else RegisterProblem("No room.")

    if where == "the file":
        monkeypatch.setattr(actions, "save_document", refuse)
    else:
        monkeypatch.setattr(register, "save", refuse)
    window.commands.do(Command.HAND_OVER)
    assert notifier.problems[-1].startswith("No room. The notice was not changed")
    assert window.session is not None
    assert window.session.record == record
    assert notifier.file.exists() == exists
    if where == "the file" and exists:
        assert notifier.file.read_bytes() == b"%PDF-before"
    elif exists:
        assert notifier.problems[-1].endswith("do not send out.signoff.")


def test_the_register_is_backed_up(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    record = saved_notice(register)
    notifier.file = tmp_path / "copy.sqlite"
    window.commands.do(Command.BACK_UP)
    with Register.open(notifier.file, read_only=True) as copy:
        assert copy.get(record.id) == record
        assert copy.damaged() == {}
    notifier.file = register.path
    window.commands.do(Command.BACK_UP)
    assert notifier.problems[-1].endswith("is the register itself: choose another file for the backup.")
    assert register.get(record.id) == record


@pytest.mark.parametrize(
    ("hours", "said"), [(0, "UTC"), (1, "UTC+1"), (-5, "UTC−5"), (5.5, "UTC+5:30"), (-3.5, "UTC−3:30")]
)
def test_the_time_zone_is_said_in_words(hours: float, said: str) -> None:
    assert zone_words(later(0).astimezone(dt.timezone(dt.timedelta(hours=hours)))) == said
