"""The sections of the plain form: which of them a council's form has, and what it calls them and their fields."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.profiles.editing import ProfileEditing
from signoff.desktop.profiles.field_editors import FieldEditor
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.problem_line import ProblemLine
from signoff.desktop.widgets.text import Label
from signoff.notice.form.form_file import PLAIN, load_form
from signoff.notice.record.council_form_check import NEEDED, NEEDED_FIELDS
from signoff.profiles.fields import Field

_INDENT = 24
"""Pixels by which a field is set in below its section."""


class _Line(NamedTuple):
    """A section or a field of the form: its name, its label in the plain form, and why it cannot be left out.

    `section` is the label of its section, or its own.
    """

    name: str
    label: str
    needed: str
    is_section: bool
    section: str


class SectionsEditor(FieldEditor):
    """A box and a label for each section, and for each of its fields that has a label of its own."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> None:
        super().__init__(theme, editing, entry, place)
        self._checks: dict[str, Check] = {}
        self._labels: dict[str, LineField] = {}
        self._problem = ProblemLine(theme)
        grid_widget = QWidget()
        self._grid = QGridLayout(grid_widget)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.column.addWidget(Label(theme, entry.label, "strong"))
        self.column.addWidget(
            Label(theme, f"{entry.hint} If you leave it empty, the plain form’s words are used.", "guidance")
        )
        self.column.addWidget(self._problem)
        self.column.addWidget(grid_widget)
        for row, line in enumerate(_lines()):
            self._add(row, line)
        self.refresh()

    def refresh(self) -> None:
        """Show what the form has, and what it is called."""
        document = self._editing.document
        left_out = document.value("form.left_out", [])
        labels = document.value("form.labels", {})
        for name, check in self._checks.items():
            check.setChecked(name not in left_out)
        for name, field in self._labels.items():
            field.setEnabled(name not in left_out and name.partition(".")[0] not in left_out)
            words = str(labels.get(name, ""))
            if not field.hasFocus() and field.text() != words:
                field.setText(words)

    def concerns(self, place: str) -> bool:
        """Whether a place is among the words of the form."""
        return place.startswith(("form.labels", "form.left_out", "form.questions", "form.guidance", "form.pages")) or (
            place in ("form.order", "labels")
        )

    def show_problem(self, place: str, sentence: str) -> QWidget | None:
        """Show the sentence above the sections."""
        if not self.concerns(place):
            return None
        first = next(iter(self._labels.values()))
        self._problem.show_problem(sentence, first)
        return first

    def clear_problem(self) -> None:
        """Remove the sentence."""
        self._problem.clear_problem()

    def _add(self, row: int, line: _Line) -> None:
        field = LineField(self._theme, placeholder=line.label)
        field.setObjectName(f"label-{line.name}")
        place = "" if line.is_section else f" in {line.section}"
        field.setAccessibleName(f"What the form calls “{line.label}”{place}")
        field.textEdited.connect(lambda words, name=line.name: self._rename(name, words))
        self._labels[line.name] = field
        self._grid.addWidget(self._name_of(line), row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)

    def _name_of(self, line: _Line) -> QWidget:
        """Return a box for what can be left out, and the name alone of what its section is printed with."""
        if line.needed and not line.is_section:
            label = Label(self._theme, line.label, "guidance")
            label.setContentsMargins(_INDENT + 28, 0, 0, 0)
            return label
        check = Check(self._theme, line.label)
        check.setEnabled(not line.needed)
        check.setToolTip(line.needed and f"Cannot be left out: {line.needed}.")
        check.clicked.connect(lambda checked, name=line.name: self._leave_out(name, left_out=not checked))
        self._checks[line.name] = check
        if line.is_section:
            return check
        indented = QWidget()
        row = QHBoxLayout(indented)
        row.setContentsMargins(_INDENT, 0, 0, 0)
        row.addWidget(check)
        return indented

    def _leave_out(self, name: str, *, left_out: bool) -> None:
        document = self._editing.document
        names = [known for known in document.value("form.left_out", []) if known != name]
        if left_out:
            names.append(name)
        self._editing.do("form.left_out", lambda: document.change("form.left_out", names or None))

    def _rename(self, name: str, words: str) -> None:
        document, place = self._editing.document, f'form.labels."{name}"'
        self._editing.do(f"form.labels.{name}", lambda: document.change(place, words.strip() or None))


def _lines() -> list[_Line]:
    lines: list[_Line] = []
    for section in load_form(PLAIN).sections:
        needed, label = NEEDED.get(section.key, ""), section.label
        lines.append(_Line(section.key, label, needed, is_section=True, section=label))
        for field in section.fields:
            if field.label and field.path != section.key:
                needed = "its section is printed with it" if field.path in NEEDED_FIELDS else ""
                lines.append(_Line(field.path, field.label, needed, is_section=False, section=label))
    return lines
