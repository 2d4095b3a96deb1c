"""The value of a field in a profile's text, and another in its place, where a profile may say it in two ways.

Periods and call-in are also read under the names of before, which have the kind of days in them; those stay while they
can say what is meant, and become the newer table where they cannot.
"""

from __future__ import annotations

from typing import Any

from signoff.notice.form.form_file import BUNDLED, PLAIN, load_form
from signoff.notice.record.model import ROWS
from signoff.profiles.answers import Kind
from signoff.profiles.document import ProfileDocument
from signoff.profiles.fields import CAN_BE_CALLED_IN, OLDER_PERIODS, OWN_FORM, Field

OWN = "own"
"""What is chosen for a form of the council's own."""

LONGEST_ROW = 40
"""The longest short name of a row, in characters."""

OLDER_CALL_IN = "periods.call_in_working_days"
_OLDER_KIND = "working_days"


def value_of_field(document: ProfileDocument, entry: Field, place: str) -> Any:
    """Return what a profile says for a field at a place; the field's default where it says nothing."""
    if entry.kind is Kind.PERIOD:
        return _period(document, place)
    if place == "form":
        return OWN if has_own_form(document) else BUNDLED
    if place.startswith("form.types."):
        return types_of(document).get(place.removeprefix("form.types."))
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
    elif place == "form":
        (use_own_form if value == OWN else use_bundled_form)(document)
    elif place.startswith("form.types."):
        _change_type(document, place.removeprefix("form.types."), value)
    else:
        document.change(place, value)


def has_own_form(document: ProfileDocument) -> bool:
    """Whether the profile has a form of its own, or the name of one that is not Leeds's."""
    return bool(document.value("form", BUNDLED) != BUNDLED)


def types_of(document: ProfileDocument) -> dict[str, str]:
    """Return the types of decision of the profile's form, each with its printed name."""
    form = load_form(PLAIN if has_own_form(document) else BUNDLED)
    own = document.value("form.types") if has_own_form(document) else None
    return dict(own or {str(kind): name for kind, name in form.types.items()})


def has_needed(document: ProfileDocument, needs: str) -> bool:
    """Whether the profile has what a field needs to be shown."""
    if not needs:
        return True
    if needs == CAN_BE_CALLED_IN:
        return document.value("call_in.available") is not False
    if needs == OWN_FORM:
        return has_own_form(document)
    asks_value = "approximate_value" not in document.value("form.left_out", [])
    return needs in types_of(document) and (asks_value or bool(document.rows("bands")))


def use_own_form(document: ProfileDocument) -> None:
    """Give the profile a form of its own, with the words and the rows of the one before; nothing where it has one."""
    if isinstance(document.value("form"), dict):
        return
    old = load_form(BUNDLED if not has_own_form(document) else PLAIN)
    document.change("form", None)
    document.change("form.title", old.title)
    document.change("form.introduction", old.introduction)
    for kind, name in old.types.items():
        document.change(f"form.types.{kind}", name)
    for number, officer in enumerate(document.rows("consultees")):
        key = _row_key(str(officer["field"]).rpartition(".")[2])
        document.insert("form.consultees", number, {"key": key, "title": officer["title"]})
        document.change(f"consultees[{number}].field", f"{ROWS}.{key}")


def _row_key(name: str) -> str:
    """Return a short name for a row: as many of the whole words of a longer one as there is room for."""
    return name if len(name) <= LONGEST_ROW else name[: LONGEST_ROW + 1].rpartition("_")[0] or name[:LONGEST_ROW]


def use_bundled_form(document: ProfileDocument) -> None:
    """Put the profile on the form of Leeds, and take its own one away."""
    for table in ("types", "labels", "questions", "guidance", "pages"):
        document.change(f"form.{table}", None)
    for rows in ("consultees", "sections"):
        while document.rows(f"form.{rows}"):
            document.remove(f"form.{rows}", 0)
    document.change("form", None)


def _change_type(document: ProfileDocument, kind: str, name: str | None) -> None:
    """Name a type, or leave it out; where the profile named none, it names all that the plain form has."""
    names = types_of(document)
    if document.value("form.types") is None:
        for known, words in names.items():
            document.change(f"form.types.{known}", words)
    document.change(f"form.types.{kind}", name)


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
