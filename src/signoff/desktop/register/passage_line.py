"""The line of a notice that was found: the passage in which the words of the search stand, with these emphasised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

if TYPE_CHECKING:
    from signoff.register.passages import Passage


def paint_passage(painter: QPainter, rect: QRect, passage: Passage, font: QFont, ink: QColor) -> None:
    """Paint a passage on one line, cut where it is too long, with the words that were found in ink and strong."""
    layout = _line_of(passage.text, passage.matches, font, ink)
    end = layout.lineAt(0).xToCursor(rect.width() - QFontMetrics(font).horizontalAdvance("…"))
    if layout.lineAt(0).naturalTextWidth() > rect.width():
        layout = _line_of(f"{passage.text[: int(end)].rstrip()}…", passage.matches, font, ink)
    height = layout.lineAt(0).height()
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - height) / 2))


def _line_of(text: str, matches: Sequence[tuple[int, int]], font: QFont, ink: QColor) -> QTextLayout:
    """Return a text laid out on one line, however long, with some of its words emphasised."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    emphasis = QTextCharFormat()
    emphasis.setFontWeight(QFont.Weight.DemiBold)
    emphasis.setForeground(ink)
    ranges = []
    for begin, end in matches:
        words = QTextLayout.FormatRange()
        words.start, words.length, words.format = begin, end - begin, emphasis
        ranges.append(words)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout
