"""A backup on its way into the place of the open register: looked through, prepared, and put there or discarded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from signoff.desktop.recovery.words import when
from signoff.errors import RegisterProblem
from signoff.files import is_same_file
from signoff.register.recovery.comparison import States, states_of
from signoff.register.recovery.copies import RegisterCopy
from signoff.register.recovery.recovering import CheckedCopy, check_copy, prepare_backup, put_in_place
from signoff.register.recovery.swapping import Reason


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

    def __init__(self, copy: RegisterCopy, register: Path) -> None:
        """Prepare it; raises RegisterProblem."""
        self.register = register
        self._copy = copy
        try:
            self._folder = TemporaryDirectory(prefix=".restore-", dir=register.parent, ignore_cleanup_errors=True)
        except OSError as problem:
            raise RegisterProblem(
                f"Nothing can be written in {register.parent}: {(problem.strerror or str(problem)).lower()}."
            ) from problem
        self._prepared = prepare_backup(copy.path, Path(self._folder.name))

    def use(self, clock: Callable[[], dt.datetime]) -> str:
        """Put it in the place of the register, which nobody has open; return what is to be said."""
        with self._folder:
            kept = put_in_place(self._prepared, self.register, Reason.RESTORE, clock())
        kept_words = f" The register as it was is kept as {kept.name}." if kept is not None else ""
        return f"The backup of {when(self._copy.made_at)} is restored.{kept_words}"

    def discard(self) -> None:
        """Remove it."""
        self._folder.cleanup()
