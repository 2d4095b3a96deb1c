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
    """Put a backup in the register's place; say where the register as it stood has been put."""
    from signoff.register.restoring import restore as restored

    register = options.register or paths.default_register()
    done = restored(options.file, register, dt.datetime.now(dt.UTC))
    say(f"{register}: {_counted(done.notices)} restored from {options.file}.")
    if done.put_aside is not None:
        say(f"The register as it stood is kept as {done.put_aside}.")
    for sentence in done.damaged:
        warn(sentence)
    return 0


def _counted(notices: int) -> str:
    return "1 notice" if notices == 1 else f"{notices} notices"
