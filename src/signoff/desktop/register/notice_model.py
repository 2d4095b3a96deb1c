"""The lines of the list: headings and notices, of which only those near what is shown are in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from signoff.desktop.register.attention import Need, marked
from signoff.desktop.register.grouped_layout import HEADING_HEIGHT, GroupedLayout
from signoff.desktop.register.listing import BEST_MATCHES, TYPE_WORDS, Heading, spoken, subject_line, subtitle

if TYPE_CHECKING:
    from signoff.notice.record.model import DecisionType
    from signoff.register.passages import Passage
    from signoff.register.results import Row

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
PASSAGE = Qt.ItemDataRole.UserRole + 1
ABOUT = Qt.ItemDataRole.UserRole + 2

ROW_HEIGHT = 48
FOUND_HEIGHT = 68
"""The height of a notice, and of one that was found, with the passage in which the words stand."""

WINDOW = 60
"""How many notices are read at a time."""

_ROLES = {
    *(ENTRY, PASSAGE, ABOUT, Qt.ItemDataRole.DisplayRole),
    *(Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole),
}
_FROM_START = Qt.MatchFlag.MatchStartsWith
_MOST_WINDOWS = 24
_MOST_PASSAGES = 200


@dataclass(frozen=True, slots=True)
class ListContent:
    """What is listed: headings with their counts, the words that were searched for, and the first rows by window."""

    headings: tuple[Heading, ...] = ()
    words: str = ""
    windows: Mapping[int, Sequence[Row]] = field(default_factory=dict)


class NoticeModel(QAbstractListModel):
    """Headings and notices, in the order in which they are listed.

    `window_needed` is emitted with the number of a window when one of its notices is asked for that is not in memory,
    `passage_needed` with the identity of a notice that was found, when its passage is.
    """

    window_needed = Signal(int)
    passage_needed = Signal(str)

    def __init__(
        self, clock: Callable[[], dt.datetime], parent: QObject | None = None, *, px: Callable[[float], int] = round
    ) -> None:
        """Take what makes pixels of the heights of lines."""
        super().__init__(parent)
        self._px = px
        self._clock = clock
        self._content = ListContent()
        self._layout = GroupedLayout()
        self._windows: dict[int, tuple[Row, ...]] = {}
        self._passages: dict[str, Passage | None] = {}
        self._needs: Mapping[str, Need] = {}
        self._council = ""
        self._types: Mapping[DecisionType, str] = TYPE_WORDS

    @property
    def layout(self) -> GroupedLayout:
        """Where the lines stand."""
        return self._layout

    @property
    def is_grouped(self) -> bool:
        """Whether the headings say the status of every notice."""
        return all(heading.title != BEST_MATCHES for heading in self._content.headings)

    @property
    def words(self) -> str:
        """What was searched for; empty where everything is listed."""
        return self._content.words

    def show(self, content: ListContent) -> None:
        """Replace everything."""
        self.beginResetModel()
        if content.words != self._content.words:
            self._passages = {}
        self._content = content
        self._lay_out()
        self._windows = {number: tuple(rows) for number, rows in content.windows.items()}
        self.endResetModel()

    def resize(self) -> bool:
        """Lay the lines out again, by the size of text; return whether they have other heights now."""
        before = self._layout.row_height
        self._lay_out()
        return self._layout.row_height != before

    def add_window(self, number: int, rows: Sequence[Row]) -> None:
        """Show the notices of a window; those that were asked for longest ago are forgotten."""
        self._windows[number] = tuple(rows)
        while len(self._windows) > _MOST_WINDOWS:
            del self._windows[next(iter(self._windows))]
        self._changed(number * WINDOW, (number + 1) * WINDOW)

    def add_passages(self, passages: Mapping[str, Passage | None]) -> None:
        """Show the passages of notices by identity; None of one that has none."""
        self._passages |= passages
        while len(self._passages) > _MOST_PASSAGES:
            del self._passages[next(iter(self._passages))]
        self._changed(0, self._layout.places)

    def mark(self, needs: Mapping[str, Need]) -> None:
        """Show what the notices need now."""
        self._needs = needs
        self._changed(0, self._layout.places)

    def name_types(self, council: str, types: Mapping[DecisionType, str]) -> None:
        """Call the types of this council's notices as its form does; others have the program's words."""
        self._council, self._types = council, types
        self._changed(0, self._layout.places)

    def _types_of(self, row: Row) -> Mapping[DecisionType, str]:
        return self._types if row.council == self._council else TYPE_WORDS

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else self._layout.lines

    def _lay_out(self) -> None:
        height = FOUND_HEIGHT if self._content.words else ROW_HEIGHT
        counts = [heading.count for heading in self._content.headings]
        self._layout = GroupedLayout(counts, self._px(height), self._px(HEADING_HEIGHT))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return flags by which notices can be chosen, and headings cannot."""
        if index.isValid() and self._layout.place_at(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the entry, its words, or what a screen reader says; None of a notice that is still to be read."""
        heading = self._layout.heading_at(index.row()) if index.isValid() else None
        if heading is not None:
            return _of_heading(self._content.headings[heading], role)
        row = self.row_at(index.row()) if index.isValid() and role in _ROLES else None
        if row is None:
            return None
        if role == ENTRY:
            return row
        if role == ABOUT:
            return subtitle(row, self._types_of(row), with_status=not self.is_grouped)
        if role == PASSAGE:
            return self._passage(row.id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self._clock(), self._types_of(row))
        subject = subject_line(row)
        return subject if role == Qt.ItemDataRole.DisplayRole or len(row.subject) > 50 else None

    def row_at(self, line: int) -> Row | None:
        """Return the notice in a line, with what it needs; None of a heading, and of one that is still to be read."""
        place = self._layout.place_at(line)
        if place is None:
            return None
        number, within = divmod(place, WINDOW)
        if number not in self._windows:
            self.window_needed.emit(number)
        rows = self._windows.get(number, ())
        if within >= len(rows):
            return None
        return marked(rows[within], self._needs)

    def match(
        self, start: Index, role: int, value: Any, hits: int = 1, flags: Qt.MatchFlag = _FROM_START
    ) -> list[QModelIndex]:
        """Return the next notices in memory that begin with what was typed: to read all would take too long."""
        typed = str(value).casefold()
        lines = [line for line, row in self._in_memory() if subject_line(row).casefold().startswith(typed)]
        following = [*(line for line in lines if line >= start.row()), *(line for line in lines if line < start.row())]
        return [self.index(line, 0) for line in following[: hits if hits >= 0 else None]]

    def position(self, notice_id: str) -> int:
        """Return the line of a notice that is in memory, or -1."""
        return next((line for line, row in self._in_memory() if row.id == notice_id), -1)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The notices in memory, in their order."""
        return tuple(marked(row, self._needs) for _, row in self._in_memory())

    def _in_memory(self) -> Iterator[tuple[int, Row]]:
        for number in sorted(self._windows):
            for within, row in enumerate(self._windows[number]):
                yield self._layout.line_of(number * WINDOW + within), row

    def _passage(self, notice_id: str) -> Passage | None:
        if self.words and notice_id not in self._passages:
            self.passage_needed.emit(notice_id)
        return self._passages.get(notice_id)

    def _changed(self, begin: int, end: int) -> None:
        """Tell that the notices from one place up to another are to be shown again."""
        if begin < min(end, self._layout.places):
            last = self._layout.line_of(min(end, self._layout.places) - 1)
            self.dataChanged.emit(self.index(self._layout.line_of(begin), 0), self.index(last, 0))


def _of_heading(heading: Heading, role: int) -> object:
    if role == ENTRY:
        return heading
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return heading.spoken
    return f"{heading.title} {heading.number}" if role == Qt.ItemDataRole.DisplayRole else None
