"""Turning the picture of a signature: quarter turns, half degrees, and straight again."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.core.announcing import Pausing
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.text import Label

_STEPS = MappingProxyType({Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 0, Qt.Key.Key_Down: 0})
"""How far each arrow key leads in the row."""

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
        self._said = Pausing(self)
        self._angle = Label(theme, "", "guidance")
        self._angle.setObjectName("turnAngle")
        self._angle.setWordWrap(False)
        self._straight = Button(theme, "Straighten", kind="link")
        self._straight.setObjectName("straighten")
        self._straight.setAccessibleName("Straighten the signature")
        self._straight.clicked.connect(self._straighten)
        self._buttons: list[IconButton] = []
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
            button.clicked.connect(lambda *_, by=degrees: self._turn(by))
            button.installEventFilter(self)
            self._buttons.append(button)
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(self._angle, 1)
        row.addWidget(self._straight)
        self.show_angle(0.0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the arrow keys among the buttons, where Qt would lead to whatever lies in their direction."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not isinstance(watched, IconButton):
            return super().eventFilter(watched, event)
        place = min(max(self._buttons.index(watched) + step, 0), len(self._buttons) - 1)
        self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _turn(self, degrees: float) -> None:
        self.turned.emit(degrees)
        self._said.say(self._angle.text())

    def _straighten(self) -> None:
        self.straightened.emit()
        self._said.say(self._angle.text())

    def show_angle(self, degrees: float) -> None:
        """Show by how many degrees clockwise the picture is turned."""
        direction = "right" if degrees > 0 else "left"
        number = f"{abs(degrees):.2f}".rstrip("0").rstrip(".")
        self._angle.setText(f"{number}° {direction}" if abs(degrees) >= 0.01 else "Not turned")

    def offer_straight(self, *, offered: bool) -> None:
        """Enable the button that straightens, or disable it."""
        self._straight.setEnabled(offered)
