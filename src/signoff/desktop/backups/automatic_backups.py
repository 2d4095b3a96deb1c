"""Makes the automatic backups while the application is open: some time after its start, then every few hours."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from signoff.errors import SignoffError
from signoff.register.automatic_backup import latest_backup
from signoff.register.backup_round import (
    RoundResult,
    SecondResult,
    Stamp,
    back_up_if_due,
    copy_if_missing,
    look_up,
)
from signoff.register.backups import Backup, backup_folder
from signoff.register.second_place import choose_second_place

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services

FIRST = 30_000
"""Milliseconds from the start to the first look: the window, the list and its checks come before."""

EVERY = 15 * 60_000
"""Milliseconds between two looks; whether one makes a backup is decided by how old the last is."""

AFTER_FAILURE = dt.timedelta(hours=1)
"""How long nothing is tried again after a failure: the copy of a damaged register takes as long as a good one."""

QUICK = 64 * 1024 * 1024
"""The largest register, in bytes, that is backed up on closing."""

AT_MOST = 2.0
"""Seconds that closing waits for a backup; one that takes longer is made after the next start."""


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """What is known of the backups: the latest of each place, and what failed last; `is_busy` while one is made."""

    folder: Path
    is_busy: bool = False
    latest: Backup | None = None
    problem: str = ""
    second: Path | None = None
    second_latest: Backup | None = None
    second_problem: str = ""


class AutomaticBackups(QObject):
    """Makes backups in the background; `changed` is emitted when the status is another.

    What fails is said once, until it has worked again; that the second place is away is said once.
    """

    changed = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._register = services.register.path
        self._status = BackupStatus(backup_folder(self._register), second=services.settings.second_backups)
        self._unchanged: Stamp = ()
        self._said: set[str] = set()
        self._failed_at: dt.datetime | None = None
        self._deadline = float("inf")
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    @property
    def status(self) -> BackupStatus:
        """What is known of the backups now."""
        return self._status

    def start(self) -> None:
        """Look for the first time after a while, and then again and again."""
        QTimer.singleShot(FIRST, self, self.look)
        self._timer.start()

    def look(self, *, asked: bool = False) -> None:
        """Make a backup if one is due or `asked` for, unless one is being made; then copy it to the second place."""
        if self._status.is_busy or not (asked or self._may_try()):
            return
        if not self._services.register.is_in_place:  # a backup would be one of another file
            if asked:
                self._show(replace(self._status, problem=str(self._services.register.watch.problem)))
            return
        self._show(replace(self._status, is_busy=True))
        register, now, unchanged = self._register, self._services.clock(), self._unchanged
        self._services.tasks.run(
            lambda: back_up_if_due(register, now, asked=asked, unchanged=unchanged, is_stopped=self._is_late),
            lambda result: self._on_backed_up(result, asked=asked),
            lambda problem: self._on_backed_up(RoundResult(problem=str(problem)), asked=asked),
            owner=self,
        )

    def refresh(self) -> None:
        """Find out which backups are the latest, for the status."""
        register, second, now = self._register, self._status.second, self._services.clock()
        self._services.tasks.run(
            lambda: look_up(register, second, now), self._on_looked_up, lambda _: self.changed.emit(), owner=self
        )

    def back_up_now(self) -> None:
        """Make a backup in any case; the status says how that went."""
        self.look(asked=True)

    def choose_second(self, chosen: Path) -> None:
        """Use a folder as the second place, and copy the latest backup there; the status says what is wrong."""
        register = self._register
        self._show(replace(self._status, is_busy=True))
        self._services.tasks.run(
            lambda: choose_second_place(chosen, register),
            self._use_second,
            lambda problem: self._show(replace(self._status, is_busy=False, second_problem=str(problem))),
            owner=self,
        )

    def remove_second(self) -> None:
        """Have no second place any more; the backups that are there stay there."""
        self._show(replace(self._status, second=None, second_latest=None, second_problem=self._keep_second(None)))

    def close(self) -> None:
        """Take no more than a moment for what is still to be done: the first backup of the day, if it is quick."""
        self._timer.stop()
        self._deadline = time.monotonic() + AT_MOST
        if self._status.is_busy or self._services.register.read_only or not self._is_quick():
            return
        if not self._services.register.is_in_place:
            return
        now = self._services.clock()
        latest = latest_backup(self._register, now)
        if latest is None or latest.made_at.date() != now.astimezone(dt.UTC).date():
            back_up_if_due(self._register, now, unchanged=self._unchanged, is_stopped=self._is_late)

    def _on_backed_up(self, result: RoundResult, *, asked: bool) -> None:
        self._unchanged = result.stamp
        self._failed_at = self._services.clock() if result.problem else None
        self._show(replace(self._status, latest=result.latest, problem=result.problem))
        self._say(result.problem, "backup", asked=asked)
        second = self._status.second
        if second is None:
            self._show(replace(self._status, is_busy=False))
        else:
            self._copy(second, asked=asked)

    def _on_looked_up(self, found: tuple[RoundResult, SecondResult]) -> None:
        own, second = found
        self._show(replace(self._status, latest=own.latest, second_latest=second.latest))
        if second.problem:
            self._show(replace(self._status, second_problem=second.problem))

    def _copy(self, second: Path, *, asked: bool) -> None:
        register, now = self._register, self._services.clock()
        self._services.tasks.run(
            lambda: copy_if_missing(register, second, now, is_stopped=self._is_late),
            lambda result: self._on_copied(second, result, asked=asked),
            lambda problem: self._on_copied(second, SecondResult(problem=str(problem)), asked=asked),
            owner=self,
        )

    def _on_copied(self, second: Path, result: SecondResult, *, asked: bool) -> None:
        if second != self._status.second:  # another was chosen meanwhile, or none
            self._show(replace(self._status, is_busy=False))
            return
        self._show(replace(self._status, is_busy=False, second_latest=result.latest, second_problem=result.problem))
        self._say(result.problem, "away" if result.is_missing else "second", asked=asked)

    def _use_second(self, second: Path) -> None:
        problem = self._keep_second(second)
        self._show(replace(self._status, second=second, second_latest=None, second_problem=problem))
        self._copy(second, asked=True)

    def _keep_second(self, second: Path | None) -> str:
        """Keep the second place in the settings; return why that failed, or an empty text."""
        try:
            self._services.settings.update(second_backups="" if second is None else str(second))
        except SignoffError as problem:
            return str(problem)
        return ""

    def _say(self, problem: str, kind: str, *, asked: bool) -> None:
        """Say what failed, unless it was said; where the person waits for it, the settings show it."""
        if not problem:
            self._said.discard(kind)
        elif kind not in self._said and not asked:
            self._said.add(kind)
            self._services.notifier.toast(problem, kind="info" if kind == "away" else "warning")

    def _show(self, status: BackupStatus) -> None:
        self._status = status
        self.changed.emit()

    def _may_try(self) -> bool:
        """Return whether a backup may be made unasked: not of a read-only register, nor soon after one has failed."""
        failed = self._failed_at
        return not self._services.register.read_only and (
            failed is None or abs(self._services.clock() - failed) >= AFTER_FAILURE
        )

    def _is_late(self) -> bool:
        return time.monotonic() > self._deadline

    def _is_quick(self) -> bool:
        try:
            return self._register.stat().st_size <= QUICK
        except OSError:
            return False
