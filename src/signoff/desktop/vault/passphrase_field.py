"""A line for a passphrase, hidden unless the person asks to see it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.line_field import LineField

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseField(QWidget):
    """Takes a passphrase; `changed` is emitted at every key. Clearing it leaves nothing to undo."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = LineField(theme, verbatim=True)
        self._line.setObjectName(name)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setInputMethodHints(_HINTS)
        self._line.textChanged.connect(lambda _: self.changed.emit())
        self._show = Button(theme, "Show", kind="compact", icon="eye")
        self._show.setObjectName(f"{name}Show")
        self._show.setAutoDefault(False)
        self._show.clicked.connect(self._toggle_hidden)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(self._show)
        self.setFocusProxy(self._line)
        self._name_button()

    def setAccessibleName(self, name: str) -> None:
        """Set the name of the line itself, with which its button is said too."""
        self._line.setAccessibleName(name)
        self._name_button()

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the line itself."""
        self._line.setAccessibleDescription(description)

    @property
    def text(self) -> str:
        """What was typed, including every space."""
        return self._line.text()

    def clear(self) -> None:
        """Empty the field, and hide what is typed next."""
        self._line.setText("")  # unlike clear(), it leaves nothing for undo to bring back
        self._set_hidden(hidden=True)

    def select(self) -> None:
        """Take the focus, with the text selected."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    def show_problem(self, kind: str | None) -> None:
        """Show the edge of an error, or no edge for None."""
        self._line.show_problem("error" if kind else None)

    def _toggle_hidden(self) -> None:
        self._set_hidden(hidden=self._line.echoMode() is QLineEdit.EchoMode.Normal)

    def _set_hidden(self, *, hidden: bool) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._show.setText("Show" if hidden else "Hide")
        self._show.set_icon("eye" if hidden else "eye-off")
        self._name_button()

    def _name_button(self) -> None:
        name = self._line.accessibleName() or "Passphrase"
        self._show.setAccessibleName(f"{self._show.text()}: {name}")
