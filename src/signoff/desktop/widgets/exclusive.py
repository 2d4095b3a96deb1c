"""What groups of cards and segments share: at most one is chosen, and only a person's choice is reported."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QWidget

from signoff.desktop.look.theme import Theme

_STEPS: Mapping[int, int] = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class ExclusiveChoice(QWidget):
    """A group of radio buttons by key: arrow keys move, space chooses, none may be chosen at first.

    `chosen` is emitted with the key when a person chooses.
    """

    chosen = Signal(str)
    spoken_role = "Grouping"

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Start with nothing to choose."""
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, QRadioButton] = {}
        self._choice: str | None = None
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self.setAccessibleName(name)
        self.setObjectName(name)

    def choice(self) -> str | None:
        """Return the key of what is chosen."""
        return self._choice

    def choose(self, key: str | None) -> None:
        """Choose by key, or nothing; an unknown key is nothing. No signal is emitted."""
        self._choice = key if key in self._buttons else None
        # An exclusive group does not allow its last choice to be cleared.
        self._group.setExclusive(False)
        for button_key, button in self._buttons.items():
            button.setChecked(button_key == self._choice)
        self._group.setExclusive(True)
        self._update_buttons()

    def button(self, key: str) -> QRadioButton:
        """Return the button of a key; raise KeyError when there is none."""
        return self._buttons[key]

    def replace_buttons(self, buttons: Mapping[str, QRadioButton]) -> None:
        """Replace the buttons, and keep the choice if its key is among them."""
        # New widgets come last in the window's order of Tab unless they are placed.
        previous = next(reversed(self._buttons.values()), None)
        for button in buttons.values() if previous is not None else ():
            QWidget.setTabOrder(previous or self, button)
            previous = button
        for old in self._buttons.values():
            self._group.removeButton(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._buttons = dict(buttons)
        for button in self._buttons.values():
            self._group.addButton(button)
            button.installEventFilter(self)
            button.show()
        self.choose(self._choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the choice with the arrow keys, in the order of the options and around its ends."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(event.key(), 0)
            buttons = list(self._buttons.values())
            if step and watched in buttons:
                button = buttons[(buttons.index(watched) + step) % len(buttons)]
                button.setFocus(Qt.FocusReason.TabFocusReason)
                button.click()
                return True
        return super().eventFilter(watched, event)

    def _on_clicked(self, button: QAbstractButton) -> None:
        key = next(key for key, member in self._buttons.items() if member is button)
        if key != self._choice:
            self._choice = key
            self._update_buttons()
            self.chosen.emit(key)

    def _update_buttons(self) -> None:
        # Tab stops at a group once: at the chosen button, or at the first.
        if not self._buttons:
            return
        tab_stop = self._buttons.get(self._choice or "", next(iter(self._buttons.values())))
        self.setFocusProxy(tab_stop)
        focus = self.window().focusWidget()
        if focus is not tab_stop and focus in self._buttons.values():
            tab_stop.setFocus(Qt.FocusReason.OtherFocusReason)  # else the ring is on what is not chosen
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is tab_stop else Qt.FocusPolicy.ClickFocus)
            button.updateGeometry()
            button.update()
