"""A larger pad for the same signature, for hands that need the room."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.signing.pad import SignaturePad
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.text import Label
from signoff.notice.mark import StrokesMark

_WIDTH = 1000


class LargerPad(QDialog):
    """Shows the printed cell large; `drawn` returns its strokes once accepted."""

    def __init__(
        self, theme: Theme, signer: str, mark: StrokesMark | None, cell: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sign")
        self.setObjectName("largerPad")
        self.pad = SignaturePad(theme)
        self.pad.set_cell(*cell)
        self.pad.set_signer(signer)
        if mark is not None:
            self.pad.take(mark)
        self.pad.setFixedSize(_WIDTH, round(_WIDTH * cell[1] / max(cell[0], 1)))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(Label(theme, "Sign here", "title"))
        column.addWidget(self.pad)
        column.addLayout(self._buttons(theme))

    @classmethod
    def drawn(
        cls, parent: QWidget, theme: Theme, signer: str, mark: StrokesMark | None, cell: tuple[int, int]
    ) -> StrokesMark | None:
        """Ask for a signature; None when the pad is left, or left empty."""
        dialog = cls(theme, signer, mark, cell, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        drawn = dialog.pad.mark if accepted else None
        dialog.deleteLater()
        return drawn if isinstance(drawn, StrokesMark) else None

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        clear = Button(theme, "Clear", kind="default", icon="eraser")
        clear.clicked.connect(self.pad.clear)
        undo = Button(theme, "Undo stroke", kind="default", icon="undo-2")
        undo.clicked.connect(self.pad.undo)
        cancel = Button(theme, "Cancel", kind="ghost")
        cancel.clicked.connect(self.reject)
        done = Button(theme, "Use this signature", kind="primary")
        done.setObjectName("useSignature")
        done.clicked.connect(self.accept)
        row.addWidget(clear)
        row.addWidget(undo)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(done)
        return row
