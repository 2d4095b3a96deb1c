"""The commands that keep the register safe: backup, restore."""

from __future__ import annotations

import argparse
import datetime as dt

from signoff import paths
from signoff.commands.output import counted, print_line, print_warning
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
        print_line(f"{options.destination}: {counted(sum(copy.counts().values()), 'notice')}.")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the register's place; print where the previous one is kept."""
    from signoff.register import restoring

    register = options.register or paths.default_register()
    result = restoring.restore(options.file, register, dt.datetime.now(dt.UTC))
    print_line(f"{register}: {counted(result.notices, 'notice')} restored from {options.file}.")
    if result.previous is not None:
        print_line(f"The previous register is kept as {result.previous}.")
    for sentence in result.faults:
        print_warning(sentence)
    return 0
