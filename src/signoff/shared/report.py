"""What an exchange did, for whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from signoff.errors import SignoffError

Progress = Callable[[str, float], None]


@dataclass(slots=True)
class ExchangeReport:
    """How many notices came and went, and sentences on what did not go as it should.

    `conflicts` and `refusals` have what this exchange found first; `problems` what the shared register gave that is not
    what it had accepted. `waiting` is how many of our notices are not there as they are here.
    """

    received: int = 0
    sent: int = 0
    waiting: int = 0
    conflicts: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    is_complete: bool = True

    def add_problem(self, problem: SignoffError) -> None:
        """Add what is wrong, once."""
        if str(problem) not in self.problems:
            self.problems.append(str(problem))
