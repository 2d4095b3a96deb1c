"""How much HTML is cleaned at the most, and for how long: whoever fills a clipboard may have filled it to do harm.

Every part of the work tells the watch what it has met; what is too much ends all of it.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from signoff.notice.record.limits import MOST_LINES, MOST_SIGNS

MAX_SECONDS = 3.0
"""Cleaning takes no longer, give or take one step; a long text of Word's takes a few tenths of one."""

MAX_NODES = 100_000
"""Tags and pieces of text; Word writes some forty characters for each."""

MAX_ATTRIBUTES = 200_000
MAX_RUNS = 50_000
"""Pieces of words that have a look of their own, before those that look alike are joined."""

_BETWEEN = 128  # steps between two looks at the clock


class TooTangled(Exception):
    """The HTML is so large or so tangled that cleaning it takes more than anyone would wait for."""


class Watch:
    """What one piece of HTML has taken so far; each method raises TooTangled where that is too much."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._end = clock() + MAX_SECONDS
        self._nodes = self._attributes = self._lines = self._runs = self._links = self._cells = self._steps = 0

    def node(self, attributes: int = 0) -> None:
        """Count a tag with so many attributes, or a piece of text."""
        self._nodes += 1
        self._attributes += attributes
        self._bound(self._nodes <= MAX_NODES and self._attributes <= MAX_ATTRIBUTES)
        self.step()

    def lines(self, count: int = 1) -> None:
        """Count ends of lines and of paragraphs."""
        self._lines += count
        self._bound(self._lines <= MOST_LINES)

    def run(self, *, link: bool = False) -> None:
        """Count a piece of words."""
        self._runs += 1
        self._links += link
        self._bound(self._runs <= MAX_RUNS and self._links <= MOST_SIGNS)

    def cells(self, count: int) -> None:
        """Count cells of tables."""
        self._cells += count
        self._bound(self._cells <= MOST_SIGNS)

    def step(self) -> None:
        """Count a step of the work, and look at the clock now and then."""
        self._steps += 1
        if self._steps % _BETWEEN == 0:
            self.look()

    def look(self) -> None:
        """Look at the clock."""
        self._bound(self._clock() <= self._end)

    @staticmethod
    def _bound(is_within: bool) -> None:
        if not is_within:
            raise TooTangled
