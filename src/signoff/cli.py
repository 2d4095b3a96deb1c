"""The command line: reads arguments, calls one command, and turns expected failures into one sentence.

Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from signoff.commands import COMMANDS
from signoff.errors import SignoffError, on_one_line
from signoff.isolation.command import FROZEN_OPTION

if TYPE_CHECKING:
    import argparse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run signoff with these arguments (default: the process's) and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [FROZEN_OPTION]:
        from signoff.isolation.child import main as isolated

        return isolated(words[1:])
    _escape_unencodable()
    try:
        return _run(words)
    except SignoffError as problem:
        _print_error(str(problem))
        return problem.status
    except BrokenPipeError:
        _detach(sys.stdout)  # the reader of our output has gone
        return 0
    except OSError as problem:
        if problem.filename is not None:  # one of our own files: not an expected failure
            raise
        _detach(sys.stdout)
        _print_error(f"The results could not be written: {problem.strerror or problem}.")
        return 2
    except KeyboardInterrupt:
        _print_error("Stopped.")
        return 130


def _run(words: list[str]) -> int:
    try:
        if words and (words[0] in COMMANDS or words[0] in ("-h", "--help", "--version")):
            return _run_command(words)
        return _run_desktop(words)
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()  # here a full disk can still be reported


def _run_command(words: list[str]) -> int:
    from signoff.commands.parser import build_parser

    options: argparse.Namespace = build_parser(words[0]).parse_args(words)
    status: int = options.run(options)
    return status


def _run_desktop(words: list[str]) -> int:
    from signoff.commands.desktop import run

    return run(words)


def _print_error(sentence: str) -> None:
    """Print one line on standard error; where that is closed or full, only the exit status reports the failure."""
    if sys.stderr is not None:
        try:
            print(on_one_line(sentence), file=sys.stderr, flush=True)
        except OSError:
            _detach(sys.stderr)


def _detach(stream: TextIO) -> None:
    """Redirect a stream that cannot be written to, so that exiting does not try to flush it again."""
    with contextlib.suppress(OSError, ValueError):  # ValueError: a stream that is not a file
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _escape_unencodable() -> None:
    """Keep a terminal with a narrow encoding from turning a subject's letters into a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
