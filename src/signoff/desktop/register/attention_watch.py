"""Watches, in the background, which notices of the register need attention."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from signoff import actions
from signoff.desktop.register.attention import DAMAGED, Need, needs_of
from signoff.errors import RegisterReplaced, SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.form.council import Profile


class AttentionWatch(QObject):
    """Holds what was found last; `changed` is emitted with the needs that are new when they differ from before."""

    changed = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._needs: dict[str, Need] = {}
        self._looking = False

    @property
    def needs(self) -> Mapping[str, Need]:
        """What the notices need, by identity."""
        return self._needs

    def note_damage(self, notice_id: str, sentence: str) -> None:
        """Note that a notice turned out to be damaged."""
        self._needs.setdefault(notice_id, Need(DAMAGED, sentence))

    def look(self, profile: Profile) -> None:
        """Look again, checking notices by this council's profile; nothing is done while a look is under way."""
        if self._looking:
            return
        self._looking = True
        today, register = self._services.clock().astimezone().date(), self._services.register
        self._services.tasks.run(
            lambda: needs_of(register, lambda council: _profile_of(council, profile), today),
            self._show_needs,
            self._fail,
            owner=self,
        )

    def _show_needs(self, needs: dict[str, Need]) -> None:
        self._looking = False
        if needs == self._needs:
            return
        new = {notice_id: need for notice_id, need in needs.items() if notice_id not in self._needs}
        self._needs = needs
        self.changed.emit(new)

    def _fail(self, problem: SignoffError) -> None:
        self._looking = False
        if isinstance(problem, RegisterReplaced):  # the window says so in a dialog
            return
        self._services.notifier.toast(f"What needs attention could not be found. {problem}", kind="warning")


def _profile_of(council: str, own: Profile) -> Profile:
    """Return a council's profile, without reading the one that is already loaded."""
    return own if council == own.key else actions.profile_of(council)
