"""The marks of a section's state: shape and colour, never colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from signoff.desktop.look.theme import Theme
from signoff.desktop.look.tokens import Tokens
from signoff.desktop.widgets.paint import tick

if TYPE_CHECKING:
    from signoff.rules.progress import PageState

WORDS = {
    "not_started": "Not started",
    "optional": "Optional",
    "in_progress": "In progress",
    "done": "Done",
    "warning": "Warning",
    "error": "Error",
    "does_not_apply": "Does not apply",
}


def state_words(state: PageState) -> str:
    """Return the words for a state."""
    return WORDS[state.name.lower()]


def draw_state(painter: QPainter, rect: QRectF | QRect, state: PageState, tokens: Tokens) -> None:
    """Draw a state's mark into `rect`, a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(rect).topLeft())
    scale = QRectF(rect).width() / 18
    painter.scale(scale, scale)
    name = state.name.lower()
    if name == "done":
        tick(painter, QRectF(1, 1, 16, 16), QColor(tokens.green), 2)
    elif name == "does_not_apply":
        _line(painter, tokens.ink3, 1.75, QPointF(4.5, 9), QPointF(13.5, 9))
    elif name == "optional":
        painter.setPen(_pen(tokens.edge, 1.75))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(6, 6, 6, 6))
    elif name == "warning":
        _triangle(painter, tokens.amber)
    elif name == "error":
        _ring(painter, tokens.red)
        _exclamation(painter, tokens.red, 5.6, 9.6, 12.4)
    elif name == "in_progress":
        _ring(painter, tokens.blue)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.blue))
        painter.drawPie(QRectF(4.5, 4.5, 9, 9), -90 * 16, 180 * 16)
    else:
        _ring(painter, tokens.edge)
    painter.restore()


def state_pixmap(theme: Theme, state: PageState, size: int = 18) -> QPixmap:
    """Return a state's mark as a picture of `size` device-independent pixels."""
    ratio, size = 2.0, theme.px(size)
    pixmap = QPixmap(int(size * ratio), int(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_state(painter, QRectF(0, 0, size, size), state, theme.tokens)
    painter.end()
    return pixmap


def _pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _ring(painter: QPainter, colour: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, 1.5))
    painter.drawEllipse(QPointF(9, 9), 6.75, 6.75)


def _line(painter: QPainter, colour: str, width: float, start: QPointF, end: QPointF) -> None:
    painter.setPen(_pen(colour, width))
    painter.drawLine(start, end)


def _exclamation(painter: QPainter, colour: str, top: float, bottom: float, dot: float) -> None:
    _line(painter, colour, 1.6, QPointF(9, top), QPointF(9, bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QPointF(9, dot), 1.05, 1.05)


def _triangle(painter: QPainter, colour: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, 1.5))
    painter.drawPolygon(QPolygonF([QPointF(9, 2.6), QPointF(16, 14.8), QPointF(2, 14.8)]))
    _exclamation(painter, colour, 7.2, 10.2, 12.4)
