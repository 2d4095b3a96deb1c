"""The window that merges two copies of a notice that have both changed: for each section, a choice."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.compare.difference_view import DifferenceView
from signoff.desktop.compare.merge_choices import MergeChoices
from signoff.desktop.compare.sections import CompareSections
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.column import INSET, ScrollColumn
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.tab_order import move_focus
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.window_size import fitting
from signoff.notice.form.form_file import form_of
from signoff.rules.progress import PageState

_SIZE = (1120, 760)
_COLUMN = 1200
TITLE = "Both copies have changed"
_TEXT = "Choose which answers to keep in each section. Whatever you choose, both copies stay in the notice’s history."
SIDES = ("Yours", "In the file")


class MergeWindow(QDialog):
    """Asks what to keep of each section in which two copies differ; accepted once each has its choice."""

    def __init__(self, theme: Theme, choices: MergeChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._choices = theme, choices
        self.setWindowTitle("Compare and choose")
        self.setObjectName("mergeWindow")
        self.resize(fitting(self, QSize(*map(theme.px, _SIZE))))
        self._build()
        FocusRing(theme, self)
        self._update()
        self._sections.show_key(next(iter(choices.open_keys), self._sections.key))

    def choose(self, choice: str) -> None:
        """Choose for the section that is shown."""
        self._choices.choose(self._sections.key, choice)
        self._update()

    @property
    def sections(self) -> CompareSections:
        """The list of sections."""
        return self._sections

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the sections that differ with F7."""
        if not self._sections.take_key(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus in the order of the layout."""
        return move_focus(self, next) or super().focusNextPrevChild(next)

    def _show_section(self, key: str) -> None:
        change = self._choices.change(key)
        if change is None:
            self._heading.setText("The answers are the same")
            self._note.setText("Only their histories are different: merging keeps both.")
            self._group.hide()
            return
        self._heading.setText(change.title)
        self._note.setText(self._choices.who_changed(key))
        self._group.set_options([Option(kind, *words) for kind, words in self._choices.options(key).items()])
        self._group.choose(self._choices.choice(key))
        self._view.show_section(change, SIDES, "")
        self._scroll.verticalScrollBar().setValue(0)
        self._update_steps()

    def _update_steps(self) -> None:
        self._previous.setEnabled(self._sections.can_step(-1))
        self._next.setEnabled(self._sections.can_step(1))

    def _update(self) -> None:
        choices = self._choices
        states = {
            change.key: PageState.DONE if choices.choice(change.key) else PageState.NOT_STARTED
            for change in choices.changes
        }
        left = len(choices.open_keys)
        summary = "You have chosen for every section" if not left else f"{left} of {len(states)} to choose"
        self._sections.show_changes(choices.changes, choices.ours.terms.labels, states, summary)
        self._merge.setEnabled(not left)
        self._warning.setText(choices.about_approvals())
        self._warning.setVisible(bool(self._warning.text()))
        self._update_steps()

    def _build(self) -> None:
        self._sections = CompareSections(self._theme, form_of(self._choices.ours.terms))
        self._sections.chosen.connect(self._show_section)
        self._scroll = ScrollColumn(self._theme, _COLUMN)
        self._lay_out_section()
        right = QVBoxLayout()
        right.setContentsMargins(0, 20, 0, 16)
        right.setSpacing(12)
        right.addLayout(self._head())
        right.addWidget(self._scroll, 1)
        right.addLayout(self._footer())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sections)
        row.addLayout(right, 1)

    def _head(self) -> QVBoxLayout:
        self._warning = Label(self._theme, "", "guidance", colour="amber")
        self._warning.setObjectName("mergeWarning")
        head = QVBoxLayout()
        head.setContentsMargins(INSET, 0, INSET, 0)
        head.setSpacing(6)
        head.addWidget(Label(self._theme, TITLE, "title"))
        head.addWidget(Label(self._theme, _TEXT, "guidance"))
        head.addWidget(self._warning)
        head.addSpacing(4)
        head.addWidget(Hairline(self._theme))
        return head

    def _lay_out_section(self) -> None:
        self._heading = Label(self._theme, "", "subhead")
        self._heading.setObjectName("merge-section")
        self._note = Label(self._theme, "", "guidance")
        self._note.setObjectName("merge-note")
        self._group = ChoiceGroup(self._theme, [], columns=3, name="What to keep for this section")
        self._group.chosen.connect(self.choose)
        self._view = DifferenceView(self._theme, ("either", "either"))
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for words in SIDES:
            sides.addWidget(Label(self._theme, words, "guidance-strong"), 1)
        body = self._scroll.body
        body.setContentsMargins(0, 8, 0, 24)
        body.setSpacing(10)
        for widget in (self._heading, self._note, self._group):
            body.addWidget(widget)
        body.addSpacing(4)
        if self._choices.changes:
            body.addLayout(sides)
        body.addWidget(self._view)
        body.addStretch(1)

    def _footer(self) -> QHBoxLayout:
        self._previous = Button(self._theme, "Previous", kind="default", icon="arrow-up")
        self._previous.setObjectName("previousChange")
        self._previous.clicked.connect(lambda: self._sections.step(-1))
        self._next = Button(self._theme, "Next", kind="default", icon="arrow-down")
        self._next.setObjectName("nextChange")
        self._next.clicked.connect(lambda: self._sections.step(1))
        cancel = Button(self._theme, "Leave both as they are", kind="default")
        cancel.setObjectName("cancelMerge")
        cancel.clicked.connect(self.reject)
        self._merge = Button(self._theme, "Merge the copies", kind="primary")
        self._merge.setObjectName("mergeCopies")
        self._merge.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.setSpacing(8)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._merge)
        return row
