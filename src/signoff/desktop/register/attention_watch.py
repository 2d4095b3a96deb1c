"""Watches, in the background and some notices at a time, which of them need attention."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from signoff.desktop.register.attention import DAMAGED, ChangedNeeds, Need, changed_needs
from signoff.errors import RegisterReplaced, SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.form.council import Profile
    from signoff.register.draft_reader import DraftReader

MOST = 5
"""How many drafts are read in one turn."""

MOST_SIGNED = 200
"""How many signed notices of each type that are not published are read, those that were changed last."""

PAUSE = 20
"""Milliseconds between two turns, in which the window has the processor to itself."""


class AttentionWatch(QObject):
    """Holds what was found last; `changed` is emitted when that differs from before.

    A look reads only what was changed since the last one: all drafts at first, on another day, and for another council
    or person.
    """

    changed = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._needs: dict[str, Need] = {}
        self._damaged: dict[str, Need] = {}
        self._judged_by: object = None
        self._again: Profile | None = None
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._turn)

    @cached_property
    def _drafts(self) -> DraftReader:
        return self._services.register.draft_reader(signed=MOST_SIGNED)

    @property
    def known(self) -> Mapping[str, Need]:
        """What the notices need, or whom they wait for, by identity."""
        return self._needs | self._damaged if self._damaged else self._needs

    @property
    def needs(self) -> Mapping[str, Need]:
        """What the notices need here, by identity."""
        return {notice_id: need for notice_id, need in self.known.items() if not need.waits}

    @property
    def waiting(self) -> Mapping[str, Need]:
        """Whom else the notices wait for, by identity."""
        return {notice_id: need for notice_id, need in self.known.items() if need.waits}

    def note_damage(self, notice_id: str, sentence: str) -> None:
        """Note that a notice turned out to be damaged."""
        if notice_id not in self._damaged:
            self._damaged[notice_id] = Need(DAMAGED, sentence)
            self.changed.emit()

    def note_sound(self, notice_id: str) -> None:
        """Note that a notice was read and is sound, which a backup may have made it again."""
        if self._damaged.pop(notice_id, None) is not None:
            self.changed.emit()

    def look(self, profile: Profile) -> None:
        """Look again, checking notices by this council's profile; after the look that is under way, if one is."""
        if self._is_looking:
            self._again = profile
            return
        self._profile, self._today = profile, self._services.clock().astimezone().date()
        self._me, self._post = self._services.settings.name, self._services.settings.post
        judged_by = (profile, self._today, self._me, self._post)
        if self._judged_by != judged_by:
            self._judged_by = judged_by
            self._drafts.forget()
        self._drafts.begin()
        self._is_looking = True
        self._turn()

    def _turn(self) -> None:
        drafts, profile, today = self._drafts, self._profile, self._today
        me, post = self._me, self._post
        self._services.tasks.run(
            lambda: changed_needs(drafts, MOST, lambda council: _profile_of(council, profile), today, me, post),
            self._show,
            self._fail,
            owner=self,
        )

    def _show(self, found: ChangedNeeds) -> None:
        changed = {notice_id: need for notice_id, need in found.needs.items() if self._needs.get(notice_id) != need}
        for notice_id, need in changed.items():
            if need is None:
                del self._needs[notice_id]
            else:
                self._needs[notice_id] = need
        self._is_looking = not found.is_last
        if changed:
            self.changed.emit()
        if self._is_looking:
            self._timer.start()
        elif self._again is not None:
            again, self._again = self._again, None
            self.look(again)

    def _fail(self, problem: SignoffError) -> None:
        self._is_looking, self._again = False, None
        if isinstance(problem, RegisterReplaced):  # the window says so in a dialog
            return
        self._services.notifier.toast(f"signoff could not check what needs attention. {problem}", kind="warning")


def _profile_of(council: str, own: Profile) -> Profile:
    """Return a council's profile, without reading the one that is already loaded."""
    from signoff import actions

    return own if council == own.key else actions.profile_of(council)
