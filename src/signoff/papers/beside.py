"""The files beside a notice's own: in its folder, and in the folder of papers that an export puts there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from signoff.notice.record.model import Paper, given
from signoff.notice.record.papers import file_names, plain_name
from signoff.papers.paper_file import size_of

FOLDER = "papers"
FOLDER_ENDING = f"-{FOLDER}"
MOST_FILES = 1_000
"""Files that are looked at in one folder, and folders."""


def papers_folder(document: Path) -> Path:
    """Return the folder in which an export of this name puts the papers."""
    return document.with_name(f"{document.stem}{FOLDER_ENDING}")


def folders_beside(document: Path) -> tuple[Path, ...]:
    """Return the folders in which the papers of a notice's file are looked for, its own folder of papers first."""
    folder = document.absolute().parent
    own = papers_folder(document.absolute())
    others = [entry for entry in _entries(folder) if _may_hold_papers(entry) and entry != own]
    return tuple(entry for entry in (own, folder, *others) if entry == folder or entry.is_dir())


def candidates(paper: Paper, papers: Sequence[Paper], folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that may be a paper's: first those of its name, then those of its size under another."""
    names = {plain_name(paper.file_name), file_names(papers).get(paper.digest or "", "")} if paper.file_name else set()
    if given(paper.file_name) and Path(given(paper.file_name)).name == given(paper.file_name):
        names.add(given(paper.file_name))
    named = [folder / name for folder in folders for name in sorted(names) if size_of(folder / name) is not None]
    sized = [
        path
        for folder in folders
        for path in _entries(folder)
        if paper.size is not None and path not in named and size_of(path) == paper.size
    ]
    return (*named, *sized)


def _may_hold_papers(entry: Path) -> bool:
    return entry.name == FOLDER or entry.name.endswith(FOLDER_ENDING)


def _entries(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(islice(folder.iterdir(), MOST_FILES)))
    except OSError:
        return ()
