"""An open notice: the bar above, and below it the wizard, the Sign step or the signed notice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from signoff.desktop.comments.comment_desk import CommentDesk
from signoff.desktop.core.announcing import announce
from signoff.desktop.core.commands import Command
from signoff.desktop.core.places import Place
from signoff.desktop.exchange.passages_reminder import PassagesReminder
from signoff.desktop.exchange.word_box import WordBox
from signoff.desktop.notice.banner import NoticeBanner
from signoff.desktop.notice.changes_banner import ChangesBanner
from signoff.desktop.notice.handover_banner import HandoverBanner
from signoff.desktop.notice.page_to_open import SIGN_STEP, SIGNED, place_to_open
from signoff.desktop.notice.top_bar import TopBar
from signoff.desktop.pages.preview import PreviewPane
from signoff.desktop.widgets.visibility import turned_to
from signoff.desktop.wizard.section_rail import REVIEW
from signoff.desktop.wizard.wizard_view import WizardView
from signoff.intake.word_reports import own_reports

if TYPE_CHECKING:
    from signoff.desktop.comments.comments_dialog import CommentsDialog
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.core.unread_changes import UnreadChanges
    from signoff.desktop.signing.sign_view import SignView
    from signoff.desktop.signing.signed_view import SignedView
    from signoff.desktop.wizard.bound_fields import InvalidInput
    from signoff.desktop.wizard.wizard_view import WizardView


class NoticeView(QWidget):
    """Shows one session.

    `screen_changed` is emitted when another of its screens is shown, `moved` also when another page of the wizard is.
    """

    screen_changed = Signal()
    moved = Signal()

    def __init__(
        self,
        services: Services,
        session: NoticeSession,
        commands: Commands,
        unread: UnreadChanges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unread = unread
        self._services = services
        self._session = session
        self._notifier = services.notifier
        self._commands = commands
        self._wizard: WizardView | None = None
        self._preview: PreviewPane | None = None
        self._sign: SignView | None = None
        self._signed: SignedView | None = None
        self.setObjectName("noticeFrame")
        self._build()

    @property
    def session(self) -> NoticeSession:
        """The open notice."""
        return self._session

    @property
    def stage(self) -> str:
        """Which screen is shown: "wizard", "sign" or "signed"."""
        current = self._stack.currentWidget()
        if current is not None and current is self._sign:
            return SIGN_STEP
        return SIGNED if current is not None and current is self._signed else "wizard"

    @property
    def place(self) -> Place:
        """Where in the notice the person is."""
        wizard = self._wizard if self.stage == "wizard" else None
        page, field = (wizard.key, wizard.focused_path) if wizard is not None else (self.stage, "")
        return Place(page=page, status=self._session.record.status.value, field=field)

    @property
    def wizard(self) -> WizardView | None:
        """The wizard, once it has been shown."""
        return self._wizard

    @property
    def word_box(self) -> WordBox:
        """What is said of the Word file that the notice was made from, and what of it has no place yet."""
        return self._word

    @property
    def preview(self) -> PreviewPane | None:
        """The page beside the section, once the wizard has been shown."""
        return self._preview

    def open(self, last: Place | None = None) -> None:
        """Show what the notice's state asks for: its sections, its review, or the signed notice.

        Where nobody has changed its state meanwhile, that is the `last` place, if there is one.
        """
        record = self._session.record
        if record.decision_signature is not None or record.is_publication:
            self.show_signed()
            self._say_banners()
            return
        page, field = place_to_open(self._session, last)
        if page == SIGN_STEP:
            self.show_sign()
        else:
            self.show_wizard(page, field)
        self._say_banners()

    def show_wizard(self, page: str = "", field: str = "", quote: str = "") -> None:
        """Show the wizard, at a page if one is named, else where it was; what is typed next belongs there."""
        wizard = self._wizard or self._make_wizard()
        with turned_to(self._stack, wizard):
            if page:
                wizard.go(page, field, quote)
            else:
                wizard.begin()
        self._show_screen("Register")

    def show_change(self, page: str, field: str, section: str) -> None:
        """Show a page of the wizard at a field, and at the first word that others changed in a section."""
        self.show_wizard(page, field)
        if section and self._wizard is not None:
            self._wizard.show_change(field, section)

    def show_review(self) -> None:
        """Show the wizard's review."""
        self.show_wizard(REVIEW)

    def show_sign(self, signature: str = "") -> None:
        """Show the Sign step, on what is typed by now, at the signature that a finding names (`signatures.<role>`)."""
        self.flush()
        from signoff.desktop.signing.sign_view import SignView

        before = self._sign
        self._sign = SignView(self._services, self._session)
        self._sign.head.change.connect(self.show_wizard)
        self._sign.head.comments_wanted.connect(self.show_comments)
        self._sign.comment_wanted.connect(self.comment_on)
        self._sign.signed.connect(self._after_signing)
        self._sign.give_back.connect(partial(self._commands.do, Command.SEND_BACK))
        self._replace(before, self._sign)
        self._show_screen("Review")
        if signature:
            self._sign.form.choose_role(signature.removeprefix("signatures."))

    def step_to_finding(self) -> None:
        """Lead from the field with the focus to what was found about it, and from there back."""
        if self._wizard is not None:
            self._wizard.step_to_finding()

    def ask_publication(self) -> None:
        """Ask when and where a signed notice was published."""
        if self._signed is not None:
            self._signed.ask_publication()

    def show_signed(self) -> None:
        """Show the signed notice, or a publication copy."""
        from signoff.desktop.signing.signed_view import SignedView

        before = self._signed
        self._signed = SignedView(self._services, self._session, self._commands)
        self._replace(before, self._signed)
        self._show_screen("Register")

    def write_comment(self) -> None:
        """Ask for a comment: at the field or the words that a section is at, else in the window with all comments."""
        if self.stage == SIGN_STEP and self._sign is not None:
            self.comment_on(self._sign.section_in_view())
        elif self._wizard is None or not self._wizard.write_comment():
            self.comment_on("")

    def comment_on(self, page: str) -> None:
        """Ask for a comment on a page of the form, in the window with all comments."""
        self.show_comments().write(page)

    def show_comments(self) -> CommentsDialog:
        """Show all comments in a window, and return it."""
        from signoff.desktop.comments.comments_dialog import CommentsDialog

        desk = CommentDesk(self._services, self._session)
        dialog = CommentsDialog(self._services.theme, desk, self._session.form, self.window())
        desk.setParent(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.go.connect(self.show_wizard)
        dialog.open()
        return dialog

    def flush(self) -> bool:
        """Take over what is being typed and save it; return whether all is saved."""
        return self._session.flush()

    def invalid_inputs(self) -> tuple[InvalidInput, ...]:
        """Return what was typed where a date belongs, and is not a date."""
        return self._wizard.invalid_inputs() if self._wizard is not None and not self._session.locked else ()

    def add_sharing(self, mark: QWidget, line: QWidget) -> None:
        """Show how it stands with the shared register in the bar, and what concerns this notice below it."""
        self._bar.add_mark(mark)
        self._column.insertWidget(1, line)

    def toggle_page(self) -> None:
        """Hide the page beside the section, or show it again."""
        if self._preview is not None and self.stage == "wizard":
            self._preview.toggle()

    @property
    def unread(self) -> UnreadChanges:
        """What others changed since the person here read the notice."""
        return self._unread

    def close_session(self) -> None:
        """Cancel what is under way for this notice, which was read as it is now."""
        self._unread.note_closed()
        self._services.tasks.forget(self._session)

    def _say_banners(self) -> None:
        """Say what stands above the notice as it is opened: who wants what, what has changed, what a change voids."""
        self._handover.say()
        announce(self, " ".join(banner.words for banner in (self._changes, self._banner) if banner.isVisibleTo(self)))

    def _after_signing(self) -> None:
        self._unread.acknowledge()  # who signs has read to the end
        if self._session.locked:
            self.show_signed()
        else:
            self.show_wizard(REVIEW)
            self._notifier.toast("The approval was signed.")

    def _go_back(self) -> None:
        if self.stage == "sign":
            self.show_wizard(REVIEW)
        else:
            self._commands.do(Command.CLOSE)

    def _show_section(self, path: str) -> None:
        self.show_wizard(self._session.form.page_of(path).key, path)

    def _make_wizard(self) -> WizardView:
        self._preview = PreviewPane(self._services, self._session, self._commands)
        self._preview.wanted_changed.connect(self._bar.show_page_switch)
        wizard = WizardView(self._services, self._session, self._preview, self._commands, self._unread)
        self._preview.comment_wanted.connect(wizard.comment_on)
        wizard.sign_requested.connect(self.show_sign)
        wizard.moved.connect(lambda _: self.moved.emit())
        self._stack.addWidget(wizard)
        self._wizard = wizard
        return wizard

    def _show_screen(self, back: str) -> None:
        self._bar.set_back(back)
        self._show_page_switch()
        self._banner.want(self.stage == "wizard")
        self._handover.want(self.stage != SIGN_STEP)
        self._changes.want_links(self.stage != SIGNED)
        self._word.want(self.stage == "wizard")
        self._passages.remind(self._word.report if self.stage == SIGN_STEP else None)
        self.screen_changed.emit()
        self.moved.emit()

    def _show_page_switch(self) -> None:
        preview = self._preview if self.stage == "wizard" else None
        self._bar.show_page_switch(preview.beside(self.width()) if preview is not None else None)

    def resizeEvent(self, event: object) -> None:  # Qt's QResizeEvent, of which nothing is needed
        """Show in the page switch what the width allows."""
        self._show_page_switch()

    def _build(self) -> None:
        theme = self._services.theme
        self._bar = TopBar(theme, self._session, self._commands)
        self._bar.back.connect(self._go_back)
        self._banner = NoticeBanner(theme, self._session)
        self._handover = HandoverBanner(self._services, self._session, self._commands)
        self._changes = ChangesBanner(self._services, self._session, self._unread, self.show_change)
        self._word = WordBox(theme, self._session, self._notifier, own_reports(), self._show_section)
        self._passages = PassagesReminder(theme, self.show_review)
        self._stack = QStackedWidget()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._handover)
        column.addWidget(self._changes)
        column.addWidget(self._banner)
        column.addWidget(self._word)
        column.addWidget(self._passages)
        column.addWidget(self._stack, 1)

    def _replace(self, before: QWidget | None, view: QWidget) -> None:
        self._stack.addWidget(view)
        with turned_to(self._stack, view):  # it takes the focus as it is shown
            if before is not None:
                before.deleteLater()
