"""Python holds no item of a layout, and takes nothing of Qt's for a part of a widget: either is a crash to come."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from builders import signed
from desktop.layout_items import layout_items_held, taken_for_parts
from desktop.looking import frame_of
from signoff import actions, desktop
from signoff.desktop.core.commands import Command
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.nesting import nest
from signoff.notice.record.model import Notice
from signoff.register.store import Register


def test_a_layout_within_another_leaves_no_items_behind(qtbot: QtBot) -> None:
    before = layout_items_held()
    window = QWidget()
    qtbot.addWidget(window)
    column, row, innermost = QVBoxLayout(window), QHBoxLayout(), QHBoxLayout()
    innermost.addWidget(QLabel("innermost"))
    row.addWidget(QLabel("words"))
    row.addStretch(1)
    nest(row, innermost)
    nest(column, row, 1)
    first = QHBoxLayout()
    first.addWidget(QLabel("first"))
    nest(column, first, at=0)
    assert [column.indexOf(layout) for layout in (first, row)] == [0, 1]
    assert [label.parentWidget() for label in window.findChildren(QLabel)] == [window] * 3
    assert layout_items_held() == before


def close_dialog(window: MainWindow) -> None:
    for dialog in window.findChildren(Dialog):
        if dialog.isVisible() and dialog.isModal():
            dialog.reject()


def test_no_screen_holds_an_item(window: MainWindow, register: Register) -> None:
    before = layout_items_held()
    record = signed()
    register.save(record)
    window.screens.refresh()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    frame.session.change(lambda _: actions.example("key").notice)
    for page in frame.session.form.pages:
        frame.show_wizard(page.key)
    frame.show_review()
    frame.session.change(lambda _: Notice())
    frame.show_review()
    frame.show_sign()
    window.screens.show_register()
    window.screens.open_notice(record.id)
    for command in (Command.HISTORY, Command.COMMENTS, Command.COMPARE):
        window.commands.do(command)
    for command in (Command.SHORTCUTS, Command.ABOUT):
        QTimer.singleShot(0, lambda: close_dialog(window))
        window.commands.do(command)
    QApplication.processEvents()
    assert layout_items_held() == before
    assert taken_for_parts() == []


def test_nothing_asks_a_widget_for_what_is_no_part_of_it() -> None:
    asked = re.compile(r"\.(screen|windowHandle|nextInFocusChain|previousInFocusChain)\(")
    sources = Path(desktop.__path__[0]).rglob("*.py")
    assert [path for path in sources if asked.search(path.read_text(encoding="utf-8"))] == []
