"""The register's page, used with mouse and keyboard on a real register."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from builders import draft, later, signed
from desktop.answering import AnsweringNotifier, LaterTasks, sweep
from desktop.commanding import AskedCommands
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.look.theme import Theme
from signoff.desktop.register.listing import Order
from signoff.desktop.register.register_page import RegisterPage
from signoff.notice.form.council import load_profile
from signoff.notice.record import lifecycle
from signoff.notice.record.model import DecisionType
from signoff.register.store import Register
from signoff.register.triggers import TRIGGERS


@pytest.fixture
def register(services: Services) -> Register:
    return services.register


@pytest.fixture
def commands(services: Services) -> AskedCommands:
    return AskedCommands(services.notifier)


@pytest.fixture
def page(services: Services, commands: AskedCommands, qtbot: QtBot) -> RegisterPage:
    view = RegisterPage(replace(services, clock=lambda: later(60)), load_profile("leeds"), commands)
    qtbot.addWidget(view)
    view.resize(1366, 800)
    view.show()
    return view


def fill(register: Register) -> None:
    """Keep a draft, a ready, a signed and a withdrawn notice."""
    register.save(draft(subject="Bus gate"))
    register.save(
        lifecycle.hand_over(draft(subject="Culvert", decision_type=DecisionType.KEY), actor="PA", at=later(1))
    )
    register.save(signed(draft(subject="Refuse vehicles")))
    register.save(lifecycle.withdraw(draft(subject="A mistake"), actor="PA", at=later(2), reason="not ours"))


def listed(page: RegisterPage) -> list[str]:
    view = page.findChild(QListView, "noticeList")
    assert view is not None
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def button(page: QWidget, name: str) -> QPushButton:
    widget = page.findChild(QPushButton, name)
    assert widget is not None, name
    return widget


def search(page: RegisterPage) -> QLineEdit:
    field = page.findChild(QLineEdit, "search")
    assert field is not None
    return field


@pytest.mark.parametrize("width", [1200, 1280, 1366])
@pytest.mark.parametrize("row", range(3))
def test_every_button_beside_the_notice_is_whole(
    page: RegisterPage, register: Register, qtbot: QtBot, width: int, row: int
) -> None:
    fill(register)
    page.resize(width, 700)
    page.refresh()
    view = page.findChild(QListView, "noticeList")
    assert view is not None
    view.setCurrentIndex(view.model().index(row, 0))

    def cut() -> list[str]:
        shown = [button for button in page.preview.findChildren(QPushButton) if button.isVisible()]
        assert len(shown) > 2
        right = {button: button.mapTo(page, button.rect().topRight()).x() for button in shown}
        narrow = {button for button in shown if button.width() < button.sizeHint().width()}
        return [button.text() for button in shown if button in narrow or right[button] > width]

    qtbot.waitUntil(lambda: cut() == [])


def test_the_empty_register_fits_a_narrow_window(page: RegisterPage) -> None:
    page.resize(760, 640)
    page.refresh()
    empty = page.findChild(QScrollArea, "emptyRegister")
    assert empty is not None
    assert empty.horizontalScrollBar().maximum() == 0
    edge = page.rect().right()
    words = [label for label in empty.findChildren(QLabel) if label.isVisible()]
    assert len(words) > 6
    assert all(label.mapTo(page, label.rect().topRight()).x() <= edge for label in words)


def test_an_empty_register_says_how_to_begin(page: RegisterPage, commands: AskedCommands, qtbot: QtBot) -> None:
    page.refresh()
    assert button(page, "emptyNew").isVisible()
    for name in ("emptyNew", "emptyOpen", "emptyExample", "newNoticeQuiet", "railSettings"):
        qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    assert commands.asked == [
        (Command.NEW,),
        (Command.OPEN_FILE,),
        (Command.EXAMPLE,),
        (Command.NEW,),
        (Command.SETTINGS,),
    ]


def test_notices_stand_under_their_headings(page: RegisterPage, register: Register) -> None:
    fill(register)
    page.refresh()
    assert listed(page) == [
        "Waiting for a signature 1",
        "Culvert",
        "In preparation 1",
        "Bus gate",
        "Signed, not yet published 1",
        "Refuse vehicles",
    ]
    assert page.chosen is not None
    assert page.chosen.notice.subject == "Culvert"


def test_the_arrow_keys_pass_over_the_headings(page: RegisterPage, register: Register, qtbot: QtBot) -> None:
    fill(register)
    page.refresh()
    view = page.findChild(QListView, "noticeList")
    assert view is not None
    subjects = []
    for _ in range(3):
        assert page.chosen is not None
        subjects.append(page.chosen.notice.subject)
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert subjects == ["Culvert", "Bus gate", "Refuse vehicles"]


def test_enter_opens_the_notice_in_hand(
    page: RegisterPage, register: Register, commands: AskedCommands, qtbot: QtBot
) -> None:
    fill(register)
    page.refresh()
    view = page.findChild(QListView, "noticeList")
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.chosen is not None
    assert commands.asked == [(Command.OPEN, page.chosen.id)]


def test_a_double_click_opens(page: RegisterPage, register: Register, commands: AskedCommands, qtbot: QtBot) -> None:
    fill(register)
    page.refresh()
    view = page.findChild(QListView, "noticeList")
    assert view is not None
    where = view.visualRect(view.model().index(3, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert commands.asked == [(Command.OPEN, next(row.id for row in register.rows() if row.subject == "Bus gate"))]


def test_searching_finds_by_the_text_and_says_when_there_is_nothing(
    page: RegisterPage, register: Register, qtbot: QtBot
) -> None:
    fill(register)
    page.refresh()
    qtbot.keyClicks(search(page), "culv")
    qtbot.waitUntil(lambda: listed(page) == ["Waiting for a signature 1", "Culvert"])

    qtbot.keyClicks(search(page), "xyz")
    qtbot.waitUntil(lambda: listed(page) == [])
    none = page.findChild(QWidget, "noNotices")
    assert none is not None
    assert none.isVisible()
    assert page.chosen is None

    qtbot.keyClick(search(page), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(listed(page)) == 6)


def test_a_filter_of_the_rail_shows_its_notices(page: RegisterPage, register: Register, qtbot: QtBot) -> None:
    fill(register)
    page.refresh()
    rail = page.findChild(QListView, "filters")
    assert rail is not None
    names = [rail.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(7)]
    assert names == [
        "All notices, 3",
        "Needs attention, 1",
        "To sign, 1",
        "Drafts, 1",
        "Signed, 1",
        "Published",
        "Withdrawn, 1",
    ]

    where = rail.visualRect(rail.model().index(6, 0)).center()
    qtbot.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert listed(page) == ["Withdrawn 1", "A mistake"]


def test_type_and_order_are_chosen_in_menus(page: RegisterPage, register: Register) -> None:
    fill(register)
    page.refresh()
    page.tools.show_type(DecisionType.KEY)
    assert listed(page) == ["Waiting for a signature 1", "Culvert"]
    assert button(page, "typeFilter").text() == "Key"
    page.tools.show_type(None)
    page.tools.sort_by(Order.SUBJECT)
    assert button(page, "sortOrder").text() == "Subject"
    assert len(listed(page)) == 6


def test_the_notice_in_hand_is_shown_with_what_can_be_done(
    page: RegisterPage, register: Register, commands: AskedCommands, qtbot: QtBot
) -> None:
    fill(register)
    page.refresh()
    assert button(page, "preview_sign").isVisible()
    assert not button(page, "preview_bring_back").isVisible()
    qtbot.mouseClick(button(page, "preview_copy"), Qt.MouseButton.LeftButton)
    assert commands.asked == [(Command.COPY,)]
    qtbot.waitUntil(lambda: page.preview.view.pages > 0)


def test_more_holds_what_the_notice_permits_in_the_words_of_the_menu_bar(
    page: RegisterPage, register: Register, commands: AskedCommands
) -> None:
    fill(register)
    page.refresh()
    (menu,) = page.preview.findChildren(QMenu)
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Hand over…", "Export PDF…", "Sign…", "Withdraw…"]
    menu.actions()[-1].trigger()
    assert commands.asked == [(Command.WITHDRAW,)]


def test_the_filter_and_the_notice_in_hand_stay_over_a_refresh(page: RegisterPage, register: Register) -> None:
    fill(register)
    page.refresh()
    second = next(row.id for row in register.rows() if row.subject == "Bus gate")
    page.refresh(keep=second)
    page.refresh()
    assert page.chosen is not None
    assert page.chosen.id == second


def test_in_a_narrow_window_the_notice_hides_behind_its_key(page: RegisterPage, register: Register) -> None:
    fill(register)
    page.refresh()
    assert page.preview.view.isVisible()
    page.resize(1100, 760)
    assert not page.preview.view.isVisible()
    assert button(page, "previewOpen").isVisible()
    page.toggle_page()
    assert page.preview.view.isVisible()


def test_a_signed_notice_that_was_taken_out_of_the_list_is_reported_once(
    services: Services, theme: Theme, register: Register, commands: AskedCommands, qtbot: QtBot
) -> None:
    record = signed()
    register.keep_signed(record, b"%PDF-1.7 the pages")
    with closing(sqlite3.connect(register.path)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM notice")
    notifier = AnsweringNotifier(theme)
    page = RegisterPage(replace(services, notifier=notifier, clock=lambda: later(100)), load_profile("leeds"), commands)
    qtbot.addWidget(page)
    page.refresh()
    assert [record.id in problem for problem in notifier.problems] == [True]
    register.save(lifecycle.give_back(draft(), actor="Tim", at=later(5), reason="Look again"))
    page.refresh()
    assert len(notifier.problems) == 1


def test_a_page_that_was_deleted_gets_no_report_of_what_needs_attention(
    services: Services, register: Register, commands: AskedCommands
) -> None:
    tasks, notifier = LaterTasks(), AnsweringNotifier(services.theme)
    register.save(lifecycle.give_back(draft(), actor="Tim", at=later(5), reason="Look again"))
    page = RegisterPage(replace(services, tasks=tasks, notifier=notifier), load_profile("leeds"), commands)
    page.refresh()
    sweep(page)
    assert tasks.work_off()
    assert notifier.problems == []
