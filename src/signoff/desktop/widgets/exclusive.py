"""What groups of cards and segments share: at most one is chosen, and only a person's choice is told."""

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
        # What is made later would stand at the end of the window's order of tabs.
        before = next(reversed(self._buttons.values()), None)
        for button in buttons.values() if before is not None else ():
            QWidget.setTabOrder(before or self, button)
            before = button
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
        """Move the choice with the arrow keys, in the order of the options and round its ends."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(event.key(), 0)
            buttons = list(self._buttons.values())
            if step and watched in buttons:
                button = buttons[(buttons.index(watched) + step) % len(buttons)]
                button.setFocus(Qt.FocusReason.TabFocusReason)
                button.click()
                return True
        return super().eventFilter(watched, event)

    def _clicked(self, button: QAbstractButton) -> None:
        key = next(key for key, each in self._buttons.items() if each is button)
        if key != self._choice:
            self._choice = key
            self._dress_all()
            self.chosen.emit(key)

    def _dress_all(self) -> None:
        # Tab enters a group once: at what is chosen, or at its beginning.
        if not self._buttons:
            return
        entry = self._buttons.get(self._choice or "", next(iter(self._buttons.values())))
        self.setFocusProxy(entry)
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is entry else Qt.FocusPolicy.ClickFocus)
            button.updateGeometry()
            button.update()
