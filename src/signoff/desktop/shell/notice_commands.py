"""The commands on a notice, given in the register or on the open notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from signoff.desktop.core.action import Action
from signoff.desktop.core.commands import REGISTRY, Command
from signoff.notice.record.record import Copy

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands, Handler
    from signoff.desktop.core.lifecycle_steps import NoticeSteps
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.core.session_factory import SessionFactory
    from signoff.desktop.exchange.import_export import ImportExport
    from signoff.desktop.shell.screens import Screens


class NoticeCommands:
    """Does commands on a session; raises SignoffError where the notice's state forbids it."""

    def __init__(
        self,
        screens: Screens,
        sessions: SessionFactory,
        import_export: ImportExport,
        notifier: Notifier,
        commands: Commands,
    ) -> None:
        self._screens = screens
        self._sessions = sessions
        self._import_export = import_export
        self._notifier = notifier
        self._commands = commands

    def handlers(self) -> Mapping[Command, Handler]:
        """Return the handler of each of these commands."""
        methods: dict[Command, Callable[[NoticeSession], None]] = {
            Command.COPY: self._copy,
            Command.EXPORT: self._export,
            Command.EXPORT_PUBLICATION_COPY: partial(self._export_copy, Copy.PUBLICATION),
            Command.EXPORT_RECORD_COPY: partial(self._export_copy, Copy.RECORD),
            Command.SIGN: self._sign,
            Command.MARK_PUBLISHED: self._mark_published,
            Command.WITHDRAW: self._withdraw,
            Command.BRING_BACK: self._bring_back,
            Command.SUPERSEDE: self._supersede,
        }
        return {command: partial(self._run, method) for command, method in methods.items()}

    def _run(self, method: Callable[[NoticeSession], None], notice_id: str = "") -> None:
        session = self._screens.session_on(notice_id)
        if session is not None:
            method(session)

    def _copy(self, session: NoticeSession) -> None:
        record = self._sessions.copy(session.record)
        self._screens.open_notice(record.id)
        self._notifier.toast("A new draft with the same answers, but none of the dates and no exempt text.")

    def _supersede(self, session: NoticeSession) -> None:
        text = "A new draft is made with the same answers. It names this notice as the one it replaces."
        if self._notifier.ask("Supersede this notice?", text, "Start the new notice"):
            record = self._sessions.successor(session.record)
            self._screens.open_notice(record.id)
            self._notifier.toast("This new draft supersedes the signed notice once it is signed.")

    def _export(self, session: NoticeSession) -> None:
        self._import_export.export(session.record_for_file(), session.shared)

    def _export_copy(self, copy: Copy, session: NoticeSession) -> None:
        self._import_export.export_copy(session.record_for_file(), copy, session.shared)

    def _sign(self, session: NoticeSession) -> None:
        if self._screens.notice.session is not session:
            self._screens.open_notice(session.record.id)
        self._screens.notice.show_sign()

    def _mark_published(self, session: NoticeSession) -> None:
        if self._screens.notice.session is not session:
            self._screens.open_notice(session.record.id)
        self._screens.notice.ask_publication()

    def _withdraw(self, session: NoticeSession) -> None:
        reason = self._notifier.ask_text(
            "Withdraw this notice?",
            "It is kept, and can be brought back. The reason is in its history.",
            "Withdraw",
            "Why is it withdrawn?",
        )
        if reason is None:
            return
        _steps(session).withdraw(reason)
        notice_id = session.record.id
        self._screens.show_register()
        undo = Action(REGISTRY[Command.BRING_BACK].plain, partial(self._commands.do, Command.BRING_BACK, notice_id))
        self._notifier.toast("The notice was withdrawn.", undo)

    def _bring_back(self, session: NoticeSession) -> None:
        _steps(session).bring_back()
        self._screens.show_new_state(session)
        self._notifier.toast("The notice was brought back.")


def _steps(session: NoticeSession) -> NoticeSteps:
    from signoff.desktop.core.lifecycle_steps import NoticeSteps  # with the first step that is taken

    return NoticeSteps(session)
