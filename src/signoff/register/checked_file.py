"""Whether an open register is sound, and a copy of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.register.backup import require_free
from signoff.register.sqlite_errors import is_corrupt

if TYPE_CHECKING:
    from signoff.register.backup_check import CheckResult
    from signoff.register.signed_notices import Examined
    from signoff.register.thorough_check import Slice

from signoff.register.progress import IsStopped, Progress, never, untold
from signoff.register.register_file import RegisterFile

_SLICE = 50
"""How many notices a slice of the thorough check has, unless another number is asked for."""


class CheckedFile(RegisterFile):
    """Looking for damage, of a notice or of the whole file, and copying the file whole."""

    def examine(self, notice: str) -> Examined:
        """Return a notice as far as it can be read, and what is wrong with it; raises NotFound."""
        with self._reading() as transaction:
            return transaction.examine(transaction.get_row(notice))

    def damaged(self, tell: Progress = untold, is_stopped: IsStopped = never) -> dict[str, str]:
        """Return a sentence for each notice that is damaged or was removed, by its identity; reads the whole register.

        A forgery that recomputed all of the register's digests is noticed only when the notice itself is read. Raises
        RegisterProblem where `is_stopped` says so.
        """
        from signoff.register import thorough_check
        from signoff.register.audit_progress import AuditProgress

        with self._reading() as transaction:
            try:
                return transaction.damaged_notices(AuditProgress(tell, is_stopped))
            except sqlite3.DatabaseError as problem:
                if not is_corrupt(problem):
                    raise
        sentences: dict[str, str] = {}  # a page of the file cannot be read, so each notice is looked at by itself
        position, is_last = thorough_check.START, False
        while not is_last:
            with self._reading() as transaction:
                found = thorough_check.check_slice(transaction, position, _SLICE)
            sentences, position, is_last = {**sentences, **found.faults}, found.position, found.is_last
        return sentences

    def check_some(self, notices: int = _SLICE) -> Slice:
        """Check the next part of the file: a table, or so many notices with all that belongs to them.

        Goes on where the last call ended, also one of another program or before the register was closed. Indexes, and
        copies that are not what the register says, are made right where it can be written to. Raises RegisterProblem.
        """
        from signoff.register import thorough_check

        with self._reading() as transaction:
            position = self._position or transaction.check_position() or thorough_check.START
            found = thorough_check.check_slice(transaction, position, notices)
        if self._read_only:
            self._position = found.position
            return found
        with self._writing() as transaction:
            thorough_check.mend(transaction, found)
            transaction.set_check_position(found.position)
        return found

    def back_up(self, destination: Path) -> CheckResult:
        """Copy the register to a file, completely or not at all, and return what was found on verifying the copy.

        Other programs may use the register meanwhile. Raises RegisterProblem, with nothing written, where the file as a
        whole is damaged, `destination` is one of signoff's own files, or exists and is not an earlier backup.
        """
        from signoff.register.verified_backup import back_up_verified

        require_free(destination)
        with self._checked():
            return back_up_verified(self._path, destination)
