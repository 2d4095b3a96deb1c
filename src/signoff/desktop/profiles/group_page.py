"""One group of a profile's fields: a question, guidance, and an editor for each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.profiles.editing import ProfileEditing
from signoff.desktop.profiles.field_editors import (
    ChoiceEditor,
    FieldEditor,
    LineEditor,
    PeriodEditor,
    SeveralEditor,
    WordsEditor,
    YesNoEditor,
)
from signoff.desktop.profiles.records_editor import OptionalTableEditor, RecordsEditor
from signoff.desktop.profiles.rows_editor import RowsEditor
from signoff.desktop.profiles.sections_editor import SectionsEditor
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.text import Label
from signoff.profiles.answers import Kind
from signoff.profiles.changes import has_needed
from signoff.profiles.fields import Field, Group

_SIMPLE = {
    Kind.PERIOD: PeriodEditor,
    Kind.YES_NO: YesNoEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.SEVERAL: SeveralEditor,
    Kind.WORDS: WordsEditor,
    Kind.LINES: RowsEditor,
    Kind.ROWS: RowsEditor,
    Kind.PAIRS: RowsEditor,
    Kind.SECTIONS: SectionsEditor,
}


def editor_of(theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> FieldEditor:
    """Return a new editor of a field at a place."""
    if entry.kind is Kind.RECORDS:
        return RecordsEditor(theme, editing, entry, place, editor_of)
    if entry.kind is Kind.OPTIONAL_TABLE:
        return OptionalTableEditor(theme, editing, entry, place, editor_of)
    return _SIMPLE.get(entry.kind, LineEditor)(theme, editing, entry, place)


class GroupPage(ScrollColumn):
    """The fields of a group, with what is wrong shown at each."""

    def __init__(self, theme: Theme, editing: ProfileEditing, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._editing = editing
        self.editors = tuple(editor_of(theme, editing, entry, entry.place) for entry in group.fields)
        self.setObjectName(f"group-{group.key}")
        self.body.setContentsMargins(0, 32, 0, 48)
        self.body.setSpacing(20)
        self.body.addWidget(Label(theme, group.question, "question"))
        self.body.addWidget(Label(theme, group.guidance, "guidance"))
        for editor in self.editors:
            self.body.addWidget(editor)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show what the profile says now."""
        for editor in self.editors:
            editor.setVisible(has_needed(self._editing.document, editor.entry.needs))
            if editor.isVisibleTo(self):
                editor.refresh()
        self.show_problems()

    def show_problems(self) -> None:
        """Show each sentence at its field."""
        for editor in self.editors:
            editor.clear_problem()
        problem = self._editing.problem
        if problem is not None and problem.place:
            self._show(problem.place, _sentence(problem.reason))
        for place, sentence in self._editing.not_answers.items():
            self._show(place, sentence)

    def widget_at(self, place: str) -> QWidget | None:
        """Return the widget to which a person is led for what is wrong at a place."""
        problem = self._editing.problem
        is_judged = problem is not None and problem.place == place
        sentence = _sentence(problem.reason) if problem and is_judged else self._editing.not_answers.get(place, "")
        return self._show(place, sentence)

    def _show(self, place: str, sentence: str) -> QWidget | None:
        closest = sorted(self.editors, key=lambda editor: len(editor.objectName()), reverse=True)
        for editor in closest:
            if (widget := editor.show_problem(place, sentence)) is not None:
                return widget
        return None


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."
