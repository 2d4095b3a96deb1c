"""The register's file was replaced under the window: said once, and done about it what the person chooses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from signoff.desktop.core.owners import is_gone
from signoff.errors import NotFound, RegisterProblem, RegisterReplaced, SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.exchange.import_export import ImportExport
    from signoff.desktop.shell.replacement_dialog import ReplacementDialog
    from signoff.desktop.shell.screens import Screens
    from signoff.notice.record.record import Record
    from signoff.register.replacement import Replacement

WAIT_FOR_DIALOG = 250
"""Milliseconds between two looks whether another dialog has been closed."""

_FILE_FIRST = (
    "Save what you typed first",
    "The register now in its place does not have this notice as it was before you typed. Save the notice as a "
    "file first; you can import it later.",
    "Save as a file…",
    "Not now",
)


class ReplacedRegister(QObject):
    """Shows the dialog as soon as any transaction finds the file replaced, once until the file is in its place again.

    It is shown again where somebody asks for something that cannot be done for this reason, or for the dialog.
    """

    _found = Signal()

    def __init__(self, services: Services, screens: Screens, import_export: ImportExport, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._register, self._notifier = services.register, services.notifier
        self._screens = screens
        self._import_export = import_export
        self._window = window
        self._dialog: ReplacementDialog | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)
        self._found.connect(self._ask_soon, Qt.ConnectionType.QueuedConnection)
        self._register.watch.listen(self._note)
        self._notifier.divert(self._takes)

    def resolve(self) -> None:
        """Show the dialog, unless the file is in its place again and all could be saved."""
        if not self._screens.notice.flush() and self._register.watch.problem is not None:
            self._ask_soon()

    def may_close(self) -> bool:
        """Keep what was open beside its place, if it is not there any more; return whether the window may close."""
        if self._register.is_in_place:
            return True
        try:
            kept = self._replacement().keep_beside(self._services.clock())
        except RegisterProblem as problem:
            return self._notifier.ask(
                "The register was not saved",
                f"{problem} If you close signoff now, what was saved in it is lost.",
                "Close anyway",
                "Stay here",
                for_good=True,
            )
        if kept is not None:
            path = self._register.path
            rename = "" if path.exists() else f" To use it again, rename it {path.name}."
            self._notifier.tell("The register is not in its place", f"What signoff had open is kept as {kept}.{rename}")
        return True

    def _takes(self, text: str) -> bool:
        """Whether a problem is only that the file was replaced: the dialog says it, and what can be done."""
        problem = self._register.watch.problem
        if problem is None or text != str(problem):
            return False
        self._ask_soon()
        return True

    def _note(self, _: RegisterReplaced) -> None:
        """Pass on, from whichever thread, that the file was found replaced; the register may outlive its window."""
        if not is_gone(self):
            self._found.emit()

    def _ask_soon(self) -> None:
        """Ask once what is under way has come to its end."""
        self._soon.start(0)

    def _ask(self) -> None:
        if self._dialog is not None or self._register.watch.problem is None:
            return
        if QApplication.activeModalWidget() is not None:
            self._soon.start(WAIT_FOR_DIALOG)
            return
        replacement = self._replacement()
        self._services.tasks.run(
            lambda: (replacement.why_not_put_back(), replacement.why_not_opened_again()),
            lambda reasons: self._show(*reasons),
            lambda problem: self._notifier.tell("The register was replaced", str(problem)),
            owner=self,
        )

    def _show(self, why_not_put_back: str, why_not_opened_again: str) -> None:
        problem = self._register.watch.problem
        if problem is None or self._dialog is not None:
            return
        from signoff.desktop.shell.replacement_dialog import ReplacementDialog, Situation

        has_notice = self._screens.notice.session is not None
        situation = Situation(str(problem), why_not_put_back, why_not_opened_again, has_notice)
        self._dialog = ReplacementDialog(self._services.theme, situation, self._window)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    def _on_finished(self, accepted: int) -> None:
        from signoff.desktop.shell.replacement_dialog import WayOut

        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        chosen, has_others = dialog.chosen, dialog.has_several_ways
        dialog.deleteLater()
        if not accepted:
            return
        if self._register.is_in_place:
            self._refresh("The register’s file is in its place again.")
        elif chosen is WayOut.SAVE_FILE:
            if not self._save_file() or has_others:
                self._ask_soon()
        elif chosen is WayOut.PUT_BACK:
            self._put_back()
        else:
            self._open_again()

    def _save_file(self) -> bool:
        session = self._screens.notice.session
        return session is not None and self._import_export.save_record(session.record_for_file())

    def _put_back(self) -> None:
        replacement, at = self._replacement(), self._services.clock()
        self._services.tasks.run(
            lambda: replacement.put_back(at),
            lambda kept: self._refresh(_told("The register is in its place again.", "What was there", kept)),
            lambda problem: self._notifier.problem(str(problem), "The register was not put back"),
            owner=self,
        )

    def _open_again(self) -> None:
        """Find out whether what is typed can be saved in the register that is there, then open it."""
        session, replacement = self._screens.notice.session, self._replacement()
        if session is not None:
            session.commit()
        if session is None or not session.unsaved:
            self._go_on_with_file(None)
            return
        saved, record = session.saved_record, session.record
        self._services.tasks.run(
            lambda: replacement.would_take(saved, record),
            lambda takes: self._go_on_with_file(None if takes else record),
            lambda problem: self._notifier.problem(str(problem), "The register was not opened again"),
            owner=self,
        )

    def _go_on_with_file(self, record: Record | None) -> None:
        """Open what is there; a record that cannot be saved in it is written to a file first."""
        if record is not None and not (self._notifier.ask(*_FILE_FIRST) and self._save_file()):
            return
        replacement, at = self._replacement(), self._services.clock()
        session = self._screens.notice.session
        written = session.record if record is not None and session is not None else None
        self._services.tasks.run(
            lambda: replacement.open_again(at),
            lambda kept: self._on_opened(kept, written),
            lambda problem: self._notifier.problem(str(problem), "The register was not opened again"),
            owner=self,
        )

    def _on_opened(self, kept: Path | None, written: Record | None) -> None:
        """Save what is typed in the register that was opened, or leave a notice that was written to a file instead."""
        session = self._screens.notice.session
        if session is not None:
            session.commit()
        if session is not None and written is None:
            self._show_as_stored(session)
        elif session is not None and session.record == written:
            self._screens.drop_notice()
        self._refresh(_told("The register was opened again.", "What signoff had open before", kept))
        if self._register.read_only:
            self._notifier.toast("This register is read-only: what you type cannot be saved in it.", kind="warning")

    def _show_as_stored(self, session: NoticeSession) -> None:
        """Show the open notice as the register has it, unless something is typed that can be saved there."""
        try:
            stored = self._register.get(session.record.id)
        except NotFound:
            stored = None
        except SignoffError as problem:
            self._notifier.problem(str(problem))
            stored = None
        session.commit()
        if session.unsaved or stored == session.record:
            return
        self._screens.drop_notice()
        if stored is not None:
            self._screens.open_notice(stored.id)

    def _refresh(self, sentence: str) -> None:
        if self._screens.notice.flush():
            self._notifier.toast(sentence)
        self._screens.refresh()

    def _replacement(self) -> Replacement:
        from signoff.register.replacement import Replacement

        return Replacement(self._register)


def _told(done: str, what: str, kept: Path | None) -> str:
    return f"{done} {what} is kept as {kept.name}." if kept is not None else done
