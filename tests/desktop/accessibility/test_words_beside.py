"""What stands beside the fields, and what comes and goes: whoever hears the screen has it too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from builders import draft, later, signed
from desktop.looking import frame_of
from signoff.desktop.comments.comment_card import CommentCard
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.sharing import Reach, SharedStanding
from signoff.desktop.look.theme import Theme
from signoff.desktop.settings.seal_settings import SealPanel
from signoff.desktop.settings.settings_dialog import SettingsDialog
from signoff.desktop.shared.panel import SharedDialog
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.vault.passphrase_field import PassphraseField
from signoff.desktop.widgets.calendar_popup import CalendarPopup
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import Labelled
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.told import Told
from signoff.notice.record import comments
from signoff.notice.record.model import Notice, Wards
from signoff.notice.record.record import Record
from signoff.register.store import Register
from signoff.shared.exchange_state import Conflict

DAY = dt.date(2024, 5, 7)


@pytest.fixture
def passed(qapp: QApplication) -> Iterator[list[str]]:
    """Where the focus went, by the names of objects."""
    went: list[str] = []

    def note(_: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            went.append(now.objectName())

    qapp.focusChanged.connect(note)
    yield went
    qapp.focusChanged.disconnect(note)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def commented() -> Record:
    record = comments.comment_on(draft(), "reasons", "Who pays?", author="Jo", post="", at=later(1))
    return comments.answer(record, record.comments[0].id, "The park.", author="Pat", post="", at=later(2))


def card_of(window: MainWindow) -> CommentCard:
    return next(card for card in window.findChildren(CommentCard) if card.isVisible())


def test_the_focus_goes_straight_into_a_notice_to_its_pages_and_back(
    window: MainWindow, register: Register, passed: list[str]
) -> None:
    record = draft()
    register.save(record)
    window.screens.refresh()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    passed.clear()
    window.screens.open_notice(record.id)
    assert len(passed) == 1, passed
    passed.clear()
    window.screens.read()
    assert len(passed) == 1, passed
    window.screens.read()
    passed.clear()
    window.commands.do(Command.CLOSE)
    assert len(passed) == 1, passed
    assert window.screens.notice.frame is None


def test_a_comment_with_its_answers_is_one_stop_before_what_can_be_done_with_it(
    window: MainWindow, register: Register, announced: list[str]
) -> None:
    record = commented()
    register.save(record)
    window.activateWindow()
    window.screens.open_notice(record.id)
    frame_of(window).show_wizard("reasons")
    card = card_of(window)
    assert card.focusPolicy() & Qt.FocusPolicy.TabFocus
    said = card.accessibleDescription()
    assert said.startswith("14 May 2024, ")
    assert said.endswith("Who pays? Reply by Pat: The park.")
    resolve = card.findChild(QWidget, "resolve-comment")
    assert resolve is not None
    announced.clear()
    resolve.setFocus()
    QTest.keyClick(resolve, Qt.Key.Key_Space)
    assert "Resolved" in announced


def test_a_comment_is_heard_where_nothing_can_be_done_with_it(window: MainWindow, register: Register) -> None:
    record = signed(commented())
    register.save(record)
    window.activateWindow()
    window.screens.open_notice(record.id)
    dialog = frame_of(window).show_comments()
    card = dialog.findChild(CommentCard)
    assert card is not None
    assert card.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "Who pays?" in card.accessibleDescription()
    dialog.close()


def test_the_words_that_a_comment_will_be_at_are_said_where_it_is_written(
    window: MainWindow, register: Register, announced: list[str], passed: list[str]
) -> None:
    record = draft(reasons="The old gate fell down.")
    register.save(record)
    window.activateWindow()
    window.screens.open_notice(record.id)
    frame = frame_of(window)
    frame.show_wizard("reasons", "reasons", "gate")
    window.commands.do(Command.COMMENT)
    area = QApplication.focusWidget()
    assert area is not None
    assert area.accessibleDescription().startswith("On “gate”. ")
    QTest.keyClicks(area, "Which?")
    passed.clear()
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert announced[-1] == "Comment added"
    assert len(passed) == 1, "the focus goes straight back to the text"


def test_a_page_of_the_settings_is_read_and_says_what_changes(
    services: Services, announced: list[str], qtbot: QtBot
) -> None:
    folder = services.settings.last_folder
    dialog = SettingsDialog(services.theme, services.settings, list, folder)
    qtbot.addWidget(dialog)
    seal = SealPanel(services.theme, folder, services.notifier)
    dialog.add_page("seal", "Seal", seal)
    dialog.show_page("seal")
    dialog.show()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    column = next(
        column for column in dialog.findChildren(ScrollColumn) if column.accessibleName() == "Seal: what this page says"
    )
    column.setFocus()
    assert "lines" in column.accessibleDescription()
    QTest.keyClick(column, Qt.Key.Key_End)
    server = seal.findChild(QWidget, "sealServer")
    assert server is not None
    server.setFocus()
    assert column.accessibleDescription() == "", "a reader would say it again before the field"
    announced.clear()
    QTest.keyClicks(server, "example.org")
    assert not seal.commit()
    assert announced == ["!Error: Enter the address of a time stamp server, which begins with https:// or http://."]


def test_arrow_keys_lead_past_a_line_that_can_be_copied(services: Services, qtbot: QtBot) -> None:
    column = ScrollColumn(services.theme)
    qtbot.addWidget(column)
    lines = [Label(services.theme, words) for words in ("One", "/a/folder", "Three", "Four")]
    flags = Qt.TextInteractionFlag
    lines[1].setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    for line in lines:
        column.body.addWidget(line)
    column.be_read("A page")
    column.show()
    column.activateWindow()
    assert QTest.qWaitForWindowActive(column)
    column.setFocus()
    said = []
    for key in (*[Qt.Key.Key_Down] * 4, *[Qt.Key.Key_Up] * 3):
        QTest.keyClick(focus(), key)
        said.append(focus().accessibleName())
    assert said == ["One.", "/a/folder.", "Three.", "Four.", "Three.", "/a/folder.", "One."]


def test_a_status_is_said_as_it_changes_and_not_as_it_is_shown_anew(
    theme: Theme, announced: list[str], qtbot: QtBot
) -> None:
    line = StatusLine(theme, "status")
    qtbot.addWidget(line)
    line.show_words("Before it can be seen.")
    assert announced == []
    line.show()
    line.show_words("Backed up.")
    line.show_words("Backed up.")
    assert announced == ["Backed up."]
    line.show_words("")
    assert line.isHidden()


def test_a_dialog_says_its_words_as_it_opens(theme: Theme, qtbot: QtBot) -> None:
    dialog = Dialog(theme, "Delete it?", "It cannot be brought back.", "Delete")
    qtbot.addWidget(dialog)
    assert dialog.accessibleDescription() == "It cannot be brought back."


def test_what_a_passphrase_must_be_is_said_with_its_line(theme: Theme, qtbot: QtBot) -> None:
    field = PassphraseField(theme, "new")
    labelled = Labelled(theme, "New passphrase", field, hint="At least 12 characters.")
    qtbot.addWidget(labelled)
    line = field.focusProxy()
    assert line is not None
    assert line.accessibleDescription() == "At least 12 characters."


def test_the_days_of_the_calendar_say_the_day_and_the_keys(theme: Theme, announced: list[str], qtbot: QtBot) -> None:
    popup = CalendarPopup(theme, DAY)
    qtbot.addWidget(popup)
    popup.open_at(popup, DAY)
    days = popup.findChild(QTableView, "qt_calendar_calendarview")
    assert days is not None
    assert days.accessibleName() == "Tuesday 7 May 2024"
    assert "Press Enter to choose the day" in days.accessibleDescription()
    following = next(button for button in popup.findChildren(QWidget) if button.accessibleName() == "Next month")
    announced.clear()
    QTest.mouseClick(following, Qt.MouseButton.LeftButton)
    assert announced[-1] == "June 2024"
    popup.hide()


def test_the_shared_register_is_said_as_its_window_opens_and_as_it_changes(
    services: Services, announced: list[str], qtbot: QtBot
) -> None:
    record = draft()
    services.register.save(record)
    conflict = Conflict(record.id, "digest", "Jo changed it at 10:00.")
    standing = SharedStanding(Reach.ONLINE, "the council", "Ayesha Malik", conflicts=(conflict,))
    services.sharing.show(standing)
    dialog = SharedDialog(services, lambda: None, lambda: None, lambda _: None)
    qtbot.addWidget(dialog)
    dialog.show()
    said = dialog.accessibleDescription()
    assert "Warning: “A new gate” was changed both here and there. Jo changed it at 10:00." in said
    announced.clear()
    services.sharing.show(replace(standing, reach=Reach.OFFLINE, conflicts=()))
    assert announced
    assert "Jo changed" not in dialog.accessibleDescription()


def test_what_is_told_is_in_sentences(qtbot: QtBot) -> None:
    told = Told("The dates that follow")
    qtbot.addWidget(told)
    told.tell("Call-in ends: 21 May", "", "Published already.")
    assert told.accessibleDescription() == "Call-in ends: 21 May. Published already."
    assert told.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_field_says_whether_it_must_or_should_be_answered(window: MainWindow) -> None:
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.session.change(lambda _: Notice(wards=Wards()))
    for page, field, wanted in (
        ("subject", "subject", "Required."),
        ("wards", "wards.scope", "Should be answered."),
        ("consultation", "consultation.executive_member.applies", "Should be answered."),
    ):
        frame.show_wizard(page)
        widget = frame.findChild(QWidget, field)
        assert widget is not None
        assert widget.accessibleDescription().startswith(wanted), widget.accessibleDescription()
