"""A choice of one of several values in little room: a list that drops down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from signoff.desktop.look.theme import Theme, repolish
from signoff.profiles.fields import Choice


class DropDown(QComboBox):
    """Shows the words of the chosen value; `picked` is emitted with the value that a person chooses."""

    picked = Signal(object)

    def __init__(self, theme: Theme, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self.addItems([choice.words for choice in self._choices])
        self.setFont(theme.font("text"))
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setCurrentIndex(-1)
        self.activated.connect(lambda index: self.picked.emit(self._choices[index].value))

    def value(self) -> Any:
        """Return the chosen value, None where there is none."""
        return self._choices[self.currentIndex()].value if self.currentIndex() >= 0 else None

    def choose(self, value: Any) -> None:
        """Show a value; nothing for one that is not offered."""
        values = [choice.value for choice in self._choices]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel: scrolling a page must not change an answer under the mouse."""
        event.ignore()

    def show_problem(self, kind: str | None) -> None:
        """Show an error's or a warning's border, or none."""
        self.setProperty("problem", kind or "")
        repolish(self)
