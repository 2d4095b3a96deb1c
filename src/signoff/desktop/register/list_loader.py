"""Reads the list in the background: what a query lists, then the parts and passages that are to be seen.

Each is read by itself, the one that was asked for last first; what is read of a list that was replaced is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from signoff.desktop.register.listing import headings_of
from signoff.desktop.register.notice_model import WINDOW, ListContent
from signoff.notice.record.record import Status
from signoff.register.list_query import ListQuery

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.errors import SignoffError
    from signoff.register.passages import Passage
    from signoff.register.results import Row
    from signoff.register.scrollable import ScrollableList
    from signoff.register.store import Register

AROUND = 30
"""How many notices before and after one that will be on the screen are read with it."""

_MOST_WAITING = 4
_PASSAGES = 8
"""How many notices are searched for their passages at a time: each is read for it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query, the notice that is to be chosen ("" for the first), and the place of the first one on the screen."""

    query: ListQuery
    keep: str = ""
    first_place: int = 0


@dataclass(frozen=True, slots=True)
class LoadedList:
    """A list as it was read: what was wanted, its first rows, the chosen notice's place, and the counts of all."""

    wanted: Wanted
    rows: ScrollableList
    content: ListContent
    place: int | None
    counts: Mapping[Status, int]


class ListLoader(QObject):
    """Reads for one list.

    `loaded` is emitted with a LoadedList, `window_read` with a window's number and rows, `passages_read` with passages
    by identity, `outdated` when the register turns out to list more or less than it did, `failed` with a problem.
    """

    loaded = Signal(object)
    window_read = Signal(int, object)
    passages_read = Signal(object)
    outdated = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register, self._tasks = services.register, services.tasks
        self._list: ScrollableList | None = None
        self._words = ""
        self._next: Wanted | None = None
        self._is_loading = False
        self._windows: list[int] = []
        self._read_now: tuple[ScrollableList, int] | None = None
        self._notices: list[str] = []
        self._searched_now: list[tuple[str, str]] = []

    @property
    def is_loading(self) -> bool:
        """Whether a list is on its way."""
        return self._is_loading

    def load(self, wanted: Wanted) -> None:
        """Read what a query lists; one that is being read is dropped when it comes."""
        self._next = wanted
        if not self._is_loading:
            self._load_next()

    def read_window(self, number: int) -> None:
        """Read the notices of a window of the list that was loaded last."""
        if number not in self._windows and (self._list, number) != self._read_now:
            self._windows = [*self._windows[1 - _MOST_WAITING :], number]
        if self._read_now is None:
            self._read_next()

    def find_passage(self, notice_id: str) -> None:
        """Find the passage with the words of the search in a notice."""
        if notice_id not in self._notices and (self._words, notice_id) not in self._searched_now:
            self._notices = [*self._notices[1 - 2 * _PASSAGES :], notice_id]
        if not self._searched_now:
            self._search_next()

    def _load_next(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None:
            return
        self._is_loading, register = True, self._register
        self._tasks.run(lambda: _load(register, wanted), self._show, self._fail, owner=self)

    def _show(self, loaded: LoadedList) -> None:
        self._is_loading = False
        if self._next is not None:
            self._load_next()
            return
        self._list, self._words = loaded.rows, loaded.wanted.query.words
        self._windows, self._notices = [], []
        self.loaded.emit(loaded)

    def _fail(self, problem: SignoffError) -> None:
        self._is_loading = False
        if self._next is not None:
            self._load_next()
        else:
            self.failed.emit(problem)

    def _read_next(self) -> None:
        source = self._list
        if source is None or not self._windows:
            return
        number = self._windows.pop()
        self._read_now = (source, number)
        self._tasks.run(
            lambda: source.rows(number * WINDOW, WINDOW),
            lambda rows: self._show_window(source, number, rows),
            lambda problem: self._fail_window(source, number, problem),
            owner=self,
        )

    def _show_window(self, source: ScrollableList, number: int, rows: Sequence[Row]) -> None:
        self._read_now = None
        if source is self._list:
            self.window_read.emit(number, rows)
            if source.is_outdated:
                self.outdated.emit()
        self._read_next()

    def _fail_window(self, source: ScrollableList, number: int, problem: SignoffError) -> None:
        self._read_now = None
        if source is self._list:
            self.window_read.emit(number, ())  # so that it is not asked for again with every painting
            self.failed.emit(problem)

    def _search_next(self) -> None:
        words, register = self._words, self._register
        if not words or not self._notices:
            return
        notices, self._notices = self._notices[-_PASSAGES:], self._notices[:-_PASSAGES]
        self._searched_now = [(words, notice) for notice in notices]
        self._tasks.run(
            lambda: register.passages(notices, words),
            lambda passages: self._show_passages(words, notices, passages),
            lambda _: self._show_passages(words, notices, {}),
            owner=self,
        )

    def _show_passages(self, words: str, notices: Sequence[str], passages: Mapping[str, Passage]) -> None:
        self._searched_now = []
        if words == self._words:
            self.passages_read.emit({notice: passages.get(notice) for notice in notices})
        self._search_next()


def _load(register: Register, wanted: Wanted) -> LoadedList:
    counts, rows = register.counts(), register.open_list(wanted.query)
    place = rows.find(wanted.keep) if wanted.keep else None
    places = {near + step for near in (place or 0, wanted.first_place) for step in (-AROUND, 0, AROUND)}
    windows = {near // WINDOW for near in places if 0 <= near < len(rows)}
    content = ListContent(
        headings_of(rows.groups, is_cut=rows.is_cut),
        wanted.query.words,
        {number: rows.rows(number * WINDOW, WINDOW) for number in sorted(windows)},
    )
    return LoadedList(wanted, rows, content, place, counts)
