"""Asks at which number a list begins."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from signoff.desktop.editor.numbering import Item, example_of, number_typed
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import Labelled, LineField
from signoff.notice.text.list_marks import starts
from signoff.notice.text.numbering import NumberStyle, label


class StartDialog(Dialog):
    """Asks for a number; it stays open until that is one at which the list can begin, or it is cancelled."""

    def __init__(self, theme: Theme, item: Item, parent: QWidget | None = None) -> None:
        """Show the item's number as it is."""
        super().__init__(theme, "First number of the list", "", "Start here", "Cancel", parent)
        self._style = item.shape.style
        self.number: int | None = None
        self.field = LineField(theme)
        self.field.setObjectName("list-start")
        self.field.setText(label(item.number, self._style).strip("()."))
        self._labelled = Labelled(theme, "Start at", self.field, f"This list is numbered {example_of(self._style)} …")
        self.body.addWidget(self._labelled)
        self.field.textEdited.connect(self._labelled.clear_problem)
        self.field.selectAll()
        self.field.setFocus()

    def accept(self) -> None:
        """Close when the list can begin there; else show where it can."""
        self.number = number_typed(self.field.text(), self._style)
        if self.number is None:
            self._labelled.show_problem(_where(self._style))
            self.field.setFocus()
            return
        super().accept()

    @classmethod
    def ask(cls, theme: Theme, item: Item, parent: QWidget | None = None) -> int | None:
        """Ask, and return the number; None when the dialog was cancelled."""
        dialog = cls(theme, item, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.number if accepted else None


def _where(style: NumberStyle) -> str:
    lowest, highest = starts(style)
    if style.kind == "decimal":
        return f"Enter a number from {lowest} to {highest:,}."
    first, last = (label(number, style).strip("().") for number in (lowest, highest))
    return f"Enter a number from {lowest} to {highest}, or {first} to {last}."
