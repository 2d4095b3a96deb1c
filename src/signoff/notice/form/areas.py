"""The areas that a council's members are elected for: what they are called, and from and to when there is each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from msgspec import Meta

from signoff.notice.form.patterns import SMALL_WORDS
from signoff.notice.part import Part
from signoff.notice.record.record import AreaDates, AreaWords
from signoff.notice.text.days import written

SmallWords = Annotated[str, Meta(pattern=SMALL_WORDS, max_length=30)]


class AreaNames(Part, frozen=True, kw_only=True):
    """What a profile calls them, one and several."""

    singular: SmallWords = "ward"
    plural: SmallWords = "wards"

    def words(self) -> AreaWords:
        """Return the words for a notice, which keeps them."""
        return AreaWords(singular=self.singular, plural=self.plural)


def dates_in_words(dates: AreaDates, area: str) -> str:
    """Return from and to when there is an area, to end a sentence: “is a ward from 7 May 2026”."""
    if dates.first is None:
        return f"was a {area} until {written(dates.last)}" if dates.last else f"is a {area}"
    if dates.last is None:
        return f"is a {area} from {written(dates.first)}"
    return f"was a {area} from {written(dates.first)} to {written(dates.last)}"


def wards_problem(wards: Sequence[str], dates: Mapping[str, AreaDates]) -> tuple[str, str] | None:
    """Return the place in the profile and the words of what is wrong with the wards' dates; None where nothing is."""
    for name, days in dates.items():
        if name not in wards:
            return f"ward_dates.{name}", f"there is no “{name}” among the wards"
        if days.first and days.last and days.last < days.first:
            return f"ward_dates.{name}", f"{days.last} is before {days.first}"
    return None
