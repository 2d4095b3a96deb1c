"""A register that cannot be opened, and the ways to have one again in its place; its own file is always kept."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from signoff.errors import RegisterProblem, on_one_line
from signoff.files import make_folder
from signoff.register.connection import real_path
from signoff.register.progress import IsStopped, Progress, never, untold
from signoff.register.recovery.comparison import States, states_of_damaged
from signoff.register.recovery.copies import RegisterCopy, copies_of
from signoff.register.recovery.recovering import (
    NOT_RESTORED,
    CheckedCopy,
    check_copy,
    keep_beside,
    prepare_backup,
    prepare_empty,
    put_in_place,
)
from signoff.register.recovery.swapping import Reason
from signoff.register.salvage import Salvaged, salvage

Clock = Callable[[], dt.datetime]


class DamagedRegister:
    """Recovers one register, whose file exists or not; used as a context, it leaves no temporary files.

    What takes its place does so complete or not at all. Every method that recovers returns where the old file is kept,
    None where there was none, and raises RegisterProblem with all as it was.
    """

    def __init__(self, register: Path, clock: Clock, second: Path | None = None) -> None:
        """`second` is the second place of its automatic backups, if there is one."""
        self.path = real_path(register)
        self.copies = copies_of(register, second)
        self._clock = clock
        self._states: States | None = None
        self._exit = ExitStack()
        self._folder: Path | None = None
        self._numbers = count(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exit.close()

    @property
    def is_there(self) -> bool:
        """Whether there is a file, of which something may be salvaged."""
        try:
            return self.path.is_file() and self.path.stat().st_size > 0
        except OSError:
            return False

    def find_good_copy(self, tell: Progress = untold, is_stopped: IsStopped = never) -> CheckedCopy | None:
        """Return the newest sound copy, else the newest that can be opened; None where there is none."""
        if self.is_there:
            tell("Reading what was changed last", 0.0)
            self._states = states_of_damaged(self.path, is_stopped)
        second_best: CheckedCopy | None = None
        for number, copy in enumerate(self.copies):
            if is_stopped():
                break
            tell("Checking the backups", number / len(self.copies))
            checked = self.check(copy, is_stopped)
            if checked.is_sound:
                return checked
            if second_best is None and not checked.problem:
                second_best = checked
        return second_best

    def check(self, copy: RegisterCopy, is_stopped: IsStopped = never) -> CheckedCopy:
        """Look through a copy, and say what of the damaged register it lacks, as far as that could be read."""
        return check_copy(copy, self._states, is_stopped)

    def salvage(self, backup: Path | None, tell: Progress = untold, is_stopped: IsStopped = never) -> Salvaged:
        """Put what can be read, and what a backup has, into a register that takes no place yet."""
        folder = self._new_folder()
        also = () if backup is None else (backup,)
        return salvage(
            self.path, folder / self.path.name, also=also, at=self._clock(), tell=tell, is_stopped=is_stopped
        )

    def use_salvaged(self, salvaged: Salvaged) -> Path | None:
        """Put the salvaged register in the place of the damaged one, and what else was found beside it."""
        kept = self._put(salvaged.register)
        keep_beside(salvaged.files, self.path)
        return kept

    def use_backup(self, backup: Path, tell: Progress = untold, is_stopped: IsStopped = never) -> Path | None:
        """Put a backup in the place of the damaged register."""
        prepared = prepare_backup(backup, self._new_folder(), tell, is_stopped)
        if is_stopped():
            raise RegisterProblem(NOT_RESTORED)
        return self._put(prepared)

    def begin_anew(self) -> Path | None:
        """Put an empty register in the place of the damaged one."""
        return self._put(prepare_empty(self._new_folder()))

    def _put(self, prepared: Path) -> Path | None:
        return put_in_place(prepared, self.path, Reason.DAMAGED, self._clock())

    def _new_folder(self) -> Path:
        """Make a folder on the disk of the register, so that what is made there is moved in one step."""
        try:
            if self._folder is None:
                make_folder(self.path.parent)
                temporary = tempfile.TemporaryDirectory(
                    prefix=".recovery-", dir=self.path.parent, ignore_cleanup_errors=True
                )
                self._folder = Path(self._exit.enter_context(temporary))
            folder = self._folder / str(next(self._numbers))
            folder.mkdir()
        except OSError as problem:
            reason = on_one_line((problem.strerror or str(problem)).lower())
            raise RegisterProblem(f"No file can be saved in {self.path.parent}: {reason}.") from problem
        return folder
