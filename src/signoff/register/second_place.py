"""The second place for backups: a folder on a stick or a network drive, with the same backups as the register's own.

Each register of each person has a folder of its own there, made when the place is chosen and never again: where
it is missing, another disk or none is in its place.
"""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import platform
import re
from pathlib import Path

from signoff.errors import FileProblem, RegisterProblem
from signoff.files import atomic_writer, is_in_data_folder, make_private_file, temporary_path
from signoff.register.automatic_backup import thin
from signoff.register.backup import reason
from signoff.register.backup_check import IsStopped, Stopped, never
from signoff.register.backups import Backup, backups_in
from signoff.register.connection import real_path
from signoff.register.sweeping import sweep

_PIECE = 1024 * 1024


class SecondPlaceMissing(RegisterProblem):
    """The second place cannot be reached: a stick that is not plugged in, a network drive that is away."""

    def __init__(self, second: Path) -> None:
        """Say so of this folder."""
        super().__init__(f"The second place for backups cannot be reached: {second}.")


def choose_second_place(chosen: Path, register: Path) -> Path:
    """Make this register's folder in one that a person chose, unless it is there, and return it; raises FileProblem."""
    register = real_path(register)
    folder = real_path(chosen)
    if is_in_data_folder(folder / "any"):
        raise FileProblem("signoff keeps its own files in that folder: choose one on another disk.")
    name = _folder_name(register)
    own = folder if folder.name == name else folder / name
    try:
        own.mkdir(mode=0o700, exist_ok=True)
        probe = temporary_path(own / name)
        make_private_file(probe)
        probe.unlink()
        str(own).encode()  # the settings could not keep a name that is not text
    except OSError as problem:
        raise FileProblem(f"No backup can be saved in {folder}: {reason(problem)}.") from problem
    except UnicodeEncodeError as problem:
        raise FileProblem(f"The name of {folder} is not text: choose another folder.") from problem
    return own


def copy_to_second_place(
    backup: Backup, second: Path, register: Path, now: dt.datetime, *, is_stopped: IsStopped = never
) -> bool:
    """Copy a backup to the second place unless it is there, and thin out the earlier ones; return whether it was.

    Raises SecondPlaceMissing, RegisterProblem where the copy cannot be written or is not what was written, and Stopped.
    """
    try:
        if not is_reachable(second):
            raise SecondPlaceMissing(second)
        sweep(second, now)
        target = second / backup.path.name
        if _is_copied(backup, target):
            return False
        _copy(backup.path, target, is_stopped)
    except OSError as problem:
        raise RegisterProblem(f"The backup could not be copied to {second}: {reason(problem)}.") from problem
    thin(second, register, Backup(target, backup.made_at))
    return True


def is_reachable(second: Path) -> bool:
    """Return whether the second place is there now; it may take a while until a network says that it is not."""
    try:
        return second.is_dir()
    except OSError:
        return False


def latest_in(second: Path, register: Path) -> Backup | None:
    """Return the newest backup in the second place; None where there is none, or the place cannot be reached."""
    return max(backups_in(second, register), key=lambda backup: backup.made_at, default=None)


def _is_copied(backup: Backup, target: Path) -> bool:
    """Return whether the target is there whole: a stick that was pulled out may have lost the end of it."""
    return target.exists() and target.stat().st_size == backup.path.stat().st_size


def _copy(source: Path, target: Path, is_stopped: IsStopped) -> None:
    """Copy a file, read the copy again, and give it its name only where it is what was written."""
    written = hashlib.sha256()

    def place(temporary: Path, path: Path) -> None:
        if _digest(temporary, is_stopped) != written.hexdigest():
            raise RegisterProblem(
                f"The copy of the backup in {path.parent} is not what was written there, and was removed. The disk may "
                "be failing: choose another second place."
            )
        temporary.replace(path)

    with source.open("rb") as original, atomic_writer(target, private=True, place=place) as copy:
        while piece := original.read(_PIECE):
            _go_on(is_stopped)
            written.update(piece)
            copy.write(piece)


def _digest(path: Path, is_stopped: IsStopped) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            _go_on(is_stopped)
            digest.update(piece)
    return digest.hexdigest()


def _folder_name(register: Path) -> str:
    """Return the name of a register's folder in the second place: whose, of which machine, of which register."""
    try:
        login = getpass.getuser()
    except (OSError, KeyError, ImportError):  # the system does not know it
        login = ""
    who = [re.sub("[^A-Za-z0-9]+", "-", name).strip("-")[:30] for name in (login, platform.node())]
    register_digest = hashlib.sha256(str(register).encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return "-".join(("signoff-backups", *(name for name in who if name), register_digest))


def _go_on(is_stopped: IsStopped) -> None:
    if is_stopped():
        raise Stopped
