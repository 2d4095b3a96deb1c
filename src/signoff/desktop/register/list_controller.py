"""Keeps the list, its headings and the filters' counts as the register says, for what is chosen in rail and bar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from signoff.desktop.register import listing
from signoff.desktop.register.list_loader import ListLoader, LoadedList, Wanted
from signoff.notice.record.record import Status
from signoff.register.list_query import Order

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.register.attention_watch import AttentionWatch
    from signoff.desktop.register.filter_rail import FilterRail
    from signoff.desktop.register.list_column import ListColumn
    from signoff.errors import SignoffError
    from signoff.register.list_query import ListQuery


class ListController(QObject):
    """Loads the list again whenever something else is to be listed.

    `shown` is emitted when it has come, `failed` when it could not be read.
    """

    shown = Signal()
    failed = Signal()

    def __init__(self, services: Services, rail: FilterRail, column: ListColumn, watch: AttentionWatch) -> None:
        super().__init__(column)
        self._rail, self._column, self._watch = rail, column, watch
        self._notifier = services.notifier
        self._loader = ListLoader(services, self)
        self._counts: Mapping[Status, int] = dict.fromkeys(Status, 0)
        self._keep = self._chosen_then = ""
        self._searched = ("", False)
        self._told: tuple[str, str] | None = None
        self._shown: ListQuery | None = None
        self._connect()
        self._show_counts()

    @property
    def is_loading(self) -> bool:
        """Whether a list is on its way."""
        return self._loader.is_loading

    @property
    def is_begun(self) -> bool:
        """Whether the register has any notices."""
        return any(self._counts.values())

    @property
    def listed(self) -> ListQuery | None:
        """What the list shows; None as long as it shows nothing."""
        return self._shown if self._column.notices.contents.layout.places else None

    def load(self, keep: str = "") -> None:
        """Read the list again; choose the notice `keep`, else the one chosen before, or of another search the first."""
        self._keep = keep or self._keep
        tools, notices = self._column.tools, self._column.notices
        query = listing.query_of(
            self._rail.chosen,
            kind=tools.kind,
            order=tools.order,
            words=tools.asked,
            needing=self._watch.needs,
            waiting=self._watch.waiting,
        )
        self._chosen_then = notices.current_id
        is_other_search = bool(query.words) and (query.words, query.order is Order.BEST) != self._searched
        kept = "" if is_other_search else notices.current_id
        self._loader.load(Wanted(query, self._keep or kept, notices.first_place))

    def _load_again(self) -> None:
        self.load()

    def _show(self, loaded: LoadedList) -> None:
        query, current = loaded.wanted.query, self._column.notices.current_id
        asked = (query.words, self._rail.chosen)
        is_other, self._told = self._told not in (None, asked), asked
        self._searched = (query.words, query.order is Order.BEST)
        if not self._keep and current not in ("", self._chosen_then):
            self.load()  # another notice was chosen meanwhile
            return
        self._keep = ""
        self._counts, self._shown = loaded.counts, query
        self._show_counts()
        self._rail.show_begun(self.is_begun)
        self._column.show_list(loaded.content, self._rail.chosen, loaded.place)
        self.shown.emit()
        if is_other:
            self._tell_count(self._column.notices.contents.layout.places)

    def _tell_count(self, count: int) -> None:
        """Let a screen reader say how many notices a search or a filter has found."""
        from signoff.desktop.core.announcing import announce

        announce(self._column, f"{count:,} notice{'' if count == 1 else 's'} found")

    def _show_needs(self) -> None:
        self._show_counts()
        self._column.notices.mark(self._watch.known)
        if self._rail.chosen in (listing.ATTENTION, listing.WAITING, Status.READY):
            self.load()

    def _show_counts(self) -> None:
        waiting = self._watch.waiting.values()
        self._rail.show_counts(listing.filter_counts(self._counts, len(self._watch.needs), waiting))

    def _show_problem(self, problem: SignoffError) -> None:
        self.failed.emit()
        self._notifier.problem(str(problem), "The register could not be read")

    def _connect(self) -> None:
        self._rail.filtered.connect(lambda _: self.load())
        self._column.tools.changed.connect(lambda: self.load())
        self._watch.changed.connect(self._show_needs)
        contents, loader = self._column.notices.contents, self._loader
        contents.window_needed.connect(loader.read_window)
        contents.passage_needed.connect(loader.find_passage)
        loader.window_read.connect(contents.add_window)
        loader.passages_read.connect(contents.add_passages)
        loader.loaded.connect(self._show)
        loader.outdated.connect(self._load_again, Qt.ConnectionType.QueuedConnection)
        loader.failed.connect(self._show_problem)
