"""The triggers that keep what was signed as it is: for this program, and for any other that writes the file.

They refuse UPDATE and DELETE, and the INSERT OR REPLACE that would delete without a DELETE trigger being run.
A program that drops them first is found out on reading, by the digests; opening puts them back.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

_CONTENT = "A signed notice cannot be changed: a new notice can supersede it."
_HISTORY = "What has happened to a notice cannot be changed or removed."
_SIGNED = "EXISTS (SELECT 1 FROM signed_document WHERE number = {0})"


class Trigger(NamedTuple):
    """A trigger by its name, and the statement that makes it."""

    name: str
    statement: str


def _trigger(name: str, moment: str, table: str, refused_when: str, sentence: str) -> Trigger:
    when = f" WHEN {refused_when}" if refused_when else ""
    return Trigger(
        f"lock_{name}",
        f"CREATE TRIGGER lock_{name} BEFORE {moment} ON {table}{when} BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
    )


def _added_only(table: str, sentence: str, clash: str) -> tuple[Trigger, ...]:
    return (
        _trigger(f"{table}_update", "UPDATE", table, "", sentence),
        _trigger(f"{table}_delete", "DELETE", table, "", sentence),
        _trigger(f"{table}_insert", "INSERT", table, clash, sentence),
    )


def _same(table: str, column: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE {column} = NEW.{column})"  # noqa: S608 - this module's own names


def _not_next(table: str) -> str:
    """Say when a row is not the next of its notice, or takes another's key."""
    last = f"(SELECT coalesce(max(place), 0) FROM {table} WHERE number = NEW.number)"  # noqa: S608 - as above
    return f"NEW.place <> {last} + 1 OR {_same(table, 'key')}"


TRIGGERS = dict(
    (
        *_added_only("signed_document", _CONTENT, _same("signed_document", "number")),
        *_added_only("seen_pdf", _CONTENT, _same("seen_pdf", "number")),
        *_added_only("earlier_state", _HISTORY, _same("earlier_state", "key")),
        *_added_only("standing", _HISTORY, _not_next("standing")),
        *_added_only("event", _HISTORY, _not_next("event")),
        _trigger(
            "chain_end_update", "UPDATE", "chain_end", "NEW.number <> OLD.number OR NEW.place <= OLD.place", _HISTORY
        ),
        _trigger("chain_end_delete", "DELETE", "chain_end", "", _HISTORY),
        _trigger("chain_end_insert", "INSERT", "chain_end", _same("chain_end", "number"), _HISTORY),
        _trigger(
            "notice_update",
            "UPDATE",
            "notice",
            f"NEW.number <> OLD.number OR NEW.id <> OLD.id OR {_SIGNED.format('OLD.number')}",
            _CONTENT,
        ),
        _trigger("notice_delete", "DELETE", "notice", _SIGNED.format("OLD.number"), _CONTENT),
        _trigger(
            "notice_insert", "INSERT", "notice", f"{_same('notice', 'number')} OR {_same('notice', 'id')}", _CONTENT
        ),
        _trigger("document_insert", "INSERT", "document", _SIGNED.format("NEW.number"), _CONTENT),
        _trigger("document_update", "UPDATE", "document", _SIGNED.format("NEW.number"), _CONTENT),
    )
)
"""Name and statement of every trigger."""


def missing(connection: sqlite3.Connection) -> bool:
    """Whether a trigger is not there, not as it should be, or another program's, which could swallow what is kept."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    return found != dict(TRIGGERS)


def put(connection: sqlite3.Connection) -> None:
    """Put every trigger in place anew, and none but these; the caller's transaction holds it."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in found.fetchall():
        connection.execute('DROP TRIGGER "{}"'.format(name.replace('"', '""')))
    for statement in TRIGGERS.values():
        connection.execute(statement)
