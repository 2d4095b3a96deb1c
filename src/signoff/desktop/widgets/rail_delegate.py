"""How a row of the rail is painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.marks import draw_state
from signoff.desktop.widgets.paint import box, chosen_row
from signoff.desktop.widgets.rail_item import HEADING, ITEM

if TYPE_CHECKING:
    from signoff.desktop.widgets.rail_item import RailItem

_ROW = 36
_HEADING = 30
_LEAST_HEADING = 16
"""The height below which a heading has no room for its words, and a line is painted in their place."""

_RULE = 25
_BEFORE_COUNT = 6
_COMMENT_ICON = 14
_MARK = 18
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class RailDelegate(QStyledItemDelegate):
    """Paints rows of 36 px whose selection is a tinted box of 32."""

    def __init__(
        self, theme: Theme, is_selected: Callable[[str], bool], is_compact: Callable[[], bool], parent: QObject
    ) -> None:
        """Paint for a rail, given functions for which row is the open one and whether it shows only marks."""
        super().__init__(parent)
        self._theme = theme
        self._is_selected = is_selected
        self._is_compact = is_compact

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return 36 px for a row, less for a heading or a hairline."""
        heading = index.data(HEADING)
        if heading is None:
            return QSize(40, self._theme.px(_ROW))
        return QSize(40, self._theme.px(_RULE if heading in ("-", "") or self._is_compact() else _HEADING))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row, a heading or a hairline."""
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = index.data(HEADING)
        if heading is not None:
            self._paint_heading(painter, rect, str(heading), first=index.row() == 0)
        else:
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_row(painter, rect, index.data(ITEM), hovered=hovered)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str, *, first: bool) -> None:
        if text in ("-", "") or self._is_compact() or rect.height() < self._theme.px(_LEAST_HEADING):
            if not first:
                painter.setPen(self._theme.colour("line"))
                painter.drawLine(rect.left() + 20, rect.center().y(), rect.right() - 20, rect.center().y())
            return
        painter.setFont(self._theme.font("note-strong"))
        painter.setPen(self._theme.colour("ink3"))
        painter.drawText(rect.adjusted(self._theme.px(20), self._theme.px(4), -16, 0), _MIDDLE, text)

    def _paint_row(self, painter: QPainter, rect: QRect, item: RailItem, *, hovered: bool) -> None:
        selected = self._is_selected(item.key)
        ground = rect.adjusted(8, 2, -8, -2)
        if selected:
            chosen_row(painter, self._theme, ground, 6)
        elif hovered:
            box(painter, ground, 6, self._theme.colour("hover"), None)
        is_muted = item.muted or (item.state is not None and item.state.name == "DOES_NOT_APPLY")
        colour = "blue" if selected else "ink3" if is_muted else "ink"
        side = self._theme.px(_MARK)
        top = rect.top() + (rect.height() - side) // 2
        left = rect.left() + ((rect.width() - side) // 2 if self._is_compact() else self._theme.px(19))
        if item.state is not None:
            draw_state(painter, QRectF(left, top, side, side), item.state, self._theme.tokens)
        elif item.icon:
            icon_colour = "blue" if selected else "ink2"
            painter.drawPixmap(left, top, self._theme.pixmap(item.icon, _MARK, icon_colour))
        if item.changed:
            self._paint_dot(painter, QRectF(left, top, side, side), at_corner=item.state is not None or bool(item.icon))
        if not self._is_compact():
            self._paint_words(painter, rect, item, colour, strong=selected)

    def _paint_dot(self, painter: QPainter, mark: QRectF, *, at_corner: bool) -> None:
        """Paint the dot of a row that was changed: beside the mark of its state, or in its place."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("focus"))
        centre = QPointF(mark.left() - self._theme.px(6), mark.center().y()) if at_corner else mark.center()
        if at_corner and self._is_compact():
            centre = QPointF(mark.right() + 4, mark.top())
        radius = 3.5 * self._theme.text_percent / 100
        painter.drawEllipse(centre, radius, radius)

    def _paint_words(self, painter: QPainter, rect: QRect, item: RailItem, colour: str, *, strong: bool) -> None:
        text_rect = rect.adjusted(self._theme.px(48), 0, -self._theme.px(20), 0)
        if item.count:
            needs_attention = item.state is not None and item.state.name in ("WARNING", "ERROR")
            name = ("red" if item.state.name == "ERROR" else "amber") if needs_attention and item.state else "ink3"
            painter.setFont(self._theme.font("guidance-strong" if needs_attention else "guidance"))
            painter.setPen(self._theme.colour("blue" if strong and not needs_attention else name))
            count = f"{item.count:,}"
            painter.drawText(text_rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), count)
            text_rect.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(count) - _BEFORE_COUNT, 0)
        if item.comments:
            self._paint_comments(painter, text_rect, item.comments, strong=strong)
        painter.setFont(self._theme.font("strong" if strong else "text"))
        painter.setPen(self._theme.colour(colour))
        words = painter.fontMetrics().elidedText(item.title, Qt.TextElideMode.ElideRight, text_rect.width())
        painter.drawText(text_rect, _MIDDLE, words)

    def _paint_comments(self, painter: QPainter, text_rect: QRect, comments: int, *, strong: bool) -> None:
        """Paint how many comments are open at the right end of a rectangle, and take their room from it."""
        painter.setFont(self._theme.font("guidance"))
        painter.setPen(self._theme.colour("blue" if strong else "ink2"))
        number, side = f"{comments:,}", self._theme.px(_COMMENT_ICON)
        painter.drawText(text_rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), number)
        left = text_rect.right() - painter.fontMetrics().horizontalAdvance(number) - side - 2
        top = text_rect.top() + (text_rect.height() - side) // 2
        painter.drawPixmap(left, top, self._theme.pixmap("message-square", _COMMENT_ICON, "blue"))
        text_rect.setRight(left - _BEFORE_COUNT)
