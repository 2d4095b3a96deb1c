"""The commands that keep the register safe: backup, backups, restore."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import paths
from signoff.commands.output import ProgressLine, counted, print_json, print_line, print_warning
from signoff.commands.stopping import Stopping
from signoff.errors import RegisterProblem
from signoff.files import is_same_file, is_there

if TYPE_CHECKING:
    from signoff.register.backups import Backup


def back_up(options: argparse.Namespace) -> int:
    """Copy the register to a new file, whole or not at all; status 1 where a notice in it is damaged."""
    from signoff.register.store import Register

    if is_there(options.destination):
        raise RegisterProblem(f"{options.destination} exists already: name a new file for the backup.")
    with Register.open(options.register or paths.default_register(), read_only=True) as register:
        result = register.back_up(options.destination)
    print_line(f"{options.destination}: {counted(result.notices, 'notice')}.")
    if result.damaged:
        print_warning(f"The backup was written, but {result.words}.")
        return 1
    return 0


def list_backups(options: argparse.Namespace) -> int:
    """List the automatic backups, the newest first; with `--check` verify each, and status 1 where one is damaged."""
    from signoff.register.backups import backups_of

    register = options.register or paths.default_register()
    described = [_described(backup, check=options.check) for backup in backups_of(register, _second_place(register))]
    if options.json:
        print_json([_as_json(backup) for backup in described])
    else:
        for line in described:
            verdict = {None: "", "": "  sound  "}.get(line.fault, "  DAMAGED")
            print_line(f"{line.made_at.astimezone():%Y-%m-%d %H:%M}  {line.size / 1e6:9.1f} MB{verdict}  {line.file}")
        if not described:
            print_line("No backups.")
    damaged = [backup for backup in described if backup.fault]
    for backup in damaged:
        print_warning(f"{backup.file} is damaged: {backup.fault}.")
    return 1 if damaged else 0


@dataclass(frozen=True, slots=True)
class _Described:
    """A backup as it is listed; `fault` is None where it was not verified, and empty where it is sound."""

    file: Path
    made_at: dt.datetime
    size: int
    fault: str | None


def _described(backup: Backup, *, check: bool) -> _Described:
    from signoff.register.backup_check import words_for

    try:
        size = backup.path.stat().st_size
    except OSError:  # thinned out by the application meanwhile, or on a stick that was pulled out
        size = 0
    return _Described(backup.path, backup.made_at, size, words_for(backup.path) if check else None)


def _as_json(backup: _Described) -> dict[str, object]:
    line: dict[str, object] = {
        "file": str(backup.file),
        "made_at": backup.made_at.isoformat(),
        "bytes": backup.size,
    }
    return line if backup.fault is None else {**line, "sound": not backup.fault, "fault": backup.fault}


def _second_place(register: Path) -> Path | None:
    """Return the second place for the backups of the application's own register; None for any other register."""
    own = paths.default_register()
    if register != own and not is_same_file(register, own):
        return None
    from signoff.desktop.core.settings import Settings

    return Settings(paths.data_folder() / "settings.json").second_backups


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the register's place; print where the previous one is kept."""
    from signoff.register.recovery.restoring import restore as restored
    from signoff.register.recovery.swapping import undo_unless_in_use

    register = options.register or paths.default_register()
    undo_unless_in_use(register)
    with ProgressLine() as line, Stopping() as stopping:
        result = restored(options.file, register, dt.datetime.now(dt.UTC), line.update, stopping.is_stopped)
    print_line(f"{register}: {counted(result.notices, 'notice')} restored from {options.file}.")
    if result.previous is not None:
        print_line(f"The previous register is kept as {result.previous}.")
    for sentence in result.faults:
        print_warning(sentence)
    return 0
