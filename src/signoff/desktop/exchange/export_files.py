"""Exporting many notices one after the other, each to a file of its own; no file that is there is replaced."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import actions
from signoff.desktop.core.notifier import PaperExport
from signoff.desktop.exchange.batch import Batch, Outcome, Phrases, Result
from signoff.desktop.exchange.paper_transfer import found_papers
from signoff.desktop.exchange.pdf_export import dates_to_print, signed_pages, write_copy
from signoff.errors import FileProblem, SignoffError, on_one_line
from signoff.files import is_there
from signoff.notice.record.record import Copy, Record
from signoff.pdf.file_names import file_name

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import ExportChoice
    from signoff.papers.copying import FoundPaper
    from signoff.register.list_query import ListQuery
    from signoff.register.progress import IsStopped, Progress
    from signoff.register.results import Row
    from signoff.register.store import Register
    from signoff.signing.seal.sealing import SealRequest

PHRASES: Phrases = {
    Result.DONE: ("{} was exported", "{} were exported"),
    Result.FAILED: ("{} could not be exported", "{} could not be exported"),
}
NOTHING = "Nothing was exported"

_WINDOW = 500
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is exported, by whom, which copy, and to which folder; the passphrase is that of the council's key."""

    query: ListQuery
    choice: ExportChoice
    folder: Path
    actor: str
    passphrase: str = ""


class ExportFiles:
    """Exports what a register lists."""

    def __init__(self, register: Register, request: ExportRequest, clock: Callable[[], dt.datetime]) -> None:
        self._register, self._request, self._clock = register, request, clock
        self._sealing: SealRequest | None = None
        self._sealing_problem = ""

    def run(self, tell: Progress, is_stopped: IsStopped) -> Batch:
        """Export each notice; what cannot be exported stops none of the others, unless nothing can be written."""
        _require_writable(self._request.folder)
        rows = tuple(self._rows())
        outcomes: list[Outcome] = []
        for count, row in enumerate(rows):
            if is_stopped():
                break
            name = _name(row)
            tell(f"{count + 1:,} of {len(rows):,}: {on_one_line(name, _LONGEST_NAME)}", count / len(rows))
            try:
                outcomes.append(Outcome(name, Result.DONE, self._export(row.id), notice=row.id))
            except SignoffError as problem:
                if self._sealing_problem:  # and so for every other signed notice
                    break
                outcomes.append(Outcome(name, Result.FAILED, str(problem), notice=row.id))
        return Batch(tuple(outcomes), len(rows) - len(outcomes), self._sealing_problem)

    def _rows(self) -> Iterator[Row]:
        listed = self._register.open_list(self._request.query)
        for start in range(0, len(listed), _WINDOW):
            yield from listed.rows(start, _WINDOW)

    def _export(self, notice: str) -> str:
        """Export a notice, and return what is said of it."""
        record, choice, at = self._register.get(notice), self._request.choice, self._clock()
        copy = Copy.PUBLICATION if record.is_publication else choice.copy
        path, is_renamed = _unused(self._request.folder / file_name(actions.copy_for(record, copy)))
        said = [
            f"Saved as {path.name}, because there was already a file with that name." if is_renamed else f"{path.name}."
        ]
        try:
            dates = dates_to_print(record, copy, wanted=choice.print_dates)
        except SignoffError as problem:
            dates = ()
            said.append(f"The dates that follow were left out. {problem}")
        pages = signed_pages(self._register, record, copy)
        found = found_papers(record, copy) if choice.papers is not PaperExport.NONE else ()
        attached = found if choice.papers is PaperExport.ATTACHED and copy is Copy.RECORD else ()
        written = write_copy(record, copy, path, dates, pages, self._seal(record, at), attached)
        if found and choice.papers is PaperExport.FOLDER:
            said.append(_put_beside(found, path))
        try:
            written.note(self._register, record, copy, path, actor=self._request.actor, at=at)
        except SignoffError as problem:
            said.append(f"This was not recorded in the register: {problem}")
        return " ".join(said)

    def _seal(self, record: Record, at: dt.datetime) -> SealRequest | None:
        """Return how a signed notice's file is sealed; the key is read with the first."""
        if record.decision_signature is None:
            return None
        if self._sealing is None:
            try:
                self._sealing = actions.sealing_for(record, at=at, passphrase=lambda _: self._request.passphrase)
            except SignoffError as problem:
                self._sealing_problem = str(problem)
                raise
        return self._sealing and replace(self._sealing, at=at)


def _put_beside(found: Sequence[FoundPaper], path: Path) -> str:
    """Put papers into a folder beside a file that was written; return what is said of that."""
    from signoff.papers.beside import papers_folder
    from signoff.papers.copying import copy_papers

    folder = papers_folder(path)
    try:
        copy_papers(found, folder)
    except SignoffError as problem:
        return f"Its papers were not saved: {problem}"
    return f"Its {'paper is' if len(found) == 1 else 'papers are'} in {folder.name}."


def _require_writable(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise FileProblem(f"No file can be saved in {folder}: {reason}. Choose another folder.") from problem


def _unused(path: Path) -> tuple[Path, bool]:
    """Return a path at which there is no file yet, and whether that is another than the one given."""
    candidate, count = path, 2
    while is_there(candidate):
        candidate, count = path.with_stem(f"{path.stem}-{count}"), count + 1
    return candidate, candidate != path


def _name(row: Row) -> str:
    return " ".join(row.subject.split()) or "A notice without a subject"
