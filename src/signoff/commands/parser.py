"""The arguments of every command, with their help."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from signoff import __version__
from signoff.errors import on_one_line

Command = Callable[[argparse.Namespace], int]


class OneSentenceParser(argparse.ArgumentParser):
    """An argument parser that reports a wrong argument in one line and status 2."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, and where help is, then exit with status 2."""
        sys.stderr.write(f"{self.prog}: {on_one_line(message)} (see “{self.prog} --help”).\n")
        sys.exit(2)


def build_parser(command: str = "") -> argparse.ArgumentParser:
    """Return the parser of all commands; a parsed namespace's `run` is the command to call.

    Where `command` is one of them, or an option such as “--help”, the others are only listed, and their modules are
    not loaded.
    """
    parser = OneSentenceParser(
        prog="signoff",
        description="Prepare, sign and publish Delegated Decision Notices. Without a command, or with a FILE "
        "alone, the desktop application opens.",
    )
    parser.add_argument("--version", action="version", version=f"signoff {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=OneSentenceParser)
    for name, (summary, add) in _COMMANDS.items():
        subparser = commands.add_parser(name, help=summary, description=summary[:1].upper() + summary[1:] + ".")
        if command in ("", name):
            subparser.set_defaults(run=add(subparser))
    return parser


def _add_demo(parser: argparse.ArgumentParser) -> Command:
    parser.add_argument("--output", metavar="FOLDER", type=Path, default=Path("signoff-demo"))
    return _demo


def _add_example(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import documents

    parser.add_argument("name", nargs="?", default="published", metavar="NAME")
    parser.add_argument("--output", metavar="FILE", type=Path, help="where to write it (default: standard output)")
    parser.add_argument("--list", action="store_true", help="list the examples")
    return documents.example


def _add_check(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import documents

    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--on", metavar="DATE", type=_day, help="today's date (default: the local day)")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--comments", action="store_true", help="also lists the open comments")
    shown.add_argument("--json", action="store_true")
    return documents.check


def _add_sign(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import documents
    from signoff.notice.record.record import Role

    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--role", required=True, type=Role, choices=list(Role), metavar="ROLE", help=", ".join(Role))
    parser.add_argument("--name", required=True)
    parser.add_argument("--post", required=True)
    parser.add_argument("--date", required=True, type=_day, help="the day of the signature, as 2023-03-23")
    mark = parser.add_mutually_exclusive_group(required=True)
    mark.add_argument("--image", metavar="IMAGE", type=Path, help="a PNG or JPEG picture of the signature")
    mark.add_argument("--typed", action="store_true", help="signs with the name in handwriting")
    parser.add_argument("--output", required=True, metavar="FILE", type=Path)
    return documents.sign


def _add_handover(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import handover
    from signoff.notice.record.message import Asked

    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--to", required=True, metavar="NAME", help="who receives it")
    parser.add_argument("--post", default="", help="that person's post")
    parser.add_argument("--name", required=True, help="who hands it over")
    tasks = [asked.value for asked in Asked]
    parser.add_argument("--ask", choices=tasks, default=tasks[0], metavar="WHAT", help=", ".join(tasks))
    parser.add_argument("--by", metavar="DATE", type=_day, help="the day by which it is wanted, as 2023-03-23")
    parser.add_argument("--note", default="", metavar="TEXT", help="a note, kept in the history and never published")
    parser.add_argument("--output", required=True, metavar="FILE", type=Path, help="the file to send")
    return handover.hand_over


def _add_export(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import documents
    from signoff.notice.record.record import Copy

    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--output", required=True, metavar="PDF", type=Path)
    parser.add_argument(
        "--copy", type=Copy, choices=list(Copy), default=Copy.RECORD, metavar="COPY", help="record or publication"
    )
    parser.add_argument(
        "--papers",
        choices=("folder", "attach"),
        metavar="HOW",
        help="folder: puts the files of its papers in a folder beside the PDF; attach: into the record copy itself",
    )
    return documents.export


def _add_verify(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import verify as verifying

    parser.add_argument("file", metavar="FILE_OR_PDF", type=Path)
    parser.add_argument("--json", action="store_true")
    return verifying.verify


def _add_compare(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import compare as comparing

    parser.add_argument("before", metavar="FILE", type=Path, help="a notice, or an earlier version of it")
    parser.add_argument("after", metavar="OTHER", type=Path, help="the notice to compare it with")
    parser.add_argument("--json", action="store_true")
    return comparing.compare


def _add_deadlines(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import documents

    parser.add_argument("--council", default="leeds", metavar="NAME")
    parser.add_argument("--listed", type=_day, metavar="DATE", help="added to the List of Forthcoming Key Decisions")
    parser.add_argument("--report-published", type=_day, metavar="DATE")
    parser.add_argument("--general-exception", type=_day, metavar="DATE", help="notice of General Exception published")
    parser.add_argument("--decided", type=_day, metavar="DATE", help="a decision that is open to call-in")
    parser.add_argument("--published", type=_day, metavar="DATE", help="the decision, if call-in counts from its date")
    parser.add_argument("--json", action="store_true")
    return documents.deadlines


def _add_import(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import importing

    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument(
        "--papers", action="store_true", help="save the papers inside a record copy, in a folder beside it"
    )
    _register_options(parser)
    return importing.import_files


def _add_list(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import register

    _register_options(parser)
    _shared_option(parser, "lists the shared register’s notices (default: the one signed in to)")
    return register.list_rows


def _add_search(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import register

    parser.add_argument("text", metavar="TEXT")
    _register_options(parser)
    _shared_option(parser, "searches the shared register (default: the one signed in to)")
    return register.search


def _add_sync(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import shared

    parser.add_argument("--everything", action="store_true", help="gets also other teams' and old signed notices")
    _register_options(parser)
    _shared_url(parser)
    return shared.sync


def _add_shared(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import shared_parser

    return shared_parser.add(parser)


def _add_backup(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import backup

    parser.add_argument("destination", metavar="DEST", type=Path)
    _register_path(parser)
    return backup.back_up


def _add_backups(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import backup

    parser.add_argument("--check", action="store_true", help="verify each backup (reads all of it)")
    _register_options(parser)
    return backup.list_backups


def _add_restore(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import backup

    parser.add_argument("file", metavar="FILE", type=Path)
    _register_path(parser)
    return backup.restore


def _add_salvage(parser: argparse.ArgumentParser) -> Command:
    from signoff.commands import salvage

    parser.add_argument("file", nargs="?", metavar="FILE", type=Path, help="the damaged register (default: your own)")
    parser.add_argument(
        "--output", "--into", required=True, metavar="NEW", type=Path, help="the new register, which must not exist yet"
    )
    parser.add_argument(
        "--also", action="append", default=[], metavar="BACKUP", type=Path, help="a backup that fills the gaps"
    )
    _register_options(parser)
    return salvage.salvage


_COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], Command]]] = MappingProxyType(
    {
        "demo": ("runs every step on the published notice, from draft to verified PDF", _add_demo),
        "example": ("writes a bundled example notice", _add_example),
        "check": ("runs every rule on a notice", _add_check),
        "sign": ("signs a notice", _add_sign),
        "handover": ("hands a notice over with a note, and prints the e-mail that goes with its file", _add_handover),
        "export": ("writes the notice's PDF", _add_export),
        "verify": ("says whether a notice is intact, altered or unsigned", _add_verify),
        "compare": ("says what differs between two notices, section by section", _add_compare),
        "deadlines": ("works out the dates that follow from those given", _add_deadlines),
        "import": ("imports files into the register, and makes drafts of filled-in Word templates", _add_import),
        "list": ("lists the register's notices", _add_list),
        "search": ("searches the notices", _add_search),
        "sync": ("exchanges what is new with the shared register", _add_sync),
        "shared": ("signs in to the shared register, shows how it stands, and makes and checks one", _add_shared),
        "backup": ("copies the whole register to a new file, and verifies the copy", _add_backup),
        "backups": ("lists the automatic backups", _add_backups),
        "restore": ("replaces the register with a backup", _add_restore),
        "salvage": ("recovers what can be read in a damaged register into a new one", _add_salvage),
    }
)
"""Every command's summary, and the function that adds its arguments and returns the command to run."""


def _register_path(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--register", metavar="PATH", type=Path, help="the register's file (default: your own)")


def _shared_url(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--shared", metavar="URL", help="postgresql://login@host/database (default: the one signed in to)"
    )


def _shared_option(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("--shared", metavar="URL", nargs="?", const="", help=words)


def _register_options(parser: argparse.ArgumentParser) -> None:
    _register_path(parser)
    parser.add_argument("--json", action="store_true")


def _demo(options: argparse.Namespace) -> int:
    from signoff.commands.demo import demo

    return demo(options.output)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date: write it as 2023-03-23") from None
