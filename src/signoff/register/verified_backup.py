"""Backing up the register to a file that a person names: a damaged register is never copied in silence."""

from __future__ import annotations

import contextlib
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.register.backup import PATIENCE, backing_up, copy_file, private_copy
from signoff.register.backup_check import CheckResult, check_backup
from signoff.register.connection import Mode, connect


def back_up_verified(register: Path, destination: Path) -> CheckResult:
    """Copy a register to a file, completely or not at all, and return what was found when the copy was verified.

    A copy of which only single notices are damaged is written: all others are sound in it. Raises RegisterProblem,
    with nothing written, where the file as a whole is damaged.
    """
    with (
        backing_up(register, destination),
        contextlib.closing(connect(register, Mode.READ, PATIENCE)) as source,
        private_copy(source, register.parent) as copied,
    ):
        result = check_backup(copied)
        if result.fault:
            raise RegisterProblem(
                f"The register {register} is damaged ({result.fault}), so no backup was written: “signoff salvage” "
                "reads what is left of it into a new register."
            )
        copy_file(copied, destination)
    return result
