"""The commands that work on the register: import, list, search."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import actions, paths
from signoff.commands.output import ProgressLine, print_json, print_json_array, print_line, print_warning
from signoff.errors import ImportConflict, RegisterReplaced

if TYPE_CHECKING:
    from signoff.notice.record.record import Record
    from signoff.register.store import Register, Row

_PATIENCE = 5.0
"""Seconds to wait for another program's lock on an older register."""


def import_files(options: argparse.Namespace) -> int:
    """Import every file into the register; all are read before the first is imported."""
    records = _read(options.files)
    status = 0
    outcomes: list[dict[str, str]] = []
    with _opened(options) as register:
        for path, record in records:
            try:
                imported = register.import_record(record)
            except RegisterReplaced as problem:
                raise RegisterReplaced(f"{problem}{_kept(register) if outcomes else ''}") from problem
            except ImportConflict as conflict:
                print_warning(f"{path}: {conflict}")
                status = conflict.status
                continue
            outcomes.append({"file": str(path), "id": record.id, "outcome": imported.outcome})
            if not options.json:
                print_line(f"{path}: {imported.sentence}")
    if options.json:
        print_json(outcomes)
    return status


def list_rows(options: argparse.Namespace) -> int:
    """List every notice, the latest change first; print a warning for each damaged one."""
    from msgspec.structs import replace

    with _opened(options) as register:
        damaged = register.damaged()
        _print_rows((replace(row, damaged=row.id in damaged) for row in register.each_row()), options.json)
    for sentence in damaged.values():
        print_warning(sentence)
    return 0


def search(options: argparse.Namespace) -> int:
    """List the notices that contain the words."""
    with _opened(options) as register:
        _print_rows(register.each_row(options.text), options.json)
    return 0


def _kept(register: Register) -> str:
    """Keep what was imported before the register's file was replaced; return where, as a sentence."""
    from signoff.register.replacement import Replacement

    kept = Replacement(register).keep_beside(dt.datetime.now(dt.UTC))
    return f" What was imported before is kept as {kept}." if kept is not None else ""


def _read(files: Sequence[Path]) -> list[tuple[Path, Record]]:
    records = []
    with ProgressLine() as line:
        for count, path in enumerate(files):
            line.update("Reading", count / len(files))
            records.append((path, actions.open_document(path)))
    return records


def _opened(options: argparse.Namespace) -> Register:
    """Return the register, open; where an older one has to be brought up to date first, say how far that is.

    Raises RegisterMissing where there is none any more though there are backups of it: no new one takes its place.
    """
    from signoff.register.opening import bring_up_to_date, is_out_of_date
    from signoff.register.progress import never
    from signoff.register.recovery.copies import require_register
    from signoff.register.store import Register, utc_now

    path = options.register or paths.default_register()
    if not path.exists():  # one that is empty may be one that a window is making
        require_register(path)
    if is_out_of_date(path):
        with ProgressLine() as line:
            bring_up_to_date(path, utc_now, _PATIENCE, line.update, never)
    return Register.open(path)


def _print_rows(rows: Iterator[Row], as_json: bool) -> None:
    """Print rows as they are read, so that a large register is never in memory."""
    if as_json:
        print_json_array(map(_as_json, rows))
        return
    row = None
    for row in rows:
        subject = row.subject or "(no subject yet)"
        print_line(f"{row.status:10} {row.changed_at:%Y-%m-%d %H:%M}  {row.reference or row.id[:8]}  {subject}")
    if row is None:
        print_line("No notices.")


def _as_json(row: Row) -> dict[str, object]:
    return {
        "id": row.id,
        "reference": row.reference,
        "subject": row.subject,
        "decision_type": row.decision_type,
        "status": row.status,
        "decision_maker": row.decision_maker,
        "director": row.director,
        "council": row.council,
        "copy": "publication" if row.is_publication else "record",
        "changed_at": row.changed_at.isoformat(),
        **({"damaged": True} if row.damaged else {}),
    }
