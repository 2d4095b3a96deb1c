"""The commands by which a notice goes from one person to another, given in the register or on the open notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from signoff.desktop.core.commands import Command

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Handler
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.exchange.handing_over import HandingOver
    from signoff.desktop.shell.screens import Screens


class HandoverCommands:
    """Does commands on a session; raises SignoffError where the notice's state forbids it."""

    def __init__(self, screens: Screens, services: Services) -> None:
        self._screens, self._services = screens, services

    def handlers(self) -> Mapping[Command, Handler]:
        """Return the handler of each of these commands."""
        methods: dict[Command, Callable[[NoticeSession], None]] = {
            Command.HAND_OVER: self._hand_over,
            Command.SEND_BACK: self._send_back,
            Command.SEND_FILE: lambda session: self._handing_over.send(session),
            Command.MARK_SENT: lambda session: self._handing_over.mark_sent(session),
            Command.MARK_DONE: lambda session: self._handing_over.mark_done(session),
            Command.ADOPT_NAME: lambda session: self._handing_over.adopt_name(session),
        }
        return {command: partial(self._run, method) for command, method in methods.items()}

    @cached_property
    def _handing_over(self) -> HandingOver:
        from signoff.desktop.exchange.handing_over import HandingOver  # at the first use: the window is there before

        return HandingOver(self._services)

    def _run(self, method: Callable[[NoticeSession], None], notice_id: str = "") -> None:
        session = self._screens.session_on(notice_id)
        if session is not None:
            method(session)

    def _hand_over(self, session: NoticeSession) -> None:
        if self._handing_over.hand_over(session):
            self._screens.show_new_state(session)

    def _send_back(self, session: NoticeSession) -> None:
        if self._handing_over.send_back(session):
            self._screens.show_new_state(session)
