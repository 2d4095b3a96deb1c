"""The notices that a signed one is linked to: the one it supersedes, and those that supersede it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.history.event_descriptions import shortened
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.words_and_link import WordsAndLink
from signoff.notice.record.record import Status

if TYPE_CHECKING:
    from signoff.register.results import Row


class LinkedNotices(QWidget):
    """A line for each linked notice, with a link that calls `open_notice` with its identity."""

    def __init__(self, theme: Theme, open_notice: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._open_notice = open_notice
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
        successors = (row for row in later if row.status is not Status.WITHDRAWN)
        self._lines += [self._line(_successor_words(row), row, "amber") for row in successors]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))

    def words(self) -> tuple[str, ...]:
        """Return the words of the lines."""
        return tuple(label.text() for line in self._lines for label in line.findChildren(Label))

    def _line(self, words: str, row: Row, colour: str) -> QWidget:
        label = Label(self._theme, words, "strong", colour=colour)
        link = Button(self._theme, REGISTRY[Command.OPEN].plain, kind="link")
        link.setObjectName(f"openOther-{row.id}")
        link.setAccessibleName(f"Open {_named(row)}")
        link.clicked.connect(lambda: self._open_notice(row.id))
        say_with(link, label)
        return WordsAndLink(self._theme, label, link, gap=12)


def about_successors(rows: Sequence[Row]) -> str:
    """Return which notices supersede one, or will, as sentences; empty for none."""
    return " ".join(f"This notice {_is_superseded(row)}" for row in rows if row.status is not Status.WITHDRAWN)


def _successor_words(row: Row) -> str:
    words = _is_superseded(row).removeprefix("is ")
    return f"{words[:1].upper()}{words[1:]}"


def _is_superseded(row: Row) -> str:
    if row.status in (Status.SIGNED, Status.PUBLISHED):
        return f"is superseded by {_named(row)}."
    return f"will be superseded by {_named(row)}, once that is signed."


def _named(row: Row) -> str:
    subject = shortened(" ".join(row.subject.split()))
    return f"“{subject}”" if subject else "a notice without a subject"
