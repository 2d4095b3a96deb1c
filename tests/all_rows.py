"""Everything that a register lists, at once: a window reads no more of it than it shows."""

from __future__ import annotations

from signoff.register.list_query import ListQuery
from signoff.register.results import Row
from signoff.register.store import Register

_MORE_THAN_ANY = 100_000


def rows_of(register: Register, words: str = "") -> tuple[Row, ...]:
    """Return all notices, or those with the words, the latest change first."""
    return tuple(register.each_row(words))


def listed_rows(register: Register, query: ListQuery | None = None) -> tuple[Row, ...]:
    """Return what a query lists, in its order; without one, all but withdrawn notices."""
    return register.open_list(query or ListQuery()).rows(0, _MORE_THAN_ANY)
