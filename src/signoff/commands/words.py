"""Words that several commands print."""

from __future__ import annotations

import json
import sys
from typing import Any

from signoff.errors import on_one_line


def say(line: str) -> None:
    """Print one line, whatever words of a notice or a file's name are in it."""
    print(on_one_line(line))


def warn(line: str) -> None:
    """Print one line on standard error."""
    print(on_one_line(line), file=sys.stderr)


def say_json(data: Any) -> None:
    """Print data as JSON, in which a terminal finds no command: what JSON does not escape by itself is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    print("".join(one if one.isprintable() or one == "\n" else json.dumps(one)[1:-1] for one in text))


def counted(number: int, thing: str) -> str:
    """Return a number of things in words: 1 page, 2 pages."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
