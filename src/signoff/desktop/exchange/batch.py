"""What comes of many notices that are imported or exported one after the other, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path


class Result(StrEnum):
    """What became of one of them: done, nothing to do, left for the person to decide, or not possible."""

    DONE = "done"
    HERE = "here"
    CONFLICT = "conflict"
    ALTERED = "altered"
    UNREADABLE = "unreadable"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One of them: its name, what became of it, a sentence about that, and its file and its notice, where known."""

    name: str
    result: Result
    sentence: str
    file: Path | None = None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """All that was done, how many were left when it was stopped, and the problem that stopped it, if one did."""

    outcomes: tuple[Outcome, ...]
    left: int = 0
    problem: str = ""

    def having(self, outcome: Outcome, other: Outcome) -> Batch:
        """Return this with another outcome in the place of one."""
        return replace(self, outcomes=tuple(other if one is outcome else one for one in self.outcomes))


Phrases = Mapping[Result, tuple[str, str]]
"""What is said of one, and of several, with a result; where the number stands is {}."""


def summary(batch: Batch, phrases: Phrases, none: str) -> tuple[str, str]:
    """Return how many have which result: a title, and a sentence on the others; `none` where there are none at all."""
    said: list[str] = []
    for result, (of_one, of_several) in phrases.items():
        count = sum(outcome.result is result for outcome in batch.outcomes)
        noun = "" if said else " notice" if count == 1 else " notices"
        if count:
            said.append((of_one if count == 1 else of_several).format(f"{count:,}{noun}"))
    title, *others = said or [none]
    return title, f"{joined(others)}." if others else ""


def joined(parts: Sequence[str]) -> str:
    """Return parts of a sentence in one: a, b and c."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
