"""Watches, beside the interface, which notices of the register need attention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from signoff import actions
from signoff.desktop.register.attention import DAMAGED, Need, needs_of
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.tasks import Runner
    from signoff.notice.form.council import Profile
    from signoff.register.store import Register


class AttentionWatch(QObject):
    """Knows what was found last; `changed` carries the needs that are new."""

    changed = Signal(object)

    def __init__(
        self,
        register: Register,
        tasks: Runner,
        notifier: Notifier,
        clock: Callable[[], dt.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._tasks = tasks
        self._notifier = notifier
        self._clock = clock
        self._needs: dict[str, Need] = {}
        self._looking = False

    @property
    def needs(self) -> Mapping[str, Need]:
        """What the notices need, by identity."""
        return self._needs

    def note_damage(self, notice_id: str, sentence: str) -> None:
        """Know of a notice that it turned out to be damaged."""
        self._needs.setdefault(notice_id, Need(DAMAGED, sentence))

    def look(self, profile: Profile) -> None:
        """Look again, judging by this council's profile; one look at a time."""
        if self._looking:
            return
        self._looking = True
        today, register = self._clock().astimezone().date(), self._register
        self._tasks.run(
            lambda: needs_of(register, lambda council: _profile_of(council, profile), today),
            self._show_needs,
            self._fail,
        )

    def _show_needs(self, needs: dict[str, Need]) -> None:
        self._looking = False
        if not isValid(self) or needs == self._needs:
            return
        new = {notice: need for notice, need in needs.items() if notice not in self._needs}
        self._needs = needs
        self.changed.emit(new)

    def _fail(self, problem: SignoffError) -> None:
        self._looking = False
        self._notifier.toast(f"What needs attention could not be found. {problem}", kind="warning")


def _profile_of(council: str, own: Profile) -> Profile:
    """Return a council's profile, without reading the one that is at hand."""
    return own if council == own.key else actions.profile_of(council)
