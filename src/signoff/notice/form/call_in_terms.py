"""A council's call-in: which decisions are open to it, from when, how long, and when a decision takes effect."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from signoff.notice.form.patterns import HOUR
from signoff.notice.form.periods import DayKind, Days, Period
from signoff.notice.part import Part
from signoff.notice.record.model import DecisionType

Hour = Annotated[str, Meta(pattern=HOUR)]


class CountsFrom(StrEnum):
    """The day after which the days of call-in begin."""

    DECISION = "decision"
    PUBLICATION = "publication"


class TakesEffect(StrEnum):
    """When a decision takes effect that nobody called in."""

    NEXT_DAY = "next_day"
    NEXT_WORKING_DAY = "next_working_day"
    AT_END = "at_end"


class Maker(StrEnum):
    """Who takes a decision."""

    OFFICER = "officer"
    MEMBER = "member"


class CallInTerms(Part, frozen=True, kw_only=True):
    """The days of call-in and their kind, the hour at which the last of them ends, and what is open to it.

    Where `available` is false, no decision is. Notices are officers', so that without officers among the `makers` none
    of them is open either.
    """

    available: bool = True
    counts_from: CountsFrom = CountsFrom.DECISION
    days: Days | None = None
    kind: DayKind = DayKind.WORKING_DAYS
    ends_at: Hour | None = None
    takes_effect: TakesEffect = TakesEffect.NEXT_DAY
    types: tuple[DecisionType, ...] = (DecisionType.KEY,)
    makers: tuple[Maker, ...] = (Maker.OFFICER, Maker.MEMBER)

    @property
    def period(self) -> Period:
        """The days in which a decision can be called in."""
        return Period(days=self.days or 0, kind=self.kind)

    @property
    def open_types(self) -> tuple[DecisionType, ...]:
        """The types that are open to call-in when an officer decides."""
        return self.types if self.available and Maker.OFFICER in self.makers else ()

    @property
    def hour(self) -> str:
        """The hour at which call-in ends in words, such as 5pm; empty where the profile names none."""
        if self.ends_at is None:
            return ""
        hour, minute = (int(part) for part in self.ends_at.split(":"))
        if (hour, minute) == (12, 0):
            return "noon"
        minutes = f".{minute:02}" if minute else ""
        return f"{(hour - 1) % 12 + 1}{minutes}{'am' if hour < 12 else 'pm'}"

    @property
    def words(self) -> str:
        """The call-in in words, for the settings."""
        if not self.available:
            return "none"
        since = "the decision" if self.counts_from is CountsFrom.DECISION else "the publication of the decision"
        end = f", until {self.hour} on the last" if self.hour else ""
        return f"{self.period.full_words} from {since}{end}"


def call_in_problem(terms: CallInTerms | None, *, is_under_older_name: bool) -> tuple[str, str] | None:
    """Return the place in the profile and the words of what is wrong with its call-in; None where nothing is."""
    if terms is None:
        words = "there has to be a table of call-in, with its days, or call_in_working_days among the periods"
        return None if is_under_older_name else ("call_in", words)
    if is_under_older_name:
        return "periods.call_in_working_days", "there is a table of call-in already; keep one of the two"
    if terms.available and terms.days is None:
        return "call_in", "there have to be days in which a decision can be called in, or available = false"
    if terms.available and not terms.types:
        return "call_in.types", "no type is open to call-in; say available = false"
    if terms.takes_effect is TakesEffect.AT_END and terms.period.is_clear:
        return "call_in.takes_effect", f"{terms.period.words} are over before the decision takes effect, so not at_end"
    return None
