"""A notice as text: it is read with keys, found in, and its end counts as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextTable
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pdf import factory
from signoff.desktop.pages.notice_reader import NoticeReader
from signoff.desktop.pages.page_view import PageView
from signoff.desktop.pages.readable_pages import ReadablePages
from signoff.desktop.shell.focus_keys import FocusKeys
from signoff.pdf.export import render

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services

DATA = render(factory.rich_draft()).data


@pytest.fixture
def reader(services: Services, qtbot: QtBot) -> NoticeReader:
    reader = NoticeReader(services.theme, services.tasks)
    qtbot.addWidget(reader)
    reader.resize(700, 600)
    reader.show()
    qtbot.waitExposed(reader)
    reader.show_pages(DATA)
    return reader


def test_headings_are_headings_and_h_goes_from_one_to_the_next(
    reader: NoticeReader, announced: list[str], qtbot: QtBot
) -> None:
    text, headings = reader.text, []
    for _ in range(4):
        qtbot.keyClick(text, Qt.Key.Key_H)
        block = text.textCursor().block()
        headings.append((block.text(), block.blockFormat().headingLevel()))
    assert headings == [
        ("Delegated Decision Notice", 1),
        ("Decision type", 2),
        ("Approximate value", 2),
        ("Director1", 2),
    ]
    assert announced[-4:] == [
        "Delegated Decision Notice, heading level 1",
        "Decision type, heading level 2",
        "Approximate value, heading level 2",
        "Director, heading level 2",
    ]
    qtbot.keyClick(text, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert text.textCursor().block().text() == "Approximate value"
    assert text.isReadOnly()
    tables = [frame for frame in text.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert [(table.rows(), table.columns(), table.format().headerRowCount()) for table in tables] == [(3, 3, 1)]


def test_words_are_found_and_counted(reader: NoticeReader, qtbot: QtBot) -> None:
    qtbot.keyClick(reader.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reader.find_bar.isVisible()
    reader.find_bar.field.setText("call-in")
    assert reader.find_bar.count.text() == "1 of 3"
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
    assert (reader.find_bar.count.text(), reader.text.textCursor().selectedText()) == ("2 of 3", "call-in")
    reader.find_bar.field.setText("no such words")
    assert reader.find_bar.count.text() == "Not found"
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)
    assert not reader.find_bar.isVisible()


def test_a_menu_leaves_the_text_its_keys_for_finding_words(reader: NoticeReader) -> None:
    keys = FocusKeys(lambda _: True, reader)

    def is_kept_from_the_text(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        return keys.eventFilter(reader.text, event)

    assert not is_kept_from_the_text(Qt.Key.Key_F)
    assert is_kept_from_the_text(Qt.Key.Key_N)


def test_only_the_end_counts_as_read(reader: NoticeReader, qtbot: QtBot) -> None:
    ends = list[None]()
    reader.end_reached.connect(lambda: ends.append(None))
    reader.zoom_by(1)
    qtbot.keyClick(reader.text, Qt.Key.Key_Down)
    assert ends == []
    qtbot.keyClick(reader.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert ends


def test_the_choice_of_text_is_kept_and_holds_elsewhere(services: Services, qtbot: QtBot) -> None:
    first, second = (
        ReadablePages(services.theme, services.tasks, services.settings, PageView(services.theme, services.tasks))
        for _ in range(2)
    )
    for pages in (first, second):
        qtbot.addWidget(pages)
        qtbot.addWidget(pages.switch)
        pages.show_pages(DATA)
    first.show()
    assert not first.shows_text
    first.switch.chosen.emit("text")
    assert first.shows_text
    assert "Delegated Decision Notice" in first.reader.words
    assert services.settings.pages_as_text
    second.show()
    assert second.shows_text
    assert second.switch.choice() == "text"
    second.turn_to(text=False)
    assert services.settings.pages_as_text


def test_turning_to_the_text_takes_the_focus_from_nobody_but_the_pages(services: Services, qtbot: QtBot) -> None:
    window = QWidget()
    box = QCheckBox("I have read the notice")
    pages = ReadablePages(services.theme, services.tasks, services.settings, PageView(services.theme, services.tasks))
    column = QVBoxLayout(window)
    for widget in (pages.switch, pages, box):
        column.addWidget(widget)
    qtbot.addWidget(window)
    pages.show_pages(DATA)
    window.show()
    qtbot.waitUntil(window.isVisible)
    window.activateWindow()
    pages.read()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    pages.turn_to(text=True)
    assert box.hasFocus()
    pages.read()
    pages.turn_to(text=False)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert pages.isAncestorOf(focused)


def test_whoever_uses_a_screen_reader_gets_the_text(
    services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signoff.desktop.pages.readable_pages.QAccessible.isActive", lambda: True)
    pages = ReadablePages(services.theme, services.tasks, services.settings, PageView(services.theme, services.tasks))
    qtbot.addWidget(pages)
    qtbot.addWidget(pages.switch)
    pages.show()
    assert pages.shows_text
    assert services.settings.pages_as_text is None


def test_what_was_found_is_said_once_a_person_pauses_and_at_each_step(
    reader: NoticeReader, announced: list[str], qtbot: QtBot
) -> None:
    reader.find_bar.open()
    announced.clear()
    qtbot.keyClicks(reader.find_bar.field, "call-in")
    assert announced == [], "each letter is said by itself"
    qtbot.waitUntil(lambda: len(announced) == 1)
    assert announced[0].startswith("1 of 3: ")
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
    assert announced[1].startswith("2 of 3: ")
