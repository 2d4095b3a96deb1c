"""What an open register lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register import latest_first, paging
from signoff.register.list_query import ListQuery
from signoff.register.page_rows import read_rows
from signoff.register.results import Row
from signoff.register.scrollable import ScrollableList

if TYPE_CHECKING:
    from signoff.register.draft_reader import DraftReader
    from signoff.register.passages import Passage

from signoff.register.register_file import RegisterFile

_Read = TypeVar("_Read")


class ListedNotices(RegisterFile):
    """The list of the notices, of which any part can be read, and what is looked up by it."""

    def open_list(self, query: ListQuery) -> ScrollableList:
        """Return what a query lists, of which any part can be read; of a search, the newest thousand that it finds.

        What a search finds stands in groups too, unless the best match is to come first.
        """
        return ScrollableList(query, self._listing, self._read_rows)

    def passages(self, notices: Collection[str], words: str) -> dict[str, Passage]:
        """Return the passage in which the words stand in each of these notices that has one, by its identity.

        Every notice is read for it, so only those that are on the screen should be asked for.
        """
        from signoff.register.passages import passage_of
        from signoff.register.readable_records import readable_records

        with self._listing() as connection:
            records = readable_records(connection, notices, self._row_numbered)
        passages = {notice: passage_of(record, words) for notice, record in records.items()}
        return {notice: passage for notice, passage in passages.items() if passage is not None}

    def counts(self, decision_type: DecisionType | None = None) -> Mapping[Status, int]:
        """Return how many notices there are of each status, of one decision type or of all."""
        with self._listing() as connection:
            return paging.count(connection, decision_type)

    def successors(self, notice: str) -> tuple[Row, ...]:
        """Return the notices that supersede this one."""
        with self._reading() as transaction:
            numbers = transaction.successor_numbers(notice)
            rows, _ = read_rows(transaction.connection, numbers, self._row_numbered)
        return tuple(sorted(rows, key=lambda row: row.changed_at, reverse=True))

    def row(self, notice: str) -> Row | None:
        """Return the row of the notice with this identity; None where there is none."""
        with self._reading() as transaction:
            return transaction.row_of(notice)

    def draft_reader(self, *, signed: int = 0) -> DraftReader:
        """Return what reads the drafts and ready notices, some at a time, and again only what was changed.

        With `signed`, also so many of the signed notices that are not published: those that were changed last.
        """
        from signoff.register.draft_reader import DraftReader

        return DraftReader(self._listing, signed)

    def each_row(self, words: str = "") -> Iterator[Row]:
        """Yield the notices that contain all the words, the last as a beginning, the latest change first.

        Case, accents and punctuation do not count; blank text finds every notice. Few of them are in memory at a time.
        """
        with self._listing() as connection:
            numbers = latest_first.numbers(connection, words)
        for start in range(0, len(numbers), latest_first.BATCH):
            part = list(numbers[start : start + latest_first.BATCH])
            with self._listing() as connection:
                rows, _ = read_rows(connection, part, self._row_numbered)
            yield from rows

    def _row_numbered(self, number: int) -> Row | None:
        """Return one notice's row, also of a damaged one, as far as it can be read; None where there is none.

        It is for pages, which have the errors of a damaged file to themselves.
        """
        with self._opened.reading() as connection:
            return self._transaction(connection).numbered_rows((number,)).get(number)

    def _read_rows(self, numbers: Callable[[sqlite3.Connection], list[int]]) -> list[Row]:
        return self._with_right_copies(
            lambda connection: read_rows(connection, numbers(connection), self._row_numbered)
        )

    def _with_right_copies(self, read: Callable[[sqlite3.Connection], tuple[_Read, Collection[int]]]) -> _Read:
        """Return what is read, again where the copies by which it was found had to be made right first."""
        with self._listing() as connection:
            result, wrong = read(connection)
        if not wrong or self._read_only:
            return result
        with self._writing() as transaction:
            for number in wrong:
                transaction.relist_copies(number)
        with self._listing() as connection:
            return read(connection)[0]
