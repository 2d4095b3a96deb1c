"""What others send: an altered file is shown as such, whatever way it comes in, and an approved one counts again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from builders import draft, later, signed
from checking.in_process import stay_in_this_process
from desktop.answering import AnsweringNotifier, WithoutPages, sweep
from desktop.verify.test_verify_window import words_of
from empty_register import empty_register
from signoff import actions
from signoff.desktop.app import _begin
from signoff.desktop.core.commands import Command
from signoff.desktop.core.launch import Launch
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.core.tasks import Failed
from signoff.desktop.exchange.batch import Batch, Result
from signoff.desktop.exchange.batch_window import BatchWindow
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.record import Copy, Role
from signoff.register.store import Register


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    stay_in_this_process(monkeypatch)


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


@pytest.fixture
def window(
    theme: Theme, register: Register, notifier: AnsweringNotifier, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "settings.json")
    created = MainWindow.on(Services(theme, register, settings, WithoutPages(), notifier))
    created.show()
    yield created
    created.close()
    sweep(created)


@pytest.fixture
def files(tmp_path: Path, register: Register) -> tuple[Path, Path]:
    """A PDF with one byte flipped, of a notice that the register has, and a signoff file with a word changed."""
    record = signed()
    register.import_record(record)
    pdf, file = tmp_path / "sent.pdf", tmp_path / "sent.signoff"
    actions.export_pdf(record, pdf, Copy.RECORD)
    data = bytearray(pdf.read_bytes())
    data[len(data) // 2] ^= 1
    pdf.write_bytes(data)
    document = json.loads(codec.write_record(record))
    document["notice"]["reasons"] = "Another reason."
    file.write_text(json.dumps(document), encoding="utf-8")
    return pdf, file


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    possible = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    button, no_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(10, 10), possible, mime, button, no_keys)
    event.setDropAction(Qt.DropAction.MoveAction)  # as file managers propose on one disk
    window.dropEvent(event)
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction, "of a move the source may delete the file"
    QApplication.processEvents()  # it is opened once its source was told


def assert_shown_as_altered(window: MainWindow, notifier: AnsweringNotifier) -> None:
    shown = window.verifying.window
    assert shown is not None
    assert shown.isVisible()
    assert words_of(shown) == "Altered"
    assert window.session is None
    assert (notifier.toasts, notifier.questions, notifier.problems) == ([], [], [])


def test_one_file_from_the_dialog_a_drop_or_the_command_line(
    window: MainWindow, notifier: AnsweringNotifier, files: tuple[Path, Path], tmp_path: Path
) -> None:
    for path in files:
        notifier.files = (path,)
        window.commands.do(Command.OPEN_FILE)
        assert_shown_as_altered(window, notifier)
        drop(window, path)
        assert_shown_as_altered(window, notifier)
        _begin(window, Launch(tmp_path, path), "", notifier)
        assert_shown_as_altered(window, notifier)


def test_several_files(
    window: MainWindow, notifier: AnsweringNotifier, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Batch] = []
    monkeypatch.setattr(BatchWindow, "exec", lambda batch_window: shown.append(batch_window.batch))
    drop(window, *files)
    QApplication.processEvents()
    assert [[outcome.result for outcome in batch.outcomes] for batch in shown] == [[Result.ALTERED, Result.ALTERED]]
    assert all(outcome.sentence.startswith("Altered: ") for outcome in shown[0].outcomes)


def test_the_approved_file_brings_its_approvals_back(
    window: MainWindow, register: Register, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    approved = signed(role=Role.SCRUTINY_CHAIR)
    actions.save_document(approved, tmp_path / "approved.signoff")
    changed = lifecycle.edit(approved, replace(approved.notice, subject="A wider gate"), actor="PA", at=later(20))
    register.import_record(changed)
    notifier.yes = False
    window.open_file(tmp_path / "approved.signoff")
    assert window.session is not None
    assert window.session.record == changed
    notifier.yes = True
    window.open_file(tmp_path / "approved.signoff")
    assert window.session.record.approvals == approved.approvals
    assert window.session.notice.subject == "A new gate"
    assert "A. Officer approved it" in notifier.questions[-1]


class OpensDialog(WithoutPages):
    """Runs work at once, but a person opens a dialog before its result comes."""

    dialog: QDialog | None = None

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed, *, owner: QObject | None = None
    ) -> None:
        """Open the dialog, once there is one, then run the work."""
        if self.dialog is not None:
            self.dialog.open()
        super().run(work, done, failed, owner=owner)


def test_a_file_does_not_take_the_notice_away_that_a_dialog_asks_about(
    theme: Theme, register: Register, notifier: AnsweringNotifier, tmp_path: Path, qtbot: QtBot
) -> None:
    ours, theirs = draft(), signed()
    register.import_record(ours)
    actions.save_document(theirs, tmp_path / "sent.signoff")
    dialog = QDialog()
    qtbot.addWidget(dialog)
    tasks = OpensDialog()
    window = MainWindow.on(Services(theme, register, Settings(tmp_path / "settings.json"), tasks, notifier))
    window.open_notice(ours.id)
    tasks.dialog = dialog
    window.open_file(tmp_path / "sent.signoff")
    assert window.session is not None
    assert window.session.record.id == ours.id
    tasks.dialog = None
    dialog.close()
    qtbot.waitUntil(lambda: window.session is not None and window.session.record.id == theirs.id)
    window.close()
    sweep(window)
