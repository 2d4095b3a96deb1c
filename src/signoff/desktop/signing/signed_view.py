"""The signed notice: what was signed and whether it is intact, its copies, its publication, its history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.exchange.pdf_export import prints_as_signed
from signoff.desktop.history.event_descriptions import history_entries
from signoff.desktop.signing.outdated import without_reference
from signoff.desktop.signing.publish_dialog import PublishDialog
from signoff.desktop.signing.signed_desk import SignedDesk
from signoff.desktop.signing.signed_panel import SignedPanel
from signoff.desktop.widgets.tab_order import move_focus
from signoff.errors import SignoffError
from signoff.notice.record.record import Copy

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.services import Services
    from signoff.pdf.preview import Pages
    from signoff.signing.verification import Verdict


class SignedView(QWidget):
    """Shows a signed notice or a publication copy, to be read, exported and accompanied, never changed."""

    def __init__(
        self, services: Services, session: NoticeSession, commands: Commands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme, tasks = services.theme, services.tasks
        self._theme = theme
        self._session = session
        self._tasks = tasks
        self._notifier = services.notifier
        self._commands = commands
        self._known_keys = services.known_keys
        self.setObjectName("signedView")
        self.setAccessibleName("The signed notice")
        publication = session.record.is_publication
        self._panel = SignedPanel(theme, commands, publication=publication)
        self._desk = SignedDesk(theme, tasks, publication_only=publication)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._panel)
        row.addWidget(self._desk, 1)
        self._connect()
        self._show_record()
        self.setFocusProxy(self._panel)

    @property
    def desk(self) -> SignedDesk:
        """The pages."""
        return self._desk

    @property
    def panel(self) -> SignedPanel:
        """What is said and offered at the left."""
        return self._panel

    def verify(self) -> None:
        """Verify again, and ask for the window that says all that verification finds."""
        self._judge(lambda _: None)
        self._commands.do(Command.VERIFY)

    def show_history(self) -> None:
        """Show what happened as the record and the register tell it now."""
        self._attempt(self._show_noted)

    def give_reference(self) -> None:
        """Ask for the council's reference, and keep it."""
        words = self._notifier.ask_text(
            "The council’s reference",
            "The number under which the council publishes the notice. It is printed in the header; what was signed "
            "does not change.",
            "Save reference",
            "Reference",
            proposed=self._session.record.reference or "",
        )
        if words and words.split():
            self._attempt(lambda: self._session.give_reference(" ".join(words.split())))

    def ask_publication(self) -> PublishDialog:
        """Ask when and where the notice was published; the dialog is returned, open."""
        record = self._session.record
        dialog = PublishDialog(self._theme, record.publication, self._session.today, record.notice.decision_date, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.published.connect(self._publish)
        dialog.open()
        return dialog

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to what is done next with a signed notice: its export."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab move as things stand on the screen."""
        return move_focus(self.window(), next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the register with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._commands.do(Command.CLOSE)
        else:
            super().keyPressEvent(event)

    def _show_noted(self) -> None:
        record, noted = self._session.record, self._session.noted()
        self._panel.show_history(history_entries(record, noted))
        self._panel.show_outdated(without_reference(record, noted))

    def _connect(self) -> None:
        panel = self._panel
        panel.verify.connect(self.verify)
        panel.reference.pressed.connect(self.give_reference)
        panel.published.pressed.connect(self.ask_publication)
        self._desk.copy_chosen.connect(lambda _: self._set_pages())
        self._session.changed.connect(self._show_record)
        self._session.noted_more.connect(self.show_history)

    def _show_record(self) -> None:
        self._panel.show_record(self._session.record)
        if not self._session.record.is_publication:  # the warnings of the whole notice are its record's
            self._panel.show_warnings(self._session.findings, self._session.record)
        self.show_history()
        self._attempt(lambda: self._panel.show_links(self._session.superseded(), self._session.successors()))
        self._judge(lambda _: None)
        self._set_pages()

    def _judge(self, told: Callable[[Verdict], None]) -> None:
        """Verify beside the interface: a long notice takes its time."""
        from signoff.signing.verification import verify

        record, known = self._session.record, self._known_keys

        def done(verdict: Verdict) -> None:
            from signoff.desktop.verify.verdict_styles import style_of

            style = style_of(verdict)
            self._panel.show_verdict(verdict.summary, style.icon, style.colour)
            told(verdict)

        self._tasks.run(lambda: verify(record, known.names), done, self._tell, owner=self)

    def _set_pages(self) -> None:
        """Show the file that was signed; where something printed has come since, the same pages with that on them."""
        kept = self._kept()
        self._render(kept if kept is not None and prints_as_signed(self._session.record) else None)

    def _render(self, kept: bytes | None) -> None:
        record = actions.copy_for(self._session.record, self._desk.copy)

        def done(pages: Pages) -> None:
            self._desk.show_pages(pages if kept is None else replace(pages, data=kept))

        self._tasks.render(self._desk, record, done, self._show_problem)

    def _show_problem(self, problem: SignoffError) -> None:
        self._desk.show_problem(str(problem))

    def _kept(self) -> bytes | None:
        """Return the very file that was signed, where its copy is looked at."""
        if self._desk.copy is not Copy.RECORD or self._session.record.is_publication:
            return None
        try:
            return self._session.seen_pdf()
        except SignoffError as problem:
            self._tell(problem)
            return None

    def _publish(self, date: dt.date, url: str) -> None:
        self._attempt(lambda: self._session.publish(date, url))

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            work()
        except SignoffError as problem:
            self._tell(problem)

    def _tell(self, problem: SignoffError) -> None:
        self._notifier.problem(str(problem))
