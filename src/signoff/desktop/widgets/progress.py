"""A line that shows how much is done, and work in progress, which says so to those who cannot see the line."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.text import Label

PAUSE, EVERY = 2.0, 10.0
"""Seconds that are left between two steps of work that are said, and after which it is said how far a step is."""


class ProgressLine(QProgressBar):
    """A line of 4 px, filled to a fraction."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self._fraction = 0.0
        self.setFixedHeight(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Progress")
        self.setTextVisible(False)
        self.setRange(0, 100)
        self.setValue(0)
        theme.changed.connect(self.update)

    def set_fraction(self, fraction: float) -> None:
        """Fill the line to a fraction, limited to 0 to 1."""
        self._fraction = min(max(fraction, 0.0), 1.0)
        self.setValue(round(self._fraction * 100))
        self.update()

    def fraction(self) -> float:
        """Return the fraction shown."""
        return self._fraction

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        if self._fraction > 0:
            painter.setBrush(self._theme.colour("blue"))
            painter.drawRoundedRect(QRectF(0, 0, max(4.0, self.width() * self._fraction), 4), 2, 2)
        painter.end()


class WorkProgress(QWidget):
    """What is being done, below a line that shows how much of it is; each step is said, and now and then how far it is.

    Whoever shows it says that the work begins, and what came of it.
    """

    def __init__(
        self,
        theme: Theme,
        clock: Callable[[], float] = time.monotonic,
        *,
        in_figures: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Start empty; with `in_figures` the words say how much is done."""
        super().__init__(parent)
        self._clock, self._in_figures = clock, in_figures
        self._step = ""
        self._said_at = 0.0
        self._line = ProgressLine(theme)
        self._line.setObjectName("workProgress")
        self._words = Label(theme, "", "guidance")
        self._words.setObjectName("workWords")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._line)
        column.addWidget(self._words)

    def begin(self) -> None:
        """Show that work begins."""
        self._step, self._said_at = "", self._clock()
        self._show("One moment", 0.0)

    def show_progress(self, step: str, share: float) -> None:
        """Show what is being done, and its share from 0 to 1."""
        self._show(step, share)
        since = self._clock() - self._said_at
        if self.isVisible() and since >= (PAUSE if step != self._step else EVERY):
            self._step, self._said_at = step, self._clock()
            announce(self, _said(step, share))

    def end(self, words: str) -> None:
        """Show that the work is coming to its end, and say it."""
        self._words.setText(f"{words}…")
        announce(self, words)

    def _show(self, step: str, share: float) -> None:
        self._words.setText(_said(step, share) if self._in_figures and share > 0 else f"{step}…")
        self._line.set_fraction(share)


def _said(step: str, share: float) -> str:
    return f"{step}: {share:.0%}" if share > 0 else step
