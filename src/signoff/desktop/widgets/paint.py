"""Painting that several controls share: boxes, radio rings and ticks, wrapped text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from signoff.desktop.look.theme import Theme

# How much further apart than the font requires lines of running text are, in pixels.
LEADING = 2


def box(
    painter: QPainter,
    rect: QRect,
    radius: float,
    fill: QColor | None,
    edge: QColor | None,
    width: float = 1,
    *,
    dashed: bool = False,
) -> None:
    """Draw a rounded box whose border lies inside `rect`; it may be `dashed`, around what cannot be used now."""
    inset = width / 2 if edge is not None else 0.0
    painter.setPen(_pen(edge, width, dashed=dashed) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def chosen_row(painter: QPainter, theme: Theme, rect: QRect, radius: float) -> None:
    """Draw the ground of a chosen row: tinted, with a bar at its left since a tint alone is hardly seen.

    In schemes of high contrast an edge shows it, and there are no tints.
    """
    edge = theme.outline()
    box(painter, rect, radius, theme.colour("tint"), edge, 3 if edge else 1)
    if edge is None:
        bar = QRect(rect.left(), rect.top() + 6, 3, rect.height() - 12)
        box(painter, bar, 1.5, theme.colour("blue"), None)


def disc(painter: QPainter, theme: Theme, rect: QRect, colour: str, tint: str) -> None:
    """Fill a disc with a tint, in schemes of high contrast with an edge in the colour of what stands on it."""
    edge = theme.outline(colour)
    box(painter, rect, rect.width() / 2, theme.colour(tint), edge, 2)


def radio(painter: QPainter, theme: Theme, centre: QPointF, *, chosen: bool, enabled: bool) -> None:
    """Draw a radio button's ring of 18 px, filled in the middle when chosen.

    One that cannot be chosen has a hairline around no ground, which in high contrast is dashed.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme.colour("blue" if chosen and enabled else "edge")
    painter.setBrush(theme.colour("raised") if enabled else Qt.BrushStyle.NoBrush)
    scale = theme.text_percent / 100
    dashed = theme.has_contrast and not enabled and not chosen
    width = 2 if chosen else 1.75 if enabled or dashed else 1.25
    painter.setPen(_pen(colour, width * scale, dashed=dashed))
    painter.drawEllipse(centre, 8.5 * scale, 8.5 * scale)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, 4.5 * scale, 4.5 * scale)


def _pen(colour: QColor, width: float, *, dashed: bool) -> QPen:
    pen = QPen(colour, width)
    if dashed:
        pen.setDashPattern([3, 2])  # in widths of the pen
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def tick(painter: QPainter, rect: QRectF, colour: QColor, width: float = 2) -> None:
    """Draw a tick that fills `rect` as Lucide's fills its square of 24 units."""
    unit = rect.width() / 24
    path = QPainterPath(rect.topLeft() + QPointF(20 * unit, 6 * unit))
    path.lineTo(rect.topLeft() + QPointF(9 * unit, 17 * unit))
    path.lineTo(rect.topLeft() + QPointF(4 * unit, 12 * unit))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(path)


def text_height(font: QFont, text: str, width: int, leading: int = 0) -> int:
    """Return the height of `text` wrapped to `width`, with `leading` px more between lines; 0 for no text."""
    lines = sum(layout.lineCount() for layout in _layouts(font, text, width))
    return lines * (QFontMetrics(font).lineSpacing() + leading) - (leading if lines else 0)


def draw_text(
    painter: QPainter,
    rect: QRect,
    font: QFont,
    colour: QColor,
    text: str,
    leading: int = 0,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw `text` wrapped to the width of `rect`, from its top."""
    painter.setPen(colour)
    line_height = QFontMetrics(font).lineSpacing() + leading
    top = float(rect.top())
    for layout in _layouts(font, text, rect.width(), align):
        for number in range(layout.lineCount()):
            layout.lineAt(number).draw(painter, QPointF(rect.left(), top))
            top += line_height


def _layouts(
    font: QFont, text: str, width: int, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> list[QTextLayout]:
    option = QTextOption(align & Qt.AlignmentFlag.AlignHorizontal_Mask)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layouts = []
    for paragraph in text.split("\n") if text else ():
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, 0))
        layout.endLayout()
        layouts.append(layout)
    return layouts
