"""Papers handed on with a notice: their files put into a folder beside it, or read to be attached to it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import FileProblem
from signoff.files import atomic_writer, is_in_data_folder, write_for_user
from signoff.notice.record.model import Paper
from signoff.notice.record.papers import file_names, title_of
from signoff.notice.record.record import Copy, Record
from signoff.papers.paper_file import is_file_of, pieces
from signoff.papers.places import PaperPlaces
from signoff.papers.states import PaperState, check_papers

MOST_ATTACHED = 20 * 1024 * 1024
"""Bytes of all papers attached to one record copy, which signoff opens up to `files.PDF_LIMIT`."""

_CHANGED = "“{title}” was not exported: {file} has changed since it was added to the notice."
_MISSING = "“{title}” was not exported: its file {file} was not found. Show where it is under Report and papers."
_TOO_LARGE = "The papers have {size:.1f} MB together, and {most:.0f} MB are the most that can be attached."


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper whose file was found as it is recorded, and the name under which that is handed on."""

    paper: Paper
    name: str
    path: Path


def papers_of(record: Record, copy: Copy) -> tuple[Paper, ...]:
    """Return the papers whose files go with a copy: with the publication copy only those that are public."""
    papers = tuple(paper for paper in record.notice.papers if paper.digest is not None)
    return papers if copy is Copy.RECORD else tuple(paper for paper in papers if paper.public is True)


def find_papers(
    papers: Sequence[Paper], *, document: Path | None = None, places: PaperPlaces | None = None
) -> tuple[FoundPaper, ...]:
    """Return each file once; raises FileProblem where one is not there, or is no longer what was recorded."""
    names = file_names(papers)
    found: dict[str, FoundPaper] = {}
    for checked in check_papers(papers, document=document, places=places):
        paper = checked.paper
        if paper.digest is None:
            continue
        if checked.state is not PaperState.UNCHANGED or checked.path is None:
            words = _CHANGED if checked.state is PaperState.CHANGED else _MISSING
            raise FileProblem(words.format(title=title_of(paper), file=names[paper.digest]))
        found.setdefault(paper.digest, FoundPaper(paper, names[paper.digest], checked.path))
    return tuple(found.values())


def copy_papers(found: Sequence[FoundPaper], folder: Path) -> None:
    """Put the files into a folder, each whole or not at all; one that is there already as it should be stays.

    Raises FileProblem where another file has the name, and where a file cannot be written or changes meanwhile.
    """
    _require_outside_data(folder)
    try:
        folder.mkdir(exist_ok=True)
        for entry in found:
            _copy(entry, folder / entry.name)
    except OSError as problem:
        raise _not_written(folder, problem) from problem


def write_papers(papers: Sequence[Paper], files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Put the bytes of papers, by their digests, into a folder under names of their own; return where each is.

    Raises FileProblem as `copy_papers` does, before anything is written where another file has one of the names.
    """
    names = {digest: name for digest, name in file_names(papers).items() if digest in files}
    _require_outside_data(folder)
    written = {digest: folder / name for digest, name in names.items()}
    missing = {digest: path for digest, path in written.items() if not _is_there_already(path, digest)}
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise _not_written(folder, problem) from problem
    for digest, path in missing.items():
        write_for_user(path, files[digest])
    return written


def read_papers(found: Sequence[FoundPaper]) -> tuple[tuple[FoundPaper, bytes], ...]:
    """Return the files with their bytes, to be attached; raises FileProblem where they are too large together."""
    size = sum(entry.paper.size or 0 for entry in found)
    if size > MOST_ATTACHED:
        raise FileProblem(_TOO_LARGE.format(size=size / 1_000_000, most=MOST_ATTACHED / 1_000_000))
    return tuple((entry, _bytes(entry)) for entry in found)


def _bytes(entry: FoundPaper) -> bytes:
    data = bytearray()
    for piece in pieces(entry.path):
        data += piece
        if len(data) > MOST_ATTACHED:
            break
    if hashlib.sha256(data).hexdigest() != entry.paper.digest:
        raise FileProblem(_CHANGED.format(title=title_of(entry.paper), file=entry.name))
    return bytes(data)


def _require_outside_data(folder: Path) -> None:
    if is_in_data_folder(folder / "paper"):
        raise FileProblem(f"{folder} is in the folder where signoff keeps its own files: choose another folder.")


def _not_written(folder: Path, problem: OSError) -> FileProblem:
    reason = problem.strerror or str(problem)
    return FileProblem(f"{folder} could not be written: {reason[:1].lower()}{reason[1:]}.")


def _is_there_already(target: Path, digest: str, size: int | None = None) -> bool:
    """Whether a file is there already; raises FileProblem where another one has its name."""
    if not target.exists() and not target.is_symlink():
        return False
    if is_file_of(target, digest, size):
        return True
    raise FileProblem(f"{target} already exists and is a different file, so it was not changed.")


def _copy(entry: FoundPaper, target: Path) -> None:
    if _is_there_already(target, entry.paper.digest or "", entry.paper.size):
        return
    digest = hashlib.sha256()
    with atomic_writer(target) as stream:
        for piece in pieces(entry.path):
            digest.update(piece)
            stream.write(piece)
        if digest.hexdigest() != entry.paper.digest:
            raise FileProblem(_CHANGED.format(title=title_of(entry.paper), file=entry.name))
