"""What a council's form asks on the screen for one section or field: its question, its guidance, its step."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.profiles.editing import ProfileEditing
from signoff.desktop.widgets.fields import Labelled, TextArea
from signoff.desktop.widgets.line_field import LineField
from signoff.notice.form.form import Form

QUESTIONS, GUIDANCE, PAGES = "form.questions", "form.guidance", "form.pages"
"""The tables of a profile that have these words, by the name of the section or field."""


class PlainWords(NamedTuple):
    """What the plain form asks where a council's says nothing else; None for what it has no word for."""

    question: str
    guidance: str | None
    page: str | None


class SectionWords(QWidget):
    """The words, each under its label; where one is empty, that of the plain form is used, which it shows in grey."""

    def __init__(self, theme: Theme, editing: ProfileEditing, name: str, plain: PlainWords) -> None:
        super().__init__()
        self._theme = theme
        self._editing = editing
        self._name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 12)
        self._column.setSpacing(12)
        self._fields: dict[str, LineField | TextArea] = {}
        self._add_line(QUESTIONS, "Question on the screen", plain.question)
        if plain.guidance is not None:
            self._add_area(plain.guidance)
        if plain.page is not None:
            self._add_line(PAGES, "Name of its step in the list at the left", plain.page)
        self.refresh()

    def refresh(self) -> None:
        """Show what the profile says, unless it is what the person is typing."""
        for table, field in self._fields.items():
            words = str(self._editing.document.value(table, {}).get(self._name, ""))
            if field.hasFocus():
                continue
            if isinstance(field, TextArea):
                if field.toPlainText() != words:
                    field.setPlainText(words)
            elif field.text() != words:
                field.setText(words)

    def field_at(self, place: str) -> QWidget | None:
        """Return the field in which the words at a place are typed; None where it is another's."""
        return next((field for table, field in self._fields.items() if place == f"{table}.{self._name}"), None)

    def _add_line(self, table: str, label: str, plain: str) -> None:
        field = LineField(self._theme, placeholder=plain)
        field.textEdited.connect(lambda words: self._change(table, words))
        self._add(table, label, field)

    def _add_area(self, plain: str) -> None:
        area = TextArea(self._theme, lines=2)
        area.setPlaceholderText(plain)
        self._add(GUIDANCE, "Guidance below it", area)
        area.textChanged.connect(lambda: self._change(GUIDANCE, area.toPlainText()))

    def _add(self, table: str, label: str, field: LineField | TextArea) -> None:
        field.setObjectName(f"{table}.{self._name}")
        self._fields[table] = field
        self._column.addWidget(Labelled(self._theme, label, field))

    def _change(self, table: str, words: str) -> None:
        """Put the words into the profile; those that it has already, as when they were only shown, change nothing."""
        document = self._editing.document
        kept = " ".join(words.split()) or None
        if kept != document.value(table, {}).get(self._name):
            self._editing.do(f"{table}.{self._name}", lambda: document.change(f'{table}."{self._name}"', kept))


def plain_words(form: Form, name: str) -> PlainWords:
    """Return what a form asks for a section, or for a field of one, that it has."""
    if any(section.key == name for section in form.sections):
        page = form.page_of(name)
        guidance = form.section(name).guidance or (page.guidance if page.sections == (name,) else "")
        return PlainWords(page.question, guidance, page.title)
    field = form.field(name)
    return PlainWords(field.question, field.guidance, None)
