"""The bar above the pages of the Sign step: where one is, and what reading and drawing need."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.core.signature_request import SigningMethod
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.signature_pad import SignaturePad
from signoff.desktop.signing.signing_state import SigningState
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.text import Label


class PageBar(QWidget):
    """Asks with its signals to read on, to clear, to take a stroke back or do it again, and for a larger pad."""

    read_on = Signal()
    clear = Signal()
    undo = Signal()
    redo = Signal()
    larger = Signal()

    def __init__(self, theme: Theme, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = Label(theme, "The pages are being set…", "guidance")
        self._where.setObjectName("signPage")
        self._where.setWordWrap(False)
        self._where.setMinimumWidth(1)  # shorter words follow in a narrow window: these must not keep it wide
        self._next = Button(theme, "Read on", kind="compact", icon="arrow-down")
        self._clear = Button(theme, "Clear", kind="compact", icon="eraser")
        self._undo = Button(theme, "Undo stroke", kind="compact", icon="undo-2")
        self._redo = IconButton(theme, "redo-2", "Redo stroke")
        self._larger = Button(theme, "Larger pad", kind="compact", icon="maximize-2")
        self.setFixedHeight(56)
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(8)
        row.addWidget(self._where, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        # Where "Read on" stood stands "Clear": a press too many does nothing there.
        for button, name, wanted in (
            (self._larger, "largerPadButton", self.larger),
            (self._undo, "undoStroke", self.undo),
            (self._redo, "redoStroke", self.redo),
            (self._clear, "clearMark", self.clear),
            (self._next, "readOn", self.read_on),
        ):
            button.setObjectName(name)
            button.clicked.connect(wanted)
            row.addWidget(button)

    def show_state(self, state: SigningState) -> None:
        """Offer to read on until the end was reached, then what signing needs."""
        read, method = state.has_read, state.method
        self._next.setVisible(not read)
        for button in (self._undo, self._redo, self._larger):
            button.setVisible(read and method is SigningMethod.DRAW)
        self._clear.setVisible(read and method in (SigningMethod.DRAW, SigningMethod.IMAGE))

    def show_steps(self, pad: SignaturePad) -> None:
        """Let be taken what the pad can take."""
        self._clear.setEnabled(pad.mark is not None)
        self._undo.setEnabled(pad.can_undo)
        self._redo.setEnabled(pad.can_redo)

    def say_page(self, page: int, pages: int, *, at_length: bool) -> None:
        """Say which page of how many is in view."""
        more = ", as it will be printed" if at_length else ""
        self._where.setText(f"Page {page} of {pages}{more}")
