"""The cells of rows: each a small field without a label, whose column has one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.profiles.drop_down import DropDown
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.fields import ComboField
from signoff.desktop.widgets.line_field import LineField
from signoff.profiles.answers import Kind, NotAnAnswer, shown, value_of
from signoff.profiles.fields import Field


class Cell(QWidget):
    """One cell. `answered` is emitted with a value, `refused` with the sentence on what is none.

    `pasted` is emitted with the lines where several were pasted at once.
    """

    answered = Signal(object)
    refused = Signal(str)
    pasted = Signal(list)

    def __init__(self, entry: Field, widget: QWidget) -> None:
        super().__init__()
        self.entry = entry
        self.widget = widget
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(widget)
        self.setFocusProxy(widget)

    def show_value(self, value: Any) -> None:
        """Show a value, unless the person is typing there."""
        raise NotImplementedError

    def show_problem(self, kind: str | None) -> None:
        """Show an error's border, or none."""
        show = getattr(self.widget, "show_problem", None)
        if callable(show):
            show(kind)


class _Line(LineField):
    """A line that gives away several lines which are pasted into it."""

    pasted = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste several lines as rows, and one as any line does."""
        if event.matches(QKeySequence.StandardKey.Paste):
            lines = [line.strip() for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
            if len(lines) > 1:
                self.pasted.emit(lines)
                return
        super().keyPressEvent(event)


class _LineCell(Cell):
    def __init__(self, theme: Theme, entry: Field) -> None:
        self._line = _Line(theme)
        super().__init__(entry, self._line)
        self._line.textEdited.connect(self._on_edited)
        self._line.pasted.connect(self.pasted)

    def show_value(self, value: Any) -> None:
        words = shown(self.entry.kind, value)
        if not self._line.hasFocus() and self._line.text() != words:
            self._line.setText(words)

    def _on_edited(self, text: str) -> None:
        try:
            self.answered.emit(value_of(self.entry.kind, text))
        except NotAnAnswer as problem:
            self.refused.emit(str(problem))


class _OfferingCell(Cell):
    """A line that offers some words, into which others may be typed."""

    def __init__(self, theme: Theme, entry: Field) -> None:
        self._combo = ComboField(theme, [choice.words for choice in entry.choices])
        super().__init__(entry, self._combo)
        self._combo.currentTextChanged.connect(self._on_changed)

    def show_value(self, value: Any) -> None:
        if self._combo.currentText() != (value or "") and not self._combo.hasFocus():
            self._combo.blockSignals(True)
            self._combo.setCurrentText(str(value or ""))
            self._combo.blockSignals(False)

    def _on_changed(self, text: str) -> None:
        self.answered.emit(text.strip() or None)


class _ChoiceCell(Cell):
    def __init__(self, theme: Theme, entry: Field) -> None:
        self._drop_down = DropDown(theme, entry.choices)
        super().__init__(entry, self._drop_down)
        self._drop_down.picked.connect(self.answered)

    def show_value(self, value: Any) -> None:
        self._drop_down.choose(self.entry.default if value is None else value)


class _CheckCell(Cell):
    def __init__(self, theme: Theme, entry: Field) -> None:
        self._check = Check(theme, "")
        super().__init__(entry, self._check)
        self._check.clicked.connect(lambda checked: self.answered.emit(checked))

    def show_value(self, value: Any) -> None:
        self._check.setChecked(bool(value))


def cell_of(theme: Theme, entry: Field) -> Cell:
    """Return a new cell for a field of a row."""
    if entry.kind is Kind.CHOICE:
        return _ChoiceCell(theme, entry)
    if entry.kind is Kind.YES_NO:
        cell: Cell = _CheckCell(theme, entry)
        if (layout := cell.layout()) is not None:
            layout.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return cell
    return _OfferingCell(theme, entry) if entry.choices else _LineCell(theme, entry)
