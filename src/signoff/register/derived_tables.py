"""The tables that hold nothing but copies: the list's entries, the sizes of its groups and the search index, made again
whenever they are not exactly as they should be.

Nearly always they are, so what makes them is imported only then.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.errors import RegisterProblem
from signoff.register import group_sizes
from signoff.register.group_sizes import SIZES, TRIGGERED_TABLES
from signoff.register.progress import IsStopped, Progress, never, untold

if TYPE_CHECKING:
    from signoff.register.transaction import RegisterTransaction

_SORTED = "(decision_type, status_rank, {}age)"

LISTING = {
    "listing": (
        "CREATE TABLE listing (minus_number INTEGER PRIMARY KEY, id TEXT NOT NULL, status_rank INTEGER NOT NULL, "
        "decision_type TEXT NOT NULL, age INTEGER NOT NULL, by_subject TEXT NOT NULL, by_reference TEXT NOT NULL, "
        "by_director TEXT NOT NULL, subject TEXT NOT NULL, reference TEXT NOT NULL, decision_maker TEXT NOT NULL, "
        "director TEXT NOT NULL, council TEXT NOT NULL, changed_at TEXT NOT NULL, is_publication INTEGER NOT NULL)"
    ),
    "listing_id": "CREATE INDEX listing_id ON listing (id)",
    "listing_changed": f"CREATE INDEX listing_changed ON listing {_SORTED.format('')}",
    "listing_subject": f"CREATE INDEX listing_subject ON listing {_SORTED.format('by_subject, ')}",
    "listing_reference": f"CREATE INDEX listing_reference ON listing {_SORTED.format('by_reference, ')}",
    "listing_director": f"CREATE INDEX listing_director ON listing {_SORTED.format('by_director, ')}",
}
"""The statements that make the list's entries and their indexes, by name."""

WORDS = {
    "words": (
        "CREATE VIRTUAL TABLE words USING fts5(subject, reference, people, texts, "
        "tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3')"
    )
}
"""The statement that makes the search index; prefixes are indexed for what is found from the first letter on.

Where words are made otherwise than before (`search_words`), it is worded otherwise too, so that each register's is made
again: words have no marks by then that the tokenizer could remove.
"""

_BATCH = 500

_WORK = "Preparing the search"


def are_installed(connection: sqlite3.Connection) -> bool:
    """Whether all are there, made by exactly these statements."""
    return all(_is_made_by(connection, statements) for statements in (LISTING, SIZES, WORDS))


def are_sizes_right(connection: sqlite3.Connection) -> bool:
    """Whether the sizes of the list's groups are kept, and are what they should be; raises sqlite3.Error."""
    return _is_made_by(connection, SIZES) and group_sizes.are_right(connection)


def make_sizes(connection: sqlite3.Connection) -> None:
    """Make the sizes of the list's groups anew, within the caller's transaction."""
    _make(connection, SIZES)
    group_sizes.fill(connection)


def install(
    connection: sqlite3.Connection, *, anew: bool = False, tell: Progress = untold, is_stopped: IsStopped = never
) -> None:
    """Make and fill what is not as it should be, or all `anew`, within the caller's transaction.

    Raises RegisterProblem where `is_stopped` says so: the caller's transaction is then of no use.
    """
    if anew or not (_is_made_by(connection, LISTING) and _is_made_by(connection, WORDS)):
        _install_long(connection, anew, tell, is_stopped)
    if anew or not _is_made_by(connection, SIZES):  # last: the triggers of a table go with it
        make_sizes(connection)


def _install_long(connection: sqlite3.Connection, anew: bool, tell: Progress, is_stopped: IsStopped) -> None:
    """Make and fill what is made notice by notice, which may take long."""
    from signoff.register.transaction import RegisterTransaction  # not needed where the tables are as they should be

    transaction = RegisterTransaction(connection, Path())
    if anew or not _is_made_by(connection, LISTING):
        _make(connection, LISTING)
        _fill_listing(transaction, connection)
    if anew or not _is_made_by(connection, WORDS):
        _make(connection, WORDS)
        _fill_words(transaction, connection, tell, is_stopped)


def _fill_listing(transaction: RegisterTransaction, connection: sqlite3.Connection) -> None:
    from signoff.register import list_entries

    numbers = transaction.numbers()
    for start in range(0, len(numbers), _BATCH):
        rows = transaction.numbered_rows(numbers[start : start + _BATCH])
        list_entries.insert(connection, [list_entries.entry_of(number, row) for number, row in rows.items()])


def _fill_words(
    transaction: RegisterTransaction, connection: sqlite3.Connection, tell: Progress, is_stopped: IsStopped
) -> None:
    from signoff.register import search_index  # with the form, and all that cleans a text

    numbers = transaction.numbers()
    for start in range(0, len(numbers), _BATCH):
        if is_stopped():
            raise RegisterProblem("The register was not brought up to date, and was not changed.")
        tell(_WORK, start / len(numbers))
        search_index.insert(connection, transaction.words_of(numbers[start : start + _BATCH]))


def _is_made_by(connection: sqlite3.Connection, statements: dict[str, str]) -> bool:
    """Whether a table, its indexes and what is triggered by it are what the statements make, and nothing else."""
    return {name: sql for _, name, sql in _present(connection, statements) if sql is not None} == statements


def _make(connection: sqlite3.Connection, statements: dict[str, str]) -> None:
    """Make a table anew; what has its name, and what hangs on it, may be anything that another program made."""
    for kind, name, _ in _present(connection, statements):
        if kind != "index" or name in statements:  # the other indexes go with their table
            connection.execute('DROP {} IF EXISTS "{}"'.format(kind, name.replace('"', '""')))
    for statement in statements.values():
        connection.execute(statement)


def _present(connection: sqlite3.Connection, statements: dict[str, str]) -> list[tuple[str, str, str | None]]:
    """Return kind, name and statement of what is there in the place of a table, and of what hangs on it.

    The triggers on the list's entries belong to the sizes that they keep.
    """
    table = next(iter(statements))
    query = (
        "SELECT type, name, sql FROM sqlite_master WHERE name = ?1 OR (tbl_name = ?1 AND type = 'index') "  # noqa: S608
        f"OR (?2 AND type = 'trigger' AND tbl_name IN {TRIGGERED_TABLES})"
    )
    return [(str(kind), str(name), sql) for kind, name, sql in connection.execute(query, (table, statements is SIZES))]
