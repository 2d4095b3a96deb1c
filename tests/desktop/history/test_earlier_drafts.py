"""The earlier states of a draft in its history: compared with today's, read, and brought back."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from builders import draft, later, notice, signed
from desktop.history.test_history_controller import dialog_of, notifier, press, register, window
from desktop.looking import part_of
from signoff.desktop.compare.compare_window import ALIKE, CompareWindow
from signoff.desktop.compare.compared_text import GAP, ComparedText
from signoff.desktop.compare.difference_view import MOST_LINES, shown_lines
from signoff.desktop.core.commands import Command
from signoff.desktop.look.theme import Theme
from signoff.desktop.pages.reading_view import ReadingView
from signoff.desktop.shell.main_window import MainWindow
from signoff.notice.comparison.comparison import Run
from signoff.notice.comparison.comparison import compare as compare_records
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record
from signoff.register.store import Register

__all__ = ["notifier", "register", "window"]


def rewritten(register: Register, *, record: Record | None = None) -> Record:
    """Save a draft, and then another state of it after a pause."""
    record = record or draft(subject="The old gate", decision="To keep it.\n\nFor good.")
    register.save(record)
    edited = lifecycle.edit(
        record, notice(subject="The new gate", decision="To paint it.\n\nFor good."), actor="PA", at=later(30)
    )
    register.save(edited)
    return edited


def compare(window: MainWindow) -> CompareWindow:
    window.commands.do(Command.HISTORY)
    (button,) = [
        button
        for button in dialog_of(window).findChildren(QPushButton)
        if button.objectName().startswith("compareDraft")
    ]
    assert button.accessibleName().startswith("Compare: 14 May 2024 at ")
    button.click()
    return part_of(window, CompareWindow)


def test_an_earlier_draft_is_compared_and_brought_back(window: MainWindow, register: Register) -> None:
    record = rewritten(register)
    window.screens.open_notice(record.id)
    dialog = compare(window)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("The <s" in text and ">old</s> gate" in text for text in texts)
    assert any("The <u" in text and ">new</u> gate" in text for text in texts)
    press_in(dialog, "bringBack")
    session = window.session
    assert session is not None
    assert (session.notice.subject, session.notice.decision) == ("The old gate", "To keep it.\n\nFor good.")
    assert session.flush()
    states = [register.draft_state(record.id, state.key) for state in register.draft_states(record.id)]
    assert [state.notice.subject for state in states] == ["The old gate", "The new gate"]


def test_an_earlier_draft_is_brought_back_from_the_list(window: MainWindow, register: Register) -> None:
    rewritten(register)
    window.screens.show_register()
    press_in(compare(window), "bringBack")
    assert window.session is not None
    assert window.session.notice.subject == "The old gate"


def test_an_earlier_draft_of_a_signed_notice_is_only_read(window: MainWindow, register: Register) -> None:
    record = rewritten(register)
    register.keep_signed(signed(record), b"%PDF-1.7 pages")
    window.screens.open_notice(record.id)
    window.commands.do(Command.HISTORY)
    first = register.draft_states(record.id)[0]
    press(dialog_of(window), f"compareDraft{first.key}")
    dialog = part_of(window, CompareWindow)
    back = dialog.findChild(QPushButton, "bringBack")
    assert back is None or back.isHidden()
    press_in(dialog, "readState")
    assert part_of(window, ReadingView).isVisible()


def test_answers_that_are_alike_are_said_to_be(window: MainWindow, register: Register) -> None:
    record = draft()
    register.save(record)
    register.keep_draft_state(record.id)
    window.screens.open_notice(record.id)
    dialog = compare(window)
    assert ALIKE in [label.text() for label in dialog.findChildren(QLabel)]
    back = dialog.findChild(QPushButton, "bringBack")
    assert back is None or back.isHidden()


def test_of_a_long_answer_only_what_is_near_to_a_change_is_shown() -> None:
    lines = [f"Paragraph {number}." for number in range(400)]
    before = draft(decision="\n\n".join(lines))
    after = draft(decision="\n\n".join([*lines[:10], "A new one.", *lines[10:]]))
    (section,) = compare_records(before, after)
    shown = list(shown_lines(section.answers[0]))
    assert [line if isinstance(line, str) else line.differs for line in shown] == [
        "9 paragraphs are the same",
        False,
        True,
        False,
        "389 paragraphs are the same",
    ]
    (section,) = compare_records(before, draft(decision="\n\n".join(f"{line} New." for line in lines)))
    shown = list(shown_lines(section.answers[0]))
    assert (len(shown), shown[-1]) == (MOST_LINES + 1, "250 more lines differ")


def test_of_a_long_line_the_words_around_a_change_are_shown(theme: Theme, qtbot: QtBot) -> None:
    words = " ".join(f"word{number}" for number in range(200))
    label = ComparedText(theme, [Run(words), Run("old", True), Run(words)], "before", "Before: Decision")
    qtbot.addWidget(label)
    assert label.accessibleDescription().count(GAP) == 2
    assert "[removed: old]" in label.accessibleDescription()
    assert len(label.accessibleDescription().split()) <= 40


def test_any_two_states_are_compared_by_key_alone(window: MainWindow, register: Register) -> None:
    record = rewritten(register)
    second = lifecycle.edit(record, replace(record.notice, reasons="New", subject="Third"), actor="PA", at=later(60))
    register.save(second)
    window.screens.open_notice(record.id)
    window.commands.do(Command.COMPARE)
    dialog = part_of(window, CompareWindow)
    assert dialog.sections.key == "subject"
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    assert dialog.sections.key == "reasons"
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    assert dialog.sections.key == "reasons"
    QTest.keyClick(dialog, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.sections.key == "subject"
    assert [item.key for item in dialog.sections.rail.rail_items() if item.changed] == ["subject", "reasons"]
    dialog.choose(0, 0)
    dialog.choose(1, 1)
    assert "[keep]" in dialog.as_text()
    assert "Third" not in dialog.as_text()
    back = dialog.findChild(QPushButton, "bringBack")
    assert back is None or back.isHidden()
    press_in(dialog, "copyChanges")
    assert QGuiApplication.clipboard().text() == dialog.as_text()


def press_in(dialog: CompareWindow, name: str) -> None:
    button = dialog.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def test_a_state_that_a_file_replaced_is_compared_too(window: MainWindow, register: Register) -> None:
    record = draft(subject="The old gate")
    register.save(record)
    changed = lifecycle.edit(record, replace(record.notice, subject="The new gate"), actor="PA", at=later(30))
    register.import_record(changed)
    window.screens.open_notice(record.id)
    window.commands.do(Command.HISTORY)
    press(dialog_of(window), "compareState0")
    assert "- The [old] gate" in part_of(window, CompareWindow).as_text()


def test_today_is_compared_first_with_the_last_state_that_differs(window: MainWindow, register: Register) -> None:
    """What was read last is often what the notice says now: that alone would show no difference."""
    record = rewritten(register)
    window.screens.open_notice(record.id)
    window.screens.show_register()  # which notes it as read
    window.screens.open_notice(record.id)
    window.commands.do(Command.COMPARE)
    assert "- The [old] gate" in part_of(window, CompareWindow).as_text()
