"""Parts of the list: the database finds and sorts what a screen shows by its indexes, and reads no more than that.

Which notices a part has comes from `listing`; what it says of them comes from the notices' own rows, and from the
copies only where those cannot be read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register import group_sizes
from signoff.register.list_query import STATUS_ORDER, ListQuery, Order

KEYS = {
    Order.CHANGED: ("age", "minus_number"),
    Order.SUBJECT: ("by_subject", "age", "minus_number"),
    Order.REFERENCE: ("by_reference", "age", "minus_number"),
    Order.DIRECTOR: ("by_director", "age", "minus_number"),
    Order.BEST: ("age", "minus_number"),
}
"""The columns by which the notices of one status are sorted; each has its index, with the decision type first."""

Key = tuple[int | str, ...]
"""The sort keys of one notice, the last of which is its number, negated."""


class Span(NamedTuple):
    """A part of a group: from which place up to which, and how many notices the group has."""

    begin: int
    end: int
    of: int


def count(connection: sqlite3.Connection, decision_type: DecisionType | None) -> dict[Status, int]:
    """Return how many notices of the decision type, or of all, there are of each status."""
    sizes = group_sizes.sizes(connection)
    kinds = _kinds(decision_type)
    return {status: sum(sizes.get((kind, rank), 0) for kind in kinds) for rank, status in enumerate(STATUS_ORDER)}


def numbers_at(connection: sqlite3.Connection, query: ListQuery, rank: int, span: Span) -> list[int]:
    """Return the numbers of the notices in a part of the group of one status; the other entries are only skipped."""
    names, kinds = KEYS[query.order], _kinds(query.decision_type)
    of_kind = f"SELECT {', '.join(names)} FROM listing WHERE decision_type = ? AND status_rank = ?"  # noqa: S608
    from_end = span.begin > span.of // 2
    skipped = max(span.of - span.end, 0) if from_end else span.begin
    places = ", ".join(f"{place} {'DESC' if from_end else 'ASC'}" for place in range(1, len(names) + 1))
    statement = f"{' UNION ALL '.join([of_kind] * len(kinds))} ORDER BY {places} LIMIT ? OFFSET ?"
    values = (*(value for kind in kinds for value in (kind, rank)), span.end - span.begin, skipped)
    numbers = [-int(key[-1]) for key in select(connection, statement, values)]
    return numbers[::-1] if from_end else numbers


def count_of(connection: sqlite3.Connection, query: ListQuery, rank: int) -> int:
    """Return how many notices the group of one status has."""
    return count(connection, query.decision_type)[STATUS_ORDER[rank]]


def place(connection: sqlite3.Connection, query: ListQuery, number: int) -> tuple[int, int] | None:
    """Return the status of a notice, by its rank, and how many stand before it there; None where it is not listed."""
    names = KEYS[query.order]
    columns = ", ".join(names)
    own = f"SELECT status_rank, decision_type, {columns} FROM listing WHERE minus_number = ?"  # noqa: S608 - own names
    entry = next(iter(select(connection, own, (-number,))), None)
    if entry is None or entry[1] not in _kinds(query.decision_type):
        return None
    rank, _, *keys = entry
    before = (
        f"SELECT count(*) FROM listing WHERE decision_type = ? AND status_rank = ? "  # noqa: S608 - own names
        f"AND ({columns}) < ({_marks(keys)})"
    )
    kinds = _kinds(query.decision_type)
    return int(rank), sum(int(select(connection, before, (kind, rank, *keys))[0][0]) for kind in kinds)


def filters(query: ListQuery) -> tuple[str, tuple[Any, ...]]:
    """Return the conditions under which an entry is listed, and their values, for a query that reads it anyway."""
    ranks = ", ".join(str(STATUS_ORDER.index(status)) for status in query.listed_statuses)
    conditions, values = [f"+status_rank IN ({ranks})"], list[Any]()
    if query.decision_type is not None:
        conditions.append("+decision_type = ?")
        values.append(query.decision_type.value)
    if query.identities is not None:
        conditions.append("id IN (SELECT value FROM json_each(?))")
        values.append(msgspec.json.encode(sorted(query.identities)).decode())
    if query.without:
        conditions.append("id NOT IN (SELECT value FROM json_each(?))")
        values.append(msgspec.json.encode(sorted(query.without)).decode())
    return " AND ".join(conditions), tuple(values)


def _kinds(decision_type: DecisionType | None) -> Sequence[str]:
    return ("", *DecisionType) if decision_type is None else (decision_type,)


def select(connection: sqlite3.Connection, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return what a statement selects, through Python's own connection."""
    return [tuple(row) for row in connection.execute(statement, tuple(values))]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
