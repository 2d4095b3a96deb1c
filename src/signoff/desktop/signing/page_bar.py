"""The bar above the pages of the Sign step: the page in view, and the buttons for reading and drawing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.signature_request import SigningMethod
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.signature_pad import SignaturePad
from signoff.desktop.pages.public_view import PublicSwitch
from signoff.desktop.signing.signing_state import SigningState
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.folding_bar import FoldingBar
from signoff.desktop.widgets.text import Label


class PageBar(FoldingBar):
    """Emits a signal for each button: `read_on`, `clear`, `undo` and `redo` of a stroke, and `larger` for the pad."""

    read_on = Signal()
    clear = Signal()
    undo = Signal()
    redo = Signal()
    larger = Signal()

    def __init__(self, theme: Theme, margin: int, switch: QWidget, parent: QWidget | None = None) -> None:
        """Have the switch between the pages and their text."""
        super().__init__(theme, 56, (margin, margin), 8, parent)
        self._position = Label(theme, "Preparing the pages…", "guidance")
        self._position.setObjectName("signPage")
        self._position.setWordWrap(False)
        self._position.setMinimumWidth(1)  # a narrow window gets shorter words later: these must not keep it wide
        self.side = Button(theme, "Go to signing", kind="compact", icon="pen-line")
        self.side.setObjectName("signSide")
        self.side.hide()
        self.public = PublicSwitch(theme, "signPublic")
        self._next = Button(theme, "Read on", kind="compact", icon="arrow-down")
        self._clear = Button(theme, "Clear", kind="compact", icon="eraser")
        self._undo = Button(theme, "Undo stroke", kind="compact", icon="undo-2")
        self._undo.setAccessibleName("Undo stroke")
        self._redo = IconButton(theme, "redo-2", "Redo stroke")
        self._larger = Button(theme, "Larger pad", kind="compact", icon="maximize-2")
        self.left.addWidget(self.side)
        self.left.addWidget(self._position, 0, Qt.AlignmentFlag.AlignVCenter)
        self.left.addStretch(1)
        self.left.addWidget(switch)
        self.left.addSpacing(4)
        self.left.addWidget(self.public)
        self.right.addStretch(1)
        # "Clear" takes the place of "Read on", since one press too many does nothing there.
        for button, name, signal in (
            (self._larger, "largerPadButton", self.larger),
            (self._undo, "undoStroke", self.undo),
            (self._redo, "redoStroke", self.redo),
            (self._clear, "clearMark", self.clear),
            (self._next, "readOn", self.read_on),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal)
            self.right.addWidget(button)

    def show_state(self, state: SigningState) -> None:
        """Show "Read on" until the end was reached, then the buttons for signing; neither for the publication copy."""
        whole, read, method = not self.public.is_on, state.has_read, state.method
        self._next.setVisible(whole and not read)
        for button in (self._undo, self._redo, self._larger):
            button.setVisible(whole and read and method is SigningMethod.DRAW)
        self._clear.setVisible(whole and read and method in (SigningMethod.DRAW, SigningMethod.IMAGE))

    def show_steps(self, pad: SignaturePad) -> None:
        """Enable the buttons by what the pad can do."""
        self._clear.setEnabled(pad.mark is not None)
        self._undo.setEnabled(pad.can_undo)
        self._redo.setEnabled(pad.can_redo)

    def show_text(self) -> None:
        """Say that the text is shown."""
        self._position.setText("As text")

    def show_page(self, page: int, pages: int, *, at_length: bool) -> None:
        """Show which page of how many is in view."""
        self.public.set_short(not at_length)
        self._undo.setText("Undo stroke" if at_length else "Undo")
        as_what = "as the public will see it" if self.public.is_on else "as it will be printed"
        words = f"Page {page} of {pages}"
        self._position.setMinimumWidth(self._position.fontMetrics().horizontalAdvance(words) + 1)
        has_room = at_length and self._undo.isHidden()  # else its buttons take the room
        self._position.setText(f"{words}, {as_what}" if has_room else words)
