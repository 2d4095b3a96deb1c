"""The signed notice: what was signed and whether it is intact, its copies, its publication, its history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff import actions
from signoff.desktop.core.commands import Command
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.exchange.paper_files import PaperFiles
from signoff.desktop.exchange.pdf_export import prints_as_signed
from signoff.desktop.history.event_descriptions import history_entries
from signoff.desktop.signing.linked_notices import about_successors
from signoff.desktop.signing.outdated import without_reference
from signoff.desktop.signing.panel_fold import PanelFold
from signoff.desktop.signing.publish_dialog import PublishDialog
from signoff.desktop.signing.signed_desk import SignedDesk
from signoff.desktop.signing.signed_panel import PANEL, SignedPanel
from signoff.desktop.widgets.tab_order import move_focus
from signoff.errors import SignoffError
from signoff.notice.record.handover import open_handover
from signoff.notice.record.message import Asked
from signoff.notice.record.record import Copy
from signoff.notice.text.names import is_same_person

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.services import Services
    from signoff.notice.record.record import Record
    from signoff.pdf.preview import Pages
    from signoff.signing.verification import Verdict


class SignedView(QWidget):
    """Shows a signed notice or a publication copy, to be read, exported and published, never changed."""

    spoken_role = "Section"

    def __init__(
        self, services: Services, session: NoticeSession, commands: Commands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme, tasks = services.theme, services.tasks
        self._theme = theme
        self._session = session
        self._steps = NoticeSteps(session)
        self._tasks = tasks
        self._notifier = services.notifier
        self._commands = commands
        self._known_keys = services.known_keys
        self.setObjectName("signedView")
        self.setAccessibleName("The signed notice")
        publication = session.record.is_publication
        self._panel = SignedPanel(theme, commands, publication=publication)
        self._paper_files = PaperFiles(services, session, self)
        first = Copy.PUBLICATION if _is_to_publish(session.record, services.settings.name) else Copy.RECORD
        self._desk = SignedDesk(theme, tasks, services.settings, publication_only=publication, first=first)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._panel)
        row.addWidget(self._desk, 1)
        self._fold = PanelFold(theme, self, self._panel, PANEL, self._desk.side_button)
        self._fold.show_panel()
        self._connect()
        self._show_record()
        self.setFocusProxy(self._panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the pages where text is large."""
        super().resizeEvent(event)
        self._fold.fit()

    @property
    def desk(self) -> SignedDesk:
        """The pages at the right."""
        return self._desk

    @property
    def panel(self) -> SignedPanel:
        """The left column."""
        return self._panel

    def verify(self) -> None:
        """Verify again, and open the window with all that verification finds."""
        self._update_verdict()
        self._commands.do(Command.VERIFY)

    def show_history(self) -> None:
        """Show the history of the record and the register as it is now."""
        self._attempt(self._show_events)

    def give_reference(self) -> None:
        """Ask for the council's reference, and save it."""
        reference = self._notifier.ask_text(
            "The council’s reference",
            "The number under which the council publishes the notice. It is printed in the header; what was signed "
            "does not change.",
            "Save reference",
            "Reference",
            proposed=self._session.record.reference or "",
        )
        if reference and reference.split():
            self._attempt(lambda: self._steps.give_reference(" ".join(reference.split())))

    def ask_publication(self) -> PublishDialog | None:
        """Ask when and where the notice was published; return the open dialog.

        Of a notice that is superseded, or whose copies are out of date, it is first asked whether it is to be at all.
        """
        record = self._session.record
        doubts = self._doubts()
        if doubts and not self._notifier.ask("Mark as published anyway?", doubts, "Continue", "Go back", for_good=True):
            return None
        dialog = PublishDialog(self._theme, record.publication, self._session.today, record.notice.decision_date, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.published.connect(self._publish)
        dialog.open()
        return dialog

    def _doubts(self) -> str:
        """Return, in sentences, what speaks against publishing the notice as it is; empty for nothing."""
        try:
            outdated = without_reference(self._session.record, self._session.noted())
            return " ".join(filter(None, (about_successors(self._session.successors()), outdated)))
        except SignoffError as problem:
            return str(problem)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to what is done next with a signed notice: its export."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus with Tab in the order of the screen."""
        return move_focus(self.window(), next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return to the register with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._commands.do(Command.CLOSE)
        else:
            super().keyPressEvent(event)

    def _show_events(self) -> None:
        record, events = self._session.record, self._session.noted()
        self._panel.show_history(history_entries(record, events))
        self._panel.show_outdated(without_reference(record, events))

    def _connect(self) -> None:
        panel = self._panel
        panel.verify.connect(self.verify)
        panel.reference.pressed.connect(self.give_reference)
        panel.published.pressed.connect(self.ask_publication)
        panel.papers.check.connect(self._paper_files.check)
        panel.papers.locate.connect(self._paper_files.locate)
        self._paper_files.checked.connect(panel.papers.show_states)
        self._desk.copy_chosen.connect(lambda _: self._render())
        self._session.changed.connect(self._show_record)
        self._session.noted_more.connect(self.show_history)

    def _show_record(self) -> None:
        self._panel.show_record(self._session.record)
        if not self._session.record.is_publication:  # a publication copy lacks answers that the rules look at
            self._panel.show_warnings(self._session.findings, self._session.record)
        self.show_history()
        self._attempt(lambda: self._panel.show_links(self._session.superseded(), self._session.successors()))
        self._update_verdict()
        self._paper_files.check()
        self._render()

    def _update_verdict(self) -> None:
        """Verify in the background, since a long notice takes its time, and show the verdict."""
        from signoff.signing.verification import verify

        record, known_keys = self._session.record, self._known_keys

        def done(verdict: Verdict) -> None:
            from signoff.desktop.verify.verdict_styles import style_of

            style = style_of(verdict)
            self._panel.show_verdict(verdict.summary, style.icon, style.colour)

        self._tasks.run(lambda: verify(record, known_keys.names), done, self._report, owner=self)

    def _render(self) -> None:
        """Show the chosen copy: the file that was signed, unless something that is printed was added since."""
        signed_pdf = self._signed_pdf()
        is_current = signed_pdf is not None and prints_as_signed(self._session.record)
        record = actions.copy_for(self._session.record, self._desk.copy)
        is_shown_as_public = self._desk.copy is Copy.PUBLICATION and not self._session.record.is_publication
        self._desk.band.show_for(self._session.record, is_shown_as_public)

        def done(pages: Pages) -> None:
            self._desk.show_pages(replace(pages, data=signed_pdf) if is_current else pages)

        self._tasks.render(self._desk, record, done, lambda problem: self._desk.show_problem(str(problem)))

    def _signed_pdf(self) -> bytes | None:
        """Return the very file that was signed, None where another copy is chosen or none was saved."""
        if self._desk.copy is not Copy.RECORD or self._session.record.is_publication:
            return None
        try:
            return self._session.seen_pdf()
        except SignoffError as problem:
            self._report(problem)
            return None

    def _publish(self, date: dt.date, url: str) -> None:
        self._attempt(lambda: self._steps.publish(date, url))

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            work()
        except SignoffError as problem:
            self._report(problem)

    def _report(self, problem: SignoffError) -> None:
        self._notifier.problem(str(problem))


def _is_to_publish(record: Record, me: str) -> bool:
    """Whether a notice was handed over to be published by somebody else than the person here, and is not yet."""
    handover = open_handover(record)
    return handover is not None and handover.asked is Asked.PUBLISH and not is_same_person(handover.by, me)
