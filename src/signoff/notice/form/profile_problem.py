"""What is wrong with a council's profile, in a sentence that names its file, line and key."""

from __future__ import annotations

import re
from pathlib import Path

from signoff.errors import ResourceProblem
from signoff.notice.form.complaints import in_plain_words

LATER = "; a profile made with a later version of signoff may have it, and needs that version"
"""What follows on a key that is unknown."""


class ProfileProblem(ResourceProblem):
    """A profile is wrong: `line` is where, as far as it is known, `place` the key such as `bands[1].upper`, or empty.

    `reason` says what is wrong there, as the end of a sentence.
    """

    def __init__(self, path: Path, line: int | None, place: str, reason: str) -> None:
        where = ", ".join(part for part in (f"line {line}" if line else "", place) if part)
        super().__init__(f"The council profile {path} is wrong{' at ' + where if where else ''}: {reason}.")
        self.line = line
        self.place = place
        self.reason = reason


def profile_problem(path: Path, text: str, place: str, words: str) -> ProfileProblem:
    """Return the error for a profile with this text, at the place of a key such as `bands[1].upper`."""
    reason = in_plain_words(words.replace("Invalid enum value", "There is no decision type"))
    if words.startswith("Object contains unknown field"):
        reason += LATER
    return ProfileProblem(path, _line(text, place), place, reason)


def unreadable(path: Path, words: str) -> ProfileProblem:
    """Return the error for a file that is not TOML; `words` say why, and where, as its reader does."""
    position = re.search(r"at line (\d+)", words)
    problem = ProfileProblem(path, None, "", words)
    problem.line = int(position[1]) if position else None
    return problem


def _line(text: str, place: str) -> int | None:
    """Return the line of a key such as `bands[1].upper`, else of the table around it, else None."""
    line: int | None = None
    lines = text.splitlines()
    start = 0
    for name, index in re.findall(r"([\w-]+)(?:\[(\d+)\])?", place):
        pattern = re.compile(rf"\s*(?:\[+\s*(?:[\w-]+\.)*{re.escape(name)}\s*\]|{re.escape(name)}\s*=)")
        matches = [number for number in range(start, len(lines)) if pattern.match(lines[number])]
        tables = [number for number in matches if lines[number].lstrip().startswith("[[")]
        if index and tables:
            matches = tables[int(index) :]
        if not matches and line is None:  # a table that is only there through those in it, as form in [[form.sections]]
            continue
        if not matches:
            return line
        start = matches[0]
        line = start + 1
    return line
