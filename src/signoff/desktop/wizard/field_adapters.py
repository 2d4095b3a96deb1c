"""How each kind of widget is read, shown an answer (without emitting a signal), and locked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QTextCursor

from signoff.desktop.editor.rich_editor import RichEditor
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choices import ChoiceGroup
from signoff.desktop.widgets.choose_many import SearchableChecks
from signoff.desktop.widgets.fields import ComboField, DateField, LineField, TextArea
from signoff.desktop.widgets.segmented import Segmented
from signoff.notice.text.cleaning import cleaned_line, cleaned_lines


def words_or_none(text: str) -> str | None:
    """Return a text as an answer: one without any words counts as not answered."""
    return text if text.strip() else None


class LineAdapter:
    """A line of text."""

    def __init__(self, field: LineField) -> None:
        self._field = field

    def read(self) -> str | None:
        """Return the text, or None without words."""
        return words_or_none(cleaned_line(self._field.text()))

    def show(self, value: str | None) -> None:
        """Show the text from its beginning; undo brings the replaced text back."""
        with QSignalBlocker(self._field):
            if self._field.text():
                self._field.selectAll()
                self._field.insert(value or "")
            else:
                self._field.setText(value)
            self._field.setCursorPosition(0)

    def lock(self, locked: bool) -> None:
        """Make the line read-only."""
        self._field.setReadOnly(locked)


class AreaAdapter:
    """Several lines of plain text."""

    def __init__(self, field: TextArea) -> None:
        self._field = field

    def read(self) -> str | None:
        """Return the text, or None without words."""
        return words_or_none(cleaned_lines(self._field.toPlainText()))

    def show(self, value: str | None) -> None:
        """Show the text from its beginning; undo brings the replaced text back."""
        with QSignalBlocker(self._field):
            self._replace_text(value or "")

    def _replace_text(self, text: str) -> None:
        if self._field.toPlainText():
            cursor = QTextCursor(self._field.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            self._field.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            self._field.setPlainText(text)

    def lock(self, locked: bool) -> None:
        """Make the text read-only."""
        self._field.setReadOnly(locked)


class ComboAdapter:
    """A line of free text with suggestions."""

    def __init__(self, field: ComboField) -> None:
        self._field = field

    def read(self) -> str | None:
        """Return the text, or None without words."""
        return words_or_none(cleaned_line(self._field.currentText()))

    def show(self, value: str | None) -> None:
        """Show the text, whether it is among the suggestions or not."""
        with QSignalBlocker(self._field):
            self._field.setCurrentText(value or "")

    def lock(self, locked: bool) -> None:
        """Forbid typing and choosing."""
        self._field.setEnabled(not locked)


class RichTextAdapter:
    """A long text with formatting."""

    def __init__(self, editor: RichEditor) -> None:
        self._editor = editor

    def read(self) -> str | None:
        """Return the text as Markdown, or None without words."""
        return words_or_none(self._editor.markdown())

    def show(self, value: str | None) -> None:
        """Show the text."""
        self._editor.set_markdown(value)

    def lock(self, locked: bool) -> None:
        """Make the text read-only."""
        self._editor.set_read_only(locked)


class DateAdapter:
    """A day."""

    def __init__(self, field: DateField) -> None:
        self._field = field

    def read(self) -> dt.date | None:
        """Return the day, or None while what is typed is not a date."""
        return self._field.date()

    def show(self, value: dt.date | None) -> None:
        """Show the day."""
        self._field.set_date(value)

    def lock(self, locked: bool) -> None:
        """Forbid typing and choosing."""
        self._field.set_read_only(locked)


class ChoiceAdapter:
    """One of several choices; `values` says what each option's key stands for."""

    def __init__(self, group: ChoiceGroup | Segmented, values: Mapping[str, Any]) -> None:
        self._group = group
        self._values = values

    def read(self) -> Any:
        """Return the value chosen, or None."""
        key = self._group.choice()
        return None if key is None else self._values.get(key)

    def show(self, value: Any) -> None:
        """Choose the option that stands for a value; none where no option does."""
        self._group.choose(next((key for key, choice in self._values.items() if choice == value), None))

    def lock(self, locked: bool) -> None:
        """Forbid choosing."""
        self._group.setEnabled(not locked)


class NamesAdapter:
    """Some of many names."""

    def __init__(self, field: SearchableChecks) -> None:
        self._field = field

    def read(self) -> tuple[str, ...]:
        """Return the names chosen."""
        return self._field.chosen()

    def show(self, value: tuple[str, ...]) -> None:
        """Choose exactly these names."""
        self._field.set_chosen(value)

    def lock(self, locked: bool) -> None:
        """Forbid choosing."""
        self._field.setEnabled(not locked)


class ChecksAdapter:
    """Some of a few keys, each with a check box of its own."""

    def __init__(self, checks: Sequence[tuple[str, Check]]) -> None:
        self._checks = checks
        self._others: tuple[str, ...] = ()

    def read(self) -> tuple[str, ...]:
        """Return the keys checked, in the boxes' order, after any that have no box."""
        return (*self._others, *(key for key, check in self._checks if check.isChecked()))

    def show(self, value: tuple[str, ...]) -> None:
        """Check exactly these keys, and keep those that have no box."""
        keys = {key for key, _ in self._checks}
        self._others = tuple(key for key in value if key not in keys)
        for key, check in self._checks:
            with QSignalBlocker(check):
                check.setChecked(key in value)

    def lock(self, locked: bool) -> None:
        """Forbid checking."""
        for _, check in self._checks:
            check.setEnabled(not locked)
