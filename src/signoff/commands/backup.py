"""The commands that keep the register safe: backup, restore."""

from __future__ import annotations

import argparse
import datetime as dt

from signoff import paths
from signoff.commands.words import say, warn
from signoff.errors import RegisterProblem
from signoff.files import is_there


def back_up(options: argparse.Namespace) -> int:
    """Copy the register to a new file, whole or not at all."""
    from signoff.register.store import Register

    if is_there(options.destination):
        raise RegisterProblem(f"{options.destination} exists already: name a new file for the backup.")
    with Register.open(options.register or paths.default_register(), read_only=True) as register:
        register.back_up(options.destination)
    with Register.open(options.destination, read_only=True) as copy:
        say(f"{options.destination}: {_counted(len(copy.rows()))}.")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the register's place; say where the previous one is kept."""
    from signoff.register import restoring

    register = options.register or paths.default_register()
    result = restoring.restore(options.file, register, dt.datetime.now(dt.UTC))
    say(f"{register}: {_counted(result.notices)} restored from {options.file}.")
    if result.previous is not None:
        say(f"The previous register is kept as {result.previous}.")
    for sentence in result.faults:
        warn(sentence)
    return 0


def _counted(notices: int) -> str:
    return "1 notice" if notices == 1 else f"{notices} notices"
