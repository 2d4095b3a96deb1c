"""When a decision is key by its value: so many pounds, in all or a year, of which money; or a share of a budget."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from signoff.notice.form.patterns import Words
from signoff.notice.part import Part

LARGEST_AMOUNT = 10**15
"""The largest amount of a profile, in pounds: canonical JSON, which signatures cover, has no exact form far beyond."""

Pounds = Annotated[int, Meta(ge=0, le=LARGEST_AMOUNT)]


class Counts(StrEnum):
    """Which money a threshold is for; what has no threshold of its own comes under the wider one."""

    ALL = "all"
    SPENDING = "spending"
    SAVINGS = "savings"
    CAPITAL = "capital"
    REVENUE = "revenue"


_OF = {
    Counts.ALL: "",
    Counts.SPENDING: " of spending",
    Counts.SAVINGS: " of savings",
    Counts.CAPITAL: " of capital spending",
    Counts.REVENUE: " of revenue spending",
}


class Threshold(Part, frozen=True, kw_only=True):
    """An amount at which a decision is significant: of what it comes to in all, or of any one year."""

    pounds: Pounds
    counts: Counts = Counts.ALL
    a_year: bool = False

    @property
    def words(self) -> str:
        """The threshold in a sentence: £250,000 of capital spending in a year."""
        return f"£{self.pounds:,}{_OF[self.counts]}{' in a year' if self.a_year else ''}"


class BudgetShare(Part, frozen=True, kw_only=True):
    """A share of a budget above which a decision is significant; nobody is asked about less than `ask_from` pounds."""

    percent: Annotated[float, Meta(gt=0, le=100)]
    budget: Words
    ask_from: Pounds = 0

    @property
    def words(self) -> str:
        """The share in a sentence: 10% of the service’s gross budget."""
        return f"{self.percent:g}% of {self.budget}"


def thresholds_problem(
    pounds: int | None, thresholds: Sequence[Threshold], share: BudgetShare | None
) -> tuple[str, str] | None:
    """Return the place in the profile and the words of what is wrong with its thresholds; None where nothing is."""
    if pounds is None and not thresholds and share is None:
        return "", "there has to be a key key_threshold, or thresholds, or a budget_share"
    known = [(threshold.counts, threshold.a_year) for threshold in thresholds]
    if pounds is not None:
        known.insert(0, (Counts.ALL, False))
    for number, entry in enumerate(known):
        if entry in known[:number]:
            place = number if pounds is None else number - 1
            return f"thresholds[{place}]", f"there is another threshold for {entry[0]} already"
    return None
