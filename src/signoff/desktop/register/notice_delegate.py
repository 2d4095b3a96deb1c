"""Paints the lines of the list: headings, and notices with what they are and the words that were found in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from signoff.desktop.register.listing import STATUS_ICONS, Heading, subject_line, when
from signoff.desktop.register.notice_model import ABOUT, ENTRY, PASSAGE, Index
from signoff.desktop.widgets.paint import box, chosen_row
from signoff.notice.record.record import Status

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.register.passages import Passage
    from signoff.register.results import Row

SIDE = 12
"""The room at either side of a row, in pixels."""


class NoticeDelegate(QStyledItemDelegate):
    """Paints a heading, or a notice: icon, subject, what it is, when it changed; where it was found, the passage too.

    Of a notice that is still to be read nothing is painted but the ground of the chosen one.
    """

    def __init__(self, theme: Theme, clock: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        entry: Heading | Row | None = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if isinstance(entry, Heading):
            self._paint_heading(painter, rect, entry)
        else:
            state: QStyle.StateFlag = option.state
            self._paint_ground(painter, rect, state)
            if entry is not None:
                self._paint_row(painter, rect, entry, index.data(ABOUT), bool(state & _SELECTED))
                self._paint_passage(painter, rect, index.data(PASSAGE))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        line = rect.adjusted(SIDE + 12, 0, -SIDE, 0)
        painter.setFont(self._theme.font("note-strong"))
        painter.setPen(QColor(self._theme.tokens.ink3))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, heading.title)
        width = QFontMetrics(self._theme.font("note-strong")).horizontalAdvance(heading.title)
        painter.setFont(self._theme.font("note"))
        painter.drawText(line.adjusted(width + 10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, heading.number)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        card = rect.adjusted(SIDE, 0, -SIDE, 0)
        if state & _SELECTED:
            chosen_row(painter, self._theme, card, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            box(painter, card, 8, self._theme.colour("hover"), None)

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row, about: str, chosen: bool) -> None:
        card = rect.adjusted(SIDE, 0, -SIDE, 0)
        icon, colour = STATUS_ICONS[row.status], "blue" if chosen or row.status is Status.READY else "ink2"
        if row.damaged:
            icon, colour = "circle-alert", "red"
        painter.drawPixmap(card.left() + 12, card.top() + self._theme.px(7), self._theme.pixmap(icon, 18, colour))
        self._paint_words(painter, card.adjusted(12 + self._theme.px(32), 0, -12, 0), row, about)

    def _paint_words(self, painter: QPainter, words: QRect, row: Row, about: str) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        first_line = QRect(words.left(), words.top() + px(4), words.width(), px(22))
        changed = when(row.changed_at, self._clock())
        painter.setFont(self._theme.font("guidance"))
        painter.setPen(QColor(tokens.ink3))
        painter.drawText(first_line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, changed)
        room = first_line.width() - QFontMetrics(self._theme.font("guidance")).horizontalAdvance(changed) - 20
        painter.setFont(self._theme.font("strong"))
        painter.setPen(QColor(tokens.ink if row.subject.strip() else tokens.ink3))
        subject = QFontMetrics(painter.font()).elidedText(subject_line(row), Qt.TextElideMode.ElideRight, room)
        painter.drawText(first_line, Qt.AlignmentFlag.AlignVCenter, subject)
        second_line = QRect(words.left(), words.top() + px(25), words.width(), px(18))
        painter.setFont(self._theme.font("guidance"))
        needs = row.need and not row.waits
        painter.setPen(QColor(tokens.red if row.damaged else tokens.amber if needs else tokens.ink2))
        about = QFontMetrics(painter.font()).elidedText(about, Qt.TextElideMode.ElideRight, second_line.width())
        painter.drawText(second_line, Qt.AlignmentFlag.AlignVCenter, about)

    def _paint_passage(self, painter: QPainter, row: QRect, passage: Passage | None) -> None:
        """Paint a passage on the third line, if there is one, with the words that were found in ink and strong."""
        if passage is None:
            return
        from signoff.desktop.register.passage_line import paint_passage  # what sets text is only needed in a search

        px = self._theme.px
        left = SIDE + 12 + px(32)
        rect = QRect(row.left() + left, row.top() + px(44), row.width() - left - SIDE - 12, px(18))
        painter.setPen(QColor(self._theme.tokens.ink2))
        paint_passage(painter, rect, passage, self._theme.font("guidance"), QColor(self._theme.tokens.ink))


_SELECTED = QStyle.StateFlag.State_Selected
