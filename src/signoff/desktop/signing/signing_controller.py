"""What holds a signing's state: whatever a person does at the Sign step changes it here, and the step shows it."""

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
from signoff.desktop.signing.signatories import signatories
from signoff.desktop.signing.signing_state import Candidate, KeptSignatures, SigningState
from signoff.desktop.vault.vault_controller import VaultController
from signoff.errors import SignoffError
from signoff.notice.marks.mark import ImageMark, StrokesMark

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.pdf.preview import Pages

JUDGE_AFTER = 150
"""Milliseconds from a change to the new judgement and the new pages, so that typing is not judged key by key."""

SET_AFTER = 600
"""Milliseconds from a stroke to the pages with it, so that nothing is set while a person draws on."""


class SigningController(QObject):
    """Holds the state of one signing. `changed` tells that it is another.

    `pages_shown` carries the pages that came, `pages_failed` says why there are none. `signed` tells that the
    signature was given, `given_back` that the notice went back with a reason.
    """

    changed = Signal()
    pages_shown = Signal(object)
    pages_failed = Signal(str)
    signed = Signal()
    given_back = Signal()

    def __init__(self, services: Services, session: NoticeSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._session = session
        self._vault_controller = VaultController(services)
        offered = signatories(session.record, session.today(), services.settings.person)
        state = SigningState.begin(offered, session.notice, session.signing_draft)
        self._state = state.note_vault(exists=self._vault_controller.is_kept)
        self._saved = SavedSignatureMethod(self._vault_controller, session.record.id, self)
        self._pages = PagesToSign(services, session, self)
        self._signer = CandidateSigner(self._pages, services.tasks, self._vault_controller, self._saved, parent)
        self._judge = QTimer(self)
        self._judge.setSingleShot(True)
        self._judge.timeout.connect(self.look_again)
        self._connect()

    @property
    def state(self) -> SigningState:
        """The signing as it stands."""
        return self._state

    @property
    def is_judging(self) -> bool:
        """Whether a change is still to be judged."""
        return self._judge.isActive()

    def choose_role(self, role: str) -> None:
        """Let another signatory sign."""
        self._become(self._state.choose_role(role))

    def name_signer(self, signer: Person) -> None:
        """Let somebody of another name or post sign."""
        self._become(self._state.name_signer(signer))

    def ask_names(self) -> None:
        """Let name and post be written."""
        self._become(self._state.ask_names())

    def declare(self, agreed: bool) -> None:
        """Agree to the declaration, or take that back."""
        self._become(self._state.declare(agreed=agreed))

    def date_signature(self, date: dt.date | None) -> None:
        """Sign on another day."""
        self._become(self._state.date_signature(date))

    def choose_method(self, method: str) -> None:
        """Make the mark in another way; a kept one is asked for at once."""
        self._become(self._state.choose_method(method))
        if self._state.method is SigningMethod.SAVED and not self._saved.is_open and self._vault_controller.is_kept:
            self.ask_saved()

    def draw(self, strokes: StrokesMark | None) -> None:
        """Take what was drawn on the page; its pages wait until nobody draws on."""
        self._become(self._state.draw(strokes), SET_AFTER)

    def use_picture(self, mark: ImageMark | None) -> None:
        """Take the mark that was made of a picture, or none any more."""
        self._become(self._state.use_picture(mark))

    def choose_kept(self, identity: str) -> None:
        """Sign with one of several kept marks."""
        self._become(self._state.choose_kept(identity))

    def read_to_end(self) -> None:
        """Note that the pages were read to their end."""
        self._become(self._state.read_to_end())

    def ask_saved(self) -> None:
        """Ask for what is kept; a signature may have been kept, or forgotten, in the settings meanwhile."""
        self._become(self._state.note_vault(exists=self._vault_controller.is_kept))
        draft = self._state.draft
        self._saved.ask(self._window, self._state.signer, draft.strokes.get(self._state.role) or draft.picture)

    def lock(self) -> None:
        """Let go of what was unlocked: the passphrase is asked for at each signing."""
        self._saved.close()

    def sign(self) -> None:
        """Sign what is shown, or say why the rules let nobody sign so."""
        self.look_again()
        if self._state.missing is not None:
            return
        if self._state.refusal:
            self._become(self._state.fail(self._state.refusal))
        elif (seen := self._state.ready) is not None:
            self._signer.sign(seen, lambda: self._state.current)

    def give_back(self, reason: str) -> None:
        """Send the notice back, with the reason."""
        try:
            self._session.give_back(reason)
        except SignoffError as problem:
            self._refuse(str(problem))
            return
        self.given_back.emit()

    def look_again(self) -> None:
        """Judge the notice as it would stand when signed in this role on this day, and set its pages so."""
        self._judge.stop()
        session, today = self._session, self._session.today()
        state = self._state.change_notice(session.notice).note_vault(exists=self._vault_controller.is_kept)
        findings = actions.findings_before_signing(
            session.record, state.role, state.date or today, on=today, profile=session.profile
        )
        self._become(state.judge(findings))
        self._judge.stop()
        self._pages.follow(self._state, self._saved.prove_for(self._state.signer.name))

    def _connect(self) -> None:
        self._session.changed.connect(self._follow_notice)
        self._saved.changed.connect(self._take_kept)
        self._pages.asked.connect(lambda: self._become(self._state.await_pages()))
        self._pages.shown.connect(self._show_pages)
        self._pages.refused.connect(lambda sentence: self._become(self._state.refuse(sentence)))
        self._pages.failed.connect(self.pages_failed)
        self._signer.began.connect(lambda: self._become(self._state.set_file()))
        self._signer.signed.connect(self._end)
        self._signer.differed.connect(self._pages.forget)
        self._signer.refused.connect(self._refuse)

    def _follow_notice(self, change: Change) -> None:
        # A step that was left is made anew when it is come back to: typing elsewhere costs nothing here.
        if change.paths and self._window.isVisible():
            self._become(self._state.change_notice(self._session.notice))

    def _take_kept(self, kept: KeptSignatures | None) -> None:
        self._become(self._state.note_vault(exists=self._vault_controller.is_kept).unlock(kept))

    def _show_pages(self, pages: Pages, candidate: Candidate | None) -> None:
        self._signer.note_shown()
        self._become(self._state.show(candidate))
        self.pages_shown.emit(pages)

    def _refuse(self, sentence: str) -> None:
        self._become(self._state.fail(sentence))

    def _end(self) -> None:
        """Let go of what the signatory gave, and offer to keep a mark that is not kept yet."""
        state, window = self._state, self._window.window()
        self._judge.stop()
        self._saved.close()
        self._session.signing_draft = state.draft.signed(state.role)
        self.signed.emit()
        if state.mark is not None and state.method is not SigningMethod.SAVED:
            self._vault_controller.offer(window, state.mark, state.signer)

    def _become(self, state: SigningState, delay: int = JUDGE_AFTER) -> None:
        """Be in another state, and look at it anew a little later where something else is proposed."""
        before = self._state
        if state == before:
            return
        self._state = state
        if state.draft is not before.draft:
            self._session.signing_draft = state.draft
        if _proposal(state) != _proposal(before):
            self._judge.start(delay)
        self.changed.emit()


def _proposal(state: SigningState) -> tuple[object, ...]:
    """Return that of a state on which judgement and pages depend."""
    return (state.role, state.signer, state.date, state.mark, state.declared, state.has_key)
