"""The files of a notice's papers: read, found again and checked beside the interface, with what is said of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from signoff.errors import FileProblem, SignoffError
from signoff.notice.record.limits import MOST_PAPERS
from signoff.notice.record.model import Notice, Paper, PaperKind
from signoff.notice.record.papers import proposed_title

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.papers.paper_file import PaperFile
    from signoff.papers.states import CheckedPaper

Result = TypeVar("Result")

_KINDS = "All files (*)"


class PaperFiles(QObject):
    """Adds files to a notice's papers, and looks after those that it has.

    `checked` is emitted with the state of every paper's file; `busy` with whether files are being read;
    `added` with how many papers were added.
    """

    checked = Signal(object)
    busy = Signal(bool)
    added = Signal(int)

    def __init__(self, services: Services, session: NoticeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._session = session
        services.paper_news.saved.connect(self.check)

    def ask(self) -> None:
        """Ask for files, and add them."""
        chosen = self._services.notifier.open_files("Add papers", self._services.settings.last_folder, _KINDS)
        self.add(chosen)

    def add(self, paths: Sequence[Path]) -> None:
        """Add a paper for each file; those that cannot be read are named, and the others are added."""
        if not paths or self._session.locked:
            return
        from signoff.papers.paper_file import read_paper_file
        from signoff.papers.places import PaperPlaces

        def work() -> tuple[list[PaperFile], list[str]]:
            read: list[PaperFile] = []
            refused: list[str] = []
            places: dict[str, Path] = {}
            for path in paths:
                try:
                    read.append(read_paper_file(path))
                    places[read[-1].digest] = path
                except FileProblem as problem:
                    refused.append(str(problem))
            PaperPlaces().remember(places)
            return read, refused

        self._run(work, self._add_read)

    def check(self) -> None:
        """Look whether the files are there, and still what they were."""
        papers = self._session.notice.papers
        if not any(paper.digest for paper in papers):
            return
        from signoff.papers.places import PaperPlaces
        from signoff.papers.states import check_papers

        self._run(lambda: check_papers(papers, places=PaperPlaces()), self.checked.emit)

    def locate(self, number: int) -> None:
        """Ask where a paper's file is: what is chosen is remembered if it is that file."""
        paper = self._session.notice.papers[number]
        title = f"Where is {paper.file_name or 'the file'}?"
        path = self._services.notifier.open_file(title, self._services.settings.last_folder, _KINDS)
        if path is None or paper.digest is None:
            return
        from signoff.papers.paper_file import read_paper_file
        from signoff.papers.places import PaperPlaces

        def work() -> PaperFile:
            read = read_paper_file(path)
            if read.digest == paper.digest:
                PaperPlaces().remember({read.digest: path})
            return read

        def done(read: PaperFile) -> None:
            if read.digest != paper.digest:
                sentence = (
                    f"{path.name} is not the same as the file that the notice records. Use it only if it "
                    "is the right one."
                )
                self._services.notifier.toast(sentence, kind="warning")
            self.check()

        self._run(work, done)

    def use_current(self, checked: CheckedPaper) -> None:
        """Name a file as it is now, where it was changed since it was added."""
        path = checked.path
        if path is None or self._session.locked:
            return
        from signoff.papers.paper_file import read_paper_file
        from signoff.papers.places import PaperPlaces

        def work() -> PaperFile:
            read = read_paper_file(path)
            PaperPlaces().remember({read.digest: path})
            return read

        def done(read: PaperFile) -> None:
            def changed(notice: Notice) -> Notice:
                new = replace(checked.paper, file_name=read.name, digest=read.digest, size=read.size)
                papers = tuple(new if paper == checked.paper else paper for paper in notice.papers)
                return replace(notice, papers=papers)

            self._session.change(changed)
            self.check()

        self._run(work, done)

    def _add_read(self, result: tuple[list[PaperFile], list[str]]) -> None:
        read, refused = result
        known = {paper.digest for paper in self._session.notice.papers}
        new = [file for file in {file.digest: file for file in read}.values() if file.digest not in known]
        room = MOST_PAPERS - len(self._session.notice.papers)
        if new[:room]:
            self._session.change(lambda notice: replace(notice, papers=(*notice.papers, *_papers(notice, new[:room]))))
            self.added.emit(len(new[:room]))
        twice = len(read) - len(new)
        if twice and not refused:
            words = "That file is" if twice == 1 else f"{twice} of these files are"
            self._services.notifier.toast(f"{words} among the papers already.", kind="info")
        if refused:
            more = f" {len(refused) - 1} more could not be read." if len(refused) > 1 else ""
            self._services.notifier.toast(f"{refused[0]}{more}", kind="warning")
        self.check()

    def _run(self, work: Callable[[], Result], done: Callable[[Result], object]) -> None:
        def finish(result: Result) -> None:
            self.busy.emit(False)
            done(result)

        def fail(problem: SignoffError) -> None:
            self.busy.emit(False)
            self._services.notifier.toast(str(problem), kind="warning")

        self.busy.emit(True)
        self._services.tasks.run(work, finish, fail, owner=self)


def _papers(notice: Notice, files: Sequence[PaperFile]) -> list[Paper]:
    """Return a paper for each file: the first of a notice is taken to be its report; nobody has said who may see it."""
    has_report = any(paper.kind is PaperKind.REPORT for paper in notice.papers)
    papers = []
    for file in files:
        is_report = not has_report and "report" in file.name.lower()
        has_report = has_report or is_report
        papers.append(
            Paper(
                title=proposed_title(file.name),
                kind=PaperKind.REPORT if is_report else PaperKind.BACKGROUND,
                file_name=file.name,
                digest=file.digest,
                size=file.size,
            )
        )
    return papers
