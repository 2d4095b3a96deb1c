"""The order of the sections of a council's own form, which stays whole while sections come, go and change their names.

A profile that says an order names every section in it (`form.order`); one that says none has them in the order of the
plain form, its own where each says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from signoff.known_types import known
from signoff.notice.form.form_changes import FormChanges, FormProblem, council_form
from signoff.notice.form.form_file import PLAIN, load_form
from signoff.notice.record.model import ADDITIONAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from signoff.profiles.document import ProfileDocument

ORDER = "form.order"
"""Where a profile says its order."""


def sections_in_order(document: ProfileDocument) -> tuple[str, ...]:
    """Return the names of the form's sections in their order; none where the form cannot be read as it is now."""
    order = document.value(ORDER)
    unordered = _unordered(document)
    return unordered if not order or not unordered else _whole(order, unordered)


def move_section(document: ProfileDocument, name: str, by: int) -> None:
    """Put a section so many places further down; nothing where there is no such place, or no such section."""
    names = list(sections_in_order(document))
    if name not in names or not 0 <= (place := names.index(name) + by) < len(names):
        return
    names.remove(name)
    names.insert(place, name)
    _write(document, tuple(names))


def keep_order_whole(document: ProfileDocument) -> None:
    """Let the order that a profile says name the sections that the form has now, and no other."""
    if document.value(ORDER):
        names = sections_in_order(document)
        if names and list(names) != document.value(ORDER):
            _write(document, names)


def with_all(names: Sequence[str], every: Sequence[str]) -> tuple[str, ...]:
    """Return names with those of `every` that they lack, each after the one that stands before it there."""
    result = list(names)
    for place, name in enumerate(every):
        if name not in result:
            result.insert(result.index(every[place - 1]) + 1 if place else 0, name)
    return tuple(result)


def _write(document: ProfileDocument, names: tuple[str, ...]) -> None:
    document.change(ORDER, None if names == _unordered(document) else list(names))


def _unordered(document: ProfileDocument) -> tuple[str, ...]:
    """Return the sections as they stand where no order is said; none where the form is none."""
    form = document.value("form")
    if not isinstance(form, dict):
        return ()
    try:
        changes = replace(msgspec.convert(form, known(FormChanges)), order=())
        sections = council_form(changes, load_form(PLAIN)).sections
    except (msgspec.ValidationError, FormProblem):
        return ()  # the editor's judge says what is wrong with it
    return tuple(section.key.removeprefix(f"{ADDITIONAL}.") for section in sections)


def _whole(order: list[str], unordered: tuple[str, ...]) -> tuple[str, ...]:
    """Return an order without what is no section, and with each that it lacks after the one that stands before it."""
    gone = [name for name in order if name not in unordered]
    new = [name for name in unordered if name not in order]
    if len(gone) == len(new) == 1:  # it has another name now
        return tuple(new[0] if name == gone[0] else name for name in order)
    return with_all([name for name in order if name in unordered], unordered)
