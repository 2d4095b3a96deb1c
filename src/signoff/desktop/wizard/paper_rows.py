"""The papers that go with a notice: a card for each, the ways to add one, and what became of their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.exchange.paper_words import state_sentence
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.file_drops import accept_copy
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.paper_row import PaperRow
from signoff.notice.record.model import Paper

if TYPE_CHECKING:
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.exchange.paper_files import PaperFiles
    from signoff.desktop.look.theme import Theme
    from signoff.papers.states import CheckedPaper

_READING = "Reading files…"
NONE_YET = "No papers yet. Add the report and its background papers, or drop their files here."


class PaperRows(QWidget):
    """Shows the papers of a notice; `files` reads their files, and is None where nobody can."""

    changed = Signal()

    def __init__(
        self, theme: Theme, session: NoticeSession, files: PaperFiles | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._files = files
        self._rows: list[PaperRow] = []
        self._states: dict[Paper, CheckedPaper] = {}
        self._tells_states = self._is_busy = False
        self.setAcceptDrops(files is not None)
        self._build()
        if files is not None:
            files.checked.connect(self._show_states)
            files.busy.connect(self._show_busy)
            files.added.connect(lambda count: announce(self, f"{count} papers added" if count > 1 else "Paper added"))

    def refresh(self) -> None:
        """Show the current papers, in their order."""
        papers, locked = self._session.notice.papers, self._session.locked
        self._empty.setVisible(not papers)
        self._tools.setVisible(not locked or any(paper.digest for paper in papers))
        self._add_file.setVisible(not locked and self._files is not None)
        self._add_file.setAccessibleDescription("" if papers else NONE_YET)
        self._add_link.setVisible(not locked)
        self._check.setVisible(self._files is not None and any(paper.digest for paper in papers))
        while len(self._rows) > len(papers):
            self._drop(self._rows[-1])
        while len(self._rows) < len(papers):
            self._add_row()
        for row, paper in zip(self._rows, papers, strict=True):
            row.refresh()
            row.show_file(paper, self._states.get(_file_of(paper)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept the files of papers."""
        if _dropped(event) and not self._session.locked:
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add a paper for each file that was dropped."""
        accept_copy(event)
        if self._files is not None:
            self._files.add(_dropped(event))

    def add_link(self) -> None:
        """Add a paper that is a link, and give its title the focus."""
        self._session.change(lambda notice: replace(notice, papers=(*notice.papers, Paper(link=""))))
        self.refresh()
        self._rows[-1].setFocus()

    def _show_states(self, checked: Sequence[CheckedPaper]) -> None:
        self._states = {_file_of(entry.paper): entry for entry in checked}
        self.refresh()
        if self._tells_states:
            self._tells_states = False
            announce(self, " ".join(filter(None, map(state_sentence, checked))))

    def _check_files(self) -> None:
        if self._files is not None and not self._is_busy:
            self._tells_states = True
            self._files.check()

    def _show_busy(self, busy: bool) -> None:
        """Say that files are read; the button stays where it is, with the focus that it may have."""
        self._is_busy = busy
        self._check.setText(_READING if busy else "Check files")
        if busy and self._tells_states:
            announce(self, _READING)

    def _add_row(self) -> None:
        row = PaperRow(self._theme, self._session, len(self._rows))
        row.remove.connect(lambda: self._remove(row))
        row.locate.connect(lambda: self._files.locate(self._rows.index(row)) if self._files is not None else None)
        row.use_current.connect(lambda: self._use_current(row))
        self._rows.append(row)
        self._column.addWidget(row)
        row.setVisible(True)

    def _use_current(self, row: PaperRow) -> None:
        paper = self._session.notice.papers[self._rows.index(row)]
        checked = self._states.get(_file_of(paper))
        if checked is not None and self._files is not None:
            from dataclasses import replace as with_other

            self._files.use_current(with_other(checked, paper=paper))

    def _drop(self, row: PaperRow) -> None:
        self._rows.remove(row)
        row.setParent(None)
        row.deleteLater()
        for number, other in enumerate(self._rows):
            other.set_number(number)

    def _remove(self, row: PaperRow) -> None:
        index = self._rows.index(row)
        beside = [*self._rows[index + 1 : index + 2], *self._rows[:index][-1:], self._add_file, self._add_link]
        next(stop for stop in beside if not stop.isHidden()).setFocus(Qt.FocusReason.OtherFocusReason)
        row.setEnabled(False)  # its fields have written their text while they still have a path
        self._session.commit()
        self._drop(row)
        self._session.change(lambda notice: replace(notice, papers=notice.papers[:index] + notice.papers[index + 1 :]))
        announce(self, "Paper removed")

    def _build(self) -> None:
        self._empty = _DropZone(self._theme)
        self._add_file = Button(self._theme, "Add a file…", kind="compact", icon="paperclip")
        self._add_file.setObjectName("papers:addFile")
        self._add_file.clicked.connect(lambda: self._files.ask() if self._files is not None else None)
        self._add_link = Button(self._theme, "Add a link…", kind="compact", icon="link")
        self._add_link.setObjectName("papers:addLink")
        self._add_link.clicked.connect(self.add_link)
        self._check = Button(self._theme, "Check files", kind="compact", icon="refresh-cw")
        self._check.setObjectName("papers:check")
        self._check.clicked.connect(self._check_files)
        self._tools = QWidget()
        tools = FlowLayout()
        self._tools.setLayout(tools)
        for button in (self._add_file, self._add_link, self._check):
            tools.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._tools)
        outer.addWidget(self._empty)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        nest(outer, self._column)


class _DropZone(QFrame):
    """Says where files can be dropped, while there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "info")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.addWidget(Label(theme, NONE_YET, "guidance"), 1)


def _file_of(paper: Paper) -> Paper:
    """Return what says which file a paper's is, whatever else is said of it."""
    return Paper(file_name=paper.file_name, digest=paper.digest, size=paper.size)


def _dropped(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls) if all(url.isLocalFile() for url in urls) else ()
