"""Importing many files one after the other: what cannot be imported stops none of the others."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import paths
from signoff.checking.incoming import read_incoming
from signoff.checking.key_names import load_key_names
from signoff.desktop.exchange.batch import Batch, Outcome, Phrases, Result
from signoff.errors import ImportConflict, RegisterDamaged, RegisterProblem, SignoffError, on_one_line
from signoff.register.results import Outcome as Imported

if TYPE_CHECKING:
    from signoff.notice.record.record import Record
    from signoff.register.progress import IsStopped, Progress
    from signoff.register.store import Register

PHRASES: Phrases = {
    Result.DONE: ("{} was imported", "{} were imported"),
    Result.HERE: ("{} is already in the register", "{} are already in the register"),
    Result.CONFLICT: ("{} was changed both here and in its file", "{} were changed both here and in their files"),
    Result.ALTERED: ("{} was altered and was not imported", "{} were altered and were not imported"),
    Result.UNREADABLE: ("{} could not be read", "{} could not be read"),
    Result.FAILED: ("{} could not be imported", "{} could not be imported"),
}
NO_FILES = "No notices were found there"

_ENDINGS = (".signoff", ".pdf")
_LONGEST_NAME = 60
_OFTEN = 200
"""So many entries of folders are looked at between two words on it."""


def import_files(
    sources: Sequence[Path], register: Register, actor: str, tell: Progress, is_stopped: IsStopped
) -> Batch:
    """Read each file, and each notice's file in a folder, as a single one is read, and import what it holds.

    Where the register itself cannot be written to, what is left is not tried.
    """
    files = list(dict.fromkeys(_files_in(sources, tell, is_stopped)))
    outcomes: list[Outcome] = []
    for count, file in enumerate(files):
        if is_stopped():
            break
        tell(f"{count + 1:,} of {len(files):,}: {on_one_line(file.name, _LONGEST_NAME)}", count / len(files))
        try:
            outcomes.append(_import(file, register, actor))
        except RegisterProblem as problem:
            return Batch(tuple(outcomes), len(files) - count, str(problem))
    return Batch(tuple(outcomes), len(files) - len(outcomes))


def _import(file: Path, register: Register, actor: str) -> Outcome:
    """Import a file; raises RegisterProblem where no other could be imported either."""
    try:
        incoming = read_incoming(file, load_key_names(paths.data_folder()))
    except SignoffError as problem:
        return Outcome(file.name, Result.UNREADABLE, str(problem), file)
    if (record := incoming.record) is None:
        return Outcome(file.name, Result.ALTERED, incoming.verdict.summary, file)
    try:
        imported = register.import_record(record, actor=actor)
    except ImportConflict as conflict:
        return Outcome(file.name, Result.CONFLICT, str(conflict), file, record.id)
    except SignoffError as problem:
        if isinstance(problem, RegisterProblem) and not isinstance(problem, RegisterDamaged):
            raise
        return Outcome(file.name, Result.FAILED, str(problem), file)
    sentence = " ".join(filter(None, (imported.sentence, incoming.unchecked, _papers(record, file))))
    is_new = imported.outcome in (Imported.ADDED, Imported.UPDATED, Imported.COMMENTED)
    return Outcome(file.name, Result.DONE if is_new else Result.HERE, sentence, file, imported.record.id)


def _papers(record: Record, file: Path) -> str:
    """Keep where the papers beside a file are; return what is said of those inside it, which are not saved unasked."""
    if not any(paper.digest for paper in record.notice.papers):
        return ""
    from signoff.checking.papers_inside import papers_to_save
    from signoff.papers.places import PaperPlaces

    try:
        inside = len(papers_to_save(file, record, PaperPlaces()))
    except SignoffError as problem:
        return str(problem)
    if not inside:
        return ""
    what, them = ("a paper", "it") if inside == 1 else (f"{inside} papers", "them")
    return f"It has {what} inside: open this file by itself to save {them}."


def _files_in(sources: Sequence[Path], tell: Progress, is_stopped: IsStopped) -> Iterator[Path]:
    """Yield files as they are, and of folders the files in them, and in their folders, that may hold a notice."""
    looked_at = 0
    for source in sources:
        if not source.is_dir():
            yield source
            continue
        for folder, folders, names in os.walk(source):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                looked_at += 1
                if looked_at % _OFTEN == 0:
                    tell(f"Looking for notices: {looked_at:,} files", 0.0)
                if is_stopped():
                    return
                if name.lower().endswith(_ENDINGS) and not name.startswith("."):
                    yield Path(folder, name)
