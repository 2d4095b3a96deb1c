"""The notices that a signed one is linked with: the one it supersedes, and those that supersede it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.history.event_descriptions import shortened
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.text import Label
from signoff.notice.record.record import Status

if TYPE_CHECKING:
    from signoff.register.results import Row


class LinkedNotices(QWidget):
    """A line for each linked notice, with a door to it; `opened` is told its identity."""

    def __init__(self, theme: Theme, opened: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._opened = opened
        self._lines: list[QWidget] = []
        self.setObjectName("links")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_links(self, earlier: Row | None, later: Sequence[Row]) -> None:
        """Show the notice that this one supersedes, and those that supersede it."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [] if earlier is None else [self._line(f"Supersedes {_named(earlier)}.", earlier, "ink2")]
        self._lines += [self._line(_said(row), row, "amber") for row in later if row.status is not Status.WITHDRAWN]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))

    def words(self) -> tuple[str, ...]:
        """Return what the lines say."""
        return tuple(label.text() for line in self._lines for label in line.findChildren(Label))

    def _line(self, words: str, row: Row, colour: str) -> QWidget:
        line = QWidget()
        label = Label(self._theme, words, "strong", colour=colour)
        door = Button(self._theme, REGISTRY[Command.OPEN].plain, kind="link")
        door.setObjectName(f"openOther-{row.id}")
        door.setAccessibleName(f"Open {_named(row)}")
        door.clicked.connect(lambda: self._opened(row.id))
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(label, 1)
        across.addWidget(door)
        return line


def _said(row: Row) -> str:
    if row.status in (Status.SIGNED, Status.PUBLISHED):
        return f"Superseded by {_named(row)}."
    return f"Will be superseded by {_named(row)}, once that is signed."


def _named(row: Row) -> str:
    subject = shortened(" ".join(row.subject.split()))
    return f"“{subject}”" if subject else "a notice without a subject"
