"""Records with many fields each, one card below another; and a table that a profile has or leaves out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.profiles.editing import ProfileEditing
from signoff.desktop.profiles.field_editors import FieldEditor
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.problem_line import ProblemLine
from signoff.desktop.widgets.text import Label
from signoff.profiles.fields import Field
from signoff.profiles.rows import Tables

EditorOf = Callable[[Theme, ProfileEditing, Field, str], FieldEditor]
"""Makes the editor of a field."""


class NestedEditor(FieldEditor):
    """Has editors of its own, at which what is wrong is shown; what has no editor is shown below them."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str, editor_of: EditorOf) -> None:
        super().__init__(theme, editing, entry, place)
        self._editor_of = editor_of
        self._editors: list[FieldEditor] = []
        self._problem = ProblemLine(theme)

    def fallback(self) -> QWidget:
        """Return the widget to lead a person to where no editor is concerned."""
        raise NotImplementedError

    def show_problem(self, place: str, sentence: str) -> QWidget | None:
        """Show the sentence at its field; below all for one that has none."""
        if not self.concerns(place):
            return None
        for editor in self._editors:
            if (widget := editor.show_problem(place, sentence)) is not None:
                return widget
        self._problem.show_problem(sentence, self.fallback())
        return self.fallback()

    def clear_problem(self) -> None:
        """Remove every sentence."""
        self._problem.clear_problem()
        for editor in self._editors:
            editor.clear_problem()

    def _add_editor(self, place: str, entry: Field) -> FieldEditor:
        editor = self._editor_of(self._theme, self._editing, entry, f"{place}.{entry.place}")
        self._editors.append(editor)
        return editor


class _Card(QFrame):
    """A record, whose fields are called as those of every other."""

    spoken_role = "Grouping"


class RecordsEditor(NestedEditor):
    """Shows each record in a card, in which it is put higher or lower, or removed."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str, editor_of: EditorOf) -> None:
        super().__init__(theme, editing, entry, place, editor_of)
        self._count = -1
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        noun = entry.noun
        self._add = Button(theme, f"Add an {noun}" if noun[0] in "aeiou" else f"Add a {noun}", kind="compact")
        self._add.setObjectName(f"add-{place}")
        self._add.clicked.connect(self.add)
        self.column.addWidget(Label(theme, entry.label, "strong"))
        if entry.hint:
            self.column.addWidget(Label(theme, entry.hint, "guidance"))
        nest(self.column, self._cards)
        self.column.addWidget(self._problem)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    @property
    def source(self) -> Tables:
        """The records as they are in the profile."""
        return Tables(self._editing.document, self._place)

    def refresh(self) -> None:
        """Show the records as they are."""
        if len(self.source.rows()) != self._count:
            self._rebuild()
            return
        for editor in self._editors:
            editor.refresh()

    def add(self) -> None:
        """Add a record at the end, and begin to type in it."""
        count = len(self.source.rows())
        row = dict(self._entry.new)
        if "key" in row:
            keys = {record.get("key") for record in self.source.rows()}
            row["key"] = next(key for n in range(1, count + 2) if (key := f"{row['key']}{n}") not in keys)
        self._do(lambda: self.source.insert(count, row))
        first = next(
            (editor for editor in self._editors if editor.objectName().startswith(f"{self._place}[{count}]")), None
        )
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def concerns(self, place: str) -> bool:
        """Whether a place is one of these records, or their list."""
        return place == self._place or place.startswith(f"{self._place}[")

    def fallback(self) -> QWidget:
        """Return the button that adds a record."""
        return self._add

    def _do(self, change: Callable[[], None]) -> None:
        self._editing.forget(self.concerns)
        self._editing.do(self._place, change)
        self._rebuild()

    def _rebuild(self) -> None:
        while item := self._cards.takeAt(0):
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()
        self._editors = []
        rows = self.source.rows()
        self._count = len(rows)
        for number in range(self._count):
            self._cards.addWidget(self._card(number))

    def _card(self, number: int) -> QFrame:
        card = _Card()
        noun = self._entry.noun
        card.setAccessibleName(f"{noun[:1].upper()}{noun[1:]} {number + 1}")
        card.setProperty("card", "info")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 8, 12, 16)
        column.setSpacing(12)
        nest(column, self._tools(number))
        for entry in self._entry.fields:
            column.addWidget(self._add_editor(f"{self._place}[{number}]", entry))
        return card

    def _tools(self, number: int) -> QHBoxLayout:
        noun = self._entry.noun
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(Label(self._theme, f"{noun[:1].upper()}{noun[1:]} {number + 1}", "note-strong"), 1)
        steps: tuple[tuple[str, str, Callable[[], None], bool], ...] = (
            ("arrow-up", f"Move this {noun} up", lambda: self._move(number, -1), number > 0),
            ("arrow-down", f"Move this {noun} down", lambda: self._move(number, 1), number < self._count - 1),
            ("trash-2", f"Remove this {noun}", lambda: self._do(lambda: self.source.remove(number)), True),
        )
        for icon, tip, act, is_possible in steps:
            button = IconButton(self._theme, icon, tip)
            button.setEnabled(is_possible)
            button.clicked.connect(act)
            line.addWidget(button)
        return line

    def _move(self, number: int, by: int) -> None:
        self._do(lambda: self.source.move(number, number + by))


class OptionalTableEditor(NestedEditor):
    """A box that says whether the profile has a table, and its fields below where it has."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str, editor_of: EditorOf) -> None:
        super().__init__(theme, editing, entry, place, editor_of)
        self._check = Check(theme, entry.label, entry.hint)
        self._inner = QWidget()
        self._fields = QVBoxLayout(self._inner)
        self._fields.setContentsMargins(28, 0, 0, 8)
        self._fields.setSpacing(12)
        self.column.addWidget(self._check)
        self.column.addWidget(self._inner)
        self.column.addWidget(self._problem)
        self.setFocusProxy(self._check)
        self._check.clicked.connect(self._on_clicked)
        self.refresh()

    def refresh(self) -> None:
        """Show whether there is the table, and what it says."""
        has = self._editing.document.value(self._place) is not None
        self._check.setChecked(has)
        self._inner.setVisible(has)
        if has and not self._editors:
            for entry in self._entry.fields:
                self._fields.addWidget(self._add_editor(self._place, entry))
        for editor in self._editors if has else ():
            editor.refresh()

    def fallback(self) -> QWidget:
        """Return the box."""
        return self._check

    def _on_clicked(self, checked: bool) -> None:
        self._editing.do(self._place, lambda: self._set(checked=checked))
        self.refresh()

    def _set(self, *, checked: bool) -> None:
        document = self._editing.document
        if not checked:
            document.change(self._place, None)
            return
        for name, value in self._entry.new.items():
            document.change(f"{self._place}.{name}", value)
