"""What the list and the search index are to say of notices, and making them say so, within one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from signoff.register import (
    list_entries,
    listing,
    search_index,
)
from signoff.register.documents import decode
from signoff.register.notice_reader import NoticeReader
from signoff.register.results import Row
from signoff.register.rows import (
    NoticeRow,
)

_DOCUMENT = (
    "SELECT data FROM signed_document WHERE number = :number "
    "UNION ALL SELECT data FROM document WHERE number = :number LIMIT 1"
)
"""What was signed goes before what another program may have left beside it."""


class NoticeCopies(NoticeReader):
    """Keeps the copies of what notices say: their entries in the list, and their words."""

    def row_of(self, notice: str) -> Row | None:
        """Return the notice with this identity as a row of the list; None where there is none."""
        row = self.find_row(notice)
        return None if row is None else self.numbered_rows((row.number,))[row.number]

    def numbered_rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Return the rows of the notices with these numbers, as far as there are any, by number."""
        selected = listing.select_notices(self._connection, numbers)
        return {notice.number: self._row_of(notice, *changed) for notice, *changed in selected}

    def relist_copies(self, number: int) -> None:
        """Make the list's entry of a notice what the register says of it; one of no notice is removed."""
        self.relist_all_copies((number,))

    def relist_all_copies(self, numbers: Sequence[int]) -> None:
        """Do so for many notices, which are read at once."""
        rows = self.numbered_rows(numbers)
        for number in numbers:
            if number in rows:
                list_entries.put(self._connection, number, rows[number])
            else:
                list_entries.remove(self._connection, number)

    def index_words(self, number: int) -> None:
        """Index a notice by its words as they are now; one that is not in the register is not found any longer."""
        if self.row_numbered(number) is None:
            search_index.remove(self._connection, number)
        else:
            search_index.put(self._connection, number, self.columns_of_words(number))

    def columns_of_words(self, number: int) -> dict[str, str]:
        """Return the words of a notice by its record and current reference; where that is damaged, by its row."""
        ((_, columns),) = self.words_of((number,))
        return columns

    def words_of(self, numbers: Sequence[int]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the numbers of these notices, as far as there are any, with their words, and read one at a time."""
        for number, row in self.numbered_rows(numbers).items():
            document = self._connection.execute(_DOCUMENT, {"number": number}).fetchone()
            record = decode(document[0]) if document else None
            if record is None:
                yield number, search_index.columns_of_row(row)
            else:
                yield number, self._texts.columns(replace(record, reference=row.reference or None))

    def _row_of(self, notice: NoticeRow, *changed: str | None) -> Row:
        status, reference, changed_at = changed
        try:
            return listing.row_of(notice, status, reference, changed_at)
        except (ValueError, TypeError):
            record = self.examine(notice).record
            return listing.row_of_record(record) if record else listing.unreadable_row(notice)
