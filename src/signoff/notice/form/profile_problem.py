"""What is wrong with a council's profile, in a sentence that names its file, line and key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from signoff.errors import ResourceProblem
from signoff.notice.form.call_in_terms import CountsFrom, Maker, TakesEffect
from signoff.notice.form.complaints import in_plain_words
from signoff.notice.form.periods import DayKind
from signoff.notice.form.thresholds import Counts

_CHOICES: Mapping[str, tuple[str, type[StrEnum] | None]] = {
    "decision_type": ("decision type", None),
    "types": ("decision type", None),
    "kind": ("kind of days", DayKind),
    "counts": ("sort of money", Counts),
    "counts_from": ("day", CountsFrom),
    "takes_effect": ("choice", TakesEffect),
    "makers": ("maker", Maker),
}
"""By the name of its key, what a word is that is one of a few, and those where they are the same for every council."""

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
    reason = in_plain_words(_with_choices(words, place))
    if words.startswith("Object contains unknown field"):
        reason += LATER
    return ProfileProblem(path, _line(text, place), place, reason)


def unreadable(path: Path, words: str) -> ProfileProblem:
    """Return the error for a file that is not TOML; `words` say why, and where, as its reader does."""
    position = re.search(r"at line (\d+)", words)
    problem = ProfileProblem(path, None, "", words)
    problem.line = int(position[1]) if position else None
    return problem


def _with_choices(words: str, place: str) -> str:
    """Return the words on a value that is none of a few, with these."""
    name = re.sub(r"\[\d*\.*\]$", "", place.rpartition(".")[2])
    what, choices = _CHOICES.get(name, ("choice", None))
    if choices is None:
        return words.replace("Invalid enum value", f"There is no {what}")
    return words.replace("Invalid enum value", f"There is no {what}") + (
        f"; there are {', '.join(choices)}" if "Invalid enum value" in words else ""
    )


def _line(text: str, place: str) -> int | None:
    """Return the line of a key such as `bands[1].upper`, else of the table around it, else None."""
    line: int | None = None
    lines = text.splitlines()
    start = 0
    for name, index in re.findall(r"([^.\[\]]+)(?:\[(\d+)\])?", place):
        quoted = rf"[\"']?{re.escape(name)}[\"']?"
        pattern = re.compile(rf"\s*(?:\[+\s*(?:[\w-]+\.)*{quoted}\s*\]|{quoted}\s*=)")
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
