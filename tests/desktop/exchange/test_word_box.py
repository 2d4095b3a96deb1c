"""The box above a draft from a Word file: what has no place stays in it, on disk too, until moved or dismissed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from builders import later
from desktop.accessible import faults
from desktop.answering import AnsweringNotifier
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.exchange.passages_reminder import PassagesReminder
from signoff.desktop.exchange.word_box import WordBox
from signoff.desktop.exchange.word_report_dialog import WordReportDialog
from signoff.errors import RegisterProblem
from signoff.intake.placing.placement import Passage
from signoff.intake.word.left_out import LeftOut, LeftOutKind
from signoff.intake.word_report import Filled, WordReport
from signoff.intake.word_reports import WordReports
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.model import Notice

BUDGET, NOTE = Passage(heading="Budget code", text="123 45"), Passage(text="- one\n- two")
REPORT = WordReport(
    source="notice.docx",
    filled=(Filled(path="reasons", name="Reasons", answer="Because."),),
    passages=(BUDGET, NOTE),
    left_out=(LeftOut(kind=LeftOutKind.COMMENTS, count=1, words=("Is this so?",)),),
)

Make = Callable[[WordReport | None], WordBox]


@pytest.fixture
def session(services: Services) -> NoticeSession:
    profile = load_profile("leeds")
    record = new_record("leeds", profile.terms(), actor="Pat", at=later(0), notice=Notice(reasons="Because."))
    services.register.save(record)
    return NoticeSession(services.register, profile, record, actor=lambda: "Pat", clock=lambda: later(1))


@pytest.fixture
def reports(tmp_path: Path) -> WordReports:
    return WordReports(tmp_path / "word")


@pytest.fixture
def notifier(services: Services) -> AnsweringNotifier:
    return cast(AnsweringNotifier, services.notifier)


@pytest.fixture
def make(services: Services, session: NoticeSession, reports: WordReports, qtbot: QtBot) -> Make:
    def box(report: WordReport | None) -> WordBox:
        if report is not None:
            reports.keep(session.record.id, report)
        made = WordBox(services.theme, session, services.notifier, reports, lambda _: None)
        qtbot.addWidget(made)
        assert faults(made) == []
        return made

    return box


def texts(widget: WordBox | WordReportDialog) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_without_a_report_there_is_no_box(make: Make) -> None:
    box = make(None)
    assert box.isHidden()
    assert box.report is None


def test_the_box_says_what_was_filled_in_and_what_was_not(make: Make) -> None:
    box = make(REPORT)
    assert not box.isHidden()
    assert texts(box)[:2] == [
        "notice.docx: 1 answer was filled in. 2 passages could not be placed.",
        "Left out: 1 comment.",
    ]
    assert texts(box)[2:] == ["Budget code", "123 45", "one two"]
    box.want(False)
    assert box.isHidden()


def test_a_passage_is_moved_to_a_long_text(
    make: Make, session: NoticeSession, reports: WordReports, notifier: AnsweringNotifier, services: Services
) -> None:
    box = make(REPORT)
    menu = box.section_menu(BUDGET)
    assert [action.text() for action in menu.actions()][:4] == [
        "The decision",
        "The reasons",
        "The alternatives",
        "Consultation: others",
    ]
    assert box.report is not None
    menu.actions()[1].trigger()
    box.move_to(box.report.passages[0], "decision")
    saved = services.register.get(session.record.id).notice
    assert (saved.reasons, saved.decision) == ("Because.\n\nBudget code: 123 45", "- one\n- two")
    kept = reports.find(session.record.id)
    assert kept is not None
    assert kept.passages == ()
    assert notifier.toasts == ["Moved to Reasons", "Moved to Decision"]
    assert texts(box)[0] == "notice.docx: 1 answer was filled in."


def test_a_passage_stays_where_the_draft_cannot_be_saved(
    make: Make, session: NoticeSession, reports: WordReports, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise RegisterProblem("The disk is full.")

    box = make(REPORT)
    monkeypatch.setattr(services.register, "save", full)
    box.move_to(BUDGET, "reasons")
    assert reports.find(session.record.id) == REPORT


def test_what_was_dismissed_can_be_had_back(
    make: Make, session: NoticeSession, reports: WordReports, notifier: AnsweringNotifier
) -> None:
    box = make(REPORT)
    assert box.report is not None
    box.dismiss(box.report.passages[0])
    kept = reports.find(session.record.id)
    assert kept is not None
    assert kept.passages == (NOTE,)
    notifier.actions[-1][1]()
    assert reports.find(session.record.id) == REPORT


def test_a_passage_is_copied_whole(make: Make) -> None:
    make(REPORT).copy(BUDGET)
    assert QGuiApplication.clipboard().text() == "Budget code: 123 45"


def test_closing_the_box_asks_where_words_would_go(
    make: Make, session: NoticeSession, reports: WordReports, notifier: AnsweringNotifier
) -> None:
    box = make(REPORT)
    notifier.yes = False
    box.close_report()
    assert reports.find(session.record.id) == REPORT
    notifier.yes = True
    box.close_report()
    assert reports.find(session.record.id) is None
    assert box.isHidden()
    assert len(notifier.questions) == 2


def test_of_very_many_passages_the_first_are_shown(make: Make) -> None:
    box = make(WordReport(source="notice.docx", passages=tuple(Passage(text=f"passage {n}") for n in range(45))))
    assert texts(box)[-2:] == ["passage 39", "And 5 more, which follow as these are moved or dismissed."]


def test_a_report_that_cannot_be_read_is_said_and_left(
    make: Make, session: NoticeSession, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    (tmp_path / "word").mkdir()
    path = tmp_path / "word" / f"{session.record.id}.json"
    path.write_text("{")
    assert make(None).isHidden()
    assert notifier.toasts[0].endswith("It was left as it is.")
    assert path.exists()


def test_the_details_say_what_went_where(services: Services, qtbot: QtBot) -> None:
    dialog = WordReportDialog(services.theme, REPORT)
    qtbot.addWidget(dialog)
    words = texts(dialog)
    assert words[words.index("Reasons") + 1] == "Because."
    assert words[words.index("Left out: 1 comment") + 1] == "Is this so?"


def test_before_signing_open_passages_are_brought_to_mind(services: Services, qtbot: QtBot) -> None:
    shown: list[None] = []
    reminder = PassagesReminder(services.theme, lambda: shown.append(None))
    qtbot.addWidget(reminder)
    reminder.remind(REPORT)
    words = [label.text() for label in reminder.findChildren(QLabel) if label.text()]
    assert words == ["notice.docx: 2 passages could not be placed and are not in what you sign."]
    assert not reminder.isHidden()
    button = reminder.findChild(QPushButton, "showPassages")
    assert button is not None
    button.click()
    assert shown == [None]
    reminder.remind(WordReport(source="notice.docx"))
    assert reminder.isHidden()
    reminder.remind(None)
    assert reminder.isHidden()
