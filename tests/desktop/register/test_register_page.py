"""The register's page, used with mouse and keyboard on a real register."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from all_rows import rows_of
from builders import draft, later, signed
from desktop.answering import AnsweringNotifier, LaterTasks, sweep
from desktop.commanding import AskedCommands
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.look.theme import Theme
from signoff.desktop.register import list_loader, notice_model
from signoff.desktop.register.damage_check import DamageCheck
from signoff.desktop.register.list_controller import ListController
from signoff.desktop.register.notice_list import NoticeList
from signoff.desktop.register.notice_model import PASSAGE
from signoff.desktop.register.register_page import RegisterPage
from signoff.desktop.widgets.buttons import IconButton
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record import lifecycle
from signoff.notice.record.model import DecisionType
from signoff.register.list_query import ListQuery, Order
from signoff.register.store import Register
from signoff.register.triggers import TRIGGERS

WINDOW = 10
"""How many notices are read at a time in these tests."""


@pytest.fixture
def register(services: Services) -> Register:
    return services.register


@pytest.fixture
def commands(services: Services) -> AskedCommands:
    return AskedCommands(services.notifier)


@pytest.fixture
def page(services: Services, commands: AskedCommands, qtbot: QtBot) -> RegisterPage:
    view = RegisterPage(replace(services, clock=lambda: later(60)), lambda: load_profile("leeds"), commands)
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


def listed_rows(page: RegisterPage) -> list[str]:
    view = page.findChild(QListView, "noticeList")
    assert view is not None
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def spoken(page: RegisterPage) -> list[str]:
    model = notices(page).contents
    return [str(model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(model.rowCount())]


def notices(page: RegisterPage) -> NoticeList:
    view = page.findChild(QListView, "noticeList")
    assert isinstance(view, NoticeList)
    return view


def filter_by(page: RegisterPage, place: int) -> None:
    """Choose a filter of the rail."""
    rail = page.findChild(QListView, "filters")
    assert rail is not None
    where = rail.visualRect(rail.model().index(place, 0)).center()
    QTest.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=where)


def needing(page: RegisterPage) -> list[str]:
    """Return the notices that need attention, as their filter shows them and counts them."""
    filter_by(page, 1)
    subjects = [words for words in listed_rows(page) if not words[-1].isdigit()]
    rail = page.findChild(QListView, "filters")
    assert rail is not None
    spoken = rail.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.removesuffix("s") == f"Needs attention, {len(subjects)} notice"
    filter_by(page, 0)
    return subjects


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
    assert listed_rows(page) == [
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
    assert commands.asked == [(Command.OPEN, next(row.id for row in rows_of(register) if row.subject == "Bus gate"))]


def test_searching_finds_by_the_text_and_says_when_there_is_nothing(
    page: RegisterPage, register: Register, qtbot: QtBot
) -> None:
    fill(register)
    page.refresh()
    qtbot.keyClicks(search(page), "culv")
    qtbot.waitUntil(lambda: listed_rows(page) == ["Waiting for a signature 1", "Culvert"])

    qtbot.keyClicks(search(page), "xyz")
    qtbot.waitUntil(lambda: listed_rows(page) == [])
    none = page.findChild(QWidget, "noNotices")
    assert none is not None
    assert none.isVisible()
    assert page.chosen is None

    qtbot.keyClick(search(page), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(listed_rows(page)) == 6)


def test_a_filter_of_the_rail_shows_its_notices(page: RegisterPage, register: Register, qtbot: QtBot) -> None:
    fill(register)
    page.refresh()
    rail = page.findChild(QListView, "filters")
    assert rail is not None
    names = [rail.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(8)]
    assert names == [
        "All notices, 3 notices",
        "Needs attention, 1 notice",
        "To sign, 1 notice",
        "With others",
        "Drafts, 1 notice",
        "Signed, 1 notice",
        "Published",
        "Withdrawn, 1 notice",
    ]

    filter_by(page, 7)
    assert listed_rows(page) == ["Withdrawn 1", "A mistake"]


def test_type_and_order_are_chosen_in_menus(page: RegisterPage, register: Register) -> None:
    fill(register)
    page.refresh()
    page.tools.show_type(DecisionType.KEY)
    assert listed_rows(page) == ["Waiting for a signature 1", "Culvert"]
    assert button(page, "typeFilter").text() == "Key"
    page.tools.show_type(None)
    page.tools.sort_by(Order.SUBJECT)
    assert button(page, "sortOrder").text() == "Subject"
    assert len(listed_rows(page)) == 6


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
    more = page.preview.findChild(IconButton, "previewMore")
    assert more is not None
    more.click()
    (menu,) = page.preview.findChildren(QMenu)
    words = ["Hand over…", "Send its file…", "Export PDF…", "Sign…", "Withdraw…"]
    assert [action.text() for action in menu.actions()] == words
    menu.actions()[-1].trigger()
    assert commands.asked == [(Command.WITHDRAW,)]


def test_a_rows_menu_holds_what_can_be_done_with_its_notice(
    page: RegisterPage, register: Register, commands: AskedCommands
) -> None:
    fill(register)
    page.refresh()
    notices = page.findChild(NoticeList)
    assert notices is not None
    QApplication.sendEvent(notices.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint()))
    (menu,) = page.preview.findChildren(QMenu)
    assert menu.isVisible()
    words = [action.text() for action in menu.actions()]
    assert words[:3] == ["Open", "Copy to a new notice", "Hand over…"]
    assert words[-1] == "History…"
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert commands.asked == [(Command.OPEN,)]


def test_the_filter_and_the_notice_in_hand_stay_over_a_refresh(page: RegisterPage, register: Register) -> None:
    fill(register)
    page.refresh()
    second = next(row.id for row in rows_of(register) if row.subject == "Bus gate")
    page.refresh(keep=second)
    page.refresh()
    assert page.chosen is not None
    assert page.chosen.id == second


@pytest.fixture
def many(register: Register, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keep more drafts than are read at first; return their subjects in the order of the list."""
    for module in (list_loader, notice_model):
        monkeypatch.setattr(module, "WINDOW", WINDOW)
    monkeypatch.setattr(list_loader, "AROUND", WINDOW // 2)
    subjects = [f"Gate {number:03}" for number in range(40)]
    for subject in reversed(subjects):
        register.save(draft(subject=subject))
    return subjects


def test_scrolled_to_its_end_the_list_is_all_that_the_register_lists(
    page: RegisterPage, register: Register, many: list[str]
) -> None:
    register.save(lifecycle.hand_over(draft(subject="Culvert"), actor="PA", at=later(1)))
    page.refresh()
    view = notices(page)
    assert len(view.rows) <= 2 * WINDOW
    QTest.keyClick(view, Qt.Key.Key_End)
    assert page.chosen is not None
    assert page.chosen.notice.subject == many[-1]
    assert listed_rows(page) == ["Waiting for a signature 1", "Culvert", "In preparation 40", *many]
    assert [row.subject for row in register.open_list(ListQuery()).rows(0, 300)] == ["Culvert", *many]
    page.tools.sort_by(Order.SUBJECT)
    assert listed_rows(page) == ["Waiting for a signature 1", "Culvert", "In preparation 40", *many]
    assert page.chosen.notice.subject == many[-1]


def test_a_notice_far_down_the_list_stays_chosen_and_in_view_over_a_change(
    page: RegisterPage, register: Register, many: list[str]
) -> None:
    page.refresh()
    view = notices(page)
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Up)
    chosen, scrolled = page.chosen_id, view.verticalScrollBar().value()
    register.save(draft(subject="New"))
    page.refresh()
    assert page.chosen_id == chosen
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    assert 0 <= view.verticalScrollBar().value() - scrolled <= 48
    (found,) = [row.id for row in rows_of(register, "gate 020")]
    page.refresh(keep=found)
    assert page.chosen is not None
    assert page.chosen.notice.subject == many[20]
    register.save(lifecycle.withdraw(page.chosen, actor="PA", at=later(10)))
    page.refresh()
    assert page.chosen.notice.subject == "New"
    assert view.verticalScrollBar().value() == 0


def test_what_another_program_took_out_meanwhile_is_read_anew(
    page: RegisterPage, register: Register, many: list[str], qtbot: QtBot
) -> None:
    page.refresh()
    last = register.get(rows_of(register, "039")[0].id)
    with Register.open(register.path) as other:
        other.get(last.id)
        other.save(lifecycle.withdraw(last, actor="PA", at=later(9)))
    QTest.keyClick(notices(page), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: listed_rows(page)[0] == "In preparation 39")
    assert page.chosen is not None
    assert page.chosen.notice.subject == many[38]


def test_a_search_shows_where_the_words_stand_and_the_best_match_first_if_asked(
    page: RegisterPage, register: Register, qtbot: QtBot
) -> None:
    fill(register)
    register.save(draft(subject="Culvert under the culvert road", reasons="The culvert leaks."))
    page.refresh()
    qtbot.keyClicks(search(page), "culv")
    qtbot.waitUntil(lambda: len(listed_rows(page)) == 4)
    assert listed_rows(page) == [
        "Waiting for a signature 1",
        "Culvert",
        "In preparation 1",
        "Culvert under the culvert road",
    ]
    QTest.keyClick(notices(page), Qt.Key.Key_End)
    page.tools.sort_by(Order.BEST)
    assert listed_rows(page) == ["Best matches 2", "Culvert under the culvert road", "Culvert"]
    assert page.chosen is not None
    assert page.chosen.notice.subject == "Culvert under the culvert road", "the best is chosen"
    QTest.keyClick(notices(page), Qt.Key.Key_End)
    page.refresh()
    assert page.chosen.notice.subject == "Culvert", "and another one stays so"
    view = notices(page)
    view.grab()
    passages = {view.model().index(line, 0).data(PASSAGE) for line in (1, 2)}
    assert {passage.text[slice(*passage.matches[0])] for passage in passages if passage} == {"Culvert", "culvert"}


def test_a_result_that_is_no_longer_asked_for_is_dropped(
    services: Services, register: Register, commands: AskedCommands, qtbot: QtBot
) -> None:
    fill(register)
    tasks = LaterTasks()
    page = RegisterPage(replace(services, tasks=tasks), lambda: load_profile("leeds"), commands)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    lists = page.findChild(ListController)
    assert isinstance(lists, ListController)
    shown: list[list[str]] = []
    lists.shown.connect(lambda: shown.append(listed_rows(page)))
    page.tools.sort_by(Order.SUBJECT)
    page.tools.show_type(DecisionType.KEY)
    assert tasks.work_off()
    assert shown == [["Waiting for a signature 1", "Culvert"]]


def test_an_empty_register_has_its_focus_on_a_new_notice_as_soon_as_it_is_known_to_be_empty(
    services: Services, commands: AskedCommands, qtbot: QtBot
) -> None:
    tasks = LaterTasks()
    page = RegisterPage(replace(services, tasks=tasks), lambda: load_profile("leeds"), commands)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.refresh()
    page.begin()
    assert search(page).isVisible(), "the bar is there at once, and nothing says that nothing is listed"
    assert page.findChild(QWidget, "noNotices").isHidden()  # type: ignore[union-attr]
    tasks.work_off()
    qtbot.waitUntil(button(page, "emptyNew").hasFocus)
    assert not search(page).isVisible()


def test_a_notice_that_is_chosen_while_the_list_is_read_stays_chosen(
    services: Services, register: Register, commands: AskedCommands, qtbot: QtBot
) -> None:
    fill(register)
    tasks = LaterTasks()
    page = RegisterPage(replace(services, tasks=tasks), lambda: load_profile("leeds"), commands)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    tasks.work_off()
    page.refresh()
    QTest.keyClick(notices(page), Qt.Key.Key_Down)
    tasks.work_off()
    assert page.chosen is not None
    assert page.chosen.notice.subject == "Bus gate"


def test_in_a_narrow_window_the_notice_hides_behind_its_key(page: RegisterPage, register: Register) -> None:
    fill(register)
    page.refresh()
    assert page.preview.view.isVisible()
    page.resize(1100, 760)
    assert not page.preview.view.isVisible()
    assert button(page, "previewOpen").isVisible()
    page.toggle_page()
    assert page.preview.view.isVisible()


def check_whole(page: RegisterPage) -> None:
    """Let the background check go through the whole register once."""
    check = page.findChild(DamageCheck)
    assert isinstance(check, DamageCheck)
    for _ in range(8):
        check.check()


def test_damage_that_the_background_check_finds_is_marked_until_the_notice_is_sound(
    page: RegisterPage, register: Register, commands: AskedCommands
) -> None:
    fill(register)
    page.refresh()
    with closing(sqlite3.connect(register.path)) as connection, connection:
        before = connection.execute("SELECT number, data FROM document").fetchall()
        connection.execute("UPDATE document SET data = X'7B7D' WHERE instr(data, CAST('Bus gate' AS BLOB))")
    check_whole(page)
    assert needing(page) == ["Culvert", "Bus gate"]
    assert "Damaged" in " ".join(spoken(page))
    with closing(sqlite3.connect(register.path)) as connection, connection:
        connection.executemany("UPDATE document SET data = ?2 WHERE number = ?1", before)
    page.refresh(keep=next(row.id for row in rows_of(register) if row.subject == "Bus gate"))
    assert page.chosen is not None
    assert needing(page) == ["Culvert"]


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
    page = RegisterPage(
        replace(services, notifier=notifier, clock=lambda: later(100)), lambda: load_profile("leeds"), commands
    )
    qtbot.addWidget(page)
    page.refresh()
    for _ in range(2):
        check_whole(page)
        assert [record.id in problem for problem in notifier.problems] == [True]


def test_a_page_that_was_deleted_gets_no_report_of_what_needs_attention(
    services: Services, register: Register, commands: AskedCommands
) -> None:
    tasks, notifier = LaterTasks(), AnsweringNotifier(services.theme)
    register.save(lifecycle.give_back(draft(), actor="Tim", at=later(5), reason="Look again"))
    page = RegisterPage(replace(services, tasks=tasks, notifier=notifier), lambda: load_profile("leeds"), commands)
    page.refresh()
    sweep(page)
    assert tasks.work_off()
    assert notifier.problems == []
