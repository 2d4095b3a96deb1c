"""The arguments of every command, with their help."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from signoff import __version__
from signoff.commands import backup, documents, register
from signoff.errors import on_one_line
from signoff.notice.record import Copy, Role

Command = Callable[[argparse.Namespace], int]


class OneSentenceParser(argparse.ArgumentParser):
    """An argument parser that reports a wrong argument in one line and status 2."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, and where help is, then exit with status 2."""
        sys.stderr.write(f"{self.prog}: {on_one_line(message)} (see “{self.prog} --help”).\n")
        sys.exit(2)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; a parsed namespace's `run` is the command to call."""
    parser = OneSentenceParser(
        prog="signoff",
        description="Prepare, sign and publish Delegated Decision Notices. Without a command, or with a FILE "
        "alone, the desktop application opens.",
    )
    parser.add_argument("--version", action="version", version=f"signoff {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=OneSentenceParser)
    _add_demo(commands)
    _add_example(commands)
    _add_check(commands)
    _add_sign(commands)
    _add_export(commands)
    _add_verify(commands)
    _add_deadlines(commands)
    _add_register(commands)
    return parser


_Commands = argparse._SubParsersAction  # the type has no public name


def _command(commands: _Commands[OneSentenceParser], name: str, summary: str, run: Command) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=summary[:1].upper() + summary[1:] + ".")
    parser.set_defaults(run=run)
    return parser


def _add_demo(commands: _Commands[OneSentenceParser]) -> None:
    parser = _command(commands, "demo", "does the whole job on the published notice, step by step", _demo)
    parser.add_argument("--output", metavar="FOLDER", type=Path, default=Path("signoff-demo"))


def _add_example(commands: _Commands[OneSentenceParser]) -> None:
    parser = _command(commands, "example", "writes a bundled example notice", documents.example)
    parser.add_argument("name", nargs="?", default="published", metavar="NAME")
    parser.add_argument("--output", metavar="FILE", type=Path, help="where to write it (default: standard output)")
    parser.add_argument("--list", action="store_true", help="name the examples")


def _add_check(commands: _Commands[OneSentenceParser]) -> None:
    parser = _command(commands, "check", "runs every rule on a notice", documents.check)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--on", metavar="DATE", type=_day, help="today's date (default: the local day)")
    parser.add_argument("--json", action="store_true")


def _add_sign(commands: _Commands[OneSentenceParser]) -> None:
    parser = _command(commands, "sign", "signs a notice", documents.sign)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--role", required=True, type=Role, choices=list(Role), metavar="ROLE", help=", ".join(Role))
    parser.add_argument("--name", required=True)
    parser.add_argument("--post", required=True)
    parser.add_argument("--date", required=True, type=_day, help="the day of the signature, as 2023-03-23")
    mark = parser.add_mutually_exclusive_group(required=True)
    mark.add_argument("--image", metavar="IMAGE", type=Path, help="a PNG or JPEG picture of the signature")
    mark.add_argument("--typed", action="store_true", help="sets the name in a script face")
    parser.add_argument("--output", required=True, metavar="FILE", type=Path)


def _add_export(commands: _Commands[OneSentenceParser]) -> None:
    parser = _command(commands, "export", "writes the notice's PDF", documents.export)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--output", required=True, metavar="PDF", type=Path)
    parser.add_argument(
        "--copy", type=Copy, choices=list(Copy), default=Copy.RECORD, metavar="COPY", help="record or publication"
    )


def _add_verify(commands: _Commands[OneSentenceParser]) -> None:
    parser = _command(commands, "verify", "says whether a notice is intact, altered or unsigned", documents.verify)
    parser.add_argument("file", metavar="FILE_OR_PDF", type=Path)
    parser.add_argument("--json", action="store_true")


def _add_deadlines(commands: _Commands[OneSentenceParser]) -> None:
    parser = _command(commands, "deadlines", "computes the dates that follow from those given", documents.deadlines)
    parser.add_argument("--council", default="leeds", metavar="NAME")
    parser.add_argument("--listed", type=_day, metavar="DATE", help="added to the List of Forthcoming Key Decisions")
    parser.add_argument("--report-published", type=_day, metavar="DATE")
    parser.add_argument("--general-exception", type=_day, metavar="DATE", help="notice of General Exception published")
    parser.add_argument("--decided", type=_day, metavar="DATE", help="a key decision that is open to call-in")
    parser.add_argument("--json", action="store_true")


def _add_register(commands: _Commands[OneSentenceParser]) -> None:
    parser = _command(commands, "import", "takes files into the register", register.import_files)
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    _register_options(parser)
    parser = _command(commands, "list", "lists the register's notices", register.list_rows)
    _register_options(parser)
    parser = _command(commands, "search", "finds notices by their words", register.search)
    parser.add_argument("text", metavar="TEXT")
    _register_options(parser)
    parser = _command(commands, "backup", "copies the whole register to a new file", backup.back_up)
    parser.add_argument("destination", metavar="DEST", type=Path)
    _register_path(parser)
    parser = _command(commands, "restore", "puts a backup in the register's place", backup.restore)
    parser.add_argument("file", metavar="FILE", type=Path)
    _register_path(parser)


def _register_path(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--register", metavar="PATH", type=Path, help="the register's file (default: your own)")


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
        raise argparse.ArgumentTypeError(f"“{text}” is no date: write it as 2023-03-23") from None
