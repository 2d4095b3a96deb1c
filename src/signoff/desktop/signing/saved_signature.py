"""Signing with a kept signature: unlocked for this one signing, and closed as soon as it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from signoff.desktop.vault.unlock_dialog import OPEN_FOR
from signoff.desktop.vault.vault_controller import VaultController
from signoff.signing.proof.judgement import same_person

if TYPE_CHECKING:
    from signoff.desktop.signing.pages_to_sign import Prove
    from signoff.notice.marks.mark import Mark
    from signoff.signing.vault.body import KeptMark
    from signoff.signing.vault.vault import Unlocked


class SavedSignatureMethod(QObject):
    """What is unlocked for one signing, of one record; `changed` tells that it was opened, closed or chosen from."""

    changed = Signal()

    def __init__(self, vault_controller: VaultController, record_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault_controller = vault_controller
        self._record_id = record_id
        self._unlocked: Unlocked | None = None
        self._chosen: KeptMark | None = None
        self._prove: Prove | None = None
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(OPEN_FOR)
        self._over.timeout.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the passphrase was given for this signing."""
        return self._unlocked is not None

    @property
    def marks(self) -> tuple[KeptMark, ...]:
        """The signatures that can be signed with."""
        return self._unlocked.marks if self._unlocked is not None else ()

    @property
    def chosen(self) -> KeptMark | None:
        """The one that is signed with."""
        return self._chosen

    def mark_for(self, name: str) -> Mark | None:
        """Return the mark that this person may sign with: their own, nobody else's."""
        return self._chosen.mark if self._chosen is not None and not self.belongs_to_another(name) else None

    def prove_for(self, name: str) -> Prove | None:
        """Return what makes this person's proof, or None while it is not unlocked, or is another's."""
        return self._prove if self._unlocked is not None and not self.belongs_to_another(name) else None

    def belongs_to_another(self, name: str) -> str:
        """Return the name of whose it is, if it is not this person's; else nothing."""
        if self._unlocked is None or same_person(self._unlocked.name, name):
            return ""
        return self._unlocked.name

    def ask(self, parent: QWidget, who: tuple[str, str], mark: Mark | None) -> None:
        """Ask for the passphrase; where nothing is kept yet, offer to keep the mark that there is, with a key."""
        if self._vault_controller.is_kept:
            text = "It unlocks your signature and your key for this one signing."
            self._vault_controller.unlock(parent, text, "Unlock", self.take)
        else:
            self._vault_controller.set_up(parent, who, self.take, mark=mark)

    def take(self, unlocked: Unlocked) -> None:
        """Hold an open vault for this signing."""
        if not isValid(self):
            unlocked.close()
            return
        self.close()
        record_id = self._record_id
        self._unlocked = unlocked
        self._chosen = next(iter(unlocked.marks), None)
        self._prove = lambda signature: unlocked.prove(signature, record_id)
        self._over.start()
        self.changed.emit()

    def choose(self, identity: str) -> None:
        """Sign with one of several."""
        self._chosen = next((one for one in self.marks if one.id == identity), self._chosen)
        self.changed.emit()

    def close(self) -> None:
        """Let go of everything that was unlocked."""
        self._over.stop()
        if self._unlocked is None:
            return
        self._unlocked.close()
        self._unlocked = self._chosen = self._prove = None
        self.changed.emit()
