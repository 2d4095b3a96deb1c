"""Contrast as it is painted, of what comes up over a window in every scheme: calendar, menus, toasts, tool tips."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QPoint, QRect
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QMenuBar,
    QTableView,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.look.test_tokens import contrast
from desktop.widgets.conftest import TODAY
from desktop.widgets.pixels import LARGE, SCHEMES, SHAPES, colours_in, of_words, picture_of, strongest
from desktop.widgets.test_contrast import has_words, named, seen
from signoff.desktop.core.action import Action
from signoff.desktop.look.lengths import screen_room
from signoff.desktop.look.theme import Scheme, Theme
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.calendar_popup import CalendarPopup
from signoff.desktop.widgets.toast import ICONS, Toast


@pytest.mark.parametrize("scheme", SCHEMES)
def test_days_of_the_calendar_stand_out(scheme: Scheme, theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_percent(LARGE)
    theme.set_scheme(scheme)
    popup = CalendarPopup(theme, TODAY)
    qtbot.addWidget(popup)
    popup.month.setSelectedDate(QDate(TODAY.year, TODAY.month, TODAY.day).addDays(2))  # today has a ring
    popup.show()
    qtbot.waitExposed(popup)
    days, image = popup.findChild(QTableView), picture_of(popup)
    assert isinstance(days, QTableView)
    model, corner = days.model(), days.viewport().mapTo(popup, QPoint(0, 0))
    cells = [days.visualRect(model.index(row, column)) for row in range(7) for column in range(8)]
    measured = [strongest(image, cell.translated(corner)) for cell in cells if cell.isValid()]
    assert len(measured) == 49  # the names of the days, and six weeks
    assert min(measured) >= of_words(theme)
    assert contrast(colour_at(image, 0), colour_at(image, 6)) >= SHAPES  # the edge of the pop-up


@pytest.mark.parametrize("scheme", SCHEMES)
def test_entries_of_menus_stand_out(scheme: Scheme, theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_percent(LARGE)
    theme.set_scheme(scheme)
    bar = QMenuBar()
    menu = bar.addMenu("View")
    qtbot.addWidget(bar)
    plain, ticked = menu.addAction("Show page"), menu.addAction("Dark mode")
    more = menu.addMenu("Export").menuAction()
    ticked.setCheckable(True)
    ticked.setChecked(True)
    assert contrast_of_menu(menu, None, theme) == {}
    for active in (plain, ticked, more):
        assert contrast_of_menu(menu, active, theme) == {}
    bar.show()
    for shown in (None, menu.menuAction()):
        bar.setActiveAction(shown)  # type: ignore[arg-type]
        assert strongest(picture_of(bar), bar.actionGeometry(menu.menuAction())) >= of_words(theme)
    menu.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", ICONS)
def test_a_toast_stands_out(scheme: Scheme, kind: str, theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_percent(LARGE)
    theme.set_scheme(scheme)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1100, 400)
    window.show()
    toast = Toast(theme, window)
    toast.say("The notice was saved.", Action("Show in folder", lambda: None), kind=kind)
    QApplication.processEvents()
    image = picture_of(window)
    measured = {
        part: strongest(image, QRect(part.mapTo(window, QPoint(0, 0)), part.size()))
        for part in toast.findChildren(QWidget)
        if isinstance(part, (QLabel, QAbstractButton))
    }
    assert len(measured) == 4
    is_shape = {part: isinstance(part, IconButton) or not has_words(part) for part in measured}
    weak = {named(part) for part, found in measured.items() if found < (SHAPES if is_shape[part] else of_words(theme))}
    assert weak == set()
    at = toast.geometry()
    edge = QRect(at.left() - 4, at.center().y(), 8, 16)
    assert strongest(image, edge) >= SHAPES


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_tool_tip_stands_out(scheme: Scheme, theme: Theme, gallery: Callable[[], QMainWindow]) -> None:
    window, _ = seen(scheme, "at rest", theme, gallery)
    QToolTip.showText(window.mapToGlobal(QPoint(20, 20)), "Dark mode", window)
    (tip,) = (widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "qtooltip_label")
    image = picture_of(tip)
    QToolTip.hideText()
    assert strongest(image, image.rect()) >= of_words(theme)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("percent", [100, LARGE])
def test_it_is_seen_that_a_menu_goes_on(percent: int, scheme: Scheme, theme: Theme, qtbot: QtBot) -> None:
    theme.set_scheme(scheme)
    theme.set_text_percent(percent)
    menu = QMenu()
    qtbot.addWidget(menu)
    for number in range(60):
        menu.addAction(f"Entry {number}")
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(menu.actions()[40])
    QApplication.processEvents()
    image = picture_of(menu)
    menu.close()
    for top in (theme.px(6), menu.height() - theme.px(6 + 28)):
        place = QRect(6, top, menu.width() - 12, theme.px(28))
        assert strongest(image, place) >= SHAPES
        painted = colours_in(image, place)
        assert painted.total() - painted.most_common(1)[0][1] >= theme.px(8) ** 2  # Qt's own was a few pixels


def test_a_menu_that_is_higher_than_the_screen_scrolls(theme: Theme, qtbot: QtBot) -> None:
    """Side by side, its columns were wider than a small screen with large text."""
    theme.set_text_percent(LARGE)
    menu = QMenu()
    qtbot.addWidget(menu)
    for number in range(60):
        menu.addAction(f"Entry {number}")
    menu.popup(QPoint(0, 0))
    lefts = {menu.actionGeometry(action).left() for action in menu.actions()}
    menu.close()
    assert len(lefts) == 1
    assert menu.height() <= screen_room(menu).height()


def contrast_of_menu(menu: QMenu, active: QAction | None, theme: Theme) -> dict[str, float]:
    """Return what does not stand out of a menu's entries: their words, and the tick or the arrow beside them."""
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(active)  # type: ignore[arg-type]
    QApplication.processEvents()
    image, weak = picture_of(menu), dict[str, float]()
    for action in menu.actions():
        entry = menu.actionGeometry(action).adjusted(2, 2, -2, -2)
        words = entry.adjusted(theme.px(14), 0, -theme.px(30), 0)
        found = {action.text(): strongest(image, words) / of_words(theme)}
        if action.isChecked():
            found["tick"] = strongest(image, QRect(entry.left(), entry.top(), theme.px(24), entry.height())) / SHAPES
        if action.menu() is not None:
            right = QRect(entry.right() - theme.px(24), entry.top(), theme.px(24), entry.height())
            found["arrow"] = strongest(image, right) / SHAPES
        weak |= {f"{name}, {action is active}": times for name, times in found.items() if times < 1}
    return weak


def colour_at(image: QImage, x: int) -> str:
    return QColor(image.pixel(x, image.height() // 2)).name().upper()
