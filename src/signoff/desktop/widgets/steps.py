"""A step of a window, with its foot, and the step that waits for work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.cards import Cards, FindingCard
from signoff.desktop.widgets.column import INSET, ScrollColumn
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.progress import WorkProgress
from signoff.desktop.widgets.text import Label

WIDTH = 620
"""Pixels of the column in which a step is read."""

_FOOT = 64


class Step(QWidget):
    """A step of a window: a title, a text, `body` below them in a column that scrolls, and buttons at the foot."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._problem = ""
        self.title = Label(theme, "", "question")
        self.title.setObjectName("stepTitle")
        self.text = Label(theme, "", "text", colour="ink2")
        self.text.setObjectName("stepText")
        self._scroll = ScrollColumn(theme, WIDTH)
        self._problems = Cards()
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column = self._scroll.body
        column.setContentsMargins(0, 32, 0, 24)
        column.setSpacing(12)
        for label in (self.title, self.text):
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self._problems)
        nest(column, self.body)
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

    def show_problem(self, sentence: str) -> None:
        """Show what did not work, above all else; nothing where the sentence is empty."""
        self._problem = f"Error: {sentence}" if sentence else ""
        self._problems.replace([FindingCard(self._theme, "error", sentence)] if sentence else [])
        if self.isVisible():
            announce(self, self._problem, assertive=True)

    @property
    def spoken(self) -> str:
        """What is said of the step as it is shown: what did not work, its title and its text."""
        said = ". ".join(filter(None, (self.title.text().rstrip("."), self.text.text())))
        return " ".join(filter(None, (self._problem, said)))

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
        self._progress = WorkProgress(theme)
        self._stop = Button(theme, "Stop", icon="x")
        self._stop.setObjectName("workStop")
        self._stop.clicked.connect(self.stop)
        self.body.addWidget(self._progress)
        self.add_foot((), (self._stop,))

    def begin(self, title: str, text: str, *, can_stop: bool = True) -> None:
        """Show that work begins."""
        self.say(title, text)
        self._progress.begin()
        self._stop.setEnabled(can_stop)

    def show_progress(self, words: str, share: float) -> None:
        """Show what is being done, and its share from 0 to 1."""
        self._progress.show_progress(words, share)

    def stop(self) -> None:
        """Give up, if that is possible."""
        if self._stop.isEnabled():
            self._stop.setEnabled(False)
            self._progress.end("Stopping")
            self.stopped.emit()
