"""Working days: Monday to Friday, less England's bank holidays, less the council's closure days.

The bank holidays, one-off ones included, are a bundled table, which is made from the `holidays` library and held
against it by a test: imported in the window, that takes 17 MiB and a tenth of a second, for the days of all countries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

import msgspec

from signoff.errors import DateUnknown
from signoff.known_types import known
from signoff.notice.form.closures import Closure
from signoff.notice.form.periods import DayKind, Period
from signoff.paths import resource

FIRST_YEAR = 2000
LAST_YEAR = 2035

BANK_HOLIDAYS = "bank-holidays.json"
"""The bundled table of England's bank holidays from the first year to the last."""

PROCLAIMED_TO = 2028
"""The last year whose bank holidays the government has published (GOV.UK lists 2028 since 24 November 2025).

Written here, since it cannot be derived: the library has every year alike, by rule, and of one-off days some are
announced years before the others of their year are. New Year's Day (or its substitute) and the first Monday in May are
appointed by proclamation, as any other day can be; so this is raised when GOV.UK lists another year, which it does
each November, and a test holds the library against the years of that list.
"""


_DAY = dt.timedelta(days=1)


class _Table(msgspec.Struct, frozen=True):
    source: str
    days: dict[int, frozenset[dt.date]]


@cache
def _table() -> _Table:
    return msgspec.json.decode(resource(BANK_HOLIDAYS).read_bytes(), type=known(_Table), strict=False)


def bank_holidays(year: int) -> frozenset[dt.date]:
    """Return England's bank holidays of a year; raises DateUnknown outside 2000 to 2035."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateUnknown(f"The bank holidays of {year} are not known; dates can be worked out from 2000 to 2035.")
    return _table().days[year]


def require_known(date: dt.date) -> None:
    """Raise DateUnknown for a date outside 2000 to 2035."""
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise DateUnknown(
            f"{date.isoformat()} is outside the years whose bank holidays are known ({FIRST_YEAR} to {LAST_YEAR})."
        )


def caveat(date: dt.date) -> str:
    """Return the note on a date that depends on bank holidays which are not yet proclaimed; else nothing."""
    return f" (the bank holidays of {date.year} are not yet proclaimed)" if date.year > PROCLAIMED_TO else ""


class WorkingDays:
    """One council's working days."""

    def __init__(self, closures: Sequence[Closure] = ()) -> None:
        """Keep the days on which the council is closed."""
        self._closures = tuple(closures)

    def is_working(self, date: dt.date) -> bool:
        """Whether the council works on a day; raises DateUnknown outside 2000 to 2035."""
        require_known(date)
        return date.weekday() < 5 and date not in bank_holidays(date.year) and self.closure_on(date) is None

    def closure_on(self, date: dt.date) -> Closure | None:
        """Return what the council is closed for on a day; None where it is open, or closed for a bank holiday."""
        return next((closure for closure in self._closures if closure.has(date)), None)

    def nth_after(self, date: dt.date, count: int) -> dt.date:
        """Return the working day that is the `count`-th after a date; raises DateUnknown outside 2000 to 2035."""
        require_known(date)
        while count > 0:
            if date >= dt.date(LAST_YEAR, 12, 31):
                raise DateUnknown(f"The date is after {LAST_YEAR}, for which the bank holidays are not known.")
            date += dt.timedelta(days=1)
            count -= self.is_working(date)
        return date

    def after_clear(self, date: dt.date, clear: int) -> dt.date:
        """Return the first working day after so many clear working days that follow a date."""
        return self.nth_after(date, clear + 1)

    def last_of(self, date: dt.date, period: Period) -> dt.date:
        """Return the last day of a period that follows a date; raises DateUnknown outside 2000 to 2035."""
        if period.kind in (DayKind.WORKING_DAYS, DayKind.CLEAR_WORKING_DAYS):
            return self.nth_after(date, period.days)
        require_known(date)
        last = date + dt.timedelta(days=period.days)
        return self.nth_after(last - _DAY, 1) if period.kind is DayKind.DAYS_TO_WORKING_DAY else last

    def earliest_after(self, date: dt.date, period: Period) -> dt.date:
        """Return the first day on which something may be done for which a period has to pass after a date.

        Clear days have to be over, and of clear working days the next working day is the first; of other days it is the
        last of them. Raises DateUnknown outside 2000 to 2035.
        """
        if period.kind is DayKind.CLEAR_WORKING_DAYS:
            return self.after_clear(date, period.days)
        last = self.last_of(date, period)
        return last + _DAY if period.kind is DayKind.CLEAR_DAYS else last
