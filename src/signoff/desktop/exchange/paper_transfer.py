"""The files of papers that come and go with a notice's own: remembered as they come, put beside what is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.desktop.core.action import Action
from signoff.desktop.core.folders import show_folder
from signoff.notice.record.papers import title_of
from signoff.notice.record.record import Copy, Record

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.errors import SignoffError
    from signoff.papers.copying import FoundPaper

_QUESTION = (
    "The files of {papers} are not in the file itself. They can be put into a folder beside it, so that they go with "
    "it: send both."
)

_INSIDE = (
    "The file has {what} inside: {titles}. Save {them} in a folder, {folder}, so that the notice is kept with {its}?"
)
BESIDE, ELSEWHERE = "Save beside the file", "Choose a folder…"
_MOST_TITLES = 3


class PaperTransfer:
    """Works beside the interface; what could not be done is said, and undoes nothing else."""

    def __init__(self, services: Services) -> None:
        self._notifier = services.notifier
        self._tasks = services.tasks
        self._news = services.paper_news

    def receive(self, record: Record, path: Path) -> None:
        """Keep where the files beside a notice's file are, and offer to save those that came inside it."""
        if not any(paper.digest for paper in record.notice.papers):
            return
        from signoff.checking.papers_inside import papers_to_save
        from signoff.papers.places import PaperPlaces

        self._tasks.run(
            lambda: papers_to_save(path, record, PaperPlaces()),
            lambda files: self._offer_inside(files, record, path) if files else None,
            lambda problem: self._notifier.toast(str(problem), kind="warning"),
        )

    def _offer_inside(self, files: Mapping[str, bytes], record: Record, path: Path) -> None:
        """Ask where the papers that are inside go, until they are saved or nobody wants them."""
        from signoff.papers.beside import papers_folder

        folder = papers_folder(path)
        text = _words_inside([title_of(paper) for paper in record.notice.papers if paper.digest in files], folder)
        chosen = self._notifier.pick("Save the papers too?", text, (BESIDE, ELSEWHERE), "Not now")
        if chosen == ELSEWHERE:
            parent = self._notifier.choose_folder("Save the papers in a folder", path.parent)
            if parent is None:
                return
            folder = parent / folder.name
        if chosen:
            self._save_inside(files, record, folder, lambda: self._offer_inside(files, record, path))

    def _save_inside(
        self, files: Mapping[str, bytes], record: Record, folder: Path, ask_again: Callable[[], None]
    ) -> None:
        from signoff.checking.papers_inside import save_papers
        from signoff.papers.places import PaperPlaces

        def fail(problem: SignoffError) -> None:
            self._notifier.problem(str(problem), "The papers were not saved")
            ask_again()

        self._tasks.run(
            lambda: save_papers(files, record, folder, PaperPlaces()), lambda _: self._tell_saved(folder), fail
        )

    def _tell_saved(self, folder: Path) -> None:
        self._news.saved.emit()
        self._notifier.toast(f"The papers are in {folder.name}", Action("Open folder", partial(show_folder, folder)))

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


def _words_inside(titles: Sequence[str], folder: Path) -> str:
    """Return what is asked about papers inside a file."""
    several = (f"{len(titles)} papers", "them", "its papers")
    what, them, its = ("a paper", "it", "it") if len(titles) == 1 else several
    more = f" and {len(titles) - _MOST_TITLES} more" if len(titles) > _MOST_TITLES else ""
    named = ", ".join(f"“{title}”" for title in titles[:_MOST_TITLES])
    return _INSIDE.format(what=what, titles=f"{named}{more}", them=them, its=its, folder=folder.name)
