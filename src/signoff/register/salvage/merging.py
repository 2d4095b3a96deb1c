"""Merges one salvaged register into another: of each notice the newest sound state, and nothing signed is lost."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from signoff.errors import ImportConflict, RegisterProblem, SignoffError
from signoff.notice.record.comment import Comment
from signoff.notice.record.record import Record
from signoff.register import orphans, search_index, signed_notices, triggers
from signoff.register.connection import Mode, committed, connect
from signoff.register.results import name_of
from signoff.register.salvage.both_comments import add_comments, differing_comments
from signoff.register.salvage.candidates import COLUMNS, TABLES
from signoff.register.salvage.deciding import State, decide
from signoff.register.salvage.writing import Enlisting, insert, unlock
from signoff.register.store import Register
from signoff.register.transaction import RegisterTransaction

_PATIENCE = 5.0

_AUDIT, _COMPARISON, _TRANSPLANT = 0.35, 0.1, 0.2
"""The shares of the whole that auditing each of the registers takes, comparing them, and taking notices over."""

_FINGERPRINTS = """
SELECT id, document.sha256, signed_document.sha256, seen_pdf.sha256, chain_end.sha256,
    (SELECT group_concat(sha256) FROM earlier_state WHERE number = notice.number)
FROM notice LEFT JOIN document USING (number) LEFT JOIN signed_document USING (number)
    LEFT JOIN seen_pdf USING (number) LEFT JOIN chain_end USING (number)
"""


@dataclass(slots=True)
class Merged:
    """What came of it: the notices that were taken whole, those kept as copies, and sentences about the rest."""

    taken: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


GoOn = Callable[[float], None]
"""Told how much is done, from 0 to 1; raises where the work is to end."""


def _go_on(_share: float) -> None:
    """Go on to the end."""


def merge(ours: Path, theirs: Path, at: dt.datetime, go_on: GoOn = _go_on) -> Merged:
    """Take into the register `ours` what `theirs` has and it has not; nobody else has either of them open.

    Where `go_on` raises, `ours` is of no use.
    """
    merged = Merged()
    remaining: list[Record] = []
    comments: dict[str, tuple[Comment, ...]] = {}
    damaged = {
        ours: _damaged(ours, lambda share: go_on(share * _AUDIT)),
        theirs: _damaged(theirs, lambda share: go_on((1 + share) * _AUDIT)),
    }
    with _reading(ours) as mine, _reading(theirs) as others:
        different = _different(ours, theirs, damaged)
        for count, notice in enumerate(different):
            go_on(2 * _AUDIT + count / len(different) * _COMPARISON)
            state = _state(others, theirs, notice, damaged[theirs])
            if state is None:
                continue
            held = _state(mine, ours, notice, damaged[ours])
            if both := differing_comments(held.known if held else None, state.known):
                comments[notice] = both
            decided = decide(held, state)
            if decided.take_theirs:
                merged.taken.append(notice)
            if decided.to_import is not None:
                remaining.append(decided.to_import)
    _transplant(ours, theirs, merged.taken, lambda share: go_on(1 - (1 - share) * _TRANSPLANT))
    with Register(ours, clock=lambda: at) as register:
        for record in remaining:
            go_on(1.0)
            _import(register, record, merged, at)
        add_comments(register, comments)
    _add_earlier_states(ours, theirs)
    return merged


def _damaged(path: Path, go_on: GoOn) -> set[str]:
    with Register.open(path) as register:
        return set(register.damaged(lambda _, share: go_on(share)))


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(path, Mode.READ, _PATIENCE)) as connection:
        connection.execute("BEGIN")
        yield connection


def _different(ours: Path, theirs: Path, damaged: Mapping[Path, set[str]]) -> list[str]:
    """Return the notices of `theirs` that are not, by their digests, the same and sound in both."""
    mine, others = _fingerprints(ours), _fingerprints(theirs)
    suspect = damaged[ours] | damaged[theirs]
    return [notice for notice, told in others.items() if mine.get(notice) != told or notice in suspect]


def _fingerprints(path: Path) -> dict[str, tuple[object, ...]]:
    with closing(connect(path, Mode.READ, _PATIENCE)) as raw:
        return {str(notice): tuple(digests) for notice, *digests in raw.execute(_FINGERPRINTS)}


def _state(connection: sqlite3.Connection, path: Path, notice: str, damaged: set[str]) -> State | None:
    transaction = RegisterTransaction(connection, path)
    row = transaction.find_row(notice)
    if row is None:
        return None
    examined = transaction.examine(row)
    is_sound = notice not in damaged and not examined.faults and examined.record is not None
    return State(
        record=examined.record if is_sound else None,
        proven=None if is_sound else signed_notices.proven_state(connection, row),
        has_pdf=signed_notices.select_seen_pdf(connection, row) is not None,
    )


def _transplant(ours: Path, theirs: Path, notices: list[str], go_on: GoOn) -> None:
    """Put the rows of notices in the place of those that the register has of them."""
    if not notices:
        return
    with closing(connect(ours, Mode.WRITE, _PATIENCE)) as raw, _reading(theirs) as source:
        others = RegisterTransaction(source, theirs)
        raw.execute("PRAGMA foreign_keys = OFF")
        with committed(raw):
            unlock(raw)
            enlisting = Enlisting(raw, ours)
            for count, notice in enumerate(notices):
                go_on(count / len(notices))
                number = _number(raw, notice)
                if number is not None:
                    for table in TABLES:
                        raw.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608 - own names
                else:
                    number = orphans.free_number(raw)
                for table in TABLES:
                    for row in _rows(source, table, notice):
                        insert(raw, table, row, number)
                record = others.examine(others.get_row(notice)).record
                if record is not None:
                    search_index.index(raw, number, record)
                enlisting.add(number)
            enlisting.finish()
            triggers.install(raw)


def _number(connection: sqlite3.Connection, notice: str) -> int | None:
    row = connection.execute("SELECT number FROM notice WHERE id = ?", (notice,)).fetchone()
    return int(row[0]) if row else None


def _rows(connection: sqlite3.Connection, table: str, notice: str) -> Iterator[dict[str, object]]:
    order = "key" if "key" in COLUMNS[table] else "number"
    asked = (
        f"SELECT {', '.join(COLUMNS[table])} FROM {table} "  # noqa: S608 - own names
        f"WHERE number = (SELECT number FROM notice WHERE id = ?) ORDER BY {order}"
    )
    for row in connection.execute(asked, (notice,)):
        yield dict(zip(COLUMNS[table], row, strict=True))


def _import(register: Register, record: Record, merged: Merged, at: dt.datetime) -> None:
    """Take in a record by the rules of an import; where both have gone on, keep it as a copy."""
    try:
        register.import_record(record, as_it_is=True)
    except ImportConflict as conflict:
        if record.is_publication:
            merged.lost.append(str(conflict))
        else:
            merged.copies.append(register.import_as_copy(record, actor="", at=at).id)
    except RegisterProblem:  # what is held is damaged, and so is what the other register has
        merged.copies.append(register.import_as_copy(record, actor="", at=at).id)
    except SignoffError as problem:
        merged.lost.append(f"{name_of(record)} was not taken from the other register: {problem}")


def _add_earlier_states(ours: Path, theirs: Path) -> None:
    """Keep the earlier states that only the other register has of a notice."""
    with (
        closing(connect(ours, Mode.WRITE, _PATIENCE)) as raw,
        closing(connect(theirs, Mode.READ, _PATIENCE)) as source,
    ):
        raw.execute("BEGIN IMMEDIATE")
        for table in ("earlier_state", "draft_state"):
            known = {digest for (digest,) in raw.execute(f"SELECT sha256 FROM {table}")}  # noqa: S608 - own names
            asked = f"SELECT DISTINCT id FROM notice JOIN {table} USING (number)"  # noqa: S608 - own names
            for (notice,) in source.execute(asked).fetchall():
                number = _number(raw, notice)
                for row in _rows(source, table, notice):
                    if number is not None and row["sha256"] not in known:
                        insert(raw, table, row, number)
        raw.execute("COMMIT")
