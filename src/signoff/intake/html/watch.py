"""How much HTML is cleaned at most, and for how long, since the contents of a clipboard may be malicious.

Every part of the work reports to the watch what it has read; too much of anything ends the work.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from signoff.notice.record.limits import MOST_LINES, MOST_SIGNS

MAX_SECONDS = 3.0
"""The longest time that cleaning takes, within one step; a long text from Word takes a few tenths of a second."""

MAX_NODES = 100_000
"""The most tags and pieces of text; Word writes about forty characters for each."""

MAX_ATTRIBUTES = 200_000
MAX_RUNS = 50_000
"""The most runs of text with a format of their own, before those with the same format are joined."""

_STEPS_PER_CHECK = 128  # steps between two checks of the time


class TooTangled(Exception):
    """The HTML is so large or so deeply nested that cleaning it would take too long."""


class Watch:
    """Counts what one piece of HTML contains; each method raises TooTangled beyond its limit."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._end = clock() + MAX_SECONDS
        self._nodes = self._attributes = self._lines = self._runs = self._links = self._cells = self._steps = 0

    def node(self, attributes: int = 0) -> None:
        """Count a tag with so many attributes, or a piece of text."""
        self._nodes += 1
        self._attributes += attributes
        self._require(self._nodes <= MAX_NODES and self._attributes <= MAX_ATTRIBUTES)
        self.step()

    def lines(self, count: int = 1) -> None:
        """Count ends of lines and of paragraphs."""
        self._lines += count
        self._require(self._lines <= MOST_LINES)

    def run(self, *, link: bool = False) -> None:
        """Count a run of text."""
        self._runs += 1
        self._links += link
        self._require(self._runs <= MAX_RUNS and self._links <= MOST_SIGNS)

    def cells(self, count: int) -> None:
        """Count cells of tables."""
        self._cells += count
        self._require(self._cells <= MOST_SIGNS)

    def step(self) -> None:
        """Count a step of the work, and check the time now and then."""
        self._steps += 1
        if self._steps % _STEPS_PER_CHECK == 0:
            self.look()

    def look(self) -> None:
        """Check the time."""
        self._require(self._clock() <= self._end)

    @staticmethod
    def _require(is_within: bool) -> None:
        if not is_within:
            raise TooTangled
