"""The papers of a signed notice: which there are, who may see them, and whether each file is found and unchanged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.core.folders import show_folder
from signoff.desktop.exchange.paper_words import FILE_STATES, NO_STATE, size_words
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.notice.record.model import PAPER_KIND_NAMES, Paper, given
from signoff.notice.record.papers import title_of
from signoff.papers.states import CheckedPaper, PaperState

_NO_FILE = "No file of it is recorded"
_AT_LINK = "It can be read at its link."
_COPY, _COPIED = "Copy link", "Copied"
_ASK = "Whoever prepared the notice can say where it is; a notice that supersedes this one can record its file."
_PUBLIC = {True: "public", False: "not public", None: "not said to be public"}


class PaperLine(QWidget):
    """One paper, its file, and what became of that; `locate` is emitted to find a file that is not there.

    Tab stops at its button; where it has none, at the paper itself.
    """

    spoken_role = "Section"

    locate = Signal()

    def __init__(self, theme: Theme, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = NO_STATE
        self._mark = QLabel()
        theme.fix(self._mark, width=20, height=22)
        self._title, self._about = title_of(paper), _about(paper)
        self._state = Label(theme, "", "note")
        self._state.setObjectName("paperState")
        self._state.hide()
        self._link = Button(theme, "", kind="link")
        self._link.setObjectName("paperLink")
        self._link.hide()
        self._act: Callable[[], None] = self.locate.emit
        self._link.clicked.connect(lambda: self._act())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, self._title, "text"))
        words.addWidget(Label(theme, self._about, "guidance"))
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, words, 1)
        row.addWidget(self._link, 0, Qt.AlignmentFlag.AlignTop)
        self._about_file = "" if paper.digest is not None else f"{_NO_FILE}. {_AT_LINK if paper.link else _ASK}"
        self.setAccessibleName(self._title)
        self._address = given(paper.link) if paper.digest is None else ""
        if self._address:
            self._offer(_COPY, self._copy_link)
        self._show(self._about_file)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def show_state(self, checked: CheckedPaper) -> None:
        """Show what became of the paper's file, and offer its folder, or to find it."""
        self._style = FILE_STATES.get(checked.state, NO_STATE)
        _, colour, words = self._style
        self._state.set_colour(colour)
        is_found = checked.state is PaperState.UNCHANGED and checked.path is not None
        if is_found and checked.path is not None:
            self._offer("Show folder", partial(show_folder, checked.path.parent))
        elif checked.state is not PaperState.NO_FILE:
            self._offer("Find it…", self.locate.emit)
        self._show(words or self._about_file)
        self._apply_theme()

    def _offer(self, words: str, act: Callable[[], None]) -> None:
        self._act = act
        self._link.setText(words)
        self._link.setAccessibleName(f"{words} {self._title}")
        self._link.show()

    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self._link.setText(_COPIED)
        announce(self, _COPIED)

    def _show(self, words: str) -> None:
        """Show what is known of the file, and say it where the keyboard stops."""
        self._state.setText(words)
        self._state.setVisible(bool(words))
        said = " ".join(f"{part.rstrip('.')}." for part in (self._about, words) if part)
        self.setAccessibleDescription(said)
        self._link.setAccessibleDescription(said)
        has_button = not self._link.isHidden()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if has_button else Qt.FocusPolicy.TabFocus)

    def _apply_theme(self) -> None:
        icon, colour, _ = self._style
        self._mark.setPixmap(self._theme.pixmap(icon, 20, colour))


class SignedPapers(QWidget):
    """Shows the papers that the notice names; hidden where it names none.

    `check` is emitted to look at their files again, `locate` with the place of a paper whose file is to be found.
    """

    check = Signal()
    locate = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._papers: tuple[Paper, ...] = ()
        self._lines: list[PaperLine] = []
        self._again = Button(theme, "Check files", kind="link")
        self._again.setObjectName("checkPapers")
        self._again.clicked.connect(self.check)
        head = QHBoxLayout()
        head.addWidget(Label(theme, "Report and papers", "subhead"), 1)
        head.addWidget(self._again)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 24)
        self._column.setSpacing(0)
        nest(self._column, head)
        self.hide()

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show these papers; what became of their files is shown once that is known."""
        self.setVisible(bool(papers))
        self._again.setVisible(any(paper.digest for paper in papers))
        if tuple(papers) == self._papers:
            return
        self._papers = tuple(papers)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [PaperLine(self._theme, paper) for paper in papers]
        for place, line in enumerate(self._lines):
            line.locate.connect(partial(self.locate.emit, place))
            self._column.addWidget(line)

    def show_states(self, checked: Sequence[CheckedPaper]) -> None:
        """Show what became of each paper's file."""
        if tuple(entry.paper for entry in checked) == self._papers:
            for line, entry in zip(self._lines, checked, strict=True):
                line.show_state(entry)


def _about(paper: Paper) -> str:
    """Return what a paper is, whether the public can see it, and its file or link."""
    kind = PAPER_KIND_NAMES[paper.kind] if paper.kind is not None else "Paper"
    file = f"{given(paper.file_name) or 'file'}, {size_words(paper.size)}" if paper.digest is not None else ""
    return " · ".join(filter(None, (f"{kind}, {_PUBLIC[paper.public]}", file or given(paper.link))))
