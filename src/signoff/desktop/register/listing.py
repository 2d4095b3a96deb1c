"""How the register is listed: groups, filters, order, and the words of a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.notice.text.days import short

if TYPE_CHECKING:
    from signoff.register.results import Row

TYPE_WORDS = {
    DecisionType.KEY: "Key",
    DecisionType.SIGNIFICANT_OPERATIONAL: "Significant operational",
    DecisionType.ADMINISTRATIVE: "Administrative",
}

GROUPS: tuple[tuple[Status, str], ...] = (
    (Status.READY, "Waiting for a signature"),
    (Status.DRAFT, "In preparation"),
    (Status.SIGNED, "Signed, not yet published"),
    (Status.PUBLISHED, "Published"),
    (Status.WITHDRAWN, "Withdrawn"),
)

ATTENTION = "attention"

FILTERS: tuple[tuple[str, str, str], ...] = (
    ("all", "All notices", "inbox"),
    (ATTENTION, "Needs attention", "triangle-alert"),
    (Status.READY, "To sign", "pen-line"),
    (Status.DRAFT, "Drafts", "file-pen-line"),
    (Status.SIGNED, "Signed", "check"),
    (Status.PUBLISHED, "Published", "globe"),
    (Status.WITHDRAWN, "Withdrawn", "archive"),
)
"""The filters of the rail: key (a status, "all" or ATTENTION), words, icon."""

STATUS_ICONS = {Status(key): icon for key, _, icon in FILTERS if key in set(Status)}

ALL_TYPES = "All types"
NO_SUBJECT = "No subject yet"


class Order(StrEnum):
    """How the notices of a group are sorted."""

    CHANGED = "changed"
    SUBJECT = "subject"
    REFERENCE = "reference"
    DIRECTOR = "director"


ORDER_WORDS = {
    Order.CHANGED: "Last changed",
    Order.SUBJECT: "Subject",
    Order.REFERENCE: "Reference",
    Order.DIRECTOR: "Director",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group, with the number of notices in it."""

    title: str
    count: int


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many notices each filter shows; withdrawn ones count under their own filter alone."""
    numbers = dict.fromkeys((key for key, _, _ in FILTERS), 0)
    for row in rows:
        numbers[row.status] += 1
        numbers[ATTENTION] += bool(row.need)
        if row.status is not Status.WITHDRAWN:
            numbers["all"] += 1
    return numbers


def listed(
    rows: Iterable[Row], *, chosen: str = "all", kind: DecisionType | None = None, order: Order = Order.CHANGED
) -> tuple[Heading | Row, ...]:
    """Return the rows of a filter under their groups' headings, sorted within each group.

    The filter "all" leaves out withdrawn notices, which have a filter of their own.
    """
    entries: list[Heading | Row] = []
    rows = [row for row in rows if kind is None or row.decision_type is kind]
    if chosen == ATTENTION:
        rows = [row for row in rows if row.need]
    for status, title in GROUPS:
        if chosen not in (status, "all", ATTENTION) or (chosen == "all" and status is Status.WITHDRAWN):
            continue
        group = _sorted([row for row in rows if row.status is status], order)
        if group:
            entries += [Heading(title, len(group)), *group]
    return tuple(entries)


def when(changed: dt.datetime, now: dt.datetime) -> str:
    """Return when something changed, in local time: the time if it was today, else the day."""
    local, today = changed.astimezone(), now.astimezone().date()
    days = (today - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    if days == 1:
        return "Yesterday"
    day = short(local.date())
    return day.rsplit(maxsplit=1)[0] if local.year == today.year else day


def subtitle(row: Row) -> str:
    """Return the second line of a notice: why it needs attention, else its reference, its type and its decision maker.

    The director is named until the decision maker is known.
    """
    kind = TYPE_WORDS[row.decision_type] if row.decision_type else "No type yet"
    if row.need:
        return f"{row.need}  ·  {row.reference}" if row.reference else row.need
    parts = [row.reference or "No reference yet", kind, row.decision_maker or row.director]
    if row.is_publication:
        parts.insert(0, "Publication copy")
    return "  ·  ".join(part for part in parts if part)


def subject_line(row: Row) -> str:
    """Return the subject on one line, or that there is none yet."""
    return " ".join(row.subject.split()) or NO_SUBJECT


def spoken(row: Row, now: dt.datetime) -> str:
    """Return a whole row as a screen reader says it."""
    words = {key: title for key, title, _ in FILTERS}[row.status]
    return f"{subject_line(row)}, {words}, {subtitle(row).replace('  ·  ', ', ')}, {when(row.changed_at, now)}"


def _sorted(rows: list[Row], order: Order) -> list[Row]:
    if order is Order.CHANGED:
        return sorted(rows, key=lambda row: row.changed_at, reverse=True)
    if order is Order.REFERENCE:
        return sorted(rows, key=lambda row: (not row.reference, row.reference.casefold()))
    if order is Order.DIRECTOR:
        return sorted(rows, key=lambda row: (not row.director, row.director.casefold(), row.subject.casefold()))
    return sorted(rows, key=lambda row: (not row.subject, row.subject.casefold()))
