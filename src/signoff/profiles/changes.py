"""The value of a field in a profile's text, and another in its place, where a profile may say it in two ways.

Periods and call-in are also read under the names of before, which have the kind of days in them; those stay while they
can say what is meant, and become the newer table where they cannot.
"""

from __future__ import annotations

from typing import Any

from signoff.profiles.answers import Kind
from signoff.profiles.document import ProfileDocument
from signoff.profiles.fields import OLDER_PERIODS, Field

OLDER_CALL_IN = "periods.call_in_working_days"
_OLDER_KIND = "working_days"


def value_of_field(document: ProfileDocument, entry: Field, place: str) -> Any:
    """Return what a profile says for a field at a place; the field's default where it says nothing."""
    if entry.kind is Kind.PERIOD:
        return _period(document, place)
    value = document.value(place)
    if value is None and place == "call_in.days":
        value = document.value(OLDER_CALL_IN)
    return entry.default if value is None else value


def change_field(document: ProfileDocument, entry: Field, place: str, value: Any) -> None:
    """Put a value in place of what a profile says for a field."""
    if entry.kind is Kind.PERIOD:
        _change_period(document, place, value)
    elif place.startswith("call_in."):
        _change_call_in(document, place, value)
    else:
        document.change(place, value)


def _period(document: ProfileDocument, place: str) -> dict[str, Any]:
    older, kind = OLDER_PERIODS[place]
    return dict(document.value(place) or {"days": document.value(older), "kind": kind})


def _change_period(document: ProfileDocument, place: str, value: dict[str, Any]) -> None:
    older, kind = OLDER_PERIODS[place]
    if document.value(place) is not None:
        for name, part in value.items():
            document.change(f"{place}.{name}", part)
    elif value["kind"] == kind:
        document.change(older, value["days"])
    else:
        document.change(older, None)
        document.change(place, value)


def _change_call_in(document: ProfileDocument, place: str, value: Any) -> None:
    older = document.value(OLDER_CALL_IN)
    if older is not None and document.value("call_in") is None:
        if place == "call_in.days":
            document.change(OLDER_CALL_IN, value)
            return
        document.change(OLDER_CALL_IN, None)
        document.change("call_in.days", older)
        document.change("call_in.kind", _OLDER_KIND)
    document.change(place, value)
