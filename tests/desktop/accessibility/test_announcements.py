"""What is announced as things happen, of which only the screen would tell otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from builders import draft
from desktop.looking import frame_of, part_of
from signoff.desktop.core.commands import Command
from signoff.desktop.register.filter_rail import FilterRail
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.signing.sign_view import SignView
from signoff.desktop.widgets.date_field import DateField
from signoff.register.store import Register


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_section_its_findings_and_what_is_mended_are_announced(
    window: MainWindow, announced: list[str], qtbot: QtBot
) -> None:
    window.activateWindow()
    window.commands.do(Command.NEW)
    assert announced[-1] == "Section: Type and value"
    frame = frame_of(window)
    frame.show_wizard("decision_maker")
    frame.show_wizard("director_and_contact")
    frame.show_wizard("decision_maker")
    announced.clear()
    frame.session.set_value("decision_maker.name", "A. Officer")
    with qtbot.waitSignal(frame.session.findings_changed):
        pass
    assert announced == [], "the same is wanted of the post"
    frame.session.set_value("decision_maker.post", "Chief Officer")
    qtbot.waitUntil(lambda: "Corrected: Enter the authorised decision maker." in announced)
    frame.show_wizard("decision_maker", "decision_maker.post")  # nothing new is said of the field being filled in
    announced.clear()
    frame.session.set_value("decision_maker.post", "")
    frame.session.set_value("decision_maker.name", "")
    qtbot.waitUntil(lambda: any(words.startswith("Error: Enter the authorised") for words in announced))


def test_a_finding_belongs_to_its_field(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.show_review()
    frame.show_wizard("decision_maker")
    line = frame.findChild(QLineEdit, "decision_maker.name")
    assert line is not None
    assert line.accessibleDescription().startswith("Required. Error: Enter the authorised decision maker.")
    frame.session.set_value("decision_maker.name", "A. Officer")
    frame.session.set_value("decision_maker.post", "Chief Officer")
    qtbot.waitUntil(lambda: "Error" not in line.accessibleDescription())


def test_a_text_that_is_no_date_is_said_at_once_and_with_its_field(window: MainWindow, announced: list[str]) -> None:
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.show_wizard("implementation", "implementation.start_date")
    field = frame.findChild(DateField, "implementation.start_date")
    assert field is not None
    QTest.keyClicks(field.line, "32/13/2024")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert announced[-1].startswith("!Error: "), announced
    assert field.line.accessibleDescription().startswith(announced[-1].removeprefix("!"))


def test_what_keeps_one_from_signing_is_said_where_the_keyboard_is(
    window: MainWindow, register: Register, announced: list[str], qtbot: QtBot
) -> None:
    record = draft()
    register.save(record)
    window.activateWindow()
    window.screens.open_notice(record.id)
    frame = frame_of(window)
    frame.show_sign()
    buttons = {}
    for _ in range(40):
        buttons[focus().objectName()] = focus()
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert {"declaration", "signAndLock"} <= set(buttons)
    for name in ("declaration", "signAndLock"):
        announced.clear()
        buttons[name].setFocus()
        QTest.keyClick(buttons[name], Qt.Key.Key_Space)
        assert buttons[name].accessibleDescription().startswith("Not possible yet. ")
        assert announced, name
        assert announced[0].startswith("!"), name
    announced.clear()
    QTest.keyClick(part_of(window, SignView).desk.view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "Tick the declaration to sign." in announced)


def test_a_search_says_how_many_it_found_and_a_toast_its_words(
    window: MainWindow, register: Register, announced: list[str], qtbot: QtBot
) -> None:
    register.save(draft())
    window.screens.refresh()
    window.screens.start_search()
    QTest.keyClicks(focus(), "gate")
    qtbot.waitUntil(lambda: any("found" in words for words in announced))
    assert announced[-1] == "1 notice found"
    announced.clear()
    rail = part_of(window, FilterRail)
    rail.choose("signed")
    qtbot.waitUntil(lambda: "0 notices found" in announced)


def test_the_focus_goes_from_field_to_field_as_pages_are_turned(window: MainWindow, qapp: QApplication) -> None:
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.show_wizard("subject")
    passed: list[str] = []
    qapp.focusChanged.connect(lambda _, now: passed.append(now.objectName()) if now is not None else None)
    frame.show_wizard("decision_maker")
    assert passed == ["decision_maker.name"]
