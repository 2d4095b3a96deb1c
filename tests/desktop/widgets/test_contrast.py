"""Contrast as it is painted, of every kind of control in every scheme: at rest, under the mouse, pressed and disabled.

The guidelines exempt what is disabled; but people look for what they wait for, and here it can have the focus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.look.test_tokens import contrast
from desktop.widgets.pixels import LARGE, SCHEMES, SHAPES, SOLID, colours_in, of_words, picture_of, strongest
from signoff.desktop.look.theme import Scheme, Theme
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choices import ChoiceCard
from signoff.desktop.widgets.segmented import Segment
from signoff.desktop.widgets.surface import Surface
from signoff.desktop.widgets.withheld import withhold

WITH_WORDS = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit)
BOUNDED = ("default", "compact", "primary", "signing")
"""Kinds of buttons that are known by their edge or fill; the others by their words alone."""

BOX = 70
"""The width of what holds a box or a circle, in pixels."""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("state", ["at rest", "hovered", "pressed", "disabled"])
def test_words_and_icons_stand_out(
    scheme: Scheme, state: str, theme: Theme, gallery: Callable[[], QMainWindow]
) -> None:
    window, image = seen(scheme, state, theme, gallery)
    least = of_words(theme)
    measured = dict(weakest(window, image))
    assert len(measured) > 25
    assert {name: found for name, found in measured.items() if found < (3 if name.startswith("Icon") else least)} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("state", ["at rest", "hovered", "pressed", "disabled"])
def test_edges_of_controls_stand_out(
    scheme: Scheme, state: str, theme: Theme, gallery: Callable[[], QMainWindow]
) -> None:
    window, image = seen(scheme, state, theme, gallery)
    measured = dict(edges(window, image))
    assert len(measured) > 8
    assert {name: found for name, found in measured.items() if found < 3} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("state", ["at rest", "hovered", "disabled"])
def test_details_below_names_stand_out(
    scheme: Scheme, state: str, theme: Theme, gallery: Callable[[], QMainWindow]
) -> None:
    window, image = seen(scheme, state, theme, gallery)
    measured = {}
    for card in window.findChildren(ChoiceCard):
        if card.option.detail:
            line = QFontMetrics(theme.font("guidance")).height()
            low = QRect(theme.px(48), card.height() - line - theme.px(12), card.width() - theme.px(64), line)
            measured[named(card)] = strongest(image, low.translated(card.mapTo(window, QPoint(0, 0))))
    for check in window.findChildren(Check):
        if check.accessibleDescription():
            line = QFontMetrics(theme.font("note")).height()
            low = QRect(theme.px(28), check.height() - line, check.width() - theme.px(28), line)
            measured[named(check)] = strongest(image, low.translated(check.mapTo(window, QPoint(0, 0))))
    assert len(measured) == 3
    assert {name: found for name, found in measured.items() if found < of_words(theme)} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_cannot_be_used_keeps_its_edge(scheme: Scheme, theme: Theme, qtbot: QtBot) -> None:
    """The edge is as strong as any other's, in every scheme, and dashed where no ground tells it from others."""
    theme.set_scheme(scheme)
    saving, signing = Button(theme, "Save"), Button(theme, "Sign", kind="signing")
    check, waiting = Check(theme, "I have read this notice."), Check(theme, "Not yet")
    for control in (saving, signing, check, waiting):
        ground = Surface(theme, "sheet")
        qtbot.addWidget(ground)
        control.setParent(ground)
        control.resize(240, 60)
        ground.resize(260, 60)
        edge = QRect(4, 2, 12, 2) if isinstance(control, Check) else QRect(8, control.height() - 1, 200, 1)
        assert gaps(picture_of(ground), edge) == 0
        if control in (signing, waiting):
            withhold(control, "Read the notice first.")
        else:
            control.setEnabled(False)
        image = picture_of(ground)
        assert (gaps(image, edge) > 2) is theme.has_contrast
        assert max(contrast(colour, ground_of(image)) for colour in colours_in(image, edge)) >= SHAPES


def gaps(image: QImage, edge: QRect) -> int:
    """Return how many pixels along an edge have the colour of what is beside it."""
    return sum(
        all(QColor(image.pixel(x, y)).name().upper() == ground_of(image) for y in range(edge.top(), edge.bottom() + 1))
        for x in range(edge.left(), edge.right() + 1)
    )


def ground_of(image: QImage) -> str:
    return QColor(image.pixel(image.width() - 5, image.height() // 2)).name().upper()


def seen(scheme: Scheme, state: str, theme: Theme, gallery: Callable[[], QMainWindow]) -> tuple[QMainWindow, QImage]:
    """Return a window with every control, and its picture with all of them in one state."""
    theme.set_text_percent(LARGE)
    theme.set_scheme(scheme)
    window = gallery()
    canvas = window.centralWidget()
    assert canvas is not None
    canvas.setEnabled(state != "disabled")
    for control in window.findChildren(QWidget):
        control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == "hovered" and control.isEnabled())
        if state == "pressed" and isinstance(control, (Button, IconButton)) and control.isEnabled():
            control.setDown(True)
    QApplication.processEvents()
    return window, picture_of(window)


def weakest(window: QMainWindow, image: QImage) -> Iterator[tuple[str, float]]:
    """Yield the contrast of each control's words, or of its icon, with what is behind them."""
    for control in window.findChildren(QWidget):
        if not isinstance(control, WITH_WORDS) or not control.isVisible():
            continue
        if not has_words(control) and not isinstance(control, IconButton):
            continue
        place = QRect(control.mapTo(window, QPoint(0, 0)), control.size()).intersected(image.rect())
        colours = colours_in(image, place.adjusted(3, 3, -3, -3))
        if not colours:
            continue  # scrolled out of view
        ground = colours.most_common(1)[0][0]
        yield named(control), max(contrast(colour, ground) for colour, count in colours.items() if count >= SOLID)


def edges(window: QMainWindow, image: QImage) -> Iterator[tuple[str, float]]:
    """Yield the contrast of what bounds each control with what is left of it."""
    for control in window.findChildren(QWidget):
        if not control.isVisible() or not is_bounded(control):
            continue
        at = control.mapTo(window, QPoint(0, 0))
        if not image.rect().contains(QRect(at, control.size())):
            continue
        middle = at.y() + control.height() // 2
        outside = QColor(image.pixel(max(at.x() - 6, 0), middle)).name().upper()
        strip = QRect(at.x(), middle - 2, 6, 5)
        if isinstance(control, (Check, ChoiceCard)):  # known by the box or the circle beside their first line
            strip = QRect(at.x(), at.y() + 6, BOX, control.height() - 12)
        yield named(control), max(contrast(colour, outside) for colour in colours_in(image, strip))


def is_bounded(control: QWidget) -> bool:
    if isinstance(control, Button):
        return control.property("kind") in BOUNDED
    if isinstance(control, QLineEdit):
        return not isinstance(control.parentWidget(), QComboBox)
    if isinstance(control, Segment):
        return control.isChecked()
    return isinstance(control, (QComboBox, QPlainTextEdit, Check, ChoiceCard))


def has_words(control: QWidget) -> bool:
    if isinstance(control, (QLabel, QAbstractButton)):
        return bool(control.text().strip())
    if isinstance(control, QLineEdit):
        return bool(control.text() or control.placeholderText())
    return isinstance(control, (QPlainTextEdit, QTextEdit)) and bool(control.toPlainText())


def named(control: QWidget) -> str:
    words = control.text() if isinstance(control, (QLabel, QAbstractButton, QLineEdit)) else ""
    return f"{type(control).__name__} {control.objectName()} {words[:30]!r} {control.accessibleName()[:30]!r}"
