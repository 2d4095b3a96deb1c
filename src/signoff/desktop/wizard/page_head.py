"""The head of a page: its sections of the form, its state, the question, and the form's own label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.marks import state_pixmap
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.told import Told
from signoff.notice.form.form import Form, Page, Section
from signoff.notice.form.kinds import WHERE_ANSWERED
from signoff.notice.form.labels import plain_label
from signoff.rules.progress import PageState

GUIDANCE_WIDTH = 432


class StateWords(NamedTuple):
    """The name of a page's state, and the token of its colour."""

    words: str
    colour: str


STATE_WORDS: Mapping[PageState, StateWords] = {
    PageState.NOT_STARTED: StateWords("Not started", "ink3"),
    PageState.OPTIONAL: StateWords("Optional", "ink3"),
    PageState.IN_PROGRESS: StateWords("In progress", "blue"),
    PageState.DONE: StateWords("Done", "green"),
    PageState.WARNING: StateWords("Needs attention", "amber"),
    PageState.ERROR: StateWords("Needs attention", "red"),
    PageState.DOES_NOT_APPLY: StateWords("Does not apply", "ink3"),
}


class PageHead(Told):
    """Question, guidance and the form's label of one page, with its state; Tab stops there to hear them."""

    def __init__(
        self,
        theme: Theme,
        form: Form,
        page: Page,
        labels: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("About this section", parent)
        self._theme = theme
        self._said = eyebrow_of(form, page), page.guidance, form_label_of(form, page, labels)
        self._state = PageState.NOT_STARTED
        self._mark = QLabel()
        theme.fix(self._mark, width=18, height=18)
        self._word = Label(theme, "", "note-strong")
        self._word.setWordWrap(False)
        self._word.setObjectName("page-state")
        self._lay_out(form, page, labels)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def show_state(self, state: PageState) -> None:
        """Show how far the page is."""
        if state is not self._state:
            self._state = state
            self._apply_theme()

    def add_tool(self, tool: QWidget) -> None:
        """Put a tool of the page at the right end of its first line."""
        self._line.addWidget(tool)

    def _lay_out(self, form: Form, page: Page, labels: Mapping[str, str] | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = self._line = QHBoxLayout()
        line.setSpacing(6)
        eyebrow = Label(self._theme, eyebrow_of(form, page), "note-strong")
        eyebrow.setWordWrap(False)
        dot = Label(self._theme, "·", "note-strong")
        dot.setWordWrap(False)
        for part in (eyebrow, dot, self._mark, self._word):
            line.addWidget(part)
        line.addStretch(1)
        nest(column, line)
        column.addSpacing(4)
        question = Label(self._theme, page.question, "question")
        question.setObjectName("page-question")
        column.addWidget(question)
        column.addSpacing(8)
        guidance = Label(self._theme, page.guidance, "guidance")
        self._theme.fix(guidance, most_width=GUIDANCE_WIDTH)
        column.addWidget(guidance)
        column.addSpacing(4)
        form_label = Label(self._theme, form_label_of(form, page, labels), "note")
        form_label.setToolTip(" ".join(section.guidance for section in form.sections_of(page)).strip())
        form_label.setObjectName("page-form-label")
        column.addWidget(form_label)

    def _apply_theme(self) -> None:
        word, colour = STATE_WORDS[self._state]
        self._mark.setPixmap(state_pixmap(self._theme, self._state, 18))
        self._word.setText(word)
        self._word.set_colour(colour)
        eyebrow, guidance, form_label = self._said
        self.tell(eyebrow, word, guidance, form_label)


def eyebrow_of(form: Form, page: Page) -> str:
    """Return where a page is on the paper form, such as `Sections 1 and 2 of the form`."""
    numbers = [section.number for section in _always_printed(form, page)]
    if len(numbers) == 1:
        return f"Section {numbers[0]} of the form"
    return f"Sections {', '.join(numbers[:-1])} and {numbers[-1]} of the form"


def form_label_of(form: Form, page: Page, labels: Mapping[str, str] | None) -> str:
    """Return the form's own labels of a page's sections."""
    keys = [section.key for section in _always_printed(form, page)]
    return "On the form: " + " · ".join(plain_label(form.label(key, labels)) for key in keys)


def _always_printed(form: Form, page: Page) -> Sequence[Section]:
    """Return a page's sections but for those that are printed only where they are answered, if it has others."""
    sections = form.sections_of(page)
    return [section for section in sections if section.kind not in WHERE_ANSWERED] or sections
