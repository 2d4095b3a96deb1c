"""How the cell looks that is signed in, below the mark: its ring and glow, the line to sign on, or a prompt.

It is paper in either scheme, and its words are smaller in a small cell.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from signoff.desktop.look.theme import Theme

_BASELINE = 0.72
"""Where the line to sign on is, as a share of the height."""

_FULL_HEIGHT = 92
"""Pixels of a cell's height at which line and words have their full size."""

_RING = QColor("#2F62B8")
_PENCIL = QColor("#575148")


def paint_ring(painter: QPainter, theme: Theme, cell: QRectF, glow: int, *, focused: bool) -> None:
    """Paint the paper with its ring, and so many pixels of a glow around it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(47, 98, 184, 14))
    for spread in range(1, glow + 1):
        painter.drawRoundedRect(cell.adjusted(-spread, -spread, spread, spread), 6 + spread, 6 + spread)
    painter.setPen(QPen(_RING, 4 if focused else 2))
    painter.setBrush(QColor("#F4F8FF") if not theme.is_dark else QColor("#DDDAD8"))
    painter.drawRoundedRect(cell, 6, 6)


def paint_line(painter: QPainter, theme: Theme, cell: QRectF, signer: str) -> None:
    """Paint the line, its ×, and whose signature it is."""
    size = min(1.0, cell.height() / _FULL_HEIGHT)
    y = cell.top() + cell.height() * _BASELINE
    left, right = cell.left() + 44 * size, cell.right() - 20 * size
    painter.setPen(QPen(_PENCIL, 1))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.setPen(QPen(_PENCIL, 1.5))
    x = cell.left() + 29 * size
    for sign in (-1, 1):
        rise = sign * 5 * size
        painter.drawLine(QPointF(x - 5 * size, y - 7 * size - rise), QPointF(x + 5 * size, y - 7 * size + rise))
    font = theme.font("note")
    font.setPixelSize(max(9, round(13 * size)))
    words = QRectF(left, y + 1, right - left, cell.bottom() - y - 2)
    name = f"Signature of {signer}" if signer else "Signature"
    shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, words.width())
    painter.setFont(font)
    painter.setPen(_PENCIL)
    painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, shown)


def paint_prompt(painter: QPainter, theme: Theme, cell: QRectF, prompt: str) -> None:
    """Paint what is asked for instead of a mark."""
    size = min(1.0, cell.height() / _FULL_HEIGHT)
    font = theme.font("guidance")
    font.setPixelSize(max(9, round(min(font.pixelSize() * size, cell.height() / 4))))  # it stays in its cell
    painter.setFont(font)
    painter.setPen(_PENCIL)
    words = cell.adjusted(20 * size, 4, -20 * size, -4)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, prompt)
