"""The window that merges two copies of a notice that have both changed: for each section, a choice."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.compare.difference_view import DifferenceView
from signoff.desktop.compare.merge_choices import MergeChoices
from signoff.desktop.compare.sections_window import SectionsWindow
from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.withheld import refuses, withhold
from signoff.notice.form.form_file import form_of
from signoff.rules.progress import PageState

_SIZE = QSize(1120, 760)
TITLE = "Both copies have changed"
_TEXT = "Choose which answers to keep in each section. Whatever you choose, both copies stay in the notice’s history."


class MergeWindow(SectionsWindow):
    """Asks what to keep of each section in which two copies differ; accepted once each has its choice."""

    def __init__(self, theme: Theme, choices: MergeChoices, parent: QWidget | None = None) -> None:
        super().__init__(theme, form_of(choices.ours.terms), "Compare and choose", _SIZE, parent)
        self._choices = choices
        self._sides = ("Yours", choices.other.heading)
        self.setObjectName("mergeWindow")
        self._add_head()
        self._add_section()
        self._add_tools()
        self._update()
        self._sections.show_key(next(iter(choices.open_keys), self._sections.key))

    def choose(self, choice: str) -> None:
        """Choose for the section that is shown."""
        self._choices.choose(self._sections.key, choice)
        self._update()

    def show_section(self, key: str) -> None:
        """Show what differs in a section, and what can be chosen for it."""
        change = self._choices.change(key)
        if change is None:
            self._heading.setText("The answers are the same")
            self._note.setText("Only their histories are different: merging keeps both.")
            self._group.hide()
            return
        self._heading.setText(change.title)
        self._note.setText(self._choices.who_changed(key))
        self._group.setAccessibleDescription(self._note.text())
        self._group.set_options([Option(kind, *words) for kind, words in self._choices.options(key).items()])
        self._group.choose(self._choices.choice(key))
        self._view.show_section(change, self._sides, "")
        self.scroll_to_top()
        self.update_steps()

    def _update(self) -> None:
        choices = self._choices
        states = {
            change.key: PageState.DONE if choices.choice(change.key) else PageState.NOT_STARTED
            for change in choices.changes
        }
        left = len(choices.open_keys)
        summary = "You have chosen for every section" if not left else f"{left} of {len(states)} to choose"
        self._sections.show_changes(choices.changes, choices.ours.terms.labels, states, summary)
        announce(self, summary if self.isVisible() else "")
        self._warning.show_words(choices.about_approvals())
        withhold(self._merge, f"{summary}." if left else "")
        if not left:
            self._merge.setAccessibleDescription(self._warning.text())
        self.update_steps()

    def _add_head(self) -> None:
        self._warning = StatusLine(self._theme, "mergeWarning", colour="amber")
        self.head.setSpacing(6)
        self.head.addWidget(Label(self._theme, TITLE, "title"))
        self.head.addWidget(Label(self._theme, _TEXT, "guidance"))
        self.head.addWidget(self._warning)
        said = self._choices.about_comments()
        self.setAccessibleDescription(" ".join(filter(None, (_TEXT, said))))
        if said:
            comments = Label(self._theme, said, "guidance")
            comments.setObjectName("mergeComments")
            self.head.addWidget(comments)

    def _add_section(self) -> None:
        self._heading = Label(self._theme, "", "subhead")
        self._heading.setObjectName("merge-section")
        self._note = Label(self._theme, "", "guidance")
        self._note.setObjectName("merge-note")
        self._group = ChoiceGroup(self._theme, [], columns=3, name="What to keep for this section")
        self._group.chosen.connect(self.choose)
        self._view = DifferenceView(self._theme, ("either", "either"))
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for words in self._sides:
            sides.addWidget(Label(self._theme, words, "guidance-strong"), 1)
        body = self.body
        body.setContentsMargins(0, 8, 0, 24)
        body.setSpacing(10)
        for widget in (self._heading, self._note, self._group):
            body.addWidget(widget)
        body.addSpacing(4)
        if self._choices.changes:
            nest(body, sides)
        body.addWidget(self._view)
        body.addStretch(1)

    def _add_tools(self) -> None:
        cancel = Button(self._theme, "Leave both as they are", kind="default")
        cancel.setObjectName("cancelMerge")
        cancel.clicked.connect(self.reject)
        self._merge = Button(self._theme, "Merge the copies", kind="primary")
        self._merge.setObjectName("mergeCopies")
        self._merge.clicked.connect(lambda: None if refuses(self._merge) else self.accept())
        self.tools.addStretch(1)
        self.tools.addWidget(cancel)
        self.tools.addWidget(self._merge)
