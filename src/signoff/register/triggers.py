"""The triggers that keep what was signed as it is, whichever program writes to the file.

They refuse UPDATE and DELETE, and the INSERT OR REPLACE that would delete without a DELETE trigger being run.
If a program drops them first, the digests show on reading what it changed, and opening restores the triggers.
Those on the list's entries, which only keep the sizes of its groups, are in `group_sizes.py`.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from signoff.register.group_sizes import TRIGGERED_TABLES

_CONTENT_SENTENCE = "A signed notice cannot be changed: a new notice can supersede it."
_HISTORY_SENTENCE = "What has happened to a notice cannot be changed or removed."
_IS_SIGNED = "EXISTS (SELECT 1 FROM signed_document WHERE number = {0})"


class Trigger(NamedTuple):
    """A trigger by its name, and the statement that makes it."""

    name: str
    statement: str


def _trigger(name: str, operation: str, table: str, refused_when: str, sentence: str) -> Trigger:
    when = f" WHEN {refused_when}" if refused_when else ""
    return Trigger(
        f"lock_{name}",
        f"CREATE TRIGGER lock_{name} BEFORE {operation} ON {table}{when} BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
    )


def _insert_only(table: str, sentence: str, refused_when: str) -> tuple[Trigger, ...]:
    return (
        _trigger(f"{table}_update", "UPDATE", table, "", sentence),
        _trigger(f"{table}_delete", "DELETE", table, "", sentence),
        _trigger(f"{table}_insert", "INSERT", table, refused_when, sentence),
    )


def _exists(table: str, column: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE {column} = NEW.{column})"  # noqa: S608 - this module's own names


def _is_not_next(table: str) -> str:
    """Return the condition under which a row is not the next of its notice, or has the key of another."""
    last = f"(SELECT coalesce(max(place), 0) FROM {table} WHERE number = NEW.number)"  # noqa: S608 - as above
    return f"NEW.place <> {last} + 1 OR {_exists(table, 'key')}"


_CHAIN_END_MOVES_BACK = "NEW.number <> OLD.number OR NEW.place <= OLD.place"
_NOTICE_IS_FIXED = f"NEW.number <> OLD.number OR NEW.id <> OLD.id OR {_IS_SIGNED.format('OLD.number')}"
_NOTICE_EXISTS = f"{_exists('notice', 'number')} OR {_exists('notice', 'id')}"

TRIGGERS = dict(
    (
        *_insert_only("signed_document", _CONTENT_SENTENCE, _exists("signed_document", "number")),
        *_insert_only("seen_pdf", _CONTENT_SENTENCE, _exists("seen_pdf", "number")),
        *_insert_only("earlier_state", _HISTORY_SENTENCE, _exists("earlier_state", "key")),
        *_insert_only("standing", _HISTORY_SENTENCE, _is_not_next("standing")),
        *_insert_only("event", _HISTORY_SENTENCE, _is_not_next("event")),
        _trigger("chain_end_update", "UPDATE", "chain_end", _CHAIN_END_MOVES_BACK, _HISTORY_SENTENCE),
        _trigger("chain_end_delete", "DELETE", "chain_end", "", _HISTORY_SENTENCE),
        _trigger("chain_end_insert", "INSERT", "chain_end", _exists("chain_end", "number"), _HISTORY_SENTENCE),
        _trigger("notice_update", "UPDATE", "notice", _NOTICE_IS_FIXED, _CONTENT_SENTENCE),
        _trigger("notice_delete", "DELETE", "notice", _IS_SIGNED.format("OLD.number"), _CONTENT_SENTENCE),
        _trigger("notice_insert", "INSERT", "notice", _NOTICE_EXISTS, _CONTENT_SENTENCE),
        _trigger("document_insert", "INSERT", "document", _IS_SIGNED.format("NEW.number"), _CONTENT_SENTENCE),
        _trigger("document_update", "UPDATE", "document", _IS_SIGNED.format("NEW.number"), _CONTENT_SENTENCE),
    )
)
"""Name and statement of every trigger; existing registers have exactly these texts."""

_PRESENT = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "  # noqa: S608 - own names
    f"AND tbl_name NOT IN {TRIGGERED_TABLES}"
)


def are_installed(connection: sqlite3.Connection) -> bool:
    """Whether the triggers are exactly these: one of another program could swallow what is being saved."""
    return dict(connection.execute(_PRESENT).fetchall()) == TRIGGERS


def install(connection: sqlite3.Connection) -> None:
    """Replace every trigger in the file by these, within the caller's transaction."""
    for name, _ in connection.execute(_PRESENT).fetchall():
        connection.execute('DROP TRIGGER "{}"'.format(name.replace('"', '""')))
    for statement in TRIGGERS.values():
        connection.execute(statement)
