"""Dates that follow from one another, on a line of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.paint import draw_text, text_height

_DOT_Y = 8
_WHEN_Y = 22
_GAP = 16
_BETWEEN = 12
_NARROWEST = 112
"""The narrowest column, in px, that holds a date in one line."""


class Milestone(Protocol):
    """What the line shows of a date that follows; the milestones of the rules have this shape."""

    @property
    def when(self) -> str:
        """The date as it is shown."""

    @property
    def meaning(self) -> str:
        """What the date means."""

    @property
    def done(self) -> bool:
        """Whether it has passed."""


class Timeline(QWidget):
    """Milestones in columns of equal width, in rows: a dot on the line, the date, and what it means below.

    Tab stops there, to hear them.
    """

    spoken_role = "StaticText"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self._milestones: tuple[Milestone, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("timeline")
        theme.changed.connect(self._fit)

    def show_milestones(self, milestones: Sequence[Milestone]) -> None:
        """Show these milestones in their order; without any, the line is empty and has no height."""
        self._milestones = tuple(milestones)
        spoken = "; ".join(f"{milestone.when}: {milestone.meaning}" for milestone in self._milestones)
        self.setAccessibleName(f"Dates that follow. {spoken}" if spoken else "Dates that follow")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if spoken else Qt.FocusPolicy.NoFocus)
        self._fit()
        self.update()

    def milestones(self) -> tuple[Milestone, ...]:
        """Return what is shown."""
        return self._milestones

    def hasHeightForWidth(self) -> bool:
        """Return True: the words wrap, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return sum(self._heights(width)) + _BETWEEN * max(len(self._rows(width)) - 1, 0)

    def sizeHint(self) -> QSize:
        """Return 120 px for each column of one row."""
        width = max(self._theme.px(120) * len(self._milestones), 1)
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of one column, since the others move below it."""
        return QSize(self._theme.px(_NARROWEST) if self._milestones else 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adjust the height to the words."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lines, dots and words, row by row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows, top = self._rows(self.width()), 0
        step = self.width() / max((len(row) for row in rows), default=1)
        for index, (row, height) in enumerate(zip(rows, self._heights(self.width()), strict=True)):
            painter.save()
            painter.translate(0, top)
            self._paint_row(painter, row, step, last=index == len(rows) - 1)
            painter.restore()
            top += height + _BETWEEN
        painter.end()

    def _paint_row(self, painter: QPainter, row: Sequence[Milestone], step: float, *, last: bool) -> None:
        px = self._theme.px
        line = px(_DOT_Y)
        for index, milestone in enumerate(row):
            following = row[index + 1] if index + 1 < len(row) else None
            if following is not None or not last:
                both_done = milestone.done and following is not None and following.done
                painter.setPen(QPen(self._theme.colour("blue" if both_done else "line"), 2))
                painter.drawLine(QPointF(index * step + px(16), line), QPointF((index + 1) * step, line))
            self._paint_dot(painter, QPointF(index * step + px(8), line), milestone, far=last and following is None)
            self._paint_words(painter, round(index * step), self._column_width(self.width()), milestone)

    def _paint_dot(self, painter: QPainter, centre: QPointF, milestone: Milestone, *, far: bool) -> None:
        colour = self._theme.colour("edge" if far and not milestone.done else "blue")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if milestone.done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, self._theme.px(5), self._theme.px(5))

    def _paint_words(self, painter: QPainter, left: int, width: int, milestone: Milestone) -> None:
        strong, plain = self._theme.font("strong"), self._theme.font("guidance")
        when = text_height(strong, milestone.when, width)
        top = self._theme.px(_WHEN_Y)
        draw_text(painter, QRect(left, top, width, when), strong, self._theme.colour("ink"), milestone.when)
        meaning = QRect(left, top + when, width, self.height())
        draw_text(painter, meaning, plain, self._theme.colour("ink2"), milestone.meaning)

    def _rows(self, width: int) -> tuple[tuple[Milestone, ...], ...]:
        """Return the milestones in as few rows as hold them without breaking dates, all of about the same length."""
        most = max(width // self._theme.px(_NARROWEST), 1)
        rows = max(-(-len(self._milestones) // most), 1)
        per_row = max(-(-len(self._milestones) // rows), 1)
        return tuple(self._milestones[start : start + per_row] for start in range(0, len(self._milestones), per_row))

    def _heights(self, width: int) -> tuple[int, ...]:
        column = self._column_width(width)
        return tuple(max(self._column_height(milestone, column) for milestone in row) for row in self._rows(width))

    def _column_width(self, width: int) -> int:
        columns = max((len(row) for row in self._rows(width)), default=1)
        return int(width / columns) - self._theme.px(_GAP) // 2

    def _column_height(self, milestone: Milestone, width: int) -> int:
        when = text_height(self._theme.font("strong"), milestone.when, width)
        return self._theme.px(_WHEN_Y) + when + text_height(self._theme.font("guidance"), milestone.meaning, width) + 2

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()
