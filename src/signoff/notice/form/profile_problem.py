"""What is wrong with a council's profile, in a sentence that names its file, line and key."""

from __future__ import annotations

import re
from pathlib import Path

from signoff.errors import ResourceProblem
from signoff.notice.form.complaints import in_plain_words


def profile_problem(path: Path, text: str, place: str, words: str) -> ResourceProblem:
    """Return the error for a profile with this text, at the place of a key such as `bands[1].upper`."""
    line = _line(text, place)
    where = ", ".join(part for part in (f"line {line}" if line else "", place) if part)
    reason = in_plain_words(words.replace("Invalid enum value", "There is no decision type"))
    return ResourceProblem(f"The council profile {path} is wrong{' at ' + where if where else ''}: {reason}.")


def _line(text: str, place: str) -> int | None:
    """Return the line of a key such as `bands[1].upper`, else of the table around it, else None."""
    line: int | None = None
    lines = text.splitlines()
    start = 0
    for name, index in re.findall(r"([\w-]+)(?:\[(\d+)\])?", place):
        pattern = re.compile(rf"\s*(?:\[+\s*(?:[\w-]+\.)*{re.escape(name)}\s*\]|{re.escape(name)}\s*=)")
        matches = [number for number in range(start, len(lines)) if pattern.match(lines[number])]
        if not matches and line is None:  # a table that is only there through those in it, as form in [[form.sections]]
            continue
        position = int(index or 0) if len(matches) > 1 else 0
        if position >= len(matches):
            return line
        start = matches[position]
        line = start + 1
    return line
