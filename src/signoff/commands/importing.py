"""The command that imports files: what is refused stops none of the others, and is said."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from signoff import actions, paths
from signoff.commands.opening import open_register
from signoff.commands.output import ProgressLine, counted, print_json, print_line, print_warning
from signoff.commands.stopping import Stopping
from signoff.errors import (
    AlteredRecord,
    ImportConflict,
    Interrupted,
    RegisterDamaged,
    RegisterProblem,
    RegisterReplaced,
    SignoffError,
    on_one_line,
)

if TYPE_CHECKING:
    from signoff.notice.record.record import Record
    from signoff.register.store import Register
    from signoff.word_import import WordDraft

SOME_REFUSED = 1
"""The exit status where some files were imported and others refused."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A file, and what it holds: a notice, a new draft, or why it is refused."""

    path: Path
    content: Record | WordDraft | SignoffError


def import_files(options: argparse.Namespace) -> int:
    """Import every file into the register; all are read before the first is imported.

    A Word file becomes a new draft, with a report on what went where. A file that is refused is said and left out.
    """
    read = _read(options.files)
    outcomes: list[dict[str, Any]] = []
    if all(isinstance(file.content, SignoffError) for file in read):  # no register is opened, or made, for nothing
        outcomes = [_refused(file.path, file.content) for file in read if isinstance(file.content, SignoffError)]
        status = max(file.content.status for file in read if isinstance(file.content, SignoffError))
    else:
        status = _import_all(read, outcomes, options)
    refused = sum("refused" in outcome for outcome in outcomes)
    if refused and len(outcomes) > 1:
        print_warning(f"{refused} of {counted(len(outcomes), 'file')} {_were(refused)} not imported.")
    if options.json:
        print_json(outcomes)
    return status


def _import_all(read: Sequence[_Read], outcomes: list[dict[str, Any]], options: argparse.Namespace) -> int:
    """Import what was read, adding what became of each file; return the exit status."""
    statuses = []
    with open_register(options) as register, ProgressLine() as line, Stopping() as stopping:
        for count, file in enumerate(read):
            if stopping.is_stopped():
                return _stopped_after(sum("refused" not in outcome for outcome in outcomes), len(read))
            if options.json:
                line.update("Importing", count / len(read))
            try:
                if isinstance(file.content, SignoffError):
                    raise file.content
                outcomes.append(_import(register, file.path, file.content, options))
            except RegisterReplaced as problem:
                raise RegisterReplaced(f"{problem}{_kept(register) if outcomes else ''}") from problem
            except SignoffError as problem:
                if _concerns_the_register(problem):
                    raise
                statuses.append(problem.status)
                outcomes.append(_refused(file.path, problem))
    if len(statuses) < len(read):
        return SOME_REFUSED if statuses else 0
    return max(statuses)


def _concerns_the_register(problem: SignoffError) -> bool:
    """Whether no other file could be imported either."""
    return isinstance(problem, RegisterProblem) and not isinstance(problem, ImportConflict | RegisterDamaged)


def _refused(path: Path, problem: SignoffError) -> dict[str, Any]:
    """Say why a file is refused; return that for JSON."""
    sentence = on_one_line(str(problem))
    print_warning(f"{path}: {sentence}" if isinstance(problem, RegisterProblem) else sentence)
    kinds = ((ImportConflict, "conflict"), (AlteredRecord, "altered"))
    outcome = next((name for kind, name in kinds if isinstance(problem, kind)), "refused")
    return {"file": str(path), "id": None, "outcome": outcome, "refused": sentence}


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _import(register: Register, path: Path, content: Record | WordDraft, options: argparse.Namespace) -> dict[str, Any]:
    """Import what was read of a file; print what became of it, or return that for JSON."""
    from signoff.notice.record.record import Record

    if isinstance(content, Record):
        imported = register.import_record(content)
        if not options.json:
            print_line(f"{path}: {imported.sentence}")
        return {"file": str(path), "id": content.id, "outcome": imported.outcome, **_papers(path, content, options)}
    from signoff import word_import
    from signoff.commands.word_report import as_json, print_report
    from signoff.intake.word_reports import own_reports

    word_import.keep(content, register, own_reports())
    if not options.json:
        print_report(path, content)
    return as_json(path, content)


def _papers(path: Path, record: Record, options: argparse.Namespace) -> dict[str, Any]:
    """Save the papers inside a file, where that is asked for; else say that there are some. Return that for JSON."""
    if not any(paper.digest for paper in record.notice.papers):
        return {}
    from signoff.checking.papers_inside import papers_folder, papers_to_save, save_papers
    from signoff.papers.places import PaperPlaces

    try:
        inside = papers_to_save(path, record, PaperPlaces())
        saved = save_papers(inside, record, papers_folder(path), PaperPlaces()) if inside and options.papers else ()
    except SignoffError as problem:
        print_warning(f"{path}: the notice was imported, but its papers were not saved: {problem}")
        return {}
    if not options.json:
        for file in saved:
            print_line(f"{path}: paper saved as {file}")
        if inside and not saved:
            print_line(f"{path}: {counted(len(inside), 'paper')} inside; --papers saves {_them(len(inside))}")
    return {"papers": [str(file) for file in saved]}


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _kept(register: Register) -> str:
    """Keep what was imported before the register's file was replaced; return where, as a sentence."""
    from signoff.register.replacement import Replacement

    kept = Replacement(register).keep_beside(dt.datetime.now(dt.UTC))
    return f" What was imported before is kept as {kept}." if kept is not None else ""


def _stopped_after(count: int, total: int) -> int:
    """Say how far an import came that was stopped; return the exit status of that."""
    print_warning(f"The import was stopped: {count} of {counted(total, 'file')} were imported.")
    return Interrupted.status


def _read(files: Sequence[Path]) -> list[_Read]:
    read: list[_Read] = []
    with ProgressLine() as line, Stopping() as stopping:
        for count, path in enumerate(files):
            if stopping.is_stopped():
                raise Interrupted("The import was stopped. Nothing was imported.")
            line.update("Reading", count / len(files))
            try:
                read.append(_Read(path, _content(path)))
            except SignoffError as problem:
                read.append(_Read(path, problem))
    return read


def _content(path: Path) -> Record | WordDraft:
    """Return the notice in a file that was not altered, or a draft of a Word file for the council of the settings."""
    from signoff.intake.isolated_word import is_word

    if not is_word(path):
        from signoff.commands.incoming import unaltered

        return unaltered(path)
    from signoff.signing.seal.settings import chosen_council
    from signoff.word_import import draft_from_word

    profile = actions.profile_of(chosen_council(paths.data_folder()))
    return draft_from_word(path, profile, actor="", at=dt.datetime.now(dt.UTC))
