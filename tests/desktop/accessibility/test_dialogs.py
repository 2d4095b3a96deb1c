"""The dialogs that stand alone, empty and filled, as somebody has them who cannot see."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from builders import draft, later, signed
from desktop.accessible import faults, unheard
from desktop.answering import LaterTasks
from desktop.targets import small_targets
from signoff.desktop.compare.merge_choices import MergeChoices
from signoff.desktop.compare.merge_window import MergeWindow
from signoff.desktop.core.handover_question import FileToSend, HandoverAnswer, HandoverQuestion
from signoff.desktop.core.people import Addressee
from signoff.desktop.core.services import Services
from signoff.desktop.editor.hyperlinks import LinkWords
from signoff.desktop.editor.left_out_dialog import LeftOutDialog
from signoff.desktop.editor.link_dialog import LinkDialog
from signoff.desktop.editor.table_picker import TablePicker
from signoff.desktop.exchange.export_dialog import CopiesDialog, ExportDialog
from signoff.desktop.exchange.handover_dialog import HandoverDialog
from signoff.desktop.exchange.send_dialog import SendDialog
from signoff.desktop.exchange.word_report_dialog import WordReportDialog
from signoff.desktop.marks.larger_pad import LargerPad
from signoff.desktop.notice.note_dialog import NoteDialog
from signoff.desktop.recovery.copy_dialog import CopyDialog, CopyQuestion
from signoff.desktop.recovery.preparing_window import PreparingWindow
from signoff.desktop.recovery.unopened_dialog import UnopenedDialog
from signoff.desktop.shell.crash_dialog import CrashDialog
from signoff.desktop.shell.help_dialogs import AboutDialog, ShortcutsDialog
from signoff.desktop.shell.replacement_dialog import ReplacementDialog, Situation
from signoff.desktop.signing.publish_dialog import PublishDialog
from signoff.desktop.vault.passphrase_dialog import PassphraseDialog
from signoff.desktop.vault.picture_dialog import PictureDialog
from signoff.desktop.widgets.calendar_popup import CalendarPopup
from signoff.desktop.widgets.dialogs import Dialog, TextDialog
from signoff.desktop.widgets.tab_order import stops
from signoff.errors import RegisterProblem
from signoff.intake.html.reader import clean
from signoff.intake.placing.placement import Passage
from signoff.intake.word.left_out import LeftOut, LeftOutKind
from signoff.intake.word_report import Filled, WordReport
from signoff.notice.record import lifecycle
from signoff.notice.record.message import Asked
from signoff.notice.record.model import Paper
from signoff.notice.record.record import Publication, Record

DAY = dt.date(2024, 5, 7)
ANN = Addressee("Ann Lee", "Chief Officer", "ann@example.org")
PAPERS = (Paper(title="Report", file_name="report.pdf", public=True), Paper(title="Prices", file_name="prices.xlsx"))

Make = Callable[[Services, Path], QWidget]


def question(to: str, path: Path) -> HandoverQuestion:
    proposed = HandoverAnswer(Addressee(to), Asked.SIGN, path / "gate.signoff")
    return HandoverQuestion("A gate", proposed, (ANN,), (Asked.SIGN, Asked.CHANGE), DAY, is_return=False)


def with_cautions(path: Path) -> HandoverQuestion:
    return dataclasses.replace(
        question("Ann Lee", path),
        cautions=("Two papers are not beside the notice, and would not be handed over with it: Report, Prices.",),
        file_caution="The file has the exempt text in full, whoever it is sent to; a publication copy has not.",
    )


def both_changed() -> MergeChoices:
    start = draft(reasons="As they were.")
    ours, theirs = (
        lifecycle.edit(start, replace(start.notice, reasons=words, subject=words), actor=words, at=later(minutes))
        for words, minutes in (("Ours", 5), ("Theirs", 6))
    )
    return MergeChoices(ours, theirs)


def wrong_handover(services: Services, path: Path) -> QWidget:
    dialog = HandoverDialog(services.theme, question("", path), lambda path: None)
    dialog.show()
    dialog.accept()
    return dialog


def copies(services: Services, path: Path) -> QWidget:
    def check(_: object) -> object:
        raise AssertionError("there is none")

    asked = CopyQuestion("Restore", "Which?", "Restore", (), check, path)  # type: ignore[arg-type]
    return CopyDialog(services.theme, services.tasks, services.notifier, asked)


def preparing(services: Services, _: Path) -> QWidget:
    slow = dataclasses.replace(services, tasks=LaterTasks())
    return PreparingWindow(slow, lambda *_: None, None)  # type: ignore[arg-type]


def published(services: Services, publication: Publication) -> QWidget:
    return PublishDialog(services.theme, publication, lambda: DAY, DAY)


def exporting(services: Services, record: Record) -> QWidget:
    return ExportDialog(services.theme, record, print_dates=True)


REPORT = WordReport(
    source="notice.docx",
    filled=(Filled(path="reasons", name="Reasons", answer="Because."),),
    passages=(Passage(heading="Budget", text="Code 1"), Passage(text="See the note")),
    left_out=(LeftOut(kind=LeftOutKind.COMMENTS, count=1, words=("Is this so?",)),),
)

DIALOGS: dict[str, Make] = {
    "hand over": lambda services, path: HandoverDialog(services.theme, question("Ann Lee", path), lambda path: None),
    "hand over, with cautions": lambda services, path: HandoverDialog(
        services.theme, with_cautions(path), lambda path: None
    ),
    "hand over, to nobody": wrong_handover,
    "send": lambda services, path: SendDialog(services.theme, FileToSend(path / "gate.signoff", ANN, "A gate", "Dear")),
    "publish": lambda services, _: published(services, Publication()),
    "published": lambda services, _: published(services, Publication(date=DAY, url="https://example.org/1")),
    "export a draft": lambda services, _: exporting(services, draft()),
    "export with papers": lambda services, _: exporting(services, signed(draft(papers=PAPERS))),
    "export all": lambda services, _: CopiesDialog(services.theme, ("Which copies?", "Of 3 notices.", "Export")),
    "merge": lambda services, _: MergeWindow(services.theme, both_changed()),
    "link": lambda services, _: LinkDialog(services.theme, LinkWords("")),
    "change link": lambda services, _: LinkDialog(services.theme, LinkWords("report", "https://example.org")),
    "left out": lambda services, _: LeftOutDialog(services.theme, clean("<p><s>a</s><script>b</script>c</p>").left_out),
    "table": lambda services, _: TablePicker(services.theme),
    "calendar": lambda services, _: CalendarPopup(services.theme, DAY),
    "Word report": lambda services, _: WordReportDialog(services.theme, REPORT),
    "larger pad": lambda services, _: LargerPad(services.theme, "A. Officer", None, (89_000, 23_000)),
    "note": lambda services, _: NoteDialog(services.theme, "Handed over", "Please check the figures."),
    "crash": lambda services, path: CrashDialog(services.theme, "Traceback: …", path / "signoff.log"),
    "replaced": lambda services, _: ReplacementDialog(
        services.theme, Situation("It was replaced.", "", "It is no register.", has_open_notice=True)
    ),
    "not opened": lambda services, path: UnopenedDialog(
        services.theme, services.notifier, path / "r.sqlite", RegisterProblem("It is in use.")
    ),
    "copies": copies,
    "preparing": preparing,
    "passphrase": lambda services, _: PassphraseDialog(services.theme, "The council’s key", "Its passphrase.", "Seal"),
    "picture": lambda services, _: PictureDialog(services),
    "shortcuts": lambda services, _: ShortcutsDialog(services.theme),
    "about": lambda services, path: AboutDialog(services.theme, path / "register.sqlite"),
    "in words": lambda services, _: TextDialog(services.theme, "Withdraw", "Say why.", "Withdraw", "Reason"),
}


BESIDE = {
    "merge": "differences, which are announced as one goes through them",
    "calendar": "the month, which is said with each day",
    "preparing": "how far the work is, which is announced",
}
"""Dialogs of which some words on the screen are said in another way."""


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_is_said_truly_and_tab_comes_round_it(
    name: str, services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = DIALOGS[name](services, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert faults(dialog) == []
    assert name in BESIDE or unheard(dialog) == []
    assert small_targets(dialog) == []
    if isinstance(dialog, QDialog):
        dialog.activateWindow()
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            assert passed_by(dialog, key) == {stop for stop in stops(dialog, shown=True) if stop.isEnabled()}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_is_as_high_as_what_is_in_it(name: str, services: Services, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = DIALOGS[name](services, tmp_path)
    qtbot.addWidget(dialog)
    if not isinstance(dialog, Dialog):
        pytest.skip("a window has the size that was chosen for it")
    dialog.show()
    at_first = dialog.height()  # before anything is painted
    qtbot.waitExposed(dialog)
    QApplication.processEvents()
    height = dialog.height()
    assert abs(at_first - height) <= 1
    dialog.fit()
    QApplication.processEvents()
    assert abs(dialog.height() - height) <= 1


def passed_by(dialog: QDialog, key: Qt.Key) -> set[QWidget]:
    """Press a key until the focus comes where it was; return where it went."""
    passed: set[QWidget] = set()
    while (focus := dialog.focusWidget()) not in passed:
        passed |= {focus} if focus is not None else set()
        QTest.keyClick(focus or dialog, key)
    return passed
