"""The signing itself: what was shown is kept, byte for byte, or nothing is signed at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.signing import sign_words as words
from signoff.desktop.signing.pages_to_sign import PagesToSign
from signoff.desktop.signing.saved_signature import SavedSignatureMethod
from signoff.desktop.signing.signing_state import Candidate, Prove
from signoff.desktop.vault.vault_controller import VaultController
from signoff.errors import SignoffError
from signoff.notice.record.record import Record
from signoff.signing.proof.judgement import same_person

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.pdf.preview import Pages
    from signoff.signing.vault.vault import Unlocked

FRESH_FOR = 60_000
"""Milliseconds for which the instant in the file that was shown stands for the instant of the signing."""

_OTHER = "The pages came out differently from those that you saw, so nothing was signed. Look at them again, then sign."


class CandidateSigner(QObject):
    """Signs what was shown. `signed` tells that it was kept, `refused` why not; nothing has changed then.

    `began` tells that the file is set anew first, `differed`, before `refused`, that its pages came out differently:
    they must be set and looked at again.
    """

    began = Signal()
    signed = Signal()
    refused = Signal(str)
    differed = Signal()

    def __init__(
        self,
        pages: PagesToSign,
        tasks: Runner,
        vault_controller: VaultController,
        saved: SavedSignatureMethod,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._session = pages.session
        self._tasks = tasks
        self._vault_controller = vault_controller
        self._saved = saved
        self._window = parent
        self._fresh = QTimer(self)
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(FRESH_FOR)

    def note_shown(self) -> None:
        """Note that a file is shown from now on."""
        self._fresh.start()

    def sign(self, seen: Candidate, current: Callable[[], Candidate | None]) -> None:
        """Sign what was seen: where a key is kept, its passphrase is asked for first.

        It is signed with the key only if it is `current` still.
        """
        if self._saved.is_open or not self._vault_controller.is_kept:
            self._sign(seen, self._saved.prove_for(seen.act.name))
            return
        around = Action(words.WITHOUT, lambda: self._sign(seen))
        self._vault_controller.unlock(
            self._window,
            words.UNLOCK_TO_SIGN,
            "Sign",
            lambda unlocked: self._sign_with_key(unlocked, seen if current() is seen else None),
            skip=around,
        )

    def _sign_with_key(self, unlocked: Unlocked, seen: Candidate | None) -> None:
        """Sign with the key's proof, if the key is the signer's and what was seen still is what is proposed."""
        with unlocked:
            if seen is None:
                return
            if same_person(unlocked.name, seen.act.name):
                self._sign(seen, lambda entry: unlocked.prove(entry, seen.record.id))
            else:
                self.refused.emit(words.key_of_another(unlocked.name))

    def _sign(self, seen: Candidate, prove: Prove | None = None) -> None:
        """Keep the file that was seen.

        Where a proof comes in only now, or the file was set some time ago, the record is signed anew, now, and its
        file is kept instead if it shows the very same pages.
        """
        if prove is seen.prove and self._fresh.isActive():
            self._keep(seen.record, seen.pdf)
            return
        try:
            shown = seen.record.decision_signature
            record = self._session.signed_as(seen.act, prove, seen=shown.pages if shown is not None else None)
        except SignoffError as problem:
            self.refused.emit(str(problem))
            return
        self.began.emit()
        self._tasks.render(self, record, self._compared(seen, record), self._failed, self._pages.dates_of(record))

    def _compared(self, seen: Candidate, record: Record) -> Callable[[Pages], None]:
        def done(pages: Pages) -> None:
            from signoff.pdf.page_equality import same_pages

            if same_pages(seen.pdf, pages.data):
                self._keep(record, pages.data)
            else:
                self.differed.emit()
                self.refused.emit(_OTHER)

        return done

    def _failed(self, problem: SignoffError) -> None:
        self.refused.emit(str(problem))

    def _keep(self, record: Record, pdf: bytes) -> None:
        try:
            self._session.sign(record, pdf)
        except SignoffError as problem:
            self.refused.emit(str(problem))
            return
        self.signed.emit()
