"""A choice among two to four short words, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.exclusive import ExclusiveChoice
from signoff.desktop.widgets.paint import box

_HEIGHT, _LINE = 32, 28
"""The height of a control in one line, and of each further one, in pixels."""

_BESIDE = 24
"""The room beside a word, in pixels, which larger text needs for itself."""


class Segment(QRadioButton):
    """One word of a segmented control: raised when chosen."""

    def __init__(self, theme: Theme, option: Option, parent: QWidget | None = None) -> None:
        """Show an option's title; its detail is the tool tip."""
        super().__init__(parent)
        self._theme = theme
        self.option = option
        self.setText(option.title.replace("&", "&&"))
        self.setAccessibleName(option.title)
        self.setAccessibleDescription(option.detail)
        self.setToolTip(option.detail)
        self.setObjectName(f"choice-{option.key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of the word when it is chosen, so that choosing moves nothing."""
        words = QFontMetrics(self._font(chosen=True)).horizontalAdvance(self.option.title)
        return QSize(words + _BESIDE, self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """Return the full size, so that the word is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """Return True: the whole segment is the button."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word, and its box when chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, enabled = self.isChecked(), self.isEnabled()
        if chosen:
            fill = self._theme.colour("raised" if enabled else "hover")
            edge = self._theme.outline() if enabled else None
            width = 3 if edge is not None else 1
            box(
                painter,
                self.rect(),
                5,
                fill,
                edge or self._theme.colour("edge"),
                width,
                dashed=not enabled and self._theme.has_contrast,
            )
        elif self.underMouse() and enabled:
            ground = "hover" if self._theme.has_contrast else "line"
            box(painter, self.rect(), 5, self._theme.colour(ground), None)
        painter.setFont(self._font(chosen=chosen))
        painter.setPen(self._theme.colour(("ink" if chosen else "ink2") if enabled else "ink3"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.option.title)
        painter.end()

    def _font(self, *, chosen: bool) -> QFont:
        return self._theme.font("guidance-strong" if chosen else "guidance")


class Segmented(ExclusiveChoice):
    """Segments of which one may be chosen, in a track 32 px high; `chosen` is emitted with its key."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[Option],
        *,
        name: str = "",
        folds: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Offer `options`; `name` is what a screen reader calls the question, and the object's name.

        One that `folds` continues in a second line where it is narrow.
        """
        super().__init__(theme, name, parent)
        self._folds = folds
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 2, 2, 2)
        self._grid.setSpacing(0)
        theme.fix(self, height=_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options, and keep the choice if it is among them."""
        segments = [Segment(self._theme, option, self) for option in options]
        self.replace_buttons({segment.option.key: segment for segment in segments})
        self._arrange(len(segments))

    def minimumSizeHint(self) -> QSize:
        """Return the width of half of the segments where they can go into two lines."""
        hint = super().minimumSizeHint()
        return QSize(self._width_of(self._fewer()), hint.height()) if self._folds else hint

    def sizeHint(self) -> QSize:
        """Return the width of all segments in one line."""
        return QSize(self._width_of(len(self._buttons)), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Continue in a second line where all segments do not fit into one."""
        super().resizeEvent(event)
        if self._folds:
            all_of_them = len(self._buttons)
            self._arrange(all_of_them if self._width_of(all_of_them) <= self.width() else self._fewer())

    def _fewer(self) -> int:
        return (len(self._buttons) + 1) // 2

    def _width_of(self, columns: int) -> int:
        widths = [button.sizeHint().width() for button in self._buttons.values()]
        in_all = sum(widths) if columns == len(widths) else columns * max(widths, default=0)
        return in_all + 4

    def _arrange(self, columns: int) -> None:
        for place, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(len(self._buttons)):
            self._grid.setColumnStretch(column, int(column < columns))
        lines = -(-len(self._buttons) // columns) if columns else 1
        self._theme.fix(self, height=_HEIGHT + (lines - 1) * _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._theme.colour("paper" if self._theme.is_dark else "hover")
        box(painter, self.rect(), 6, ground, self._theme.outline("edge"))
        painter.end()
