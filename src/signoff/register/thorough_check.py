"""The thorough check of a register's file, in slices: each takes little time, and the next goes on where it ended.

First the tables that are small are checked whole, with their indexes, and the sizes of the list's groups; then every
notice, with its documents, its entry in the list and its words in the search index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from signoff.errors import on_one_line
from signoff.register import derived_tables, list_entries, search_index
from signoff.register.sqlite_errors import IndexDamaged, index_in_use, is_corrupt
from signoff.register.transaction import RegisterTransaction

_SIZES = "group_size"

TABLES = ("notice", "listing", _SIZES, "standing", "event", "chain_end", "alembic_version")
"""The tables without documents: of those with documents, every page is read with the notice to which it belongs."""

NOTICES = "notices"
"""The part of the check that comes after the tables."""

START = (TABLES[0], 0)


@dataclass(frozen=True, slots=True)
class Slice:
    """What a slice found: a sentence for each fault, by a notice's identity or a table's name, and where it ended.

    `position` is the next part and the last number done in it; it is START again after the last slice.
    """

    faults: Mapping[str, str]
    position: tuple[str, int]
    wrong_copies: frozenset[int] = frozenset()
    broken_indexes: frozenset[str] = frozenset()
    are_sizes_wrong: bool = False

    @property
    def is_last(self) -> bool:
        """Whether the whole register has been checked."""
        return self.position == START


def check_slice(transaction: RegisterTransaction, position: tuple[str, int], notices: int) -> Slice:
    """Check the next table, or so many of the next notices; nothing is changed."""
    part, number = position
    if part in TABLES:
        following = TABLES[TABLES.index(part) + 1 :]
        return _check_table(transaction, part, (following[0], 0) if following else (NOTICES, 0))
    return _check_notices(transaction, number, max(notices, 1))


def mend(transaction: RegisterTransaction, found: Slice) -> None:
    """Make the indexes and copies that a slice found damaged again, from what the register says."""
    for table in found.broken_indexes:
        transaction.connection.execute(f"REINDEX {table}")
    for number in found.wrong_copies:
        transaction.relist_copies(number)
        transaction.index_words(number)
    if found.are_sizes_wrong:
        derived_tables.make_sizes(transaction.connection)


def _check_table(transaction: RegisterTransaction, table: str, following: tuple[str, int]) -> Slice:
    try:
        messages = [str(row[0]) for row in transaction.connection.execute(f"PRAGMA integrity_check({table})")]
    except sqlite3.DatabaseError as problem:
        if not is_corrupt(problem):
            raise
        messages = [str(problem)]
    if messages == ["ok"]:
        is_wrong = table == _SIZES and not derived_tables.are_sizes_right(transaction.connection)
        return Slice({}, following, are_sizes_wrong=is_wrong)
    words = " ".join(messages[0].replace("*** in database main ***", "").split())
    faults = {table: f"The table {table} of the register {transaction.path} is damaged: {words}."}
    only_indexes = all(" index " in message for message in messages)
    return Slice(faults, following, broken_indexes=frozenset({table} if only_indexes else ()))


def _check_notices(transaction: RegisterTransaction, after: int, notices: int) -> Slice:
    """Check the notices whose numbers come next, whether the notice itself or only its entry in the list is left."""
    numbers = sorted(set(_next_numbers(transaction, after, notices)))[:notices]
    faults, wrong_copies = dict[str, str](), set[int]()
    for number in numbers:
        try:
            faults |= _check_notice(transaction, number, wrong_copies)
        except sqlite3.DatabaseError as problem:
            if not is_corrupt(problem):
                raise
            faults |= _unreadable(transaction, number)
    if len(numbers) == notices:
        return Slice(faults, (NOTICES, numbers[-1]), frozenset(wrong_copies))
    try:
        faults |= transaction.removed_notices()
    except sqlite3.DatabaseError as problem:
        if not is_corrupt(problem):
            raise
        faults["signed_document"] = f"The table signed_document of the register {transaction.path} is damaged."
    return Slice(faults, START, frozenset(wrong_copies))


def _check_notice(transaction: RegisterTransaction, number: int, wrong_copies: set[int]) -> dict[str, str]:
    """Return the sentence for a damaged notice by its identity; note one whose copies are not what it says."""
    row = transaction.row_numbered(number)
    if row is None:
        wrong_copies.add(number)
        return {}
    examined = transaction.examine(row)
    entry = list_entries.entry_of(number, transaction.numbered_rows((number,))[number])
    if list_entries.select(transaction.connection, (number,)).get(number) != entry or not _is_indexed(
        transaction, number
    ):
        wrong_copies.add(number)
    fault = transaction.damage_sentence(row, examined.faults[0]) if examined.faults else transaction.altered_state(row)
    return {str(row.id): fault} if fault else {}


def _is_indexed(transaction: RegisterTransaction, number: int) -> bool:
    columns = transaction.columns_of_words(number)
    try:
        with index_in_use():
            return search_index.is_indexed(transaction.connection, number, columns)
    except IndexDamaged:
        return False


def _unreadable(transaction: RegisterTransaction, number: int) -> dict[str, str]:
    """Return the sentence for a notice that SQLite cannot read, by what the list says of it."""
    entry = list_entries.select(transaction.connection, (number,)).get(number)
    identity, subject = (str(entry["id"]), str(entry["subject"])) if entry else (f"number {number}", "")
    name = f"The notice “{subject[:80]}” ({identity[:36]})"
    sentence = f"{name} is damaged in the register {transaction.path}: its part of the file cannot be read."
    return {identity: on_one_line(sentence)}


def _next_numbers(transaction: RegisterTransaction, after: int, limit: int) -> Iterator[int]:
    queries = (
        "SELECT number FROM notice WHERE number > ? ORDER BY number LIMIT ?",
        "SELECT -minus_number FROM listing WHERE minus_number < -? ORDER BY minus_number DESC LIMIT ?",
    )
    for query in queries:
        try:
            yield from [int(number) for (number,) in transaction.connection.execute(query, (after, limit))]
        except sqlite3.DatabaseError as problem:
            if not is_corrupt(problem):
                raise
