"""A choice of one among a few, each shown as a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.desktop.widgets.paint import LEADING, box, draw_text, radio, text_height

_TEXT_X = 48
_RIGHT = 16
_RADIUS = 8


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its key, its name and a sentence of detail."""

    key: str
    title: str
    detail: str = ""


class ChoiceWords(NamedTuple):
    """The name of a value where it can be chosen, with a sentence of detail."""

    title: str
    detail: str = ""


class ChoiceCard(QRadioButton):
    """A radio button painted as a card; joined cards share their edges (`first`, `last` have the round corners)."""

    def __init__(
        self, theme: Theme, option: Option, *, joined: bool, first: bool, last: bool, parent: QWidget | None = None
    ) -> None:
        """Show an option."""
        super().__init__(parent)
        self._theme = theme
        self.option = option
        self._joined = joined
        self._first = first
        self._last = last
        self.setText(option.title.replace("&", "&&"))
        self.setAccessibleName(option.title)
        self.setAccessibleDescription(option.detail)
        self.setObjectName(f"choice-{option.key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed if joined else QSizePolicy.Policy.Preferred
        )
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._fit)

    def hasHeightForWidth(self) -> bool:
        """Return True: the words wrap, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return 44 px for only a name, 68 with a detail, more where the words wrap."""
        title, detail = self._heights(width)
        px = self._theme.px
        return max(px(44), title + px(22)) if not detail else max(px(68), title + detail + px(25))

    def sizeHint(self) -> QSize:
        """Return the size of the words on one line."""
        width = self.fontMetrics().horizontalAdvance(self.option.title) + self._theme.px(_TEXT_X + _RIGHT)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size, since the words wrap."""
        return QSize(self._theme.px(120), self._theme.px(44))

    def hitButton(self, pos: object) -> bool:
        """Return True: the whole card is the button."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adjust the height to the words."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        title, detail = self._heights(self.width())
        top = (self.height() - title - (detail + 1 if detail else 0)) // 2 + (1 if detail else 0)
        centre = QPointF(self._theme.px(25), top + self._title_line_height() / 2 + 0.5)
        radio(painter, self._theme, centre, chosen=self.isChecked(), enabled=self.isEnabled())
        left = self._theme.px(_TEXT_X)
        width = self.width() - self._theme.px(_TEXT_X + _RIGHT)
        colour = self._theme.colour("ink" if self.isEnabled() else "ink3")
        draw_text(painter, QRect(left, top, width, title), self._title_font(), colour, self.option.title)
        if detail:
            colour = self._theme.colour("ink2" if self.isEnabled() else "ink3")
            below = QRect(left, top + title + 1, width, detail)
            draw_text(painter, below, self._theme.font("guidance"), colour, self.option.detail, LEADING)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        name = "tint" if self.isChecked() else "hover" if self.isDown() else "raised"
        if self.underMouse() and self.isEnabled() and not self.isChecked():
            name = "hover"
        if not self.isEnabled() and not self.isChecked():
            name = "paper"
        rect = self.rect()
        if self._joined:
            # Inner corners are not rounded: they are drawn beyond this card and cut off.
            rect = rect.adjusted(0, 0 if self._first else -20, 0, 0 if self._last else 20)
        box(painter, rect, _RADIUS, self._theme.colour(name), self._theme.colour("line"))
        if self._joined and not self._first:
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(0, 0, self.width(), 0)
        if self.isChecked() and (edge := self._theme.outline()) is not None:
            box(painter, self.rect(), _RADIUS, None, edge, 3)

    def _fit(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.setMinimumHeight(self.heightForWidth(self.width()))
        self.update()

    def _title_font(self) -> QFont:
        # A name without a detail is plain until it is chosen; with a detail it is a small heading.
        if self.option.detail:
            return self._theme.font("subhead")
        return self._theme.font("strong" if self.isChecked() else "text")

    def _title_line_height(self) -> int:
        return QFontMetrics(self._title_font()).height()

    def _heights(self, width: int) -> tuple[int, int]:
        inner = width - self._theme.px(_TEXT_X + _RIGHT)
        detail = text_height(self._theme.font("guidance"), self.option.detail, inner, LEADING)
        return text_height(self._title_font(), self.option.title, inner), detail


class ChoiceGroup(ExclusiveChoice):
    """Cards of which one may be chosen, joined in one column or separate in several; `chosen` carries its key."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[Option],
        *,
        columns: int = 1,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Offer `options`; `name` is what a screen reader calls the question, and the object's name."""
        super().__init__(theme, name, parent)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0 if columns == 1 else 8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options, and keep the choice if it is among them."""
        joined = self._columns == 1
        last = len(options) - 1
        cards = [
            ChoiceCard(self._theme, option, joined=joined, first=index == 0, last=index == last, parent=self)
            for index, option in enumerate(options)
        ]
        for index, card in enumerate(cards):
            self._grid.addWidget(card, index // self._columns, index % self._columns)
        for column in range(self._columns):
            self._grid.setColumnStretch(column, int(column < len(options)))
        self.replace_buttons({card.option.key: card for card in cards})
