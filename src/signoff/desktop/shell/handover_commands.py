"""The commands by which a notice goes from one person to another, given in the register or on the open notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from signoff.desktop.core.commands import Command
from signoff.desktop.exchange.handing_over import HandingOver

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.shell.screens import Screens


class HandoverCommands:
    """Does commands on a session; raises SignoffError where the notice's state forbids it."""

    def __init__(self, screens: Screens, services: Services) -> None:
        self._screens = screens
        self._handing_over = handing_over = HandingOver(services)
        self._methods: dict[Command, Callable[[NoticeSession], None]] = {
            Command.HAND_OVER: self._hand_over,
            Command.SEND_BACK: self._send_back,
            Command.SEND_FILE: handing_over.send,
            Command.MARK_SENT: handing_over.mark_sent,
            Command.MARK_DONE: handing_over.mark_done,
            Command.ADOPT_NAME: handing_over.adopt_name,
        }

    def do(self, command: Command, notice_id: str = "") -> None:
        """Do one of these commands, on a notice of the register if one is named, else on the current notice."""
        session = self._screens.session_on(notice_id)
        if session is not None:
            self._methods[command](session)
            self._screens.refresh()

    def _hand_over(self, session: NoticeSession) -> None:
        if self._handing_over.hand_over(session):
            self._screens.note_read(session)
            self._screens.show_new_state(session)

    def _send_back(self, session: NoticeSession) -> None:
        if self._handing_over.send_back(session):
            self._screens.note_read(session)
            self._screens.show_new_state(session)
