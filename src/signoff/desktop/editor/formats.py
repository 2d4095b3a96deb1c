"""How the blocks of a long text are marked in a QTextDocument, so that every mark can be undone and read back.

Lists are not Qt's: each block says how deep it stands and whether it begins an item. Qt's own lists cannot say
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

from signoff.desktop.editor.flat_blocks import Mark, Shape
from signoff.notice.text import Run

INDENT = 24
"""How far each level of a list is set in, in device-independent pixels."""

LINE = 24
"""The height of a line, in device-independent pixels."""

_USER = int(QTextFormat.Property.UserProperty.value)
_LEVEL, _MARK, _START, _ALIGN = _USER + 1, _USER + 2, _USER + 3, _USER + 4
_PARAGRAPH_GAP, _ITEM_GAP, _CELL_PADDING = 10, 6, 6
# One neutral that stands on both schemes, so that a change of scheme is no edit of the text
_RULE = QColor(133, 125, 110, 150)
_SIDES = {
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_MARKS: dict[str, Mark] = {"": "", "bullet": "bullet", "number": "number"}


def block_format(shape: Shape) -> QTextBlockFormat:
    """The format of a block outside tables."""
    made = QTextBlockFormat()
    made.setLineHeight(LINE, int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
    gap = _ITEM_GAP if shape.level else _PARAGRAPH_GAP
    made.setTopMargin(gap)
    made.setBottomMargin(gap)
    made.setLeftMargin(INDENT * shape.level)
    made.setProperty(_LEVEL, shape.level)
    made.setProperty(_MARK, shape.mark)
    if shape.start is not None:
        made.setProperty(_START, shape.start)
    return made


def shape_of(given: QTextBlockFormat) -> Shape:
    """What `block_format` was given; a block that Qt made on its own is plain."""
    level = given.intProperty(_LEVEL)
    mark = _MARKS.get(given.stringProperty(_MARK), "") if level else ""
    start = given.intProperty(_START) if mark == "number" and given.hasProperty(_START) else None
    return Shape(level, mark, start)


def char_format(run: Run) -> QTextCharFormat:
    """The format of a run; colours are the highlighter's, so that they follow the scheme."""
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        made.setFontItalic(True)
    if run.link:
        made.setAnchor(True)
        made.setAnchorHref(run.link)
    return made


def run_of(text: str, given: QTextCharFormat) -> Run:
    """The run that a stretch of text in this format is."""
    link = given.anchorHref() if given.isAnchor() else ""
    return Run(text, given.fontWeight() > QFont.Weight.DemiBold, given.fontItalic(), link or None)


def cell_block_format(align: str) -> QTextBlockFormat:
    """The format of a cell's text; `align` as in `notice.text.Table`."""
    made = QTextBlockFormat()
    made.setLineHeight(LINE - 2, int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
    made.setAlignment(_SIDES.get(align, Qt.AlignmentFlag.AlignLeft))
    made.setProperty(_ALIGN, align)
    return made


def align_of(given: QTextBlockFormat) -> str:
    """The alignment that `cell_block_format` was given."""
    return given.stringProperty(_ALIGN)


def table_format(level: int) -> QTextTableFormat:
    """The format of a table that stands at this level of lists."""
    made = QTextTableFormat()
    made.setProperty(_LEVEL, level)
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(_RULE))
    made.setBorderCollapse(True)
    made.setCellPadding(_CELL_PADDING)
    made.setCellSpacing(0)
    made.setLeftMargin(INDENT * level)
    made.setTopMargin(_ITEM_GAP)
    made.setBottomMargin(_PARAGRAPH_GAP)
    made.setHeaderRowCount(1)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return made


def table_level(given: QTextTableFormat) -> int:
    """The level that `table_format` was given."""
    return given.intProperty(_LEVEL)
