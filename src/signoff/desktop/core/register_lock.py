"""The lock that marks a register as open in a window of signoff."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from signoff.errors import RegisterInUse, RegisterProblem
from signoff.files import make_folder
from signoff.paths import data_folder


class RegisterLock:
    """Marks a register as open in this signoff, by its name and by its file, which may have other names."""

    def __init__(self, *locks: QLockFile) -> None:
        self._locks = locks

    @property
    def is_locked(self) -> bool:
        """Whether it is held by its name."""
        return self._locks[0].isLocked()

    def unlock(self) -> None:
        """Let others open the register."""
        for lock in self._locks:
            lock.unlock()


def lock_by_name(register: Path) -> Path:
    """Return the file of the lock by the register's name: a link and its target have one."""
    from signoff.register.connection import real_path

    path = real_path(register)
    return path.with_name(path.name + ".lock")


def claim(register: Path) -> RegisterLock:
    """Return the lock that marks the register as open in this signoff; the caller keeps it while that is so.

    A link and its target are one register, and so are two names of one file: SQLite would keep a log for each, and the
    file would be spoilt. Raises RegisterProblem when another signoff holds it. The lock of a program that has ended is
    taken over; where no lock can be written, none is needed: the register is then read-only too.
    """
    from signoff.register.connection import real_path
    from signoff.register.file_identity import id_of

    register = real_path(register)
    try:
        make_folder(register.parent)
    except OSError as problem:
        raise RegisterProblem(f"The folder {register.parent} cannot be made: {problem.strerror}.") from problem
    by_name = _locked(lock_by_name(register), register)
    file = id_of(register)
    if file is None:
        return RegisterLock(by_name)
    folder = data_folder() / "open"
    try:
        make_folder(folder)
        return RegisterLock(by_name, _locked(folder / f"{file.device:x}-{file.inode:x}.lock", register))
    except OSError:  # as where no lock can be written
        return RegisterLock(by_name)
    except RegisterInUse:
        by_name.unlock()
        raise


def _locked(name: Path, register: Path) -> QLockFile:
    lock = QLockFile(str(name))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100) and lock.error() is QLockFile.LockError.LockFailedError:
        raise RegisterInUse(f"signoff already has this register open ({register}): use that window.")
    return lock
