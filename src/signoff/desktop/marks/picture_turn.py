"""Turning the picture of a signature: quarter turns, half degrees, and straight again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.text import Label

QUARTER, HALF_A_DEGREE = 90.0, 0.5


class TurnRow(QWidget):
    """Shows how far the picture is turned.

    `turned` is emitted with the degrees clockwise to turn by, `straightened` when all turns are to be undone.
    """

    turned = Signal(float)
    straightened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a turn."""
        super().__init__(parent)
        self._angle = Label(theme, "", "guidance")
        self._angle.setObjectName("turnAngle")
        self._angle.setWordWrap(False)
        self._straight = Button(theme, "Straighten", kind="link")
        self._straight.setObjectName("straighten")
        self._straight.setAccessibleName("Straighten the signature")
        self._straight.clicked.connect(self.straightened)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for icon, tip, name, degrees in (
            ("rotate-ccw", "Turn a quarter to the left", "quarterLeft", -QUARTER),
            ("rotate-cw", "Turn a quarter to the right", "quarterRight", QUARTER),
            ("minus", "Turn half a degree to the left", "slightlyLeft", -HALF_A_DEGREE),
            ("plus", "Turn half a degree to the right", "slightlyRight", HALF_A_DEGREE),
        ):
            button = IconButton(theme, icon, tip)
            button.setObjectName(name)
            button.setAutoRepeat(abs(degrees) < QUARTER)
            button.clicked.connect(lambda *_, by=degrees: self.turned.emit(by))
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(self._angle, 1)
        row.addWidget(self._straight)
        self.show_angle(0.0)

    def show_angle(self, degrees: float) -> None:
        """Show by how many degrees clockwise the picture is turned."""
        direction = "right" if degrees > 0 else "left"
        number = f"{abs(degrees):.2f}".rstrip("0").rstrip(".")
        self._angle.setText(f"{number}° {direction}" if abs(degrees) >= 0.01 else "Not turned")

    def offer_straight(self, *, offered: bool) -> None:
        """Enable the button that straightens, or disable it."""
        self._straight.setEnabled(offered)
