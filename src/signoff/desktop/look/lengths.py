"""Lengths that belong to text: what they are at a text size, and those that a widget was given once and for all."""

from __future__ import annotations

from typing import TypedDict
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget


def scaled(length: float, percent: int) -> int:
    """Return a length of the ordinary text size, in whole pixels, at another."""
    return round(length * percent / 100)


class Lengths(TypedDict, total=False):
    """Lengths of a widget at the ordinary text size, in pixels; `icon` is the side of a button's square icon."""

    width: int
    height: int
    least_width: int
    least_height: int
    most_width: int
    most_height: int
    icon: int


class FixedLengths:
    """The widgets whose lengths stay what they were made with, and follow the size of text."""

    def __init__(self) -> None:
        self._lengths: WeakKeyDictionary[QWidget, Lengths] = WeakKeyDictionary()

    def fix(self, widget: QWidget, lengths: Lengths, percent: int) -> None:
        """Give a widget these lengths, beside those that it has been given before."""
        self._lengths[widget] = {**self._lengths.get(widget, {}), **lengths}
        _give(widget, lengths, percent)

    def rescale(self, percent: int) -> None:
        """Give every widget its lengths at another text size."""
        for widget in list(self._lengths):
            if shiboken6.isValid(widget):
                _give(widget, self._lengths[widget], percent)  # which may be others as one before it has another size


def _give(widget: QWidget, lengths: Lengths, percent: int) -> None:
    if "width" in lengths:
        width = scaled(lengths["width"], percent)
        widget.setFixedWidth(_on_screen(widget, width) if widget.isWindow() and percent > 100 else width)
    if "height" in lengths:
        widget.setFixedHeight(scaled(lengths["height"], percent))
    if "least_width" in lengths:
        widget.setMinimumWidth(scaled(lengths["least_width"], percent))
    if "least_height" in lengths:
        widget.setMinimumHeight(scaled(lengths["least_height"], percent))
    if "most_width" in lengths:
        widget.setMaximumWidth(scaled(lengths["most_width"], percent))
    if "most_height" in lengths:
        widget.setMaximumHeight(scaled(lengths["most_height"], percent))
    if "icon" in lengths and isinstance(widget, QAbstractButton):
        side = scaled(lengths["icon"], percent)
        widget.setIconSize(QSize(side, side))


def screen_room(window: QWidget) -> QRect:
    """Return what a window can take of its screen; of one that is not shown yet, of that of the window it belongs to.

    A widget is never asked for its `screen`: PySide takes what that returns for a part of the widget, and deletes the
    screen itself when Python has done with the widget. The program then ends without a word at whatever comes next.
    """
    while not window.isVisible() and (parent := window.parentWidget()) is not None:
        window = parent
    screen = QGuiApplication.screenAt(window.mapToGlobal(window.rect().center()))
    return (screen or QGuiApplication.primaryScreen()).availableGeometry()


def _on_screen(window: QWidget, width: int) -> int:
    return min(width, screen_room(window).width())
