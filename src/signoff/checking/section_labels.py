"""The section of the form at a point of a page, by the label that its heading has in the record's terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from signoff.notice.form.form_file import form_of
from signoff.notice.form.labels import plain_label
from signoff.notice.record.record import Record

if TYPE_CHECKING:
    from signoff.pdf.places import Place


def section_label_at(page: int, x: float, y: float, places: Sequence[Place], record: Record) -> str:
    """Return the label of the innermost section around a point; empty for none.

    The page counts from 0, and the point is in points from its upper left corner.
    """
    enclosing = [
        place for place in places if place.page == page + 1 and place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1
    ]
    if not enclosing:
        return ""
    form, key = (
        form_of(record.terms),
        min(enclosing, key=lambda place: (place.x1 - place.x0) * (place.y1 - place.y0)).key,
    )
    if not form.has_section(key):
        key = key.split(".")[0]
    try:
        return " ".join(plain_label(form.label(key, record.terms.labels)).split())
    except KeyError:
        return ""


def location(page: int, section: str) -> str:
    """Return where something is, as the end of a sentence: on which page, from 0, and in which section, if any."""
    return f"on page {page + 1}" + (f", in “{section}”" if section else "")
