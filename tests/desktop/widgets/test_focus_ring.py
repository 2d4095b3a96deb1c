"""The focus ring is where the keyboard is, moves with it, and lets clicks through."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from signoff.desktop.look.theme import Theme
from signoff.desktop.look.tokens import LIGHT
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.fields import LineField
from signoff.desktop.widgets.focus_ring import FocusRing, ring_around
from signoff.desktop.widgets.rail import Rail
from signoff.desktop.widgets.rail_item import RailItem


class Stage:
    """A window with a scrolled column, a ring, and a button that is low down in it."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.window.resize(560, 300)
        layout = QVBoxLayout(self.window)
        self.scroll = ScrollColumn(theme)
        layout.addWidget(self.scroll)
        self.first = Button(theme, "First")
        self.line = LineField(theme)
        self.composite = QWidget()
        QVBoxLayout(self.composite).addWidget(self.line)
        self.low = Button(theme, "Low")
        self.scroll.body.setContentsMargins(8, 8, 8, 8)
        self.scroll.body.addWidget(self.first)
        self.scroll.body.addWidget(self.composite)
        self.scroll.body.addSpacing(600)
        self.scroll.body.addWidget(self.low)
        self.ring = FocusRing(theme, self.window)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    def around(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size()).adjusted(-5, -5, 5, 5)


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot) -> Stage:
    return Stage(theme, qtbot)


def test_the_ring_is_3_px_away_and_in_its_colour(stage: Stage, qtbot: QtBot) -> None:
    stage.first.setFocus()
    qtbot.waitUntil(lambda: stage.ring.target() is stage.first)
    assert stage.ring.ring_rect() == stage.around(stage.first)
    image = stage.window.grab().toImage()
    rect = stage.ring.ring_rect()
    assert image.pixelColor(rect.left(), rect.center().y()) == QColor(LIGHT.focus)
    assert image.pixelColor(rect.left() + 1, rect.center().y()) == QColor(LIGHT.focus)
    assert image.pixelColor(rect.left() + 3, rect.center().y()) != QColor(LIGHT.focus)


def test_the_ring_follows_scrolling_and_is_cut_at_the_scroll_area(stage: Stage, qtbot: QtBot) -> None:
    stage.first.setFocus()
    qtbot.waitUntil(lambda: stage.ring.isVisible())
    stage.scroll.verticalScrollBar().setValue(20)
    qtbot.waitUntil(lambda: stage.ring.ring_rect() == stage.around(stage.first))
    viewport = stage.scroll.viewport()
    assert stage.ring.geometry().top() >= viewport.mapTo(stage.window, QPoint(0, 0)).y()
    stage.scroll.verticalScrollBar().setValue(300)
    qtbot.waitUntil(lambda: not stage.ring.isVisible())
    stage.low.setFocus()
    stage.scroll.ensureWidgetVisible(stage.low)
    qtbot.waitUntil(lambda: stage.ring.isVisible() and stage.ring.ring_rect() == stage.around(stage.low))


def test_the_ring_follows_resizing(stage: Stage, qtbot: QtBot) -> None:
    stage.first.setFocus()
    qtbot.waitUntil(lambda: stage.ring.isVisible())
    stage.window.resize(420, 300)
    qtbot.waitUntil(lambda: stage.first.width() < 420 and stage.ring.ring_rect() == stage.around(stage.first))


def test_clicks_go_through(stage: Stage, qtbot: QtBot) -> None:
    stage.first.setFocus()
    qtbot.waitUntil(lambda: stage.ring.isVisible())
    assert stage.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert stage.window.childAt(stage.around(stage.first).center()) is stage.first


def test_a_button_that_is_clicked_needs_no_ring_but_a_field_does(stage: Stage, qtbot: QtBot) -> None:
    stage.line.setFocus()
    qtbot.waitUntil(lambda: stage.ring.target() is stage.line)
    QTest.mousePress(stage.first, Qt.MouseButton.LeftButton)
    assert stage.first.hasFocus()
    assert not stage.ring.isVisible()
    QTest.mouseRelease(stage.first, Qt.MouseButton.LeftButton)
    QTest.mouseClick(stage.line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.ring.isVisible() and stage.ring.target() is stage.line)


def test_a_composite_is_surrounded_as_a_whole(stage: Stage, qtbot: QtBot) -> None:
    ring_around(stage.composite)
    stage.line.setFocus()
    qtbot.waitUntil(lambda: stage.ring.target() is stage.composite)
    assert stage.ring.ring_rect() == stage.around(stage.composite)


def test_the_ring_survives_the_end_of_what_it_surrounds(stage: Stage, qtbot: QtBot) -> None:
    stage.first.setFocus()
    qtbot.waitUntil(lambda: stage.ring.isVisible())
    stage.first.setParent(None)
    stage.first.deleteLater()
    qtbot.waitUntil(lambda: stage.ring.target() is not stage.first or not stage.ring.isVisible())
    stage.line.setFocus()
    qtbot.waitUntil(lambda: stage.ring.target() is stage.line)


def test_in_a_rail_the_row_is_surrounded(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    rail = Rail(theme)
    rail.set_items([RailItem(key, key.title(), icon="eye") for key in ("one", "two", "three")])
    QVBoxLayout(window).addWidget(rail)
    ring = FocusRing(theme, window)
    qtbot.addWidget(window)
    window.resize(260, 300)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    rail.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(ring.isVisible)
    before = ring.ring_rect()
    QTest.keyClick(rail, Qt.Key.Key_Down)
    assert ring.ring_rect() == before.translated(0, 36)
