"""Printing for all commands: lines, warnings, JSON and counted nouns."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from textwrap import indent
from typing import Any

from signoff.errors import on_one_line


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


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 page, 2 pages."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _as_json(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return "".join(char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text)
