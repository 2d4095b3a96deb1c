"""The notices that a search finds, or that are named: so few that all their numbers are held, in the list's order."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from signoff.notice.record.record import Status
from signoff.register import paging
from signoff.register.list_query import STATUS_ORDER, ListQuery, Order
from signoff.register.sqlite_errors import index_in_use

MOST_FOUND = 1000
"""How many notices a search lists at most, the newest: whoever sees as many types another word."""

MOST_RANKED = 2000
"""How many notices that a search finds are ranked, the newest: to rank all that have a common word takes a second."""

_WEIGHTS = "8.0, 8.0, 4.0, 1.0"
"""What a word counts in the subject, the reference, the people and the texts."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Numbers of notices in the list's order, how many there are of each status, and whether there are more.

    The status is None where the best match comes first, whatever its status.
    """

    numbers: tuple[int, ...]
    counts: tuple[tuple[Status | None, int], ...]
    is_cut: bool = False


def select(connection: sqlite3.Connection, query: ListQuery) -> Selection:
    """Return what a query with words or identities lists."""
    if not query.words.strip():
        conditions, values = paging.filters(query)
        return _grouped(paging.select(connection, _SORTED.format("listing", conditions, _keys(query)), values))
    from signoff.register import search_words  # with all that cleans a text: the whole list needs none of it

    expression = search_words.query(query.words)
    if expression is None:
        return Selection((), ())
    with index_in_use():
        return (_ranked if query.order is Order.BEST else _found)(connection, query, expression)


_SORTED = "SELECT minus_number, status_rank FROM {} WHERE {} ORDER BY status_rank, {}"
_BEST = "SELECT minus_number FROM ({}) ORDER BY worth, minus_number"
_NEWEST = (
    "SELECT listing.*{} FROM words CROSS JOIN listing ON listing.minus_number = -words.rowid "
    "WHERE words MATCH ? AND {} ORDER BY words.rowid DESC LIMIT ?"
)
_WORTH = f", bm25(words, {_WEIGHTS}) AS worth"


def _found(connection: sqlite3.Connection, query: ListQuery, expression: str) -> Selection:
    """Return the newest notices that a search finds, in their groups."""
    conditions, values = paging.filters(query)
    statement = _SORTED.format(f"({_NEWEST.format('', conditions)})", "true", _keys(query))
    rows = paging.select(connection, statement, (expression, *values, MOST_FOUND + 1))
    if len(rows) <= MOST_FOUND:
        return _grouped(rows)
    oldest = max(rows)
    return _grouped([row for row in rows if row != oldest], is_cut=True)


def _ranked(connection: sqlite3.Connection, query: ListQuery, expression: str) -> Selection:
    """Return the best of the newest notices that a search finds, ungrouped; of equals the newest first."""
    conditions, values = paging.filters(query)
    statement = _BEST.format(_NEWEST.format(_WORTH, conditions))
    rows = paging.select(connection, statement, (expression, *values, MOST_RANKED))
    numbers = tuple(-int(number) for (number,) in rows[:MOST_FOUND])
    return Selection(numbers, ((None, len(numbers)),), is_cut=len(rows) > len(numbers))


def _grouped(rows: Sequence[tuple[Any, ...]], *, is_cut: bool = False) -> Selection:
    ranks = [int(rank) for _, rank in rows]
    counts = tuple((status, ranks.count(rank)) for rank, status in enumerate(STATUS_ORDER) if rank in ranks)
    return Selection(tuple(-int(number) for number, _ in rows), counts, is_cut)


def _keys(query: ListQuery) -> str:
    return ", ".join(paging.KEYS[query.order])
