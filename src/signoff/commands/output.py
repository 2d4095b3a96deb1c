"""Printing for all commands: lines, warnings, JSON and counted nouns."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from textwrap import indent
from types import TracebackType
from typing import Any, Self, TextIO

from signoff.errors import on_one_line

_BETWEEN = 0.1
"""Seconds between two changes of a line that says how far a command has come."""


def print_line(line: str) -> None:
    """Print one line; any control characters in a notice or a file's name are escaped."""
    print(on_one_line(line))


def print_warning(line: str) -> None:
    """Print one line on standard error."""
    print(on_one_line(line), file=sys.stderr)


def print_json(data: Any) -> None:
    """Print data as JSON that is safe for a terminal: characters that JSON leaves unescaped are escaped."""
    print(_as_json(data))


def print_json_array(items: Iterable[Any]) -> None:
    """Print an array as `print_json` prints a list, an item at a time."""
    begin = "[\n"
    for item in items:
        print(f"{begin}{indent(_as_json(item), '  ')}", end="")
        begin = ",\n"
    print("[]" if begin == "[\n" else "\n]")


class ProgressLine:
    """One line on standard error that says how far a command has come, and goes once it is done.

    There is none where standard error is no terminal: a log would be full of it.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        """Write to a stream, standard error unless another is given."""
        self._stream = stream or sys.stderr
        self._is_shown = self._stream is not None and self._stream.isatty()
        self._written_at, self._words, self._length = 0.0, "", 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write("")

    def update(self, words: str, share: float) -> None:
        """Say what is being done and which share of it is, from 0 to 1; ten times a second at most."""
        now = time.monotonic()
        if words != self._words or now - self._written_at >= _BETWEEN:
            self._words, self._written_at = words, now
            self._write(f"{words}: {share:.0%}" if share > 0 else f"{words}…")

    def _write(self, line: str) -> None:
        if self._is_shown and (line or self._length):
            ending = "" if line else "\r"
            self._stream.write(f"\r{line.ljust(self._length)}{ending}")
            self._stream.flush()
            self._length = len(line)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 page, 2 pages."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _as_json(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return "".join(char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text)
