"""Days on which a council is closed: every year's, or once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from signoff.notice.form.patterns import CLOSED_DAY, Words
from signoff.notice.part import Part

ClosedDay = Annotated[str, Meta(pattern=CLOSED_DAY)]

_NO_DAYS = ("02-30", "02-31", "04-31", "06-31", "09-31", "11-31")


class Closure(Part, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """Days on which the council is closed, both included, and perhaps what they are called.

    Month and day ("12-27" to "12-31") recur every year, and may cross its end; with a year ("2026-12-24" to
    "2027-01-02") they happen once. A local holiday is a closure of a day.
    """

    first: ClosedDay
    last: ClosedDay
    name: Words | None = None

    @property
    def is_yearly(self) -> bool:
        """Whether it recurs every year."""
        return len(self.first) == len("12-27")

    def has(self, date: dt.date) -> bool:
        """Whether the council is closed on a day."""
        day = date.isoformat()
        if not self.is_yearly:
            return self.first <= day <= self.last
        day = day[-5:]
        return self.first <= day <= self.last if self.first <= self.last else day >= self.first or day <= self.last


def closures_problem(closures: Sequence[Closure]) -> tuple[str, str] | None:
    """Return the place in the profile and the words of what is wrong with its closures; None where nothing is."""
    for number, closure in enumerate(closures):
        for name, day in (("from", closure.first), ("to", closure.last)):
            if not _is_day(day):
                years = "any year" if len(day) == len("12-27") else "that year"
                return f"closures[{number}].{name}", f"{day} is not a day of {years}"
        if len(closure.first) != len(closure.last):
            return f"closures[{number}].to", "give both days their year, where it happens once, or neither"
        if not closure.is_yearly and closure.last < closure.first:
            return f"closures[{number}].to", f"{closure.last} is before {closure.first}"
    return None


def _is_day(day: str) -> bool:
    if len(day) == len("12-27"):
        return day not in _NO_DAYS
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True
