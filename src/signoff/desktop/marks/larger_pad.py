"""A larger pad for the same signature, for people who need more room."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.signature_pad import GLOW, SignaturePad
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken_dialog import SpokenDialog
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.withheld import refuses, withhold
from signoff.errors import MarkRefused
from signoff.notice.marks.mark import Mark, StrokesMark

_WIDEST, _NARROWEST = 1000, 560

SPARE_CELL = (89_000, 23_000)
"""The pad's size in micrometres where the page has no cell for a role."""


class LargerPad(SpokenDialog):
    """Shows the printed cell enlarged; `drawn` returns the strokes once they are accepted."""

    def __init__(
        self, theme: Theme, signer: str, mark: StrokesMark | None, cell: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Draw your signature")
        self.setObjectName("largerPad")
        self.pad = SignaturePad(theme)
        self.pad.set_cell(*cell)
        self.pad.set_signer(signer)
        self.pad.setAccessibleDescription(
            "Sign here with pen, finger or mouse. Escape goes back to the other ways, such as a typed name."
        )
        if mark is not None:
            self.pad.take(mark)
        available = _outermost(parent).width() - 120 if parent is not None else _WIDEST
        width = min(_WIDEST, max(_NARROWEST, available))
        height = round((width - 2 * GLOW) * cell[1] / max(cell[0], 1)) + 2 * GLOW
        self.pad.setFixedSize(width, height)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(Label(theme, "Sign here", "title"))
        column.addWidget(self.pad)
        nest(column, self._button_row(theme))
        self.pad.changed.connect(self._update_buttons)
        self._update_buttons()
        FocusRing(theme, self)

    @classmethod
    def drawn(
        cls, parent: QWidget, theme: Theme, signer: str, mark: StrokesMark | None, cell: tuple[int, int]
    ) -> StrokesMark | None:
        """Ask for a signature and return it; None when the dialog is cancelled."""
        dialog = cls(theme, signer, mark, cell, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        drawn = dialog.pad.drawn if accepted else None
        dialog.deleteLater()
        return drawn

    def _update_buttons(self) -> None:
        mark = self.pad.mark
        self._clear.setEnabled(mark is not None)
        self._undo.setEnabled(self.pad.can_undo)
        self._redo.setEnabled(self.pad.can_redo)
        if not self.pad.is_drawing:
            problem = refusal(mark) if mark is not None else ""
            withhold(self._done, problem or ("" if mark is not None else "Draw your signature first."))
            self._problem.setText(problem)

    def _button_row(self, theme: Theme) -> QHBoxLayout:
        self._clear = Button(theme, "Clear", kind="default", icon="eraser")
        self._clear.setObjectName("largerClear")
        self._clear.clicked.connect(self.pad.clear)
        self._undo = Button(theme, "Undo stroke", kind="default", icon="undo-2")
        self._undo.setObjectName("largerUndo")
        self._undo.clicked.connect(self.pad.undo)
        self._redo = IconButton(theme, "redo-2", "Redo stroke")
        self._redo.setObjectName("largerRedo")
        self._redo.clicked.connect(self.pad.redo)
        self._problem = Label(theme, "", "guidance-strong", colour="amber")
        self._problem.setObjectName("largerProblem")
        cancel = Button(theme, "Cancel", kind="ghost")
        cancel.clicked.connect(self.reject)
        self._done = Button(theme, "Use this signature", kind="primary")
        self._done.setObjectName("useSignature")
        self._done.clicked.connect(lambda: None if refuses(self._done) else self.accept())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._clear)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addWidget(self._problem, 1)
        row.addWidget(cancel)
        row.addWidget(self._done)
        return row


def refusal(mark: Mark) -> str:
    """Return why a mark is not a signature, in a sentence; empty when it is one."""
    from signoff.signing.marks.validation import judge

    try:
        judge(mark)
    except MarkRefused as problem:
        return str(problem)
    return ""


def _outermost(widget: QWidget) -> QWidget:
    """Return the application's window, past any dialogs in between."""
    while (parent := widget.parentWidget()) is not None:
        widget = parent
    return widget
