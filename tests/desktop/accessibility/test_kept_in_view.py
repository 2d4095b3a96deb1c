"""The field in hand stays in view when the text becomes larger or smaller, unless the person scrolled it away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QPlainTextEdit, QTextEdit, QWidget

from desktop.looking import frame_of
from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.focus_ring import ringed
from signoff.desktop.wizard.page import SectionPage

PAGES = ("director_and_contact", "wards", "consultation", "exempt_information")


@pytest.fixture
def pages(window: MainWindow) -> list[SectionPage]:
    """Pages with more fields than a narrow window shows of large text."""
    window.resize(1024, 700)
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.session.change(lambda _: actions.example("key").notice)
    for key in PAGES:
        frame.show_wizard(key)
    found = {page.page.key: page for page in frame.findChildren(SectionPage)}
    return [found[key] for key in PAGES]


def test_the_field_in_hand_stays_in_view(pages: list[SectionPage], window: MainWindow, theme: Theme) -> None:
    lost = []
    for page in pages:
        frame_of(window).show_wizard(page.page.key)
        settle()
        shown = [binding for binding in page.bindings if binding.widget.isVisible()]
        for binding in (shown[len(shown) // 2], shown[-1]):
            assert page.focus_field(binding.path)
            settle()
            focused = QApplication.focusWidget()
            assert focused is not None
            for percent in (200, 100):
                theme.set_text_percent(percent)
                settle()
                assert QApplication.focusWidget() is focused
                if out := outside(focused, page.column):
                    lost.append(f"{page.page.key} {binding.path} at {percent}: {out}")
    assert not lost, "\n".join(lost)


def test_what_the_person_scrolled_to_is_not_scrolled_away(
    pages: list[SectionPage], window: MainWindow, theme: Theme
) -> None:
    page = pages[-1]
    frame_of(window).show_wizard(page.page.key)
    bar = page.column.verticalScrollBar()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    settle()
    assert outside(page.bindings[0].widget, page.column)
    theme.set_text_percent(130)
    settle()
    assert bar.value() > bar.maximum() // 2


def test_a_link_to_a_field_far_down_brings_it_into_view(window: MainWindow, theme: Theme) -> None:
    window.resize(1024, 700)
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.session.change(lambda _: actions.example("key").notice)
    theme.set_text_percent(200)
    frame.show_wizard("exempt_information", "exempt_information.text.others")
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    page = next(page for page in frame.findChildren(SectionPage) if page.isVisible())
    assert not outside(focused, page.column)


def test_what_has_the_focus_is_in_view_as_a_section_opens_and_the_page_follows_the_cursor(
    window: MainWindow, theme: Theme
) -> None:
    window.resize(1024, 700)
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.session.change(lambda _: actions.example("key").notice)
    theme.set_text_percent(200)
    for key in ("forthcoming_list", "decision", "reasons"):
        frame.show_wizard(key)
        settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        page = next(page for page in frame.findChildren(SectionPage) if page.isVisible())
        assert not outside(focused, page.column), key
    editor = QApplication.focusWidget()
    assert editor is not None
    for step in (*[Qt.Key.Key_Down] * 12, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(editor, step)
        settle()
        assert not outside(editor, page.column)


def test_a_link_to_a_choice_brings_the_chosen_one_into_view(window: MainWindow, theme: Theme) -> None:
    window.resize(1366, 832)
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.session.change(lambda _: actions.example("key").notice)
    for percent in (100, 130, 160, 200):
        theme.set_text_percent(percent)
        frame.show_review()
        settle()
        frame.show_wizard("forthcoming_list", "forthcoming_list.route")
        settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        page = next(page for page in frame.findChildren(SectionPage) if page.isVisible())
        assert not outside(focused, page.column), percent


def test_tab_brings_the_whole_box_of_a_text_into_view_where_there_is_room(window: MainWindow) -> None:
    window.resize(1366, 832)
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.session.change(lambda _: actions.example("key").notice)
    frame.show_wizard("forthcoming_list")
    settle()
    page = next(page for page in frame.findChildren(SectionPage) if page.isVisible())
    texts = 0
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if page.isAncestorOf(focused):
            whole = ringed(focused)
            texts += isinstance(focused, QPlainTextEdit)
            box = QRect(whole.mapTo(page.column.viewport(), whole.rect().topLeft()), whole.size())
            view = page.column.viewport().rect()
            assert view.contains(box) or box.height() > view.height(), (whole.objectName(), box, view)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        settle()
    assert texts


def outside(focused: QWidget, column: ScrollColumn) -> str:
    """Return how a field, or the line of its caret where it is a text, is out of view; nothing where it is not."""
    part = focused.cursorRect() if isinstance(focused, QTextEdit | QPlainTextEdit) else focused.rect()
    shown = QRect(focused.mapTo(column.viewport(), part.topLeft()), part.size())
    view = column.viewport().rect()
    return "" if view.contains(shown) else f"{focused.objectName()}: {shown} in {view}"


def settle() -> None:
    """Let layouts within layouts come to rest."""
    for _ in range(6):
        QApplication.processEvents()
