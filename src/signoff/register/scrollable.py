"""A list whose groups and length are known, and of which any part can be read: what a screen scrolls through.

A part takes as long whatever stands before it: the database skips entries of one index, from the nearer end of a group.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import accumulate

from signoff.notice.record.record import Status
from signoff.register import identities, paging, selecting
from signoff.register.list_query import STATUS_ORDER, ListQuery
from signoff.register.results import Row

Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]
ReadRows = Callable[[Callable[[sqlite3.Connection], list[int]]], list[Row]]


@dataclass(frozen=True, slots=True)
class Group:
    """So many notices of one status, in the list's order; of any status where the best match comes first."""

    status: Status | None
    count: int


class ScrollableList:
    """What a query lists: its groups as they were when it was opened, and its rows as they are when they are read.

    It may be used from several threads. Where the register was changed meanwhile, rows may have moved to another place:
    `is_outdated` says so as soon as a group turns out to have more or fewer.
    """

    def __init__(self, query: ListQuery, reading: Reading, read_rows: ReadRows) -> None:
        """Count the groups within a transaction of `reading`; `read_rows` returns the rows of numbers."""
        self._query, self._reading, self._read_rows = query, reading, read_rows
        self._selected: tuple[int, ...] | None = None
        self._is_cut = self._is_outdated = False
        with reading() as connection:
            if query.is_selection:
                selection = selecting.select(connection, query)
                self._selected, self._is_cut = selection.numbers, selection.is_cut
                counts: list[tuple[Status | None, int]] = list(selection.counts)
            else:
                by_status = paging.count(connection, query.decision_type)
                counts = [(status, by_status[status]) for status in query.listed_statuses]
        self._groups = tuple(Group(status, count) for status, count in counts if count)
        self._starts = tuple(accumulate((group.count for group in self._groups), initial=0))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that are not empty, in their order."""
        return self._groups

    @property
    def is_cut(self) -> bool:
        """Whether a search found more than is listed: then only the newest of what it found are."""
        return self._is_cut

    @property
    def is_outdated(self) -> bool:
        """Whether a group has more or fewer notices by now, as far as was noticed when rows were read."""
        return self._is_outdated

    def __len__(self) -> int:
        """Return how many notices are listed."""
        return self._starts[-1]

    def rows(self, start: int, size: int) -> tuple[Row, ...]:
        """Return the rows from a place on, counted from 0 through all groups; raises RegisterProblem."""
        return tuple(self._read_rows(lambda connection: self._numbers(connection, max(start, 0), size)))

    def find(self, notice: str) -> int | None:
        """Return the place of the notice with this identity; None where it is not listed. Raises RegisterProblem."""
        with self._reading() as connection:
            number = identities.find_number(connection, notice)
            if number is None:
                return None
            if self._selected is not None:
                return self._selected.index(number) if number in self._selected else None
            rank, before = paging.place(connection, self._query, number) or (None, 0)
        if rank is None:
            return None
        status = STATUS_ORDER[rank]
        starts = {group.status: first for group, first in zip(self._groups, self._starts, strict=False)}
        return starts[status] + before if status in starts else None

    def _numbers(self, connection: sqlite3.Connection, start: int, size: int) -> list[int]:
        """Return the numbers of the notices from a place on."""
        if self._selected is not None:
            return list(self._selected[start : start + size])
        numbers: list[int] = []
        for group, first in zip(self._groups, self._starts, strict=False):
            begin, end = max(start, first) - first, min(start + size - first, group.count)
            if group.status is not None and begin < end:
                rank = STATUS_ORDER.index(group.status)
                span = paging.Span(begin, end, group.count)
                if paging.count_of(connection, self._query, rank) != group.count:
                    self._is_outdated = True
                numbers += paging.numbers_at(connection, self._query, rank, span)
        return numbers
