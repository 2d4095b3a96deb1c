"""A backup on its way into the place of the open one: prepared beside it, then put there or discarded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from signoff.desktop.recovery.words import when
from signoff.errors import RegisterProblem
from signoff.files import is_same_file
from signoff.register.progress import IsStopped, Progress, never, untold
from signoff.register.recovery.comparison import States, states_of
from signoff.register.recovery.recovering import CheckedCopy, check_copy, prepare_backup, put_in_place
from signoff.register.recovery.swapping import Reason

if TYPE_CHECKING:
    from signoff.register.recovery.copies import RegisterCopy

Clock = Callable[[], dt.datetime]


class Comparison:
    """Looks through copies, and says what of the open register each lacks; used in the background."""

    def __init__(self, register: Path) -> None:
        self._register = register
        self._states: States | None = None

    def check(self, copy: RegisterCopy) -> CheckedCopy:
        """Look through a copy."""
        if is_same_file(copy.path, self._register):
            return CheckedCopy(copy, problem="This is the open register itself: there is nothing to restore.")
        self._states = self._states or states_of(self._register)
        return check_copy(copy, self._states)


class PreparedBackup:
    """A complete copy of a backup in the register's folder, which has not taken its place yet."""

    def __init__(
        self, copy: RegisterCopy, register: Path, tell: Progress = untold, is_stopped: IsStopped = never
    ) -> None:
        """Prepare it; raises RegisterProblem, also where `is_stopped` says so."""
        self.register = register
        self._copy = copy
        self._folder = folder_beside(register)
        try:
            self._prepared = prepare_backup(copy.path, Path(self._folder.name), tell, is_stopped)
        except BaseException:
            self._folder.cleanup()
            raise

    def use(self, clock: Clock) -> str:
        """Put it in the place of the register, which nobody has open; return what is to be said."""
        with self._folder:
            kept = put_in_place(self._prepared, self.register, Reason.RESTORE, clock())
        kept_words = f" The previous register is kept as {kept.name}." if kept is not None else ""
        return f"The backup of {when(self._copy.made_at)} has been restored.{kept_words}"

    def discard(self) -> None:
        """Remove it."""
        self._folder.cleanup()


def folder_beside(register: Path) -> TemporaryDirectory[str]:
    """Make a folder on the disk of a register, from which what is made there is moved in one step."""
    try:
        return TemporaryDirectory(prefix=".recovery-", dir=register.parent, ignore_cleanup_errors=True)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise RegisterProblem(f"No file can be saved in {register.parent}: {reason}.") from problem
