"""The dialog that changes the passphrase of the kept signature."""

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
    """Changes the passphrase; `changed` is emitted when it was."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        text = "Your signature and your key stay the same; only the passphrase changes."
        theme = services.theme
        super().__init__(theme, services.tasks, "Change the passphrase", text, "Change it", parent)
        self._vault = services.vault
        self.setObjectName("changePassphraseDialog")
        self._current = PassphraseField(theme, "oldPassphrase")
        self._current_label = Labelled(theme, "Current passphrase", self._current)
        self._current.changed.connect(self._current_label.clear_problem)
        self._new = NewPassphrase(theme)
        self.body.setSpacing(12)
        for part in (self._current_label, self._new, self._problem_label):
            self.body.addWidget(part)
        self._current.select()

    def begin(self) -> None:
        """Change the passphrase, if the new one is strong enough."""
        self.show_problem("")
        if not self._current.text:
            self._current_label.show_problem("Enter the current passphrase.")
            return
        if not self._new.is_sound():
            return
        current, new = self._current.text, self._new.text
        self.work(lambda: self._vault.change(current, new), self._on_changed, lambda _: None)

    def handle_failure(self, problem: SignoffError) -> None:
        """Show at its field that the old passphrase is wrong."""
        if isinstance(problem, WrongPassphrase):
            self._current_label.show_problem(str(problem))
            self._current.select()
            self.fit()
        else:
            super().handle_failure(problem)

    def done(self, result: int) -> None:
        """Close, and forget what was typed."""
        self._current.clear()
        self._new.clear()
        super().done(result)

    def _on_changed(self, _: None) -> None:
        self.finish()
        self.changed.emit()
