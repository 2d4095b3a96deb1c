"""How the blocks of a long text are marked in a QTextDocument, so that every mark can be undone and read back.

Lists are not Qt's: each block holds its level and whether it begins an item. Qt's own lists cannot represent
an item with two paragraphs, nor two numbered lists one after the other.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from signoff.notice.text import Run
from signoff.notice.text.flat_blocks import Mark, Shape
from signoff.notice.text.numbering import EVERY_STYLE, FIGURES

INDENT = 24
"""How far each level of a list is indented, in device-independent pixels."""

GUTTER = 14
"""How far the whole text is moved in, so that wide numbers have room, in device-independent pixels."""

LINE = 24
"""The least height of a line, in device-independent pixels; larger text has that of its font."""

_USER = int(QTextFormat.Property.UserProperty.value)
_LEVEL, _MARK, _START, _ALIGN, _STYLE = _USER + 1, _USER + 2, _USER + 3, _USER + 4, _USER + 5
_PARAGRAPH_GAP, _ITEM_GAP, _CELL_PADDING = 10, 6, 6
# One neutral colour for both schemes, so that a change of scheme does not edit the text
_RULE = QColor(133, 125, 110, 150)
_SIDES = {
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_STYLES = {f"{style.kind} {style.enclosure}": style for style in EVERY_STYLE}
_MARKS: dict[str, Mark] = {"": "", "bullet": "bullet", "number": "number"}


def block_format(shape: Shape) -> QTextBlockFormat:
    """Return the format of a block outside tables."""
    result = QTextBlockFormat()
    result.setLineHeight(LINE, int(QTextBlockFormat.LineHeightTypes.MinimumHeight.value))
    gap = _ITEM_GAP if shape.level else _PARAGRAPH_GAP
    result.setTopMargin(gap)
    result.setBottomMargin(gap)
    result.setLeftMargin(INDENT * shape.level)
    result.setProperty(_LEVEL, shape.level)
    result.setProperty(_MARK, shape.mark)
    if shape.start is not None:
        result.setProperty(_START, shape.start)
    if shape.style != FIGURES:
        result.setProperty(_STYLE, f"{shape.style.kind} {shape.style.enclosure}")
    return result


def shape_of(source: QTextBlockFormat) -> Shape:
    """Return the shape that `block_format` was given; a block that Qt created on its own is plain."""
    level = source.intProperty(_LEVEL)
    mark = _MARKS.get(source.stringProperty(_MARK), "") if level else ""
    start = source.intProperty(_START) if mark == "number" and source.hasProperty(_START) else None
    style = _STYLES.get(source.stringProperty(_STYLE), FIGURES) if mark == "number" else FIGURES
    return Shape(level, mark, start, style)


def char_format(run: Run) -> QTextCharFormat:
    """Return the format of a run; colours are the highlighter's, so that they follow the scheme."""
    result = QTextCharFormat()
    if run.bold:
        result.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        result.setFontItalic(True)
    if run.link:
        result.setAnchor(True)
        result.setAnchorHref(run.link)
    return result


def run_of(text: str, source: QTextCharFormat) -> Run:
    """Return the run of a text in this format."""
    link = source.anchorHref() if source.isAnchor() else ""
    return Run(text, source.fontWeight() > QFont.Weight.DemiBold, source.fontItalic(), link or None)


def cell_block_format(align: str) -> QTextBlockFormat:
    """Return the format of a cell's text; `align` as in `notice.text.Table`."""
    result = QTextBlockFormat()
    result.setLineHeight(LINE - 2, int(QTextBlockFormat.LineHeightTypes.MinimumHeight.value))
    result.setAlignment(_SIDES.get(align, Qt.AlignmentFlag.AlignLeft))
    result.setProperty(_ALIGN, align)
    return result


def align_of(source: QTextBlockFormat) -> str:
    """Return the alignment that `cell_block_format` was given."""
    return source.stringProperty(_ALIGN)


def table_format(level: int) -> QTextTableFormat:
    """Return the format of a table at this level of lists."""
    result = QTextTableFormat()
    result.setProperty(_LEVEL, level)
    result.setBorder(1)
    result.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    result.setBorderBrush(QBrush(_RULE))
    result.setBorderCollapse(True)
    result.setCellPadding(_CELL_PADDING)
    result.setCellSpacing(0)
    result.setLeftMargin(INDENT * level)
    result.setTopMargin(_ITEM_GAP)
    result.setBottomMargin(_PARAGRAPH_GAP)
    result.setHeaderRowCount(1)
    result.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return result


def table_level(source: QTextTableFormat) -> int:
    """Return the level that `table_format` was given."""
    return source.intProperty(_LEVEL)
