"""A notice worked on by somebody who hears it: what is said where, and where the keyboard is led."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from builders import draft, later
from desktop.looking import frame_of, part_of
from signoff import actions
from signoff.desktop.compare.merge_choices import MergeChoices
from signoff.desktop.compare.merge_window import MergeWindow
from signoff.desktop.core.commands import Command
from signoff.desktop.core.roles import interface_of
from signoff.desktop.core.services import Services
from signoff.desktop.exchange.word_report_dialog import WordReportDialog
from signoff.desktop.look.theme import Theme
from signoff.desktop.register.notice_list import NoticeList
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets import told_row
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.read_lines import SHORT
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.footnotes import cited_at
from signoff.desktop.wizard.page import SectionPage
from signoff.intake.word_report import Filled, WordReport
from signoff.notice.form.form_file import form_of
from signoff.notice.record import comments, lifecycle
from signoff.notice.record.message import Message
from signoff.notice.record.model import DecisionType
from signoff.register.store import Register


@pytest.fixture
def hearing() -> Iterator[None]:
    """A screen reader runs."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def asked_for(interface: QAccessibleInterface) -> list[object]:
    """Ask what a thing can do, as every screen reader does of each thing."""
    return [
        interface.textInterface(),
        interface.editableTextInterface(),
        interface.valueInterface(),
        interface.actionInterface(),
        interface.tableCellInterface(),
        interface.selectionInterface(),
    ]


def test_a_heading_can_be_asked_what_it_can_do(theme: Theme, qtbot: QtBot) -> None:
    heading = Label(theme, "Review", "question")
    qtbot.addWidget(heading)
    interface = interface_of(heading)
    assert interface is not None
    assert asked_for(interface) == [None] * 6
    assert interface.attributesInterface().attributeValue(QAccessible.Attribute.Level) == 1


def test_a_list_says_its_row_after_itself(
    window: MainWindow, register: Register, hearing: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    record = draft()
    register.save(record)
    window.screens.refresh()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    notices = part_of(window, NoticeList)
    qtbot.waitUntil(lambda: notices.currentIndex().isValid())
    window.screens.start_search()
    said: list[int] = []
    monkeypatch.setattr(told_row, "send", lambda event: said.append(event.child()))
    notices.setFocus()
    assert said == [], "Qt says the list when it has the focus: what came before is not heard"
    qtbot.waitUntil(lambda: said == [notices.currentIndex().row()])


def test_a_footnote_is_said_with_the_field_that_cites_it() -> None:
    record = actions.example("key")
    form = form_of(record.terms)
    page = form.page("consultation")
    paths = [field.path for section in form.sections_of(page) for field in section.fields]
    said = cited_at(form, page, paths)
    assert said["consultation.executive_member"] == f"Footnote 3: {form.footnotes[3]}"
    assert said["consultation.chief_digital_information_officer"] == f"Footnote 4: {form.footnotes[4]}"
    assert "consultation.others" not in said


def test_every_footnote_of_the_form_is_said_where_it_is_cited(window: MainWindow) -> None:
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.session.change(lambda _: actions.example("key").notice)
    said: dict[int, set[str]] = {}
    for page in frame.session.form.pages:
        frame.show_wizard(page.key)
        shown = frame.findChild(QWidget, f"page:{page.key}")
        for widget in shown.findChildren(QWidget) if shown is not None else ():
            for number in re.findall(r"Footnote (\d+): ", widget.accessibleDescription()):
                said.setdefault(int(number), set()).add(widget.accessibleName())
    assert said == {
        1: {"Post title of the director"},
        2: {"Subject"},
        3: {"Executive Member"},
        4: {"Chief Digital and Information Officer"},
        5: {"Chief Asset Management and Regeneration Officer"},
        6: {"Date added to the list"},
        7: {"Date the report was published"},
        8: {"Is the decision open to call-in?"},
        9: {"Name"},
    }


def test_what_a_hand_over_asks_is_said_once_as_the_notice_is_opened(
    window: MainWindow, register: Register, announced: list[str]
) -> None:
    message = Message(note="By Thursday, please.")
    record = lifecycle.hand_over(draft(), actor="Pat Jones", at=later(1), to="Ayesha Malik", message=message)
    register.save(record)
    window.screens.open_notice(record.id)
    said = [words for words in announced if "Pat Jones" in words]
    assert len(said) == 1, announced
    assert said[0].startswith("Handed over by Pat Jones on 14 May 2024")
    assert "By Thursday, please." in said[0]


def test_what_was_sent_back_opens_where_somebody_has_commented(window: MainWindow, register: Register) -> None:
    sent = lifecycle.hand_over(draft(), actor="Ayesha Malik", at=later(1), to="Ann Lee")
    about = comments.comment_on(sent, "implementation.timescales", "By when?", author="Ann Lee", post="", at=later(2))
    back = lifecycle.give_back(about, actor="Ann Lee", at=later(3), reason="See my comment.")
    register.save(back)
    window.screens.open_notice(back.id)
    wizard = frame_of(window).wizard
    assert wizard is not None
    assert (wizard.key, wizard.focused_path) == ("implementation", "implementation.timescales")


def test_review_leads_whoever_hears_it_to_a_warning(window: MainWindow, register: Register, hearing: None) -> None:
    record = actions.example("key")
    register.save(record)
    window.activateWindow()
    window.screens.open_notice(record.id)
    frame_of(window).show_review()
    assert focus().accessibleName().startswith("Fix the warning: ")


def test_many_words_are_read_line_by_line_and_tab_leaves_them(theme: Theme, qtbot: QtBot) -> None:
    filled = tuple(Filled(path="reasons", name=f"Answer {number}", answer="Because. " * 4) for number in range(12))
    dialog = WordReportDialog(theme, WordReport(source="notice.docx", filled=filled, passages=(), left_out=()))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    column = dialog.findChild(ScrollColumn)
    assert column is not None
    column.setFocus()
    assert column.accessibleDescription() == "12 lines. Read them one by one with the up and down arrows."
    for number in (0, 1):
        QTest.keyClick(focus(), Qt.Key.Key_Down)
        assert focus().accessibleName() == f"Answer {number}: Because. Because. Because. Because."
    QTest.keyClick(focus(), Qt.Key.Key_End)
    assert focus().accessibleName().startswith("Answer 11:")
    assert not focus().visibleRegion().isEmpty(), "what is said is in view"
    QTest.keyClick(focus(), Qt.Key.Key_Up)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert isinstance(focus(), QPushButton)
    assert not any(label.accessibleName() for label in column.findChildren(QLabel) if "Answer" in label.text())


def test_few_words_are_said_in_one_go(theme: Theme, qtbot: QtBot) -> None:
    column = ScrollColumn(theme)
    qtbot.addWidget(column)
    column.body.addWidget(Label(theme, "Struck-out words (1)", "guidance"))
    column.body.addWidget(Label(theme, "so\nand so", "guidance"))
    column.be_read("What was left out")
    column.show()
    qtbot.waitExposed(column)
    column.activateWindow()
    assert QTest.qWaitForWindowActive(column)
    column.setFocus()
    assert column.accessibleDescription() == "Struck-out words (1). so and so."
    assert len(column.accessibleDescription()) < SHORT


def test_what_differs_is_said_and_f7_says_the_next(services: Services, announced: list[str], qtbot: QtBot) -> None:
    start = draft(reasons="As they were.")
    ours, theirs = (
        lifecycle.edit(start, replace(start.notice, reasons=words, subject=words), actor=words, at=later(minutes))
        for words, minutes in (("Ours", 5), ("Theirs", 6))
    )
    window = MergeWindow(services.theme, MergeChoices(ours, theirs))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    column = window.findChild(ScrollColumn)
    assert column is not None
    column.setFocus()
    assert "Yours: Subject: [differs: Ours]. In the file: Subject: [differs: Theirs]." in column.accessibleDescription()
    announced.clear()
    QTest.keyClick(column, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: len(announced) == 1)
    assert announced[0].startswith("Reasons.")
    assert "[differs: Ours]" in announced[0]


def test_a_section_without_fields_begins_at_its_first_button(window: MainWindow) -> None:
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.show_wizard("papers")
    page = frame.findChild(QWidget, "page:papers")
    assert page is not None
    assert page.isAncestorOf(focus())


def test_a_value_that_another_type_has_not_is_said_and_comes_back_with_its_type(
    window: MainWindow, announced: list[str]
) -> None:
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.session.change(lambda _: actions.example("key").notice)
    frame.show_wizard("type_and_value")
    value = frame.session.notice.approximate_value
    assert value
    page = next(page for page in frame.findChildren(SectionPage) if page.isVisible())
    announced.clear()
    for kind in (DecisionType.ADMINISTRATIVE, DecisionType.KEY):
        card = page.findChild(QRadioButton, f"choice-{kind.value}")
        assert card is not None
        card.click()
        if kind is DecisionType.ADMINISTRATIVE:
            assert frame.session.notice.approximate_value is None
            assert "The approximate value was cleared. Choose it for this type." in announced
    assert frame.session.notice.approximate_value == value


def test_a_field_is_called_by_its_section_where_a_reader_would_say_a_label_that_does_not(window: MainWindow) -> None:
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.show_wizard("director_and_contact")
    page = next(page for page in frame.findChildren(SectionPage) if page.isVisible())
    line = page.findChild(QLineEdit, "contact.name")
    assert line is not None
    assert line.accessibleName() == "Contact person: Name"
    assert line not in [label.buddy() for label in page.findChildren(QLabel)]
