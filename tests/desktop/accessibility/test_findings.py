"""Findings and their fields, by ear: each says the other, and a key leads from one to the other and back."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.accessible import faults
from desktop.looking import frame_of
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.look.theme import Theme
from signoff.desktop.notice.notice_view import NoticeView
from signoff.desktop.shell.help_dialogs import ShortcutsDialog
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.spoken import spoken_part
from signoff.desktop.wizard.finding_slot import spoken_change
from signoff.notice.record.answer_paths import with_value as answered
from signoff.notice.record.model import Consultee, Notice, Paper, PaperKind
from signoff.rules.findings import Finding, Severity

Relation = QAccessible.RelationFlag


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def opened(window: MainWindow, notice: Notice, page: str, field: str = "") -> NoticeView:
    """Open a section of a notice that was looked through before, so that its findings are shown."""
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.session.change(lambda _: notice)
    frame.show_review()
    frame.show_wizard(page, field)
    return frame


def widget(frame: NoticeView, name: str) -> QWidget:
    found = frame.findChild(QWidget, name)
    assert found is not None
    return found


def related(what: QAccessibleInterface, relation: Relation) -> list[str]:
    return [
        other.text(QAccessible.Text.Name)
        for other, is_to_this in what.relations(Relation.AllRelations)
        if is_to_this is relation
    ]


def test_a_key_leads_from_a_field_to_its_finding_and_back_to_the_very_field(window: MainWindow) -> None:
    frame = opened(window, Notice(), "decision_maker")
    line = widget(frame, "decision_maker.name")
    assert focus() is line
    assert line.accessibleDescription().count("F9 leads to it and back.") == 1
    window.commands.do(Command.FINDING)
    assert focus().accessibleName() == "Error: Enter the authorised decision maker"
    assert focus().accessibleDescription().startswith("About: Name. ")
    window.commands.do(Command.FINDING)
    assert focus() is line


def test_the_key_leads_to_the_links_of_a_finding_and_back_to_the_choice_that_it_is_about(window: MainWindow) -> None:
    told = answered(
        actions.example("key").notice, "consultation.executive_member", Consultee(applies=False, details="By e-mail.")
    )
    frame = opened(window, told, "consultation", "consultation.executive_member.applies")
    group = widget(frame, "consultation.executive_member.applies")
    assert group.isAncestorOf(focus())
    window.commands.do(Command.FINDING)
    assert focus().accessibleName().startswith("Mark as consulted: ")
    assert focus().accessibleDescription().startswith("About: Executive Member. ")
    window.commands.do(Command.FINDING)
    assert group.isAncestorOf(focus())


def test_a_field_without_findings_leads_to_the_first_of_the_section(window: MainWindow, announced: list[str]) -> None:
    frame = opened(window, Notice(), "decision_maker")
    window.commands.do(Command.FINDING)
    first = focus()
    widget(frame, "comment-on-page").setFocus()
    announced.clear()
    window.commands.do(Command.FINDING)
    assert focus() is first
    assert announced == ["Nothing was found about this field. This is the first finding of the section."]


def test_the_key_shows_what_an_empty_section_keeps_back_until_it_is_filled_in(window: MainWindow) -> None:
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame_of(window).show_wizard("decision_maker")
    window.commands.do(Command.FINDING)
    assert focus().accessibleName() == "Error: Enter the authorised decision maker"


def test_where_nothing_was_found_the_key_says_so(window: MainWindow, announced: list[str]) -> None:
    opened(window, Notice(subject="A new gate"), "subject")
    before = focus()
    announced.clear()
    window.commands.do(Command.FINDING)
    assert (focus(), announced) == (before, ["Nothing was found in this section."])


def test_the_keyboard_goes_to_the_field_once_a_link_has_mended_its_finding(
    window: MainWindow, announced: list[str], qtbot: QtBot
) -> None:
    told = answered(
        actions.example("key").notice, "consultation.executive_member", Consultee(applies=False, details="By e-mail.")
    )
    frame = opened(window, told, "consultation", "consultation.executive_member.applies")
    window.commands.do(Command.FINDING)
    announced.clear()
    cast(QPushButton, focus()).click()
    group = widget(frame, "consultation.executive_member.applies")
    qtbot.waitUntil(lambda: group.isAncestorOf(focus()))
    assert [words for words in announced if words.startswith("Corrected: ")], announced
    assert "F9" not in group.accessibleDescription()


def test_the_keys_are_a_list_that_is_read_line_by_line(theme: Theme, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    column = dialog.findChild(ScrollColumn)
    assert column is not None
    column.setFocus()
    heard: list[str] = []
    while not heard or heard[-1] != focus().accessibleName():
        heard.append(focus().accessibleName())
        QTest.keyClick(focus(), Qt.Key.Key_Down)
    assert "Findings of the field, and back: F9." in " ".join(heard)
    assert focus().accessibleDescription() == "", "the name says the keys"


def test_a_finding_is_related_to_its_field_for_whoever_asks(window: MainWindow) -> None:
    frame = opened(window, Notice(), "decision_maker")
    window.commands.do(Command.FINDING)
    card = QAccessible.queryAccessibleInterface(focus())
    assert related(card, Relation.Described) == ["Name"]
    frame.show_wizard("type_and_value")
    group = spoken_part(widget(frame, "decision_type"))
    asked = QAccessible.queryAccessibleInterface(group)
    assert any(name.startswith("Error: ") for name in related(asked, Relation.DescriptionFor))


@pytest.mark.parametrize(("field", "missing"), [("kind", "background paper"), ("public", "the public can see it")])
def test_a_missing_answer_of_a_paper_is_said_with_its_choice_and_when_it_is_given(
    window: MainWindow, announced: list[str], qtbot: QtBot, field: str, missing: str
) -> None:
    papers = (Paper(title="Report", kind=PaperKind.REPORT, public=True), Paper(title="Prices"))
    frame = opened(window, Notice(papers=papers), "papers", f"papers.1.{field}")
    choice = widget(frame, f"papers.1.{field}")
    assert choice.accessibleDescription().startswith("Required. Error: Complete paper 2, “Prices”. ")
    assert missing in choice.accessibleDescription()
    assert "Required" not in widget(frame, f"papers.0.{field}").accessibleDescription()
    window.commands.do(Command.FINDING)
    assert focus().accessibleDescription().startswith(f"About: {choice.accessibleName()}. ")
    window.commands.do(Command.FINDING)
    assert choice.isAncestorOf(focus())
    announced.clear()
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(words.startswith("Corrected: Complete paper 2") for words in announced))
    qtbot.waitUntil(lambda: choice.accessibleDescription() == "Required.")
    assert faults(window) == []


def finding(rule: str, title: str, field: str) -> Finding:
    return Finding(Severity.WARNING, rule, "papers", field, title, "practice")


def test_words_that_follow_what_is_typed_are_not_said_at_each_key() -> None:
    before, now = (finding("paper-incomplete", f"Complete paper 1, “{title}”.", "papers.0.kind") for title in "AB")
    assert spoken_change([before], [now]) == ""


def test_of_several_findings_of_a_rule_at_a_field_the_new_one_is_said() -> None:
    one, other = (finding("amount", f"Check {amount}.", "decision") for amount in ("£5", "£6"))
    assert spoken_change([one], [one, other]) == "Warning: Check £6."
    assert spoken_change([one, other], [other]) == "Corrected: Check £5."
