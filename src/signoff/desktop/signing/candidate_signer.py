"""The signing itself: what was shown is saved, byte for byte, or nothing is signed at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.core.lifecycle_steps import NoticeSteps
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
"""Milliseconds for which the instant in the file that was shown counts as the instant of the signing."""

_OTHER = "The pages came out differently from those that you saw, so nothing was signed. Look at them again, then sign."


class CandidateSigner(QObject):
    """Signs what was shown.

    `signed` is emitted when it was saved, `refused` with the reason when it was not; nothing has changed then.
    `started` is emitted when the file is set again first; `pages_differed` before `refused` when its pages then came
    out differently, so that they must be set and looked at again.
    """

    started = Signal()
    signed = Signal()
    refused = Signal(str)
    pages_differed = Signal()

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
        self._steps = NoticeSteps(pages.session)
        self._tasks = tasks
        self._vault_controller = vault_controller
        self._saved = saved
        self._window = parent
        self._fresh = QTimer(self)
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(FRESH_FOR)

    def note_shown(self) -> None:
        """Note that a file was shown just now."""
        self._fresh.start()

    def sign(self, candidate: Candidate, current: Callable[[], Candidate | None]) -> None:
        """Sign what was seen; where a key is saved, ask for its passphrase first.

        With the key it is signed only if it is still the `current` candidate.
        """
        if self._saved.is_open or not self._vault_controller.is_kept:
            self._sign(candidate, self._saved.prove_for(candidate.request.name))
            return
        without_key = Action(words.WITHOUT, lambda: self._sign(candidate))
        self._vault_controller.unlock(
            self._window,
            words.UNLOCK_TO_SIGN,
            "Sign",
            lambda unlocked: self._sign_with_key(unlocked, candidate if current() is candidate else None),
            skip=without_key,
        )

    def _sign_with_key(self, unlocked: Unlocked, candidate: Candidate | None) -> None:
        """Sign with the key's proof, if the key is the signer's and what was seen is still proposed."""
        with unlocked:
            if candidate is None:
                return
            if same_person(unlocked.name, candidate.request.name):
                self._sign(candidate, lambda entry: unlocked.prove(entry, candidate.record.id))
            else:
                self.refused.emit(words.key_of_another(unlocked.name))

    def _sign(self, candidate: Candidate, prove: Prove | None = None) -> None:
        """Save the file that was seen.

        Where there is a proof only now, or the file was set some time ago, the record is signed again, now, and its
        file is saved instead if it shows the very same pages.
        """
        if prove is candidate.prove and self._fresh.isActive():
            self._save(candidate.record, candidate.pdf)
            return
        try:
            signature = candidate.record.decision_signature
            pages = signature.pages if signature is not None else None
            record = self._steps.signed_as(candidate.request, prove, seen=pages)
        except SignoffError as problem:
            self.refused.emit(str(problem))
            return
        self.started.emit()
        done = self._save_if_same(candidate, record)
        self._tasks.render(self, record, done, self._refuse, self._pages.dates_of(record))

    def _save_if_same(self, candidate: Candidate, record: Record) -> Callable[[Pages], None]:
        """Return the callback that saves a record with its pages, if they are the same as those that were seen."""

        def done(pages: Pages) -> None:
            from signoff.pdf.page_equality import same_pages

            if same_pages(candidate.pdf, pages.data):
                self._save(record, pages.data)
            else:
                self.pages_differed.emit()
                self.refused.emit(_OTHER)

        return done

    def _refuse(self, problem: SignoffError) -> None:
        self.refused.emit(str(problem))

    def _save(self, record: Record, pdf: bytes) -> None:
        try:
            self._steps.sign(record, pdf)
        except SignoffError as problem:
            self.refused.emit(str(problem))
            return
        self.signed.emit()
