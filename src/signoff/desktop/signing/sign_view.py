"""The Sign step: what is signed, by whom and how at the left; the pages, signed on directly, at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff import actions
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.signing import sign_words as words
from signoff.desktop.signing.page_desk import PageDesk
from signoff.desktop.signing.pages_to_sign import Candidate, PagesToSign, Proposal
from signoff.desktop.signing.sign_foot import SignFoot
from signoff.desktop.signing.sign_head import SignHead
from signoff.desktop.signing.signatories import coarse, difference, signatories
from signoff.desktop.signing.signature_methods import SignatureMethods, dropped_picture
from signoff.desktop.signing.signer_form import DRAW, SAVED, SignerForm
from signoff.desktop.signing.signing_controller import SigningController
from signoff.desktop.vault.vault_controller import VaultController
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.surface import Hairline, Surface
from signoff.desktop.widgets.tab_order import move_focus
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.notice.record.record import Role
from signoff.rules.findings import Finding

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.tasks import Runner
    from signoff.pdf.preview import Pages

PANEL = 408
COLUMN = 344
JUDGE_AFTER = 150
"""Milliseconds from a change to the new judgement and the new pages, so that typing is not judged key by key."""

SET_AFTER = 600
"""Milliseconds from a stroke to the pages with it, so that nothing is set while a person draws on."""


class SignView(QWidget):
    """Signs the open notice: what is kept is what was shown. `me` is the name and post of whose laptop this is.

    `change` asks for the page and field that an error is about; `signed` tells that a signature was given,
    `given_back` that the notice went back with a reason, `leave` goes back to the review.
    """

    leave = Signal()
    change = Signal(str, str)
    signed = Signal()
    given_back = Signal()

    def __init__(
        self,
        theme: Theme,
        session: NoticeSession,
        tasks: Runner,
        notifier: Notifier,
        parent: QWidget | None = None,
        *,
        vault_controller: VaultController | None = None,
        me: tuple[str, str] = ("", ""),
        print_dates: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._notifier = notifier
        self._memory = session.sign_memory
        self._findings: tuple[Finding, ...] = ()
        self._declared = False
        self.setObjectName("signView")
        self.setAccessibleName("Sign this notice")
        self.setAcceptDrops(True)
        self._head = SignHead(theme, session.notice.subject or "")
        self._form = SignerForm(theme, signatories(session.record, session.today(), me), session.today)
        self._note = Label(theme, words.PUBLIC, "guidance")
        self._key_note = Label(theme, "", "guidance")
        self._key_note.setObjectName("keyNote")
        self._foot = SignFoot(theme)
        self._desk = PageDesk(theme, tasks)
        self._vault_controller = vault_controller or VaultController(theme, tasks, notifier)
        self._ways = SignatureMethods(
            theme,
            self._form,
            self._desk,
            self._vault_controller,
            self._memory,
            session.record.id,
            tasks,
            notifier,
            self,
        )
        self._pages = PagesToSign(session, tasks, self, print_dates=print_dates)
        self._hand = SigningController(self._pages, tasks, self._vault_controller, self._ways.saved, self)
        self._build()
        self._judge = QTimer(self)
        self._judge.setSingleShot(True)
        self._judge.timeout.connect(self._look_again)
        self._restore()
        self._connect()
        self._follow()
        self._look_again()
        for owner in (self._pages, self._hand):
            self.destroyed.connect(partial(tasks.forget, owner))

    @property
    def desk(self) -> PageDesk:
        """The pages, and the pad on them."""
        return self._desk

    @property
    def form(self) -> SignerForm:
        """What is asked at the left."""
        return self._form

    @property
    def candidate(self) -> Candidate | None:
        """The signed record and its file that are shown, until anything changes."""
        return self._pages.candidate

    def missing(self) -> str:
        """Return what still stands in the way of signing, in a sentence; empty when nothing does."""
        if errors := sum(one.blocks for one in self._findings):
            return words.errors_first(errors)
        if not self._desk.read_to_end:
            return words.read_first(self._desk.view.page, self._desk.pages)
        if not self._form.declared:
            return "Tick the declaration to sign."
        if not self._form.name or not self._form.post:
            return "Give the signer’s name and post."
        if self._form.date is None:
            return "Give the date of the signature."
        return self._ways.missing()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab move as things stand on the screen."""
        return move_focus(self.window(), next) or super().focusNextPrevChild(next)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with reading; where that is done, with the declaration."""
        super().showEvent(event)
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of what was unlocked: the passphrase is asked for at each signing."""
        super().hideEvent(event)
        self._ways.saved.close()

    def sign(self) -> None:
        """Sign what is shown, or say beside the button what stands in the way."""
        self._look_again()
        if self._pages.refusal and not self.missing():
            self._foot.show_refusal(self._pages.refusal)
        elif not self.missing() and not self._hand.busy:
            self._hand.sign(self._current)
            if self._hand.busy:
                self._foot.show_waiting()

    def give_back(self) -> None:
        """Ask why, and send the notice back."""
        reason = self._notifier.ask_text(
            "Send back", "The notice returns to draft, and your reason goes with it.", "Send back", "What should change"
        )
        if not reason:
            return
        try:
            self._session.give_back(reason)
        except SignoffError as problem:
            self._foot.show_refusal(str(problem))
            return
        self.given_back.emit()

    def use_picture(self, path: Path) -> None:
        """Sign with a picture of a signature; what is wrong with it is said where it was chosen."""
        self._ways.use_picture(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one picture; anything else is left to the window."""
        if dropped_picture(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Sign with the picture that was dropped."""
        if (path := dropped_picture(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.use_picture(path)

    def _connect(self) -> None:
        self._head.change.connect(self.change)
        self._head.choose.connect(self._form.choose_role)
        self._head.date_wanted.connect(self._form.ask_date)
        self._head.read.connect(self._desk.go_to_first)
        self._form.changed.connect(self._follow)
        self._ways.unlocked.connect(self._follow)
        self._desk.mark_changed.connect(self._follow_mark)
        self._desk.read_on.connect(self._follow_reading)
        self._foot.sign.connect(self.sign)
        self._foot.give_back.connect(self.give_back)
        self._pages.shown.connect(self._show_pages)
        self._pages.failed.connect(self._desk.show_problem)
        self._hand.signed.connect(self._after_signing)
        self._hand.refused.connect(self._refuse)
        self._hand.differed.connect(self._pages.forget)

    def _restore(self) -> None:
        """Be as this step was left, while the notice was open."""
        memory = self._memory
        role = memory.role or self._form.role
        self._form.restore(role, *memory.names.get(role, ("", "")), memory.method)
        self._ways.change_signatory(self._form.role)
        if memory.has_read(self._session.notice):
            self._desk.count_as_read()

    def _begin(self) -> None:
        if self._desk.read_to_end:
            self._form.begin()
        else:
            self._desk.begin()

    def _follow(self) -> None:
        """Follow the form at once where it is seen at once; judgement and pages come a little later."""
        role, name = self._form.role, self._form.name
        if role is not self._desk.role:
            self._ways.change_signatory(role)
        self._memory.role, self._memory.names[role] = role, (name, self._form.post)
        self._desk.set_signer(name)
        self._ways.follow_name()
        deed = words.deed(role, self._form.date, self._session.today())
        self._foot.name_deed(deed, locks=role is Role.DECISION_MAKER)
        if self._form.declared and not self._declared:
            self._desk.go_to_cell()
        self._declared = self._form.declared
        self._key_note.setText(self._about_key(name))
        self._show_warnings()
        self._say_missing()
        self._judge.start(JUDGE_AFTER)

    def _about_key(self, name: str) -> str:
        if self._ways.saved.prove_for(name) is not None:
            return words.KEY_OPEN
        return words.KEY if self._vault_controller.is_kept else words.NO_KEY

    def _follow_mark(self) -> None:
        self._show_warnings()
        self._say_missing()
        self._judge.start(SET_AFTER if self._form.method == DRAW else JUDGE_AFTER)

    def _follow_reading(self) -> None:
        if self._desk.read_to_end and not self._memory.has_read(self._session.notice):
            self._memory.note_read(self._session.notice)
        self._say_missing()

    def _look_again(self) -> None:
        """Judge the notice as it would stand when signed in this role on this day, and set its pages so."""
        self._judge.stop()
        role, date = self._form.role, self._form.date or self._session.today()
        self._findings = actions.findings_before_signing(
            self._session.record, role, date, on=self._session.today(), profile=self._session.profile
        )
        self._head.show_findings(self._findings)
        self._pages.follow(self._proposal(), self._ways.saved.prove_for(self._form.name))
        self._say_missing()

    def _proposal(self) -> Proposal:
        form = self._form
        blocked = any(one.blocks for one in self._findings)
        return Proposal(form.role, form.name, form.post, form.date, self._desk.pad.mark, blocked)

    def _show_pages(self, pages: Pages) -> None:
        self._hand.note_shown()
        self._desk.show_pages(pages)
        self._head.show_pages(pages.pages)
        self._say_missing()

    def _show_warnings(self) -> None:
        differs = difference(self._session.record, self._form.role, self._form.name, self._form.post)
        self._head.show_warnings(differs, coarse(self._desk.pad.mark))

    def _say_missing(self) -> None:
        """Say what is missing; with nothing missing, wait for the pages that will be signed to be shown."""
        read = self._desk.read_to_end
        self._form.permit_declaring(
            permitted=read, why_not="" if read else words.read_first(self._desk.view.page, self._desk.pages)
        )
        missing = self.missing()
        if missing or self._pages.refusal or (self._current() is not None and not self._hand.busy):
            self._foot.show_missing(missing)
        else:
            self._foot.show_waiting()

    def _current(self) -> Candidate | None:
        """Return what is shown, if it is what is proposed now."""
        seen = self._pages.candidate
        return seen if seen is not None and seen.act == self._proposal().act else None

    def _refuse(self, sentence: str) -> None:
        """Say why it was not signed; it can be tried again."""
        self._say_missing()
        self._foot.show_refusal(sentence)

    def _after_signing(self) -> None:
        role, mark = self._form.role, self._desk.pad.mark
        who = (self._form.name, self._form.post)
        self._ways.saved.close()
        self._memory.forget(role)
        window = self.window()
        self.signed.emit()
        if mark is not None and self._form.method != SAVED:
            self._vault_controller.offer(window, mark, who)

    def _build(self) -> None:
        self._form.add_below_names(self._head.differs)
        scroll = ScrollColumn(self._theme, COLUMN)
        scroll.body.setContentsMargins(0, 24, 0, 16)
        scroll.body.setSpacing(16)
        for part in (self._head, self._form, self._head.coarse, self._note, self._key_note):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        panel = Surface(self._theme, "sheet", edge=True)
        panel.setFixedWidth(PANEL)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(Hairline(self._theme))
        column.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self._desk, 1)
