"""Shows the words that were left out of what was pasted, by kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.column import RING
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.low_column import LowColumn
from signoff.desktop.widgets.text import Label
from signoff.intake.html.left_out import Kind, LeftOut

TALLEST = 360
"""The height up to which the words are shown at once, in device-independent pixels."""

_COLUMN = 432
_EXPLANATION = (
    "This is not in the notice: it was hidden, struck out or outside the text, or a notice cannot contain it. "
    "To keep any of it, copy it from here."
)


class LeftOutDialog(Dialog):
    """Lists what was left out; it can be read and copied, and changes nothing."""

    def __init__(self, theme: Theme, left_out: Sequence[LeftOut], parent: QWidget | None = None) -> None:
        """Show each kind with its words."""
        super().__init__(theme, "Left out of what you pasted", _EXPLANATION, "Close", parent=parent)
        self.setObjectName("left-out-dialog")
        self._words = _Words(theme)
        for entry in left_out:
            self._words.add(entry)
        self.body.addWidget(self._words)
        self.let_out(RING)

    @classmethod
    def show_words(cls, theme: Theme, left_out: Sequence[LeftOut], parent: QWidget | None = None) -> None:
        """Show the words until the dialog is closed."""
        dialog = cls(theme, left_out, parent)
        dialog.exec()
        dialog.deleteLater()


class _Words(LowColumn):
    """The words, as high as they need to be, up to TALLEST."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _COLUMN, TALLEST)
        self.be_read("What was left out")

    def add(self, entry: LeftOut) -> None:
        """Add a kind with its words."""
        if self.body.count():
            self.body.addSpacing(14)
        heading = Label(self._theme, f"{entry.kind.heading} ({entry.count:,})", "guidance-strong")
        self.body.addWidget(heading)
        for number, passage in enumerate(entry.passages):
            self.body.addSpacing(8 if number else 4)
            words = Label(self._theme, passage, "text")
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.body.addWidget(words)
        if len(entry.passages) < entry.count and entry.kind is not Kind.STRUCK:
            self.body.addSpacing(4)
            self.body.addWidget(Label(self._theme, _without_words(entry), "note"))


def _without_words(entry: LeftOut) -> str:
    """Return the note on those of which no words are kept."""
    return f"{entry.kind.counted(entry.count - len(entry.passages))} more, without words to show"
