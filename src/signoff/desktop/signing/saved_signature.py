"""Signing with a saved signature: unlocked for this one signing, and closed as soon as it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.owners import is_gone
from signoff.desktop.core.person import Person
from signoff.desktop.signing.signing_state import KeptSignatures, Prove
from signoff.desktop.vault.unlock_dialog import OPEN_FOR
from signoff.desktop.vault.vault_controller import VaultController
from signoff.signing.proof.judgement import same_person

if TYPE_CHECKING:
    from signoff.notice.marks.mark import Mark
    from signoff.signing.vault.vault import Unlocked


class SavedSignatureMethod(QObject):
    """What is unlocked for one signing, of one record.

    `changed` is emitted with the KeptSignatures that can be signed with, or None once they are closed.
    """

    changed = Signal(object)

    def __init__(self, vault_controller: VaultController, record_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault_controller = vault_controller
        self._record_id = record_id
        self._unlocked: Unlocked | None = None
        self._prove: Prove | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(OPEN_FOR)
        self._timer.timeout.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the passphrase was given for this signing."""
        return self._unlocked is not None

    def prove_for(self, name: str) -> Prove | None:
        """Return what makes this person's proof, None while nothing is unlocked or it is somebody else's."""
        if self._unlocked is None or not same_person(self._unlocked.name, name):
            return None
        return self._prove

    def ask(self, parent: QWidget, person: Person, mark: Mark | None) -> None:
        """Ask for the passphrase; where nothing is saved yet, offer to save this mark, with a key."""
        if self._vault_controller.is_kept:
            text = "This unlocks your signature and your key, for this signature only."
            self._vault_controller.unlock(parent, text, "Unlock", self.take)
        else:
            self._vault_controller.set_up(parent, person, self.take, mark=mark)

    def take(self, unlocked: Unlocked) -> None:
        """Keep an open vault for this signing."""
        if is_gone(self):  # the step was left while the vault was being unlocked: nothing else would close it
            unlocked.close()
            return
        self.close()
        record_id = self._record_id
        self._unlocked = unlocked
        self._prove = lambda signature: unlocked.prove(signature, record_id)
        self._timer.start()
        marks = unlocked.marks
        self.changed.emit(KeptSignatures(unlocked.name, marks, marks[0].id if marks else ""))

    def close(self) -> None:
        """Close everything that was unlocked."""
        self._timer.stop()
        if self._unlocked is None:
            return
        self._unlocked.close()
        self._unlocked = self._prove = None
        self.changed.emit(None)
