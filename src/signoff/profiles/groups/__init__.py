"""All that can be changed of a profile, in groups, a module for each heading of the editor’s list."""

from __future__ import annotations

from collections.abc import Iterable

from signoff.profiles.answers import Kind
from signoff.profiles.fields import OLDER_PERIODS, Field, Group
from signoff.profiles.groups.council import COUNCIL, DIRECTORS, SOURCES, WARDS
from signoff.profiles.groups.dates import CALL_IN, CLOSURES, PERIODS
from signoff.profiles.groups.decisions import BANDS, THRESHOLD
from signoff.profiles.groups.form import CONSULTEES, FORM
from signoff.profiles.groups.rules import CITATIONS, PROMPTS, WORDS

GROUPS = (
    *(COUNCIL, DIRECTORS, WARDS, SOURCES, BANDS, THRESHOLD, PERIODS, CALL_IN, CLOSURES),
    *(FORM, CONSULTEES, CITATIONS, WORDS, PROMPTS),
)
"""The groups, in the order of their list."""


def group_of(place: str) -> Group | None:
    """Return the group in which the value at a place is changed; None where none has it.

    The one whose field names the place most closely has it: `form.consultees` is not changed where `form` is.
    """
    names = [
        (len(own), group) for group in GROUPS for entry in group.fields for own in _places(entry) if _is_in(place, own)
    ]
    return max(names, key=lambda name: name[0])[1] if names else None


def _is_in(place: str, own: str) -> bool:
    return place == own or place.startswith((f"{own}.", f"{own}["))


def _places(entry: Field) -> Iterable[str]:
    yield entry.place
    if entry.kind is Kind.SECTIONS:
        yield from ("form.labels", "form.questions", "form.guidance", "form.pages", "form.order", "labels")
    if entry.kind is Kind.PERIOD:
        yield OLDER_PERIODS[entry.place][0]
    if entry.place == "wards":
        yield "ward_dates"
    if entry.place == "call_in.days":
        yield from ("periods.call_in_working_days", "call_in")
    if entry.place == "form.types.key":
        yield "form.types"
