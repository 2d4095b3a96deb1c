"""A step of a window, with its foot, and the step that waits for work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import INSET, ScrollColumn
from signoff.desktop.widgets.progress import ProgressLine
from signoff.desktop.widgets.text import Label

WIDTH = 620
"""Pixels of the column in which a step is read."""

_FOOT = 64


class Step(QWidget):
    """A step of a window: a title, a text, `body` below them in a column that scrolls, and buttons at the foot."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = Label(theme, "", "question")
        self.title.setObjectName("stepTitle")
        self.text = Label(theme, "", "text", colour="ink2")
        self.text.setObjectName("stepText")
        self._scroll = ScrollColumn(theme, WIDTH)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column = self._scroll.body
        column.setContentsMargins(0, 32, 0, 24)
        column.setSpacing(12)
        for label in (self.title, self.text):
            column.addWidget(label)
        column.addSpacing(4)
        column.addLayout(self.body)
        column.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._scroll, 1)

    def say(self, title: str, text: str) -> None:
        """Show a title and a text; they are announced where the step is in view already."""
        before = self.spoken
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        if self.isVisible() and self.spoken != before:
            announce(self, self.spoken)

    @property
    def spoken(self) -> str:
        """What is said of the step as it is shown: its title and its text."""
        return ". ".join(filter(None, (self.title.text().rstrip("."), self.text.text())))

    def height_at(self, width: int) -> int:
        """Return the height of all that is shown, at a width."""
        self._scroll.body.invalidate()
        inner = min(self._theme.px(WIDTH), width - 2 * INSET)
        return self._scroll.body.totalHeightForWidth(inner) + self._theme.px(_FOOT if self._layout.count() > 1 else 0)

    def add_foot(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Put buttons at the foot; the last one on the right is what Enter does."""
        foot = QWidget()
        foot.setProperty("surface", "paper")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme.fix(foot, height=_FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(32, 0, 32, 0)
        row.setSpacing(8)
        for button in left:
            row.addWidget(button)
        row.addStretch(1)
        for button in right:
            row.addWidget(button)
        self._layout.addWidget(foot)


class WorkingStep(Step):
    """Says what is being done and how far it is; `stopped` is emitted where the person gives up."""

    stopped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._line = ProgressLine(theme)
        self._line.setObjectName("workProgress")
        self._words = Label(theme, "", "guidance")
        self._words.setObjectName("workWords")
        self._stop = Button(theme, "Stop", icon="x")
        self._stop.setObjectName("workStop")
        self._stop.clicked.connect(self.stop)
        self.body.addWidget(self._line)
        self.body.addWidget(self._words)
        self.add_foot((), (self._stop,))

    def begin(self, title: str, text: str, *, can_stop: bool = True) -> None:
        """Show that work begins."""
        self.say(title, text)
        self.show_progress("One moment", 0.0)
        self._stop.setEnabled(can_stop)

    def show_progress(self, words: str, share: float) -> None:
        """Show what is being done, and its share from 0 to 1."""
        self._words.setText(f"{words}…")
        self._line.set_fraction(share)

    def stop(self) -> None:
        """Give up, if that is possible."""
        if self._stop.isEnabled():
            self._stop.setEnabled(False)
            self._words.setText("Stopping…")
            announce(self, self._words.text())
            self.stopped.emit()
