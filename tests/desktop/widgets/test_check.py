"""Check boxes: one with wrapped words, and many with a filter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choose_many import SearchableChecks

WARDS = ("Adel & Wharfedale", "Alwoodley", "Ardsley & Robin Hood", "Armley", "Beeston & Holbeck")


def test_a_click_on_the_words_checks(theme: Theme, qtbot: QtBot) -> None:
    check = Check(theme, "I have read this notice and take the decision it records.", "Tim Pouncey")
    qtbot.addWidget(check)
    check.resize(200, 90)
    check.show()
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(150, 30))
    assert check.isChecked()
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert not check.isChecked()


def test_words_wrap_and_take_their_height(theme: Theme, qtbot: QtBot) -> None:
    check = Check(theme, "I have read this notice and take the decision it records under my delegated authority.")
    qtbot.addWidget(check)
    assert check.heightForWidth(800) == 24
    assert check.heightForWidth(200) > 48


def test_the_last_line_of_a_detail_keeps_its_descenders(theme: Theme, qtbot: QtBot) -> None:
    """The lowest pixels of a g are painted, as they are where there is more room below."""
    check = Check(theme, "Paragraph 4", "negotiating gypsy")
    qtbot.addWidget(check)
    check.show()
    inks = []
    for more in (0, 20):
        check.setFixedSize(300, check.heightForWidth(300) + more)
        image = check.grab().toImage()
        paper = image.pixelColor(image.width() - 1, 0)
        points = [(x, y) for x in range(image.width()) for y in range(image.height())]
        inks.append(sum(image.pixelColor(x, y) != paper for x, y in points))
    assert inks[0] == inks[1] > 100


class Painted(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_another_detail_is_painted_at_once(theme: Theme, qtbot: QtBot) -> None:
    """The words above it are the same: Qt itself sees no change."""
    check = Check(theme, "I have read this notice.", "Tim")
    qtbot.addWidget(check)
    painted = Painted()
    check.installEventFilter(painted)
    check.show()
    qtbot.waitUntil(lambda: painted.count > 0)
    QCoreApplication.processEvents()
    before = painted.count
    check.set_words("I have read this notice.", "Tom")
    qtbot.waitUntil(lambda: painted.count > before)


@pytest.fixture
def wards(theme: Theme, qtbot: QtBot) -> Iterator[SearchableChecks]:
    window = QWidget()
    checks = SearchableChecks(theme, WARDS)
    QVBoxLayout(window).addWidget(checks)
    window.resize(495, 300)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield checks
    window.close()


def test_clicks_choose_in_the_order_of_the_list(wards: SearchableChecks, qtbot: QtBot) -> None:
    changes: list[int] = []
    wards.changed.connect(lambda: changes.append(1))
    for name in ("Armley", "Alwoodley"):
        QTest.mouseClick(wards.check(name), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert wards.chosen() == ("Alwoodley", "Armley")
    assert len(changes) == 2


def test_setting_is_not_reported_and_an_unknown_name_is_not_lost(wards: SearchableChecks) -> None:
    changes: list[int] = []
    wards.changed.connect(lambda: changes.append(1))
    wards.set_chosen(["Alwoodley", "A ward of old"])
    assert changes == []
    assert wards.chosen() == ("Alwoodley", "A ward of old")


def test_the_filter_shows_what_contains_all_words_and_keeps_the_choice(wards: SearchableChecks, qtbot: QtBot) -> None:
    wards.set_chosen(["Alwoodley"])
    QTest.keyClicks(wards.search, "hood rob")
    assert [name for name in WARDS if wards.check(name).isVisible()] == ["Ardsley & Robin Hood"]
    assert wards.chosen() == ("Alwoodley",)
    wards.search.clear()
    assert all(wards.check(name).isVisible() for name in WARDS)


def test_arrows_move_and_space_chooses(wards: SearchableChecks, qtbot: QtBot) -> None:
    first = wards.check(WARDS[0])
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = wards.check(WARDS[1])
    qtbot.waitUntil(second.hasFocus)
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert wards.chosen() == (WARDS[1],)
    QTest.keyClick(second, Qt.Key.Key_Right)
    qtbot.waitUntil(wards.check(WARDS[4]).hasFocus)


def test_tab_enters_the_list_once(wards: SearchableChecks) -> None:
    reached = [name for name in WARDS if wards.check(name).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == [WARDS[0]]
