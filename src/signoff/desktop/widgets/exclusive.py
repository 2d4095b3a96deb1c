"""What groups of cards and segments share: at most one is chosen, and only a person's choice is told."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QWidget

from signoff.desktop.look.theme import Theme


class ExclusiveChoice(QWidget):
    """A group of radio buttons by key: arrow keys move, space chooses, none may be chosen at first."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Begin with nothing to choose."""
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, QRadioButton] = {}
        self._choice: str | None = None
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self.setAccessibleName(name)
        self.setObjectName(name)

    def choice(self) -> str | None:
        """Return the key of what is chosen."""
        return self._choice

    def choose(self, key: str | None) -> None:
        """Choose by key, or nothing; an unknown key is nothing. No signal is sent."""
        self._choice = key if key in self._buttons else None
        # An exclusive group does not let its last choice go.
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == self._choice)
        self._group.setExclusive(True)
        self._dress_all()

    def button(self, key: str) -> QRadioButton:
        """Return the button of a key; KeyError when there is none."""
        return self._buttons[key]

    def replace_buttons(self, buttons: Mapping[str, QRadioButton]) -> None:
        """Take other buttons in place of those there are; the choice stands if its key is among them."""
        for old in self._buttons.values():
            self._group.removeButton(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._buttons = dict(buttons)
        for button in self._buttons.values():
            self._group.addButton(button)
            button.show()
        first = next(iter(self._buttons.values()), None)
        if first is not None:
            self.setFocusProxy(first)
        self.choose(self._choice)

    def _clicked(self, button: QAbstractButton) -> None:
        key = next(key for key, each in self._buttons.items() if each is button)
        if key != self._choice:
            self._choice = key
            self._dress_all()
            self.chosen.emit(key)

    def _dress_all(self) -> None:
        for button in self._buttons.values():
            button.updateGeometry()
            button.update()
