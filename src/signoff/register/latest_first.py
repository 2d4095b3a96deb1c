"""All notices or those that a search finds, the latest change first: for whoever reads the whole list in one go."""

from __future__ import annotations

import sqlite3
from array import array

from signoff.register.sqlite_errors import index_in_use

BATCH = 500
"""How many rows are read at a time."""

_BY_AGE = (
    "SELECT notice.number FROM {} LEFT JOIN listing ON listing.minus_number = -notice.number "
    "WHERE {} ORDER BY listing.age, notice.number DESC"
)
_ALL = _BY_AGE.format("notice", "true")
_FOUND = _BY_AGE.format("words JOIN notice ON notice.number = words.rowid", "words MATCH ?")


def numbers(connection: sqlite3.Connection, words: str) -> array[int]:
    """Return the numbers of all notices, or of those with all the words, the last as a beginning."""
    if not words.strip():
        return array("q", (number for (number,) in connection.execute(_ALL)))
    from signoff.register import search_words  # with all that cleans a text

    expression = search_words.query(words)
    if expression is None:
        return array("q")
    with index_in_use():
        return array("q", (number for (number,) in connection.execute(_FOUND, (expression,))))
