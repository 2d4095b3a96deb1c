"""The commands that work on the register: import, list, search."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from signoff import actions, paths
from signoff.commands.opening import open_register
from signoff.commands.output import ProgressLine, counted, print_json, print_json_array, print_line, print_warning
from signoff.commands.stopping import Stopping
from signoff.errors import ImportConflict, Interrupted, RegisterReplaced

if TYPE_CHECKING:
    from signoff.notice.record.record import Record
    from signoff.register.store import Register, Row
    from signoff.word_import import WordDraft


def import_files(options: argparse.Namespace) -> int:
    """Import every file into the register; all are read before the first is imported.

    A Word file becomes a new draft, with a report on what went where.
    """
    contents = _read(options.files)
    status = 0
    outcomes: list[dict[str, Any]] = []
    with open_register(options) as register, ProgressLine() as line, Stopping() as stopping:
        for count, (path, content) in enumerate(contents):
            if stopping.is_stopped():
                status = _stopped_after(count, len(contents))
                break
            if options.json:
                line.update("Importing", count / len(contents))
            try:
                outcome = _import(register, path, content, options)
            except RegisterReplaced as problem:
                raise RegisterReplaced(f"{problem}{_kept(register) if outcomes else ''}") from problem
            except ImportConflict as conflict:
                print_warning(f"{path}: {conflict}")
                status = conflict.status
                continue
            outcomes.append(outcome)
    if options.json:
        print_json(outcomes)
    return status


def _import(register: Register, path: Path, content: Record | WordDraft, options: argparse.Namespace) -> dict[str, Any]:
    """Import what was read of a file; print what became of it, or return that for JSON."""
    from signoff.notice.record.record import Record

    if isinstance(content, Record):
        imported = register.import_record(content)
        if not options.json:
            print_line(f"{path}: {imported.sentence}")
        return {"file": str(path), "id": content.id, "outcome": imported.outcome}
    from signoff import word_import
    from signoff.commands.word_report import as_json, print_report
    from signoff.intake.word_reports import own_reports

    word_import.keep(content, register, own_reports())
    if not options.json:
        print_report(path, content)
    return as_json(path, content)


def list_rows(options: argparse.Namespace) -> int:
    """List every notice, the latest change first; print a warning for each damaged one."""
    if options.shared is not None:
        from signoff.commands import shared

        return shared.print_rows(options)
    from msgspec.structs import replace

    with open_register(options) as register:
        damaged = register.damaged()
        _print_rows((replace(row, damaged=row.id in damaged) for row in register.each_row()), options.json)
    for sentence in damaged.values():
        print_warning(sentence)
    return 0


def search(options: argparse.Namespace) -> int:
    """List the notices that contain the words."""
    if options.shared is not None:
        from signoff.commands import shared

        return shared.print_rows(options, options.text)
    with open_register(options) as register:
        _print_rows(register.each_row(options.text), options.json)
    return 0


def _kept(register: Register) -> str:
    """Keep what was imported before the register's file was replaced; return where, as a sentence."""
    from signoff.register.replacement import Replacement

    kept = Replacement(register).keep_beside(dt.datetime.now(dt.UTC))
    return f" What was imported before is kept as {kept}." if kept is not None else ""


def _stopped_after(count: int, total: int) -> int:
    """Say how far an import came that was stopped; return the exit status of that."""
    print_warning(f"The import was stopped: {count} of {counted(total, 'file')} were imported.")
    return Interrupted.status


def _read(files: Sequence[Path]) -> list[tuple[Path, Record | WordDraft]]:
    contents = []
    with ProgressLine() as line, Stopping() as stopping:
        for count, path in enumerate(files):
            if stopping.is_stopped():
                raise Interrupted("The import was stopped. Nothing was imported.")
            line.update("Reading", count / len(files))
            contents.append((path, _content(path)))
    return contents


def _content(path: Path) -> Record | WordDraft:
    """Return the notice in a file that was not altered, or a draft of a Word file for the council of the settings."""
    from signoff.intake.isolated_word import is_word

    if not is_word(path):
        from signoff.checking.incoming import read_incoming
        from signoff.checking.key_names import load_key_names

        return read_incoming(path, load_key_names(paths.data_folder())).require_unaltered()
    from signoff.signing.seal.settings import chosen_council
    from signoff.word_import import draft_from_word

    profile = actions.profile_of(chosen_council(paths.data_folder()))
    return draft_from_word(path, profile, actor="", at=dt.datetime.now(dt.UTC))


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
