"""The list of a shared register, and search in it: a page at a time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from signoff.shared.connected import Connected
from signoff.shared.connecting import translated

_LISTED = "notice, status, reference, subject, decision_type, decision_maker, director, council, changed_at, sequence"
_LAST, _INDEXED_AT_A_TIME = 2**62, 500
_WORD, _MOST_WORDS = re.compile(r"[^\W_]+"), 64


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A notice as the shared register lists it."""

    notice: str
    status: str
    reference: str
    subject: str
    decision_type: str
    decision_maker: str
    director: str
    council: str
    changed_at: dt.datetime
    sequence: int


class SharedListing(Connected):
    """What a shared register lists."""

    def each_row(self, text: str = "", page: int = 500) -> Iterator[SharedRow]:
        """Yield the notices that contain all the words, the last as a beginning, the latest first; a page at a time."""
        query = _query_of(text)
        if query is None:
            return
        self.index_words()
        before = _LAST
        while True:
            rows = self._page(query, before, page)
            yield from rows
            if len(rows) < page:
                return
            before = rows[-1].sequence

    def index_words(self) -> None:
        """Let the words be found of all that was shared since this was last done; a search does so by itself."""
        with translated():
            while self._connection.execute("SELECT signoff.index_words(%s)", (_INDEXED_AT_A_TIME,)).fetchone() != (0,):
                pass

    def _page(self, query: str, before: int, most: int) -> list[SharedRow]:
        source = (
            "signoff.search(%(query)s, %(before)s, %(most)s)" if query else "signoff.head WHERE sequence < %(before)s"
        )
        with translated():
            rows = self._connection.execute(
                f"SELECT {_LISTED} FROM {source} ORDER BY sequence DESC LIMIT %(most)s".encode(),  # noqa: S608 - own words
                {"query": query, "before": before, "most": most},
            ).fetchall()
        return [SharedRow(*row) for row in rows]


def _query_of(text: str) -> str | None:
    """Return the query for words, the last as a beginning; empty for blank text, None where nothing can match."""
    words = _WORD.findall(text.lower())[:_MOST_WORDS]
    if not words:
        return "" if not text.strip() else None
    return " & ".join([*(f"'{word}'" for word in words[:-1]), f"'{words[-1]}':*"])
