"""The controller of the Sign step: holds the state of a signing, and changes it as the person acts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from signoff import actions
from signoff.desktop.core.change import Change
from signoff.desktop.core.person import Person
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.signature_request import SigningMethod
from signoff.desktop.signing.candidate_signer import CandidateSigner
from signoff.desktop.signing.pages_to_sign import PagesToSign
from signoff.desktop.signing.saved_signature import SavedSignatureMethod
from signoff.desktop.signing.signatories import role_asked, signatories
from signoff.desktop.signing.signing_state import Candidate, KeptSignatures, SigningState
from signoff.desktop.vault.vault_controller import VaultController
from signoff.notice.marks.mark import ImageMark, StrokesMark

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.pdf.preview import Pages

JUDGE_AFTER = 150
"""Milliseconds from a change to its findings and pages, so that typing is not checked key by key."""

SET_AFTER = 600
"""Milliseconds from a stroke to the pages with it, so that nothing is set while a person draws on."""


class SigningController(QObject):
    """Holds the state of one signing; `changed` is emitted when it changes.

    `pages_shown` is emitted with the pages that came, `pages_failed` with the reason why there are none, `signed` when
    the signature was given.
    """

    changed = Signal()
    pages_shown = Signal(object)
    pages_failed = Signal(str)
    signed = Signal()

    def __init__(self, services: Services, session: NoticeSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._session = session
        self._vault_controller = VaultController(services)
        offered = signatories(session.record, session.today(), services.settings.person)
        state = SigningState.begin(offered, session.notice, session.signing_draft, role_asked(session.record))
        self._state = state.note_vault(exists=self._vault_controller.is_kept)
        self._saved = SavedSignatureMethod(self._vault_controller, session.record.id, self)
        self._pages = PagesToSign(services, session, self)
        self._signer = CandidateSigner(self._pages, services.tasks, self._vault_controller, self._saved, parent)
        self._judge_timer = QTimer(self)
        self._judge_timer.setSingleShot(True)
        self._judge_timer.timeout.connect(self.look_again)
        self._connect()

    @property
    def state(self) -> SigningState:
        """The state of the signing."""
        return self._state

    @property
    def is_judging(self) -> bool:
        """Whether a change is still to be checked by the rules."""
        return self._judge_timer.isActive()

    def choose_role(self, role: str) -> None:
        """Change the signatory."""
        self._set_state(self._state.choose_role(role))

    def name_signer(self, signer: Person) -> None:
        """Change the name and post of the signer."""
        self._set_state(self._state.name_signer(signer))

    def ask_names(self) -> None:
        """Show the fields for name and post."""
        self._set_state(self._state.ask_names())

    def declare(self, agreed: bool) -> None:
        """Agree to the declaration, or undo that."""
        self._set_state(self._state.declare(agreed=agreed))

    def date_signature(self, date: dt.date | None) -> None:
        """Change the date of the signature."""
        self._set_state(self._state.date_signature(date))

    def choose_method(self, method: str) -> None:
        """Change the method of signing; a saved signature is unlocked at once."""
        self._set_state(self._state.choose_method(method))
        if self._state.method is SigningMethod.SAVED and not self._saved.is_open and self._vault_controller.is_kept:
            self.ask_saved()

    def draw(self, strokes: StrokesMark | None) -> None:
        """Use what was drawn on the page; its pages are set once drawing has paused."""
        self._set_state(self._state.draw(strokes), SET_AFTER)

    def use_picture(self, mark: ImageMark | None) -> None:
        """Use the mark that was made from a picture, or none any more."""
        self._set_state(self._state.use_picture(mark))

    def choose_kept(self, identity: str) -> None:
        """Sign with one of several saved marks."""
        self._set_state(self._state.choose_kept(identity))

    def read_to_end(self) -> None:
        """Note that the pages were read to their end."""
        self._set_state(self._state.read_to_end())

    def ask_saved(self) -> None:
        """Unlock the saved signature; one may have been saved, or removed, in the settings meanwhile."""
        self._set_state(self._state.note_vault(exists=self._vault_controller.is_kept))
        draft = self._state.draft
        self._saved.ask(self._window, self._state.signer, draft.strokes.get(self._state.role) or draft.picture)

    def lock(self) -> None:
        """Close what was unlocked: the passphrase is asked for at each signing."""
        self._saved.close()

    def sign(self) -> None:
        """Sign what is shown, or show why the rules forbid it."""
        self.look_again()
        if self._state.missing is not None:
            return
        if self._state.refusal:
            self._set_state(self._state.fail(self._state.refusal))
        elif (seen := self._state.ready) is not None:
            self._signer.sign(seen, lambda: self._state.current)

    def look_again(self) -> None:
        """Check the notice as it would be once signed in this role on this day, and request its pages."""
        self._judge_timer.stop()
        session, today = self._session, self._session.today()
        state = self._state.change_notice(session.notice).note_vault(exists=self._vault_controller.is_kept)
        findings = actions.findings_before_signing(
            session.record, state.role, state.date or today, on=today, profile=session.profile
        )
        self._set_state(state.judge(findings))
        self._judge_timer.stop()
        self._pages.follow(self._state, self._saved.prove_for(self._state.signer.name))

    def _connect(self) -> None:
        self._session.changed.connect(self._follow_notice)
        self._saved.changed.connect(self._on_saved_changed)
        self._pages.requested.connect(lambda: self._set_state(self._state.await_pages()))
        self._pages.shown.connect(self._show_pages)
        self._pages.refused.connect(lambda sentence: self._set_state(self._state.refuse(sentence)))
        self._pages.failed.connect(self.pages_failed)
        self._signer.started.connect(lambda: self._set_state(self._state.set_file()))
        self._signer.signed.connect(self._finish)
        self._signer.pages_differed.connect(self._pages.forget)
        self._signer.refused.connect(self._show_problem)

    def _follow_notice(self, change: Change) -> None:
        # A step that was left is built again when it is shown again, so that typing elsewhere costs nothing here.
        if change.paths and self._window.isVisible():
            self._set_state(self._state.change_notice(self._session.notice))

    def _on_saved_changed(self, kept: KeptSignatures | None) -> None:
        self._set_state(self._state.note_vault(exists=self._vault_controller.is_kept).unlock(kept))

    def _show_pages(self, pages: Pages, candidate: Candidate | None) -> None:
        self._signer.note_shown()
        self._set_state(self._state.show(candidate))
        self.pages_shown.emit(pages)

    def _show_problem(self, sentence: str) -> None:
        self._set_state(self._state.fail(sentence))

    def _finish(self) -> None:
        """Close what was unlocked, drop the signatory's draft, and offer to save a mark that is not saved yet."""
        state, window = self._state, self._window.window()
        self._judge_timer.stop()
        self._saved.close()
        self._session.signing_draft = state.draft.signed(state.role)
        self.signed.emit()
        if state.mark is not None and state.method is not SigningMethod.SAVED:
            self._vault_controller.offer(window, state.mark, state.signer)

    def _set_state(self, state: SigningState, delay: int = JUDGE_AFTER) -> None:
        """Change the state; where it proposes something else, look at that again after a delay."""
        before = self._state
        if state == before:
            return
        self._state = state
        if state.draft is not before.draft:
            self._session.signing_draft = state.draft
        if _proposal(state) != _proposal(before):
            self._judge_timer.start(delay)
        self.changed.emit()


def _proposal(state: SigningState) -> tuple[object, ...]:
    """Return what findings and pages depend on in a state."""
    return (state.role, state.signer, state.date, state.mark, state.declared, state.has_key)
