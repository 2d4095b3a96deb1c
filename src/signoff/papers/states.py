"""Whether the files of a notice's papers are there, and still what they were when they were named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from signoff.notice.record.model import Paper
from signoff.papers.beside import candidates, folders_beside
from signoff.papers.paper_file import is_file_of, size_of
from signoff.papers.places import PaperPlaces


class PaperState(StrEnum):
    """What became of a paper's file."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NOT_FOUND = "not_found"
    NO_FILE = "no_file"
    """The notice names the paper, and has no file of it."""


STATE_WORDS = {
    PaperState.UNCHANGED: "as recorded",
    PaperState.CHANGED: "changed since it was recorded",
    PaperState.NOT_FOUND: "not there",
    PaperState.NO_FILE: "no file",
}
"""What is said of each state at the end of a sentence."""


@dataclass(frozen=True, slots=True)
class CheckedPaper:
    """A paper with the state of its file, and where that is: the changed file where none is as recorded."""

    paper: Paper
    state: PaperState
    path: Path | None = None


def check_papers(
    papers: Sequence[Paper], *, document: Path | None = None, places: PaperPlaces | None = None
) -> tuple[CheckedPaper, ...]:
    """Return the state of each paper's file, looked for beside the notice's own file, then where this machine had it.

    Reads every file whose size fits, so it may take long: call it beside the interface.
    """
    folders = folders_beside(document) if document is not None else ()
    return tuple(_checked(paper, papers, folders, places) for paper in papers)


def _checked(
    paper: Paper, papers: Sequence[Paper], folders: Sequence[Path], places: PaperPlaces | None
) -> CheckedPaper:
    if paper.digest is None:
        return CheckedPaper(paper, PaperState.NO_FILE)
    possible = list(candidates(paper, papers, folders))
    known = places.of(paper.digest) if places is not None else ()
    for path in known:  # moved with the other files of its folder
        possible += [path, *candidates(paper, papers, (path.parent,))]
    for path in dict.fromkeys(possible):
        if is_file_of(path, paper.digest, paper.size):
            return CheckedPaper(paper, PaperState.UNCHANGED, path)
    named = (path for path in possible if path.name == paper.file_name or path in known)
    changed = next((path for path in named if size_of(path) is not None), None)
    return CheckedPaper(paper, PaperState.NOT_FOUND if changed is None else PaperState.CHANGED, changed)


def remember_beside(papers: Sequence[Paper], document: Path, places: PaperPlaces) -> None:
    """Keep where the files are that lie beside a notice's own file; raises FileProblem."""
    sound: dict[str, Path] = {}
    for entry in check_papers(papers, document=document):
        if entry.state is PaperState.UNCHANGED and entry.paper.digest is not None and entry.path is not None:
            sound[entry.paper.digest] = entry.path
    places.remember(sound)
