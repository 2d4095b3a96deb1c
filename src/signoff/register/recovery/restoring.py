"""Restoring a backup: it is checked first, and the register that it replaces is kept as a copy."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.files import make_folder
from signoff.register.connection import real_path
from signoff.register.exclusive import only_user
from signoff.register.progress import IsStopped, Progress, never, untold
from signoff.register.recovery.recovering import NOT_RESTORED, prepare_copy, put_in_place
from signoff.register.recovery.swapping import Reason
from signoff.register.store import Register


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """How many notices the register has now, the copy of the previous one (if any), and a sentence for each fault."""

    notices: int
    previous: Path | None
    faults: tuple[str, ...]


def restore(
    source: Path, register: Path, at: dt.datetime, tell: Progress = untold, is_stopped: IsStopped = never
) -> RestoreResult:
    """Replace `register` by the backup `source`; the previous register is kept as a copy named after `at`.

    An older backup is migrated. Raises RegisterProblem, and changes nothing, where `source` is not a register, is
    newer than this program or damaged, while the application has the register open, and where `is_stopped` says so
    before the backup takes its place.
    """
    with contextlib.suppress(OSError):
        if source.samefile(register):
            raise RegisterProblem(f"{source} is the register itself: there is nothing to restore.")
    register = real_path(register)
    with only_user(register):  # whoever has it open is told before the work, not after it
        pass
    tell("Checking the backup", 0.0)
    with Register.open(source, read_only=True) as backup:
        notices, faults = sum(backup.counts().values()), tuple(backup.damaged(tell, is_stopped).values())
    try:
        make_folder(register.parent)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=register.parent) as folder:
            prepared = prepare_copy(source, Path(folder), tell, is_stopped)
            if is_stopped():
                raise RegisterProblem(NOT_RESTORED)
            previous = put_in_place(prepared, register, Reason.RESTORE, at)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise RegisterProblem(f"{source} could not be restored to {register}: {reason}.") from problem
    return RestoreResult(notices, previous, faults)
