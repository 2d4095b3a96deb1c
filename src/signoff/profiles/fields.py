"""What of a profile can be changed, as data: groups of fields, each with its place in the file, its kind, its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from signoff.profiles.answers import Kind


class Choice(NamedTuple):
    """A value of a file, and what a person chooses instead."""

    value: Any
    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be changed: `place` is where it is in the file, or the name of a cell within rows.

    `choices` are what a choice is made from, or what a line offers; `fields` are the cells of rows, or what a record or
    an optional table has. `only` names the cell and the value of the rows that are meant, `new` what a new row begins
    with. `width` is a cell's share of its row. A field that `needs` something is shown where the profile has that: an
    own form (OWN_FORM), or a type of decision (by its name in the file).
    """

    place: str
    label: str
    kind: Kind = Kind.LINE
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    only: tuple[str, str] | None = None
    new: Mapping[str, Any] = field(default_factory=dict)
    noun: str = "row"
    width: int = 1
    default: Any = None
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are shown together: the `title` in the list, the question above them, and the heading of the list."""

    key: str
    title: str
    question: str
    guidance: str
    fields: tuple[Field, ...]
    heading: str


DAYS = (
    Choice("clear_days", "clear days"),
    Choice("clear_working_days", "clear working days"),
    Choice("working_days", "working days"),
    Choice("calendar_days", "calendar days"),
    Choice("calendar_days_to_working_day", "calendar days, on to a working day"),
)
TYPES = (
    Choice("key", "Key"),
    Choice("significant_operational", "Significant operational"),
    Choice("administrative", "Administrative"),
    Choice("other", "Other"),
)

OWN_FORM = "form"
"""What a field needs that only the council's own form has."""

CAN_BE_CALLED_IN = "call_in"
"""What a field needs that says how decisions are called in."""

HINTS = (
    Field("words", "Words that suggest it", Kind.WORDS, "One per line."),
    Field("unless", "But not these phrases", Kind.WORDS, "They contain such a word but mean something else."),
)
"""The words by which a duty is suspected, and phrases that have such a word in another sense."""

OLDER_PERIODS = {
    "periods.list": ("periods.list_clear_days", "clear_days"),
    "periods.report": ("periods.report_clear_working_days", "clear_working_days"),
    "periods.general_exception": ("periods.general_exception_clear_working_days", "clear_working_days"),
}
"""Where the days of a period are under a name that has their kind, and that kind."""
