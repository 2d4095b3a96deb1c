"""Another passphrase for the kept signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.vault.new_passphrase import NewPassphrase
from signoff.desktop.vault.passphrase_field import PassphraseField
from signoff.desktop.vault.working_dialog import WorkingDialog
from signoff.desktop.widgets.fields import Labelled
from signoff.errors import SignoffError, WrongPassphrase

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services


class ChangeDialog(WorkingDialog):
    """Changes the passphrase; `changed` tells that it was."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        text = "Your signature and your key stay; only the passphrase is another from then on."
        theme = services.theme
        super().__init__(theme, services.tasks, "Change the passphrase", text, "Change it", parent)
        self._vault = services.vault
        self.setObjectName("changePassphraseDialog")
        self._old = PassphraseField(theme, "oldPassphrase")
        self._old_label = Labelled(theme, "Current passphrase", self._old)
        self._old.changed.connect(self._old_label.clear_problem)
        self._new = NewPassphrase(theme)
        self.body.setSpacing(12)
        for part in (self._old_label, self._new, self._said):
            self.body.addWidget(part)
        self._old.select()

    def begin(self) -> None:
        """Change it, once the new one will do."""
        self.say("")
        if not self._old.text:
            self._old_label.show_problem("The current passphrase is needed.")
            return
        if not self._new.is_sound():
            return
        old, new = self._old.text, self._new.text
        self.work(lambda: self._vault.change(old, new), self._told, lambda _: None)

    def refused(self, problem: SignoffError) -> None:
        """Say at its field that the old passphrase is wrong."""
        if isinstance(problem, WrongPassphrase):
            self._old_label.show_problem(str(problem))
            self._old.select()
            self.fit()
        else:
            super().refused(problem)

    def done(self, result: int) -> None:
        """Hold no passphrase any longer."""
        self._old.clear()
        self._new.clear()
        super().done(result)

    def _told(self, _: None) -> None:
        self.finish()
        self.changed.emit()
