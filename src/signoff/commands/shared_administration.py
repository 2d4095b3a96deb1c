"""The commands of the shared register for its administrator: making it, giving rights, looking it over."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from signoff.commands.output import counted, print_line, print_warning
from signoff.commands.shared import address_of, ask_password
from signoff.errors import SharedProblem

if TYPE_CHECKING:
    import psycopg

_TRIES = 3


def initialise(options: argparse.Namespace) -> int:
    """Make the shared register in an empty database."""
    from signoff.shared.installing import initialise as make

    with _administering(options) as connection:
        notes = make(connection, options.owner)
    print_line("The shared register was made. “signoff shared grant” gives officers their rights.")
    for note in notes:
        print_warning(note)
    return 0


def grant(options: argparse.Namespace) -> int:
    """Give an officer's login exactly these rights, or none any more."""
    from signoff.shared import officers

    with _administering(options) as connection:
        if options.remove:
            officers.revoke(connection, options.login)
            print_line(f"{options.login} has no rights in the shared register any more.")
            return 0
        roles = [officers.SharedRole(role) for role in options.role or ()]
        officer = officers.Officer(options.login, options.name or "", roles, tuple(options.team or ()), options.exempt)
        password = _new_password(options.login) if options.password else None
        officers.grant(connection, officer, password)
    print_line(f"{options.login} is {officer.person} in the shared register: {', '.join(roles)}.")
    return 0


def check(options: argparse.Namespace) -> int:
    """Look over the schema, the rights and everything that was shared; 1 where something is wrong."""
    from signoff.shared import inspection

    with _administering(options) as connection:
        faults, notes = inspection.faults(connection), inspection.notes(connection)
    for fault in faults:
        print_warning(fault)
    for note in notes:
        print_line(note)
    if not faults:
        print_line("The shared register is as it should be.")
    return 1 if faults else 0


def upgrade(options: argparse.Namespace) -> int:
    """Bring the shared register's schema up to date."""
    from signoff.shared.installing import upgrade as apply_steps

    with _administering(options) as connection:
        count = apply_steps(connection)
    print_line(f"{counted(count, 'step')} of the schema applied." if count else "The schema is up to date.")
    return 0


@contextmanager
def _administering(options: argparse.Namespace) -> Iterator[psycopg.Connection[Any]]:
    from signoff.shared.connecting import connect

    with connect(address_of(options)) as connection:
        yield connection


def _new_password(login: str) -> str:
    for _ in range(_TRIES):
        password = ask_password(f"New password of {login}: ")
        if not sys.stdin.isatty() or password == ask_password("Once more: "):
            if len(password) < 12:
                raise SharedProblem("A password for the shared register has at least 12 characters.")
            return password
        print_warning("The two are not the same.")
    raise SharedProblem("No password was set.")
