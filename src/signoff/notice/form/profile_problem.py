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


def profile_problem(path: Path, text: str, place: str, words: str) -> ResourceProblem:
    """Return the error for a profile with this text, at the place of a key such as `bands[1].upper`."""
    line = _line(text, place)
    where = ", ".join(part for part in (f"line {line}" if line else "", place) if part)
    reason = in_plain_words(_with_choices(words, place))
    return ResourceProblem(f"The council profile {path} is wrong{' at ' + where if where else ''}: {reason}.")


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
        if not matches and line is None:  # a table that is only there through those in it, as form in [[form.sections]]
            continue
        position = int(index or 0) if len(matches) > 1 else 0
        if position >= len(matches):
            return line
        start = matches[position]
        line = start + 1
    return line
