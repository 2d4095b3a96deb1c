"""An open notice: the bar above, and below it the wizard, the Sign step or the signed notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from signoff.desktop.notice.top_bar import TopBar
from signoff.desktop.pages.preview import PreviewPane
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.banners import about_approvals, about_return, about_superseded
from signoff.desktop.wizard.wizard_view import WizardView
from signoff.notice.form.form import PAGES

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.signing.sign_view import SignView
    from signoff.desktop.signing.signed_view import SignedView
    from signoff.desktop.wizard.bound_fields import Unkept

REVIEW = "review"


class NoticeView(QWidget):
    """Shows one session. `left` asks for the register; `screen_changed` tells that another screen is up."""

    left = Signal()
    screen_changed = Signal()
    hand_over_requested = Signal()
    supersede_requested = Signal()
    export_requested = Signal(str)
    history_requested = Signal()
    other_requested = Signal(str)
    verify_requested = Signal()
    save_record_requested = Signal()
    read_requested = Signal()
    given_back = Signal()
    signed = Signal()

    def __init__(
        self,
        services: Services,
        session: NoticeSession,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = services.theme
        self._session = session
        self._notifier = services.notifier
        self._wizard: WizardView | None = None
        self._preview: PreviewPane | None = None
        self._sign: SignView | None = None
        self._signed: SignedView | None = None
        self._supersedes = about_superseded(session)
        self.setObjectName("noticeFrame")
        self._build()
        self._connect()
        self._show_record()

    @property
    def session(self) -> NoticeSession:
        """The open notice."""
        return self._session

    @property
    def bar(self) -> TopBar:
        """The bar above."""
        return self._bar

    @property
    def stage(self) -> str:
        """Which screen is up: "wizard", "sign" or "signed"."""
        current = self._stack.currentWidget()
        if current is not None and current is self._sign:
            return "sign"
        return "signed" if current is not None and current is self._signed else "wizard"

    @property
    def wizard(self) -> WizardView | None:
        """The wizard, once it was shown."""
        return self._wizard

    @property
    def preview(self) -> PreviewPane | None:
        """The page beside the section, once the wizard was shown."""
        return self._preview

    def open(self) -> None:
        """Show what the notice's state asks for: its sections, its review, or the signed notice."""
        record = self._session.record
        if record.decision_signature is not None or record.is_publication:
            self.show_signed()
        else:
            self.show_wizard(_where_to_go_on(self._session))

    def show_wizard(self, page: str = "", field: str = "") -> None:
        """Show the wizard, at a page if one is named."""
        wizard = self._wizard or self._make_wizard()
        self._stack.setCurrentWidget(wizard)
        if page:
            wizard.go(page, field)
        self._show_screen("Register")

    def show_review(self) -> None:
        """Show the wizard's review."""
        self.show_wizard(REVIEW)

    def show_sign(self, signature: str = "") -> None:
        """Show the Sign step, on what is typed by now, at the signature that a finding names (`signatures.<role>`)."""
        self.flush()
        from signoff.desktop.signing.sign_view import SignView

        self._drop(self._sign)
        self._sign = SignView(self._services, self._session)
        self._sign.leave.connect(lambda: self.show_wizard(REVIEW))
        self._sign.change.connect(self.show_wizard)
        self._sign.signed.connect(self._after_signing)
        self._sign.given_back.connect(self.given_back)
        self._stack.addWidget(self._sign)
        self._stack.setCurrentWidget(self._sign)
        self._show_screen("Review")
        if signature:
            self._sign.form.choose_role(signature.removeprefix("signatures."))

    def show_signed(self) -> None:
        """Show the signed notice, or a publication copy."""
        from signoff.desktop.signing.signed_view import SignedView

        self._drop(self._signed)
        self._signed = SignedView(self._services, self._session)
        self._signed.leave.connect(self.left)
        self._signed.supersede.connect(self.supersede_requested)
        self._signed.export.connect(self.export_requested)
        self._signed.history_wanted.connect(self.history_requested)
        self._signed.open_other.connect(self.other_requested)
        self._signed.verify_wanted.connect(self.verify_requested)
        self._signed.save_record.connect(self.save_record_requested)
        self._stack.addWidget(self._signed)
        self._stack.setCurrentWidget(self._signed)
        self._show_screen("Register")

    def flush(self) -> bool:
        """Take over what is being typed and save it; return whether all is saved."""
        return self._session.flush()

    def unkept(self) -> tuple[Unkept, ...]:
        """Return what was typed where a date belongs, and is none."""
        return self._wizard.unkept() if self._wizard is not None and not self._session.locked else ()

    def toggle_page(self) -> None:
        """Put the page beside the section away, or bring it back."""
        if self._preview is not None and self.stage == "wizard":
            self._preview.toggle()

    def close_session(self) -> None:
        """Let go of what is under way for this notice."""
        self._services.tasks.forget(self._session)

    def _after_signing(self) -> None:
        if self._session.locked:
            self.show_signed()
            self.signed.emit()
        else:
            self.show_wizard(REVIEW)
            self._notifier.toast("The approval was signed.")

    def _go_back(self) -> None:
        if self.stage == "sign":
            self.show_wizard(REVIEW)
        else:
            self.left.emit()

    def _make_wizard(self) -> WizardView:
        self._preview = PreviewPane(self._services, self._session)
        self._preview.expand.connect(self.read_requested)
        self._preview.wanted_changed.connect(self._bar.show_page_switch)
        wizard = WizardView(self._services, self._session, self._preview)
        wizard.leave.connect(self.left)
        wizard.sign_requested.connect(self.show_sign)
        wizard.hand_over_requested.connect(self.hand_over_requested)
        self._stack.addWidget(wizard)
        self._wizard = wizard
        return wizard

    def _show_screen(self, back: str) -> None:
        self._bar.set_back(back)
        self._show_page_switch()
        self._show_record()
        self.screen_changed.emit()

    def _show_page_switch(self) -> None:
        beside = self._preview is not None and self.stage == "wizard"
        shown = self._preview.beside(self.width()) if self._preview is not None and beside else None
        self._bar.show_page_switch(shown)

    def resizeEvent(self, event: object) -> None:  # Qt's QResizeEvent, of which nothing is needed
        """Keep the page switch true to what the width allows."""
        self._show_page_switch()

    def _show_record(self) -> None:
        record = self._session.record
        self._bar.show_record(record)
        words = " ".join(filter(None, (about_return(record), self._supersedes, about_approvals(record))))
        self._banner.setVisible(bool(words) and not self._session.locked and self.stage == "wizard")
        self._banner.setText(words)

    def _build(self) -> None:
        self._bar = TopBar(self._theme)
        self._banner = Label(self._theme, "", "guidance", colour="amber")
        self._banner.setObjectName("noticeBanner")
        self._banner.setContentsMargins(20, 6, 20, 6)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._bar.back.connect(self._go_back)
        self._bar.page_toggled.connect(self.toggle_page)
        self._session.changed.connect(self._show_record)
        self._session.saved.connect(self._bar.show_saved)
        self._session.failed.connect(self._bar.show_problem)
        self._theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def _drop(self, view: QWidget | None) -> None:
        if view is not None:
            self._stack.removeWidget(view)
            view.deleteLater()

    def _apply_theme(self) -> None:
        self._banner.setStyleSheet(f"#noticeBanner {{ background: {self._theme.tokens.amber_tint}; }}")


def _where_to_go_on(session: NoticeSession) -> str:
    """Return the page to open: Review when handed over or all done, else the first that is not done."""
    from signoff.notice.record.record import Status
    from signoff.rules.progress import PageState

    if session.record.status is Status.READY:
        return REVIEW
    states = session.states
    rests = (PageState.DONE, PageState.DOES_NOT_APPLY)
    return next((page.key for page in PAGES if states[page.key] not in rests), REVIEW)
