"""Which automatic backups are kept: many of the last days, fewer of the weeks and months before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Hashable

DAYS, WEEKS, MONTHS = 12, 10, 9
"""Of so many of the last days, weeks and months that have a backup, the newest of each is kept."""

MOST = DAYS + WEEKS + MONTHS
"""No more backups than these are kept."""

_PERIODS: tuple[tuple[Callable[[dt.datetime], Hashable], int], ...] = (
    (lambda instant: instant.date(), DAYS),
    (lambda instant: instant.isocalendar()[:2], WEEKS),
    (lambda instant: (instant.year, instant.month), MONTHS),
)


def kept(instants: Collection[dt.datetime], *, just_made: dt.datetime | None = None) -> frozenset[dt.datetime]:
    """Return the instants (UTC) of those backups that are kept, of all that there are.

    Only days, weeks and months that have a backup are counted, and the clock is not asked: a clock that was far ahead
    once takes a day, a week and a month of the past, and no more. What was `just_made` is kept where the clock was set
    back and every other backup seems to be newer.
    """
    newest_first = sorted(set(instants), reverse=True)
    result = {instant for instant in newest_first if instant == just_made}
    for period_of, count in _PERIODS:
        newest: dict[Hashable, dt.datetime] = {}
        for instant in newest_first:
            newest.setdefault(period_of(instant), instant)
        result |= set(list(newest.values())[:count])
    return frozenset(result)
