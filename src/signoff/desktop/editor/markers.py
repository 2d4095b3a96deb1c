"""The bullets and numbers before the items of a list: computed when the text's structure changes, and painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextBlock,
    QTextDocument,
    QTextTable,
)

from signoff.desktop.editor.numbering import Item, items
from signoff.notice.text.numbering import label

_GAP = 7
_RADIUS = 2.75
_ORDINARY = 15
"""Pixels of the font for which these are told."""


class Markers:
    """Provides the bullet or number of each item of one document."""

    def __init__(self, document: QTextDocument, on_change: Callable[[], None] | None = None) -> None:
        """Follow the document's changes; `on_change` is called when what is shown anywhere may have changed."""
        self._document = document
        self._on_change = on_change
        self._labels: dict[int, str] | None = None
        self._blocks = 0
        document.contentsChange.connect(self._on_contents_change)

    def label(self, block: QTextBlock) -> str:
        """Return what is shown before the block: "" for nothing, a bullet, or a number in its list's style."""
        if self._labels is None:
            self._labels = _labels(self._document)
            self._blocks = self._document.blockCount()
        return self._labels.get(block.blockNumber(), "")

    def _on_contents_change(self, _: int, removed: int, added: int) -> None:
        # typing and deleting within a paragraph change no number; a change of formats removes and adds as much
        if (removed and added) or self._document.blockCount() != self._blocks:
            self._labels = None
            if self._on_change is not None:
                self._on_change()


def _labels(document: QTextDocument) -> dict[int, str]:
    return {item.block.blockNumber(): _label(item) for item in items(document)}


def _label(item: Item) -> str:
    if item.shape.mark == "bullet":
        return "•◦▪"[min(item.shape.level, 3) - 1]
    return label(item.number, item.shape.style)


def paint_marker(painter: QPainter, block: QTextBlock, label: str, origin: QPointF, colour: QColor) -> None:
    """Paint the label left of the block's first line; `origin` is the block's upper left corner on the painter."""
    line = block.layout().lineAt(0)
    if not line.isValid():
        return
    font = block.document().defaultFont()
    metrics = QFontMetricsF(font)
    baseline = origin.y() + line.y() + line.ascent()
    right = origin.x() + line.x() - _GAP
    scale = font.pixelSize() / _ORDINARY
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if label not in {"•", "◦", "▪"}:
        painter.setFont(font)
        painter.setPen(colour)
        _paint_number(painter, label, QPointF(right, baseline), metrics.horizontalAdvance(label))
        return
    centre = QPointF(right - 4 * scale, baseline - metrics.xHeight() / 2)
    painter.setPen(QPen(colour, 1.25) if label == "◦" else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if label == "◦" else colour)
    if label == "▪":
        half = 2.25 * scale
        painter.drawRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half))
    else:
        painter.drawEllipse(centre, _RADIUS * scale, _RADIUS * scale)


def _paint_number(painter: QPainter, label: str, end: QPointF, width: float) -> None:
    """Paint a number that ends at a point, narrowed where there is no room for it."""
    painter.save()
    painter.translate(end)
    if width > end.x() > 0:
        painter.scale(end.x() / width, 1)
    painter.drawText(QPointF(-width, 0), label)
    painter.restore()


def paint_header(
    painter: QPainter, layout: QAbstractTextDocumentLayout, table: QTextTable, scrolled: float, colour: QColor
) -> None:
    """Paint a faint colour over a table's first row; `scrolled` is how far down the view is scrolled.

    The layout is a parameter, because after table.document() PySide drops the document's layout with the table.
    """
    # a table's own rectangle begins at its first cell's words, so the row is measured by the words in it
    padding = table.format().cellPadding() + 0.5
    cells = [table.cellAt(0, column) for column in range(table.columns())]
    rects = [layout.blockBoundingRect(cell.firstCursorPosition().block()) for cell in cells]
    if table.rows() > 1:
        below = [table.cellAt(1, column).firstCursorPosition().block() for column in range(table.columns())]
        bottom = min(layout.blockBoundingRect(block).top() for block in below) - padding
    else:
        bottom = max(rect.bottom() for rect in rects) + padding
    left, top = rects[0].left() - padding, min(rect.top() for rect in rects) - padding
    right = layout.frameBoundingRect(table).right() - 1
    painter.fillRect(QRectF(left, top - scrolled, right - left, bottom - top), colour)
