"""Editors of fields that are one value each: lines, numbers, days, words, choices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.profiles.drop_down import DropDown
from signoff.desktop.profiles.editing import ProfileEditing
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.fields import Labelled, TextArea
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.problem_line import ProblemLine
from signoff.profiles.answers import Kind, NotAnAnswer, shown, value_of
from signoff.profiles.changes import types_of
from signoff.profiles.fields import OLDER_PERIODS, TYPES, Field

SHORT = 160
"""Pixels of a field for a number, a day or an hour."""

_SHORT_KINDS = (Kind.WHOLE, Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.TIME, Kind.CLOSED_DAY)


class FieldEditor(QWidget):
    """Shows what the profile says for a field, and changes it.

    `place` is where that is in the file. The object's name is the place, so that tests and links find it.
    """

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> None:
        super().__init__()
        self._theme = theme
        self._editing = editing
        self._entry = entry
        self._place = place
        self.setObjectName(place)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    @property
    def entry(self) -> Field:
        """The field that is changed."""
        return self._entry

    def refresh(self) -> None:
        """Show what the profile says now."""
        raise NotImplementedError

    def concerns(self, place: str) -> bool:
        """Whether what is wrong at a place is shown here."""
        return place == self._place or place.startswith((f"{self._place}.", f"{self._place}["))

    def show_problem(self, place: str, sentence: str) -> QWidget | None:
        """Show what is wrong at a place, and return the widget to lead a person to; None where it is not here."""
        raise NotImplementedError

    def clear_problem(self) -> None:
        """Show nothing that is wrong."""
        raise NotImplementedError

    def _value(self) -> Any:
        return self._editing.value(self._entry, self._place)

    def _change(self, value: Any) -> None:
        self._editing.change(self._entry, self._place, value)


class LabelledEditor(FieldEditor):
    """A field under its label, with the sentence of a problem below it."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str, widget: QWidget) -> None:
        super().__init__(theme, editing, entry, place)
        self._labelled = Labelled(theme, entry.label, widget, hint=entry.hint)
        self.column.addWidget(self._labelled)
        self.setFocusProxy(widget)

    def show_problem(self, place: str, sentence: str) -> QWidget | None:
        """Show the sentence below the field."""
        if not self.concerns(place):
            return None
        self._labelled.show_problem(sentence)
        return self._labelled.widget

    def clear_problem(self) -> None:
        """Remove the sentence."""
        self._labelled.clear_problem()


class LineEditor(LabelledEditor):
    """A line: words, an amount, a number, a day, an hour."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> None:
        self._line = LineField(theme)
        if entry.kind in _SHORT_KINDS:
            theme.fix(self._line, most_width=SHORT)
        super().__init__(theme, editing, entry, place, self._line)
        self._line.textEdited.connect(self._on_edited)
        self._line.editingFinished.connect(self._on_finished)
        self.refresh()

    def refresh(self) -> None:
        """Show the value, unless it is what the person is typing, or typed that is not an answer."""
        words = shown(self._entry.kind, self._value())
        is_typed = self._line.hasFocus() or self._place in self._editing.not_answers
        if not is_typed and self._line.text() != words:
            self._line.setText(words)

    def _on_edited(self, text: str) -> None:
        try:
            value = value_of(self._entry.kind, text)
        except NotAnAnswer as problem:
            self._editing.refuse(self._place, str(problem))
            return
        self._change(value)

    def _on_finished(self) -> None:
        if self._place not in self._editing.not_answers:
            words = shown(self._entry.kind, self._value())
            if self._line.text() != words:
                self._line.setText(words)


class WordsEditor(LabelledEditor):
    """Words or phrases, one to a line."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> None:
        self._area = TextArea(theme, lines=2)
        super().__init__(theme, editing, entry, place, self._area)
        self.refresh()
        self._area.textChanged.connect(self._on_changed)

    def refresh(self) -> None:
        """Show the words, unless the person is typing them."""
        words = shown(Kind.WORDS, self._value() or [])
        if not self._area.hasFocus() and self._area.toPlainText() != words:
            self._area.blockSignals(True)
            self._area.setPlainText(words)
            self._area.blockSignals(False)

    def _on_changed(self) -> None:
        words = value_of(Kind.WORDS, self._area.toPlainText())
        if words != (self._value() or []):
            self._change(words or None)


class ChoiceEditor(LabelledEditor):
    """One of a few values, as cards; many are in a list that drops down."""

    MOST_CARDS = 3

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> None:
        if len(entry.choices) <= self.MOST_CARDS:
            options = [Option(str(choice.value), choice.words, choice.detail) for choice in entry.choices]
            self._cards = ChoiceGroup(theme, options, name=entry.label)
            self._cards.setObjectName(place)
            self._cards.chosen.connect(lambda key: self._change(self._by_key(key)))
            super().__init__(theme, editing, entry, place, self._cards)
            self._choose: Callable[[Any], None] = lambda value: self._cards.choose(str(value))
        else:
            drop_down = DropDown(theme, entry.choices)
            drop_down.picked.connect(self._change)
            super().__init__(theme, editing, entry, place, drop_down)
            self._choose = drop_down.choose
        self.refresh()

    def refresh(self) -> None:
        """Show the value."""
        self._choose(self._value())

    def _by_key(self, key: str) -> Any:
        return next(choice.value for choice in self._entry.choices if str(choice.value) == key)


class YesNoEditor(FieldEditor):
    """A box that is ticked or not."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> None:
        super().__init__(theme, editing, entry, place)
        self._check = Check(theme, entry.label, entry.hint)
        self._problem = ProblemLine(theme)
        self.column.addWidget(self._check)
        self.column.addWidget(self._problem)
        self.setFocusProxy(self._check)
        self.refresh()
        self._check.clicked.connect(self._change)

    def refresh(self) -> None:
        """Tick the box where the profile says so."""
        self._check.setChecked(bool(self._value()))

    def show_problem(self, place: str, sentence: str) -> QWidget | None:
        """Show the sentence below the box."""
        if not self.concerns(place):
            return None
        self._problem.show_problem(sentence, self._check)
        return self._check

    def clear_problem(self) -> None:
        """Remove the sentence."""
        self._problem.clear_problem()


class SeveralEditor(FieldEditor):
    """Some of a few values, each a box."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> None:
        super().__init__(theme, editing, entry, place)
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._checks = {choice.value: Check(theme, choice.words, choice.detail) for choice in entry.choices}
        for check in self._checks.values():
            column.addWidget(check)
            check.clicked.connect(self._on_clicked)
        self._labelled = Labelled(theme, entry.label, boxes, hint=entry.hint)
        self.column.addWidget(self._labelled)
        self.setFocusProxy(next(iter(self._checks.values())))
        self.refresh()

    def refresh(self) -> None:
        """Tick what the profile says; types of decision have the form's names, and those that it has not are hidden."""
        names = types_of(self._editing.document) if self._entry.choices is TYPES else {}
        for value, check in self._checks.items():
            check.setChecked(value in (self._value() or []))
            if names:
                check.setVisible(value in names or check.isChecked())
                check.set_words(names.get(value, check.text()))

    def show_problem(self, place: str, sentence: str) -> QWidget | None:
        """Show the sentence below the boxes."""
        if not self.concerns(place):
            return None
        self._labelled.show_problem(sentence)
        return next(iter(self._checks.values()))

    def clear_problem(self) -> None:
        """Remove the sentence."""
        self._labelled.clear_problem()

    def _on_clicked(self) -> None:
        self._change([value for value, check in self._checks.items() if check.isChecked()])


class PeriodEditor(FieldEditor):
    """So many days, and of which kind."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> None:
        super().__init__(theme, editing, entry, place)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._days = LineField(theme)
        theme.fix(self._days, most_width=72)
        self._days.setAccessibleName(f"{entry.label}: number of days")
        self._kind = DropDown(theme, entry.choices)
        self._kind.setAccessibleName(f"{entry.label}: kind of days")
        self._kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.addWidget(self._days, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._kind, 1)
        self._labelled = Labelled(theme, entry.label, row, hint=entry.hint)
        self.column.addWidget(self._labelled)
        self.setFocusProxy(self._days)
        self.refresh()
        self._days.textEdited.connect(self._on_edited)
        self._kind.picked.connect(lambda kind: self._change({**self._value(), "kind": kind}))

    def refresh(self) -> None:
        """Show the days and their kind."""
        value = self._value()
        if not self._days.hasFocus() and self._place not in self._editing.not_answers:
            self._days.setText(shown(Kind.WHOLE, value.get("days")))
        self._kind.choose(value.get("kind"))

    def concerns(self, place: str) -> bool:
        """Whether what is wrong at a place is shown here."""
        return super().concerns(place) or place == OLDER_PERIODS[self._place][0]

    def show_problem(self, place: str, sentence: str) -> QWidget | None:
        """Show the sentence below the days."""
        if not self.concerns(place):
            return None
        self._labelled.show_problem(sentence)
        self._days.show_problem("error")
        return self._days

    def clear_problem(self) -> None:
        """Remove the sentence."""
        self._labelled.clear_problem()
        self._days.show_problem(None)

    def _on_edited(self, text: str) -> None:
        try:
            days = value_of(Kind.WHOLE, text)
        except NotAnAnswer as problem:
            self._editing.refuse(self._place, str(problem))
            return
        if days is None:
            self._editing.refuse(self._place, "Enter a number of days.")
            return
        self._change({**self._value(), "days": days})
