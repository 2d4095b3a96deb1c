"""Rows that are added, removed, put in another order and filled in, by mouse and by keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.profiles.cells import Cell, cell_of
from signoff.desktop.profiles.editing import ProfileEditing
from signoff.desktop.profiles.field_editors import FieldEditor
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.problem_line import ProblemLine
from signoff.desktop.widgets.tab_order import mark_as_tools
from signoff.desktop.widgets.text import Label
from signoff.profiles.answers import Kind
from signoff.profiles.fields import Field
from signoff.profiles.rows import NAME, Areas, Pairs, Rows, Tables, Texts

_SPACING = 6


class _RowLine(QWidget):
    """The cells of one row."""

    def __init__(self, theme: Theme, fields: tuple[Field, ...]) -> None:
        super().__init__()
        self.cells = tuple(cell_of(theme, entry) for entry in fields)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_SPACING)
        for cell in self.cells:
            line.addWidget(cell, cell.entry.width)

    def index_of(self, widget: QObject) -> int | None:
        """Return the number of the cell that has a widget, or None."""
        return next((n for n, cell in enumerate(self.cells) if cell.widget is widget or cell is widget), None)


class RowsEditor(FieldEditor):
    """Shows rows with the names of their columns above them, and buttons for the row in which the person is."""

    def __init__(self, theme: Theme, editing: ProfileEditing, entry: Field, place: str) -> None:
        super().__init__(theme, editing, entry, place)
        self._fields = entry.fields or (Field(NAME, entry.label),)
        self._current = 0
        self._lines: list[_RowLine] = []
        self._label = Label(theme, entry.label, "strong")
        self._problem = ProblemLine(theme)
        self._head = QWidget()
        self._rows_column = QVBoxLayout()
        self._rows_column.setSpacing(_SPACING)
        self._lay_out()
        self.refresh()

    @property
    def source(self) -> Rows:
        """The rows as they are in the profile."""
        document = self._editing.document
        if self._entry.kind is Kind.LINES:
            return Texts(document, self._place)
        if self._entry.kind is Kind.PAIRS:
            return Pairs(document, self._place)
        return Areas(document) if self._place == "wards" else Tables(document, self._place, self._entry.only)

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return len(self._lines)

    def refresh(self) -> None:
        """Show the rows as they are."""
        rows = self.source.rows()
        while len(self._lines) < len(rows):
            self._add_line()
        while len(self._lines) > len(rows):
            line = self._lines.pop()
            self._rows_column.removeWidget(line)
            line.hide()
            line.deleteLater()
        source, refused = self.source, self._editing.not_answers
        for index, row in enumerate(rows):
            for cell in self._lines[index].cells:
                if not refused or source.place_of(index, cell.entry.place) not in refused:
                    cell.show_value(row.get(cell.entry.place))
        self._head.setVisible(bool(rows) and len(self._fields) > 1)
        self._update_buttons()

    def concerns(self, place: str) -> bool:
        """Whether a place is one of these rows, or the list itself."""
        if self.source.row_at(place) is not None:
            return True
        return place == self._place and (self._entry.only is None or self._entry.only[1] == "key")

    def show_problem(self, place: str, sentence: str) -> QWidget | None:
        """Show the sentence above the rows, and mark the cell."""
        if not self.concerns(place):
            return None
        row = self.source.row_at(place)
        if row is None:
            self._problem.show_problem(sentence, self._add)
            return self._add
        name = place.rpartition(".")[2]
        cells = self._lines[row].cells
        cell = next((cell for cell in cells if cell.entry.place == name), cells[0])
        cell.show_problem("error")
        self._problem.show_problem(sentence, cell.widget)
        return cell.widget

    def clear_problem(self) -> None:
        """Remove the sentence and the mark."""
        self._problem.clear_problem()
        for line in self._lines:
            for cell in line.cells:
                cell.show_problem(None)

    def add(self) -> None:
        """Add a row below the current one, and begin to type in it."""
        index = min(self._current + 1, self.count) if self.count else 0
        row = {NAME: f"New {self._entry.noun}", **self._entry.new} if self._is_named() else dict(self._entry.new)
        if "key" in row:
            row["key"] = self._free_key(str(row["key"]))
        self._do(lambda: self.source.insert(index, row))
        self._focus(index, select=True)

    def remove(self) -> None:
        """Remove the current row."""
        if self.count:
            index = self._current
            self._do(lambda: self.source.remove(index))
            self._focus(min(index, self.count - 1))

    def shift(self, by: int) -> None:
        """Put the current row higher or lower."""
        target = self._current + by
        if 0 <= target < self.count:
            index = self._current
            column = self._focused_column()
            self._do(lambda: self.source.move(index, target))
            self._focus(target, column)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the row in which the person is, and do what its keys are for."""
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusIn:
            self._set_current(watched)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._on_key(event):
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        if modifiers == alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if key == Qt.Key.Key_Up else 1)
        elif modifiers == control and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif not modifiers and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        elif not modifiers and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._step(-1 if key == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def _step(self, by: int) -> bool:
        """Move to the same cell of the row above or below; a list that drops down has these keys for itself."""
        if not 0 <= self._current + by < self.count or self._fields[self._focused_column()].choices:
            return False
        self._focus(self._current + by, self._focused_column())
        return True

    def _do(self, change: Any) -> None:
        self._editing.forget(self.concerns)
        self._editing.do(self._place, change)
        self.refresh()

    def _is_named(self) -> bool:
        return any(entry.place == NAME for entry in self._fields) and NAME not in self._entry.new

    def _free_key(self, key: str) -> str:
        keys = {str(row.get("key")) for row in self.source.rows()}
        return next(name for n in range(1, len(keys) + 2) if (name := key if n == 1 else f"{key}_{n}") not in keys)

    def _add_line(self) -> None:
        line = _RowLine(self._theme, self._fields)
        number = len(self._lines)
        for column, cell in enumerate(line.cells):
            cell.widget.setAccessibleName(f"{self._fields[column].label}, {self._entry.noun} {number + 1}")
            cell.widget.installEventFilter(self)
            cell.answered.connect(lambda value, cell=cell, line=line: self._on_answered(line, cell, value))
            cell.refused.connect(lambda words, cell=cell, line=line: self._on_refused(line, cell, words))
            cell.pasted.connect(lambda lines, cell=cell, line=line: self._on_pasted(line, cell, lines))
        self._lines.append(line)
        self._rows_column.addWidget(line)

    def _on_answered(self, line: _RowLine, cell: Cell, value: Any) -> None:
        source, index, name = self.source, self._lines.index(line), cell.entry.place
        place = source.place_of(index, name)
        self._editing.do(place, lambda: source.set_cell(index, name, value))

    def _on_refused(self, line: _RowLine, cell: Cell, sentence: str) -> None:
        self._editing.refuse(self.source.place_of(self._lines.index(line), cell.entry.place), sentence)

    def _on_pasted(self, line: _RowLine, cell: Cell, lines: list[str]) -> None:
        """Put the lines that were pasted into rows of their own, the first into this one where it is empty or new."""
        index, source, name = self._lines.index(line), self.source, cell.entry.place
        is_new = str(source.rows()[index].get(name) or "").casefold() in ("", f"new {self._entry.noun}")

        def change() -> None:
            rest = lines
            if is_new:
                source.set_cell(index, name, lines[0])
                rest = lines[1:]
            for offset, words in enumerate(rest, 1):
                source.insert(index + offset, {**self._entry.new, name: words})

        self._do(change)
        self._focus(index + len(lines) - (1 if is_new else 0))

    def _set_current(self, widget: QObject) -> None:
        index = next((n for n, line in enumerate(self._lines) if line.index_of(widget) is not None), None)
        if index is not None:
            self._current = index
            self._update_buttons()

    def _focused_column(self) -> int:
        focus = self.window().focusWidget()
        column = self._lines[self._current].index_of(focus) if focus and self._current < self.count else None
        return column or 0

    def _focus(self, index: int, column: int = 0, *, select: bool = False) -> None:
        if not 0 <= index < self.count:
            self._add.setFocus()
            return
        self._current = index
        widget = self._lines[index].cells[column].widget
        widget.setFocus(Qt.FocusReason.TabFocusReason if select else Qt.FocusReason.OtherFocusReason)
        # what stands there now was typed elsewhere: it is shown although the person is in it
        for cell in self._lines[index].cells:
            widget.clearFocus()
            cell.show_value(self.source.rows()[index].get(cell.entry.place))
        widget.setFocus(Qt.FocusReason.TabFocusReason if select else Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, widget, lambda: _bring_into_view(widget))

    def _update_buttons(self) -> None:
        self._current = min(self._current, max(self.count - 1, 0))
        for button in (self._up, self._down, self._remove):
            button.setVisible(self.count > 0)
        self._remove.setEnabled(self.count > 0)
        self._up.setEnabled(self._current > 0)
        self._down.setEnabled(self._current < self.count - 1)
        title = self._entry.label if self.count < 4 else f"{self._entry.label} ({self.count})"
        self._label.setText(title)

    def _lay_out(self) -> None:
        self.column.addWidget(self._label)
        if self._entry.hint:
            self.column.addWidget(Label(self._theme, self._entry.hint, "guidance"))
        self.column.addWidget(self._problem)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(2, 0, 0, 0)
        head.setSpacing(_SPACING)
        for entry in self._fields:
            head.addWidget(Label(self._theme, entry.label, "note"), entry.width)
        self.column.addWidget(self._head)
        nest(self.column, self._rows_column)
        noun = self._entry.noun
        self._add = Button(self._theme, f"Add a {noun}" if noun[0] not in "aeiou" else f"Add an {noun}", kind="compact")
        self._add.setObjectName(f"add-{self.objectName()}")
        self._add.clicked.connect(self.add)
        self._remove = IconButton(self._theme, "trash-2", f"Remove this {noun} (Ctrl+Delete)")
        self._remove.clicked.connect(self.remove)
        self._up = IconButton(self._theme, "arrow-up", f"Move this {noun} up (Alt+Up)")
        self._up.clicked.connect(lambda: self.shift(-1))
        self._down = IconButton(self._theme, "arrow-down", f"Move this {noun} down (Alt+Down)")
        self._down.clicked.connect(lambda: self.shift(1))
        tools = QWidget()
        mark_as_tools(tools)
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._add)
        row.addStretch(1)
        for button in (self._up, self._down, self._remove):
            row.addWidget(button)
        self.column.addWidget(tools)


def _bring_into_view(widget: QWidget) -> None:
    from signoff.desktop.widgets.column import keep_in_view

    keep_in_view(widget, widget.rect())
