"""A new passphrase, typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.vault.passphrase_field import PassphraseField
from signoff.desktop.widgets.fields import Labelled
from signoff.errors import PassphraseWeak
from signoff.signing.vault.passphrase import ADVICE, require_strength


class NewPassphrase(QWidget):
    """Asks for a new passphrase twice, and shows problems below each field; `changed` is emitted at every key."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = PassphraseField(theme, "newPassphrase")
        self._again = PassphraseField(theme, "newPassphraseAgain")
        self._first_label = Labelled(theme, "New passphrase", self._first, hint=ADVICE)
        self._again_label = Labelled(theme, "Repeat passphrase", self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for label, field in ((self._first_label, self._first), (self._again_label, self._again)):
            column.addWidget(label)
            field.changed.connect(label.clear_problem)
            field.changed.connect(self.changed)
        self._first.changed.connect(self._again_label.clear_problem)  # which was found against another
        self.setFocusProxy(self._first)

    @property
    def text(self) -> str:
        """The passphrase."""
        return self._first.text

    def is_sound(self, *known: str) -> bool:
        """Whether the passphrase is strong enough and was repeated; shows the problem if not.

        `known` are words that it must not consist of, such as the person's name and post.
        """
        try:
            require_strength(self._first.text, *known)
        except PassphraseWeak as problem:
            self._first_label.show_problem(str(problem))
            self._first.select()
            return False
        if self._first.text != self._again.text:
            self._again_label.show_problem("The two passphrases are not the same.")
            self._again.select()
            return False
        return True

    def clear(self) -> None:
        """Empty both fields."""
        self._first.clear()
        self._again.clear()
