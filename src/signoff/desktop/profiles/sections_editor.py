"""The sections of a council's form: which it has, in which order, and in which words they are asked and printed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.profiles.editing import ProfileEditing
from signoff.desktop.profiles.field_editors import FieldEditor
from signoff.desktop.profiles.section_row import LABELS, LEFT_OUT, Line, SectionRow
from signoff.desktop.profiles.section_words import GUIDANCE, PAGES, QUESTIONS, plain_words
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.problem_line import ProblemLine
from signoff.desktop.widgets.text import Label
from signoff.notice.form.form_file import PLAIN, load_form
from signoff.notice.record.council_form_check import NEEDED, NEEDED_FIELDS
from signoff.profiles.fields import Field
from signoff.profiles.section_order import ORDER, move_section, sections_in_order, with_all

OWN_SECTIONS = "form.sections"
"""Where a profile has the sections that only the council's form has."""


class SectionsEditor(FieldEditor):
    """A row for each section, and for each of its fields that has a label of its own."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> None:
        super().__init__(theme, editing, entry, place)
        self._problem = ProblemLine(theme)
        self._rows: dict[str, SectionRow] = {}
        self._shown: list[str] = []
        self._plain = _plain_lines()
        self._rows_column = QVBoxLayout()
        self._rows_column.setSpacing(6)
        self.column.addWidget(Label(theme, entry.label, "strong"))
        self.column.addWidget(
            Label(theme, f"{entry.hint} If you leave words empty, the plain form’s are used.", "guidance")
        )
        self.column.addWidget(self._problem)
        nest(self.column, self._rows_column)
        self.refresh()

    def refresh(self) -> None:
        """Show what the form has, in its order, and what it is called."""
        document = self._editing.document
        left_out, labels = document.value(LEFT_OUT, []), document.value(LABELS, {})
        own = {str(row.get("key", "")): str(row.get("label", "")) for row in document.rows(OWN_SECTIONS)}
        order = sections_in_order(document)
        self._put_in_order(order, own)
        for name, row in self._rows.items():
            row.refresh(left_out, labels)
            row.set_place(order.index(name) if name in order else -1, len(order))
            if name in own:
                row.rename(own[name])

    def concerns(self, place: str) -> bool:
        """Whether a place is among the words of the form."""
        return place.startswith((LABELS, LEFT_OUT, QUESTIONS, GUIDANCE, PAGES)) or place in (ORDER, "labels")

    def show_problem(self, place: str, sentence: str) -> QWidget | None:
        """Show the sentence above the sections, and return the field that it is about."""
        if not self.concerns(place):
            return None
        fields = (row.show_words(place) for row in self._rows.values())
        field = next((field for field in fields if field is not None), next(iter(self._rows.values())).widget)
        self._problem.show_problem(sentence, field)
        return field

    def clear_problem(self) -> None:
        """Remove the sentence."""
        self._problem.clear_problem()

    def _put_in_order(self, order: tuple[str, ...], own: dict[str, str]) -> None:
        """Make the rows that are missing, remove those of sections that are gone, and put them in their order."""
        sections = [name for name, line in self._plain.items() if line.is_section]
        known = tuple(name for name in order if name in sections or name in own)
        shown = [row for name in with_all(known, sections) for row in (name, *self._fields_of(name))]
        if shown == self._shown:
            return
        for name in [name for name in self._rows if name not in shown]:
            self._rows.pop(name).deleteLater()
        for name in shown:
            if name not in self._rows:
                self._add(self._plain.get(name) or Line(name, own[name], "", is_section=True, words=None))
        for place, name in enumerate(shown):
            if self._rows_column.indexOf(self._rows[name]) != place:
                self._rows_column.removeWidget(self._rows[name])
                self._rows_column.insertWidget(place, self._rows[name])
        self._shown = shown

    def _fields_of(self, section: str) -> list[str]:
        return [name for name in self._plain if name.startswith(f"{section}.")]

    def _add(self, line: Line) -> None:
        row = SectionRow(self._theme, self._editing, line)
        row.moved.connect(lambda by: self._move(row, by))
        self._rows[line.name] = row
        self._rows_column.addWidget(row)

    def _move(self, row: SectionRow, by: int) -> None:
        document, name = self._editing.document, row.line.name
        focused = row.window().focusWidget()
        self._editing.do(ORDER, lambda: move_section(document, name, by))
        self.refresh()
        if focused is not None and focused is not row.label:
            row.focus_steps(by)
        order = sections_in_order(self._editing.document)
        announce(row, f"{row.line.label}: {order.index(name) + 1} of {len(order)}" if name in order else "")


def _plain_lines() -> dict[str, Line]:
    """Return a line for each section of the plain form, and for each of its fields that has a label of its own."""
    form = load_form(PLAIN)
    lines: dict[str, Line] = {}
    for section in form.sections:
        words = plain_words(form, section.key)
        lines[section.key] = Line(section.key, section.label, NEEDED.get(section.key, ""), is_section=True, words=words)
        for field in section.fields:
            if field.label and field.path != section.key:
                needed = "its section is printed with it" if field.path in NEEDED_FIELDS else ""
                lines[field.path] = Line(
                    field.path, field.label, needed, is_section=False, words=plain_words(form, field.path)
                )
    return lines
