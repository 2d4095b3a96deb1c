"""The files of papers that come and go with a notice's own: remembered as they come, put beside what is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from signoff.notice.record.record import Copy, Record

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.papers.copying import FoundPaper

_QUESTION = (
    "The files of {papers} are not in the file itself. They can be put into a folder beside it, so that they go with "
    "it: send both."
)


class PaperTransfer:
    """Works beside the interface; what could not be done is said, and undoes nothing else."""

    def __init__(self, services: Services) -> None:
        self._notifier = services.notifier
        self._tasks = services.tasks

    def remember_beside(self, record: Record, path: Path) -> None:
        """Keep where the files beside a notice's file are, as they came with it."""
        if not any(paper.digest for paper in record.notice.papers):
            return
        from signoff.papers.places import PaperPlaces
        from signoff.papers.states import remember_beside

        self._tasks.run(
            lambda: remember_beside(record.notice.papers, path, PaperPlaces()),
            lambda _: None,
            lambda problem: self._notifier.toast(str(problem), kind="warning"),
        )

    def offer_beside(self, record: Record, path: Path) -> None:
        """Offer to put the files of a record's papers beside its own file, which was just written."""
        with_files = [paper for paper in record.notice.papers if paper.digest]
        if not with_files:
            return
        papers = "its paper" if len(with_files) == 1 else f"its {len(with_files)} papers"
        private = sum(1 for paper in with_files if paper.public is not True)
        caution = f" Not for the public: {private} of {len(with_files)}." if private else ""
        question = _QUESTION.format(papers=papers) + caution
        if not self._notifier.ask("Should the papers go with it?", question, "Put them beside it", "Only the notice"):
            return
        from signoff.papers.beside import papers_folder
        from signoff.papers.copying import copy_papers

        folder = papers_folder(path)
        self._tasks.run(
            lambda: copy_papers(found_papers(record, Copy.RECORD), folder),
            lambda _: self._notifier.toast(f"The papers are in {folder.name}"),
            lambda problem: self._notifier.problem(str(problem), "The papers were not saved"),
        )


def found_papers(record: Record, copy: Copy) -> tuple[FoundPaper, ...]:
    """Return the files that go with a copy, as this machine has them; raises FileProblem."""
    from signoff.papers.copying import find_papers, papers_of
    from signoff.papers.places import PaperPlaces

    return find_papers(papers_of(record, copy), places=PaperPlaces())
