"""Words at which nobody stops: they are said with what is beside them, or as their dialog opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.looking import frame_of
from signoff.desktop.core.commands import Command
from signoff.desktop.exchange.caution import Caution
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets.cards import FindingCard
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import Labelled, LineField
from signoff.desktop.widgets.spoken import describe, describe_more, say_problem, say_with
from signoff.desktop.widgets.tab_order import stops
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.page_head import PageHead


def test_words_beside_a_stop_are_said_after_what_is_wrong_and_its_own(theme: Theme, qtbot: QtBot) -> None:
    line, first, second = LineField(theme), Label(theme, "None yet"), Label(theme, "")
    for widget in (line, first, second):
        qtbot.addWidget(widget)
    describe(line, "As the council numbers it.")
    say_with(line, first)
    say_with(line, second)
    assert line.accessibleDescription() == "As the council numbers it. None yet."
    first.setText("D1")
    second.setText("Exported without it.")
    say_problem(line, "Error: It is used already.")
    describe(line, "Its number.")
    assert line.accessibleDescription() == "Error: It is used already. Its number. D1. Exported without it."
    say_problem(line, "")
    describe_more(line, "Footnote 1: see there.")
    assert line.accessibleDescription() == "Its number. Footnote 1: see there. D1. Exported without it."


def test_a_dialog_says_the_words_in_it_that_are_no_fields_and_no_stops(theme: Theme, qtbot: QtBot) -> None:
    dialog = Dialog(theme, "Send it?", "It is saved.", "Send", "Later")
    qtbot.addWidget(dialog)
    dialog.body.addWidget(Labelled(theme, "To", LineField(theme), "A name."))
    dialog.body.addWidget(Caution(theme, "The exempt text is in it"))
    dialog.body.addWidget(FindingCard(theme, "warning", "Two papers are missing"))
    dialog.show()
    assert dialog.accessibleDescription() == "It is saved. The exempt text is in it."
    assert dialog.findChild(FindingCard) in set(stops(dialog, shown=True)), "a card without links is a stop"


def test_a_caution_is_said_as_it_comes(theme: Theme, announced: list[str], qtbot: QtBot) -> None:
    caution = Caution(theme, "They may not read it")
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(caution)
    caution.want(shown=False)
    window.show()
    caution.want(shown=True)
    caution.want(shown=True)
    assert announced == ["They may not read it"]


def test_what_a_section_asks_is_a_stop_and_said_with_the_only_field_of_a_page(window: MainWindow) -> None:
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.show_wizard("reasons")
    guidance, focus = frame.session.form.page("reasons").guidance, QApplication.focusWidget()
    assert focus is not None
    assert guidance in focus.accessibleDescription()
    head = next(head for head in frame.findChildren(PageHead) if head.isVisible())
    assert head in set(stops(frame, shown=True))
    assert head.accessibleDescription().startswith("Section 7 of the form. Not started. ")
    assert guidance in head.accessibleDescription()


def test_the_keyboard_comes_to_what_cannot_be_done_in_a_menu_and_hears_why(
    window: MainWindow, announced: list[str], qtbot: QtBot
) -> None:
    window.activateWindow()
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Notice")
    menu.popup(window.pos())
    announced.clear()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    current = menu.activeAction()
    assert (current.text(), current.isEnabled()) == ("&Hand over…", False)
    qtbot.waitUntil(lambda: announced == [f"Not possible now. {current.toolTip()}"])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert menu.isVisible()
    menu.close()
