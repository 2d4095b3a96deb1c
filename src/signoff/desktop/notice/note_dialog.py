"""A window with the whole note of a hand-over, which scrolls where it is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from signoff.desktop.widgets.column import RING
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.low_column import LowColumn
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.look.theme import Theme

_COLUMN = 480
_HEIGHT = 320
"""Pixels of a note, at most: a dialog fits on every screen."""


class NoteDialog(Dialog):
    """Shows a note as it was written, line by line."""

    def __init__(self, theme: Theme, title: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, "", "Close", parent=parent)
        self.setObjectName("noteDialog")
        theme.fix(self, width=_COLUMN + 80)
        text = Label(theme, note, "text")
        text.setObjectName("wholeNote")
        scroll = LowColumn(theme, _COLUMN, _HEIGHT)
        scroll.body.addWidget(text)
        scroll.be_read("The note")
        self.body.addWidget(scroll)
        self.let_out(RING)
        scroll.setFocus(Qt.FocusReason.OtherFocusReason)
