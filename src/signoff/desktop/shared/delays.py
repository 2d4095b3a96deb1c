"""How long the exchange waits: for what belongs together, for a pause in typing, and after a failure."""

from __future__ import annotations

SOON = 250
"""Milliseconds after something was done, so that what belongs to it goes along."""

PAUSE = 10_000
"""Milliseconds without typing after which what was typed is shared: each exchange of it is kept there for good."""

AT_MOST = 120
"""Seconds after which typing is shared that never pauses."""

NEWS_WITHIN = 150
"""Milliseconds over which laptops spread that are all told of the same state at once."""

EVERY = 60_000
"""Milliseconds after which it is looked who has notices open, and whether there was no exchange for long."""

RARELY = 600
"""Seconds after which there is an exchange in any case."""

FIRST_DELAY, LONGEST_DELAY, REFUSED_DELAY = 2.0, 120.0, 60.0
"""Seconds until the next attempt: after the first failure, at most, and where the login or the schema is wrong."""


def delay_after(failures: int, fraction: float, *, is_refused: bool = False) -> float:
    """Return the seconds until the next attempt after so many failures: doubled each time, and spread by half."""
    first = REFUSED_DELAY if is_refused else FIRST_DELAY
    doubled = min(first * 2.0 ** min(failures - 1, 20), LONGEST_DELAY)
    return doubled * (0.5 + fraction)
