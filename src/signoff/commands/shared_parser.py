"""The arguments of `signoff shared` and its own commands."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from signoff.commands import shared, shared_administration
from signoff.shared.installing import DEFAULT_OWNER
from signoff.shared.officers import SharedRole

_Run = Callable[[argparse.Namespace], int]


def add(parser: argparse.ArgumentParser) -> _Run:
    """Add the commands below `signoff shared`; return what runs the one that was chosen."""
    commands = parser.add_subparsers(metavar="WHAT", required=True)
    _add(commands, "sign-in", "asks for the password, and keeps it in the keyring", shared.sign_in).add_argument(
        "url", metavar="URL", help="postgresql://login@host/database"
    )
    status = _add(commands, "status", "says where your register stands with the shared one", shared.status)
    _register(status)
    status.add_argument("--json", action="store_true")
    notice = _add(commands, "get", "gets one notice, whatever its age", shared.get)
    notice.add_argument("notice", metavar="ID")
    _register(notice)
    conflict = _add(commands, "resolve", "ends a conflict: the other state goes on as a copy", shared.resolve)
    conflict.add_argument("notice", metavar="ID")
    conflict.add_argument("--keep", required=True, choices=("mine", "theirs"), help="which stays the notice itself")
    conflict.add_argument("--name", required=True, help="who decides so")
    _register(conflict)
    _add_administration(commands)
    return _run


def _add_administration(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    first = _add(commands, "init", "makes a shared register in an empty database", shared_administration.initialise)
    first.add_argument("--owner", default=DEFAULT_OWNER, metavar="ROLE", help=f"owns it (default: {DEFAULT_OWNER})")
    officer = _add(commands, "grant", "gives a login exactly these rights", shared_administration.grant)
    officer.add_argument("login", metavar="LOGIN")
    officer.add_argument("--name", help="the officer's name, as notices have it")
    officer.add_argument("--role", action="append", choices=[*SharedRole], metavar="ROLE", help=", ".join(SharedRole))
    officer.add_argument("--team", action="append", metavar="TEAM", help="whose drafts the officer sees")
    officer.add_argument("--exempt", action="store_true", help="may read exempt information")
    officer.add_argument("--password", action="store_true", help="asks for a new password")
    officer.add_argument("--remove", action="store_true", help="takes all rights away")
    _add(
        commands,
        "check",
        "looks over the schema, the rights and everything that was shared",
        shared_administration.check,
    )
    _add(commands, "upgrade", "brings the schema up to date", shared_administration.upgrade)


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str, run: _Run
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=summary[:1].upper() + summary[1:] + ".")
    parser.set_defaults(run_shared=run)
    if name != "sign-in":
        parser.add_argument(
            "--shared", metavar="URL", help="postgresql://login@host/database (default: the one signed in to)"
        )
    return parser


def _register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--register", metavar="PATH", type=Path, help="the register's file (default: your own)")


def _run(options: argparse.Namespace) -> int:
    run: _Run = options.run_shared
    return run(options)
