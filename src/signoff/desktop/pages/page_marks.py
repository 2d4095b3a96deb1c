"""What is marked on a document's pages: the current rows, and what others changed since they were read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

ROW_TINT = "#D9E4F8"
"""What a tinted row is multiplied with; like paper, it is the same in both colour schemes."""

ROW_EDGE = "#24457E"
"""The bar at the left of a tinted row; like paper, it is the same in all colour schemes."""

CHANGE_BAR = "#2B6A48"
"""The bar in the margin beside a row that was changed; like paper, it is the same in both colour schemes."""

CAME, WENT = "#B9E2C6", "#F6C5BE"
"""What changed words are multiplied with: those that are new, and those that are gone since."""


class PlaceLike(Protocol):
    """A rectangle of a page: points from its upper left corner, pages counted from 1."""

    @property
    def page(self) -> int:
        """The page."""

    @property
    def x0(self) -> float:
        """Left."""

    @property
    def y0(self) -> float:
        """Top."""

    @property
    def x1(self) -> float:
        """Right."""

    @property
    def y1(self) -> float:
        """Bottom."""


class PageMarks:
    """The rows that are tinted, and those that are marked as changed, with the changed words in them."""

    def __init__(self) -> None:
        """Mark nothing."""
        self.tinted: tuple[PlaceLike, ...] = ()
        self.changed: tuple[PlaceLike, ...] = ()
        self.words: tuple[PlaceLike, ...] = ()
        self.word_colour = CAME

    def paint(self, painter: QPainter, page: int, rect_of: Callable[[int, float, float, float, float], QRectF]) -> None:
        """Paint the marks of a page over it; `rect_of` says where each lies."""
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for place in self.tinted:
            if place.page == page:
                row = rect_of(page, place.x0, place.y0, place.x1, place.y1)
                painter.fillRect(row, QColor(ROW_TINT))
                painter.fillRect(QRectF(row.left(), row.top(), 3, row.height()), QColor(ROW_EDGE))
        for place in self.words:
            if place.page == page:
                painter.fillRect(rect_of(page, place.x0, place.y0, place.x1, place.y1), QColor(self.word_colour))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for place in self.changed:
            if place.page == page:  # a bar in the margin, as editors of text have it
                row = rect_of(page, place.x0, place.y0, place.x1, place.y1)
                painter.fillRect(QRectF(row.left() - 9, row.top(), 4, row.height()), QColor(CHANGE_BAR))
        painter.restore()
