"""What lifts a page off what is behind it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from signoff.desktop.look.theme import Theme


def paint_edge(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """Paint a soft shadow around a page, or a line where edges show what shadows show in other schemes."""
    painter.save()
    edge = theme.outline("edge")
    if edge is not None:
        painter.setPen(QPen(edge, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(6, 0, -1):
            painter.setBrush(QColor(0, 0, 0, (18 if theme.is_dark else 7)))
            painter.drawRoundedRect(rect.adjusted(-spread, -spread + 2, spread, spread + 2), spread, spread)
    painter.restore()
