"""One paper: its title, what it is, whether the public can see it, its link, and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.exchange.paper_words import FILE_STATES, NO_STATE, size_words
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.fields import Labelled, LineField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.spoken import describe
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard import field_adapters
from signoff.desktop.wizard.binding import Binding, FieldAdapter
from signoff.notice.record.model import PAPER_KIND_NAMES, Paper
from signoff.papers.states import PaperState

if TYPE_CHECKING:
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.look.theme import Theme
    from signoff.papers.states import CheckedPaper

ASKED = {
    "title": "Title",
    "kind": "What it is",
    "public": "Can the public see it?",
    "link": "Web link, if it has one",
}
PUBLIC = {True: "Public", False: "Not public"}


class PaperRow(QFrame):
    """A card for one paper; `remove`, `locate` and `use_current` are emitted when their buttons are clicked."""

    remove = Signal()
    locate = Signal()
    use_current = Signal()

    def __init__(self, theme: Theme, session: NoticeSession, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._number = number
        self._state: PaperState | None = None
        self._bindings: dict[str, Binding] = {}
        self.setProperty("card", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self.set_number(number)
        theme.changed.connect(self._show_icon)

    def set_number(self, number: int) -> None:
        """Set the place of the row's paper among the others, from 0."""
        self._number = number
        for name, binding in self._bindings.items():
            binding.path = f"papers.{number}.{name}"
            binding.widget.setObjectName(binding.path)
            binding.widget.setAccessibleName(f"{ASKED[name].rstrip('?')}, paper {number + 1}")
        self._remove.setObjectName(f"papers.{number}:remove")
        self._remove.setToolTip(f"Remove paper {number + 1}")
        self._remove.setAccessibleName(self._remove.toolTip())
        self._locate.setObjectName(f"papers.{number}:locate")
        self._locate.setAccessibleName(f"Find it: paper {number + 1}")
        self._use.setObjectName(f"papers.{number}:use")
        self._use.setAccessibleName(f"Use it as it is now: paper {number + 1}")

    def refresh(self) -> None:
        """Show the current paper."""
        for binding in self._bindings.values():
            binding.load()
        self._remove.setVisible(not self._session.locked)

    def show_file(self, paper: Paper, checked: CheckedPaper | None) -> None:
        """Show which file the paper is, and what became of it; nothing of one that is only a link or a title."""
        self._file.setVisible(paper.digest is not None)
        self._state = checked.state if checked is not None else None
        self._name.setText(f"{paper.file_name or 'File'} · {size_words(paper.size)}")
        _, colour, words = FILE_STATES.get(self._state, NO_STATE) if self._state else NO_STATE
        self._said.setText(words)
        self._said.set_colour(colour)
        self._said.setVisible(bool(words))
        self._locate.setVisible(self._state in (PaperState.NOT_FOUND, PaperState.CHANGED))
        self._use.setVisible(self._state is PaperState.CHANGED and not self._session.locked)
        self._show_icon()
        described = f"File: {self._name.text()}. {words}".strip() if paper.digest is not None else ""
        describe(self._bindings["title"].widget, described)

    def _show_icon(self) -> None:
        icon, colour, _ = FILE_STATES.get(self._state, NO_STATE) if self._state else NO_STATE
        self._icon.setPixmap(self._theme.pixmap(icon, 18, colour))

    def _build(self) -> None:
        title = LineField(self._theme)
        kinds = {str(kind): kind for kind in PAPER_KIND_NAMES}
        kind = Segmented(
            self._theme, [Option(str(key), words) for key, words in PAPER_KIND_NAMES.items()], name=ASKED["kind"]
        )
        answers = {"yes": True, "no": False}
        public = Segmented(
            self._theme, [Option("yes", PUBLIC[True]), Option("no", PUBLIC[False])], name=ASKED["public"]
        )
        link = LineField(self._theme)
        link.setPlaceholderText("https://…")
        self._bind("title", title, field_adapters.LineAdapter(title), title.textChanged)
        self._bind("kind", kind, field_adapters.ChoiceAdapter(kind, kinds), kind.chosen)
        self._bind("public", public, field_adapters.ChoiceAdapter(public, answers), public.chosen)
        self._bind("link", link, field_adapters.LineAdapter(link), link.textChanged)
        self.setFocusProxy(title)
        self._remove = IconButton(self._theme, "trash-2", "")
        self._remove.clicked.connect(self.remove)
        self._build_file()
        self._lay_out(title, kind, public, link)

    def _build_file(self) -> None:
        self._icon = QLabel()
        self._theme.fix(self._icon, width=18, height=18)
        self._name = Label(self._theme, "", "guidance", colour="ink")
        self._said = Label(self._theme, "", "guidance")
        self._locate = Button(self._theme, "Find it…", kind="link")
        self._locate.clicked.connect(self.locate)
        self._use = Button(self._theme, "Use it as it is now", kind="link")
        self._use.clicked.connect(self.use_current)
        self._file = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._said)
        actions = QHBoxLayout()
        actions.setSpacing(16)
        actions.addWidget(self._locate)
        actions.addWidget(self._use)
        actions.addStretch(1)
        nest(words, actions)
        row = QHBoxLayout(self._file)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, words, 1)

    def _lay_out(self, title: QWidget, kind: QWidget, public: QWidget, link: QWidget) -> None:
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(Labelled(self._theme, ASKED["kind"], kind, quiet=True))
        line.addWidget(Labelled(self._theme, ASKED["public"], public, quiet=True))
        line.addStretch(1)
        line.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(Labelled(self._theme, ASKED["title"], title, quiet=True))
        nest(column, line)
        column.addWidget(Labelled(self._theme, ASKED["link"], link, quiet=True))
        column.addWidget(self._file)

    def _bind(self, name: str, widget: QWidget, adapter: FieldAdapter, change: SignalInstance) -> None:
        binding = Binding(self._session, f"papers.{self._number}.{name}", widget, adapter)
        change.connect(binding.edited)
        self._bindings[name] = binding
