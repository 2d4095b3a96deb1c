"""What the commands do with a notice, wherever they were given: in the register or on the open notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from signoff.desktop.core.action import Action
from signoff.desktop.core.commands import Command

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.core.session_factory import SessionFactory
    from signoff.desktop.exchange.import_export import ImportExport


class Stage(Protocol):
    """Where notices are shown, as far as a command leads there."""

    @property
    def session(self) -> NoticeSession | None:
        """The open notice, if one is open."""

    def open_notice(self, notice_id: str) -> None:
        """Open a notice of the register."""

    def show_sign(self) -> None:
        """Show the Sign step of the open notice."""

    def show_register(self) -> None:
        """Leave the open notice and list the register."""

    def show_new_state(self, session: NoticeSession) -> None:
        """Show a notice's new state where it is seen."""

    def do(self, command: Command, notice_id: str = "") -> None:
        """Do a command on a notice of the register."""


class CommandHandlers:
    """Does a command on a session; raises SignoffError where the notice's state forbids it."""

    def __init__(self, stage: Stage, sessions: SessionFactory, import_export: ImportExport, notifier: Notifier) -> None:
        self._stage = stage
        self._sessions = sessions
        self._import_export = import_export
        self._notifier = notifier
        self._work: dict[Command, Callable[[NoticeSession], None]] = {
            Command.OPEN: lambda session: stage.open_notice(session.record.id),
            Command.COPY: self._copy,
            Command.EXPORT: lambda session: import_export.export(session.record_for_file(), session.shared),
            Command.HAND_OVER: self._hand_over,
            Command.SIGN: self._sign,
            Command.WITHDRAW: self._withdraw,
            Command.BRING_BACK: self._bring_back,
            Command.SUPERSEDE: self._supersede,
        }

    def do(self, command: Command, session: NoticeSession) -> None:
        """Do a command."""
        self._work[command](session)

    def example(self) -> None:
        """Keep a copy of the example, and open it."""
        record = self._sessions.example()
        self._stage.open_notice(record.id)
        self._notifier.toast("A copy of the example: it is yours to change.")

    def _copy(self, session: NoticeSession) -> None:
        record = self._sessions.copy(session.record)
        self._stage.open_notice(record.id)
        self._notifier.toast("A new draft with the same answers, but none of the dates and no exempt text.")

    def _supersede(self, session: NoticeSession) -> None:
        text = "A new draft begins with the same answers and names this notice as the one that it replaces."
        if self._notifier.ask("Supersede this notice?", text, "Begin the new notice"):
            record = self._sessions.successor(session.record)
            self._stage.open_notice(record.id)
            self._notifier.toast("A new draft, which supersedes the signed notice once it is signed itself.")

    def _hand_over(self, session: NoticeSession) -> None:
        if self._import_export.hand_over(session):
            self._stage.show_new_state(session)

    def _sign(self, session: NoticeSession) -> None:
        if self._stage.session is not session:
            self._stage.open_notice(session.record.id)
        self._stage.show_sign()

    def _withdraw(self, session: NoticeSession) -> None:
        reason = self._notifier.ask_text(
            "Withdraw this notice?",
            "It is kept, and can be brought back. The reason stands in its history.",
            "Withdraw",
            "Why is it withdrawn?",
        )
        if reason is None:
            return
        session.withdraw(reason)
        notice_id = session.record.id
        self._stage.show_register()
        back = Action("Bring back", lambda: self._stage.do(Command.BRING_BACK, notice_id))
        self._notifier.toast("The notice was withdrawn.", back)

    def _bring_back(self, session: NoticeSession) -> None:
        session.bring_back()
        self._stage.show_new_state(session)
        self._notifier.toast("The notice is back where it stood.")
