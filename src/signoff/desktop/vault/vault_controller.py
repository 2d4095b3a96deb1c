"""What a person does with the kept signature anywhere in the application: set up, unlock, change, manage, forget."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.core.person import Person
from signoff.errors import SignoffError
from signoff.notice.marks.kinds import label_of
from signoff.signing.proof.judgement import same_person
from signoff.signing.proof.known_keys import KeyRole
from signoff.signing.vault.vault import Unlocked

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.vault.unlock_dialog import UnlockDialog
    from signoff.notice.marks.mark import Mark

_KEPT = "Your signature is saved on this computer, protected by your passphrase."
KEEP = "Save this signature on this computer"
_OTHER_PERSON = "The signatures saved on this computer are {}’s; the signature of {} cannot be saved with them."
_FORGET = (
    "The signatures and the key are deleted from this computer, and nobody can restore them. Signed notices "
    "stay signed and can still be verified. If you set up a key later, it will be a new one."
)


class VaultController:
    """Opens the dialogs of this machine's vault; none of them blocks."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._notifier = services.notifier
        self._vault = services.vault

    @property
    def is_kept(self) -> bool:
        """Whether a signature is kept on this machine; False where its folder cannot be read.

        The reason is shown as soon as a signature is to be kept there.
        """
        try:
            return self._vault.exists
        except SignoffError:
            return False

    def unlock(
        self,
        parent: QWidget,
        text: str,
        yes: str,
        done: Callable[[Unlocked], None],
        *,
        skip: Action | None = None,
    ) -> UnlockDialog:
        """Ask for the passphrase; `done` receives the vault open and closes it, `skip` offers another way."""
        from signoff.desktop.vault.unlock_dialog import UnlockDialog

        words = skip.words if skip else ""
        dialog = UnlockDialog(self._services, text, yes, skip=words, parent=parent)
        dialog.unlocked.connect(done)
        if skip:
            dialog.skipped.connect(skip.act)
        _open(dialog)
        return dialog

    def set_up(
        self, parent: QWidget, who: Person, done: Callable[[Unlocked], None], *, mark: Mark | None = None
    ) -> None:
        """Ask for a passphrase, and make the vault, with any mark; `done` receives it open and closes it."""
        from signoff.desktop.vault.set_up_dialog import SetUpDialog

        label = label_of(mark) if mark is not None else ""
        dialog = SetUpDialog(self._services, who, mark=mark, label=label, parent=parent)

        def on_made(unlocked: Unlocked) -> None:
            self._remember(unlocked.fingerprint, unlocked.name)
            if mark is not None:
                self._notifier.toast(_KEPT)
            done(unlocked)

        dialog.made.connect(on_made)
        _open(dialog)

    def change(self, parent: QWidget) -> None:
        """Ask for a new passphrase, and change it."""
        from signoff.desktop.vault.change_dialog import ChangeDialog

        dialog = ChangeDialog(self._services, parent)
        dialog.changed.connect(lambda: self._notifier.toast("The passphrase has been changed."))
        _open(dialog)

    def manage(self, parent: QWidget) -> None:
        """Ask for the passphrase, and show what is kept."""
        text = "Your passphrase opens the signatures saved on this computer."
        self.unlock(parent, text, "Open", lambda unlocked: self.show(parent, unlocked))

    def show(self, parent: QWidget, unlocked: Unlocked) -> None:
        """Show what an open vault holds, to add to it and forget from it; it is closed afterwards."""
        from signoff.desktop.vault.manage_dialog import ManageDialog

        try:
            dialog = ManageDialog(self._services, unlocked, parent)
        except SignoffError as problem:
            unlocked.close()
            self._notifier.problem(str(problem))
            return
        _open(dialog)

    def forget(self) -> bool:
        """Ask, and remove what is kept; return whether it was removed."""
        if not self._notifier.ask("Delete your signature and key?", _FORGET, "Delete them", for_good=True):
            return False
        try:
            self._vault.forget()
        except SignoffError as problem:
            self._notifier.problem(str(problem))
            return False
        self._notifier.toast("Your signature and key have been deleted from this computer.", kind="info")
        return True

    def offer(self, parent: QWidget, mark: Mark, who: Person) -> None:
        """Offer, after a signature, to keep its mark."""
        self._notifier.toast("Signed.", Action(KEEP, lambda: self.keep(parent, mark, who)))

    def keep(self, parent: QWidget, mark: Mark, who: Person) -> None:
        """Keep a mark, in a new vault or with those that are kept."""
        if not self.is_kept:
            self.set_up(parent, who, lambda unlocked: unlocked.close(), mark=mark)
            return

        def add(unlocked: Unlocked) -> None:
            with unlocked:
                if not same_person(unlocked.name, who.name):
                    self._notifier.problem(_OTHER_PERSON.format(unlocked.name, who.name))
                    return
                try:
                    kept = unlocked.add(mark, label_of(mark))
                except SignoffError as problem:
                    self._notifier.problem(str(problem))
                    return
            self._notifier.toast(f"“{kept.label}” is saved with your signatures.")

        self.unlock(parent, "Add this signature to those already saved.", "Save it", add)

    def _remember(self, fingerprint: str, name: str) -> None:
        """Add the person's own key to the known keys."""
        try:
            self._services.known_keys.remember(fingerprint, name, KeyRole.SIGNATORY)
        except SignoffError as problem:
            self._notifier.problem(str(problem))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
