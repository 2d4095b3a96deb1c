"""The command line: reads arguments, calls one command, and turns expected failures into one sentence.

Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from signoff.commands import COMMANDS
from signoff.errors import SignoffError

if TYPE_CHECKING:
    import argparse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run signoff with these arguments (default: the process's) and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _print_every_character()
    try:
        if words and (words[0] in COMMANDS or words[0] in ("-h", "--help", "--version")):
            return _run_command(words)
        return _run_desktop(words)
    except SignoffError as problem:
        print(problem, file=sys.stderr)
        return problem.status
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has left; there is nobody to tell
        return 0
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _run_command(words: list[str]) -> int:
    from signoff.commands.parser import build_parser

    options: argparse.Namespace = build_parser().parse_args(words)
    status: int = options.run(options)
    return status


def _run_desktop(words: list[str]) -> int:
    from signoff.commands.desktop import run

    return run(words)


def _print_every_character() -> None:
    """Keep a narrow terminal encoding from turning a subject's letters into a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
