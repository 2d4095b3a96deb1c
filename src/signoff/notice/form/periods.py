"""The periods that a council's rules measure, each so many days of a kind."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from signoff.notice.part import Part

Days = Annotated[int, Meta(ge=0, le=365)]


class DayKind(StrEnum):
    """How days are counted; clear days leave out the day of the act and the day of the event."""

    CLEAR_DAYS = "clear_days"
    CLEAR_WORKING_DAYS = "clear_working_days"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    DAYS_TO_WORKING_DAY = "calendar_days_to_working_day"


_NOUNS = {
    DayKind.CLEAR_DAYS: "clear day",
    DayKind.CLEAR_WORKING_DAYS: "clear working day",
    DayKind.WORKING_DAYS: "working day",
    DayKind.CALENDAR_DAYS: "calendar day",
    DayKind.DAYS_TO_WORKING_DAY: "calendar day",
}
_BY_THE_CALENDAR = (DayKind.CLEAR_DAYS, DayKind.CALENDAR_DAYS)
_CLEAR = (DayKind.CLEAR_DAYS, DayKind.CLEAR_WORKING_DAYS)


class Period(Part, frozen=True, kw_only=True):
    """So many days of a kind."""

    days: Days
    kind: DayKind

    @property
    def is_clear(self) -> bool:
        """Whether neither the day it runs from nor the day after it counts."""
        return self.kind in _CLEAR

    @property
    def depends_on_holidays(self) -> bool:
        """Whether weekends, bank holidays and closures change where it ends."""
        return self.kind not in _BY_THE_CALENDAR

    @property
    def words(self) -> str:
        """The period in a sentence: 5 clear working days."""
        return f"{self.days} {_NOUNS[self.kind]}{'' if self.days == 1 else 's'}"

    @property
    def full_words(self) -> str:
        """The period by itself, with what happens where it ends on a day that is not worked."""
        moved = self.kind is DayKind.DAYS_TO_WORKING_DAY
        return f"{self.words}, moved on to a working day" if moved else self.words


_OLDER_NAMES = {
    "list": ("list_clear_days", DayKind.CLEAR_DAYS),
    "report": ("report_clear_working_days", DayKind.CLEAR_WORKING_DAYS),
    "general_exception": ("general_exception_clear_working_days", DayKind.CLEAR_WORKING_DAYS),
}
"""The periods before a decision: the name of each whose kind is in the name."""


class Periods(Part, frozen=True, kw_only=True, rename={"listing": "list"}):
    """The periods before a decision, each by itself or under a name that has its kind; and that of call-in.

    `call_in_working_days` stands for a table of call-in with nothing but these days.
    """

    listing: Period | None = None
    report: Period | None = None
    general_exception: Period | None = None
    list_clear_days: Days | None = None
    report_clear_working_days: Days | None = None
    general_exception_clear_working_days: Days | None = None
    call_in_working_days: Days | None = None

    @property
    def on_list(self) -> Period:
        """How long a decision is on the List of Forthcoming Key Decisions before it is taken."""
        return self._period("list", self.listing)

    @property
    def of_report(self) -> Period:
        """How long a report is published before the decision."""
        return self._period("report", self.report)

    @property
    def of_general_exception(self) -> Period:
        """How long a notice of General Exception is published before the decision."""
        return self._period("general_exception", self.general_exception)

    def _period(self, name: str, period: Period | None) -> Period:
        older, kind = _OLDER_NAMES[name]
        return period or Period(days=getattr(self, older) or 0, kind=kind)


def periods_problem(periods: Periods) -> tuple[str, str] | None:
    """Return the place in the profile and the words of what is wrong with its periods; None where nothing is."""
    given = {"list": periods.listing, "report": periods.report, "general_exception": periods.general_exception}
    for name, period in given.items():
        older = _OLDER_NAMES[name][0]
        is_under_older_name = getattr(periods, older) is not None
        if period is None and not is_under_older_name:
            return "periods", f"there has to be a period {name}, with its days and their kind, or {older}"
        if period is not None and is_under_older_name:
            return f"periods.{older}", f"the period {name} is there already; keep one of the two"
    return None
