"""How the register is listed: its filters and what each asks of the register, and the words of headings and rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.notice.text.days import short
from signoff.register.list_query import ListQuery, Order

if TYPE_CHECKING:
    from signoff.desktop.register.attention import Need
    from signoff.notice.form.council import Profile
    from signoff.register.results import Row
    from signoff.register.scrollable import Group

TYPE_WORDS = {
    DecisionType.KEY: "Key",
    DecisionType.SIGNIFICANT_OPERATIONAL: "Significant operational",
    DecisionType.ADMINISTRATIVE: "Administrative",
    DecisionType.OTHER: "Other",
}


def types_of(profile: Profile) -> Mapping[DecisionType, str]:
    """Return the types that a council's notices have: on its own form by its own names."""
    if profile.own_form() is None:
        return {kind: words for kind, words in TYPE_WORDS.items() if kind is not DecisionType.OTHER}
    return profile.notice_form.types


GROUPS: tuple[tuple[Status, str], ...] = (
    (Status.READY, "Waiting for a signature"),
    (Status.DRAFT, "In preparation"),
    (Status.SIGNED, "Signed, not yet published"),
    (Status.PUBLISHED, "Published"),
    (Status.WITHDRAWN, "Withdrawn"),
)

ATTENTION = "attention"
WAITING = "waiting"

FILTERS: tuple[tuple[str, str, str], ...] = (
    ("all", "All notices", "inbox"),
    (ATTENTION, "Needs attention", "triangle-alert"),
    (Status.READY, "To sign", "pen-line"),
    (WAITING, "With others", "send"),
    (Status.DRAFT, "Drafts", "file-pen-line"),
    (Status.SIGNED, "Signed", "check"),
    (Status.PUBLISHED, "Published", "globe"),
    (Status.WITHDRAWN, "Withdrawn", "archive"),
)
"""The filters of the rail: key (a status, "all", ATTENTION or WAITING), words, icon.

What is with somebody else is not among what is to be signed here.
"""

STATUS_ICONS = {Status(key): icon for key, _, icon in FILTERS if key in set(Status)}

STATUS_WORDS = {
    Status.READY: "To sign",
    Status.DRAFT: "Draft",
    Status.SIGNED: "Signed",
    Status.PUBLISHED: "Published",
    Status.WITHDRAWN: "Withdrawn",
}
"""What a notice is, where no heading says it, and in what is said of it."""

_NOTHING: Mapping[str, Need] = MappingProxyType({})

ALL_TYPES = "All types"
NO_SUBJECT = "No subject yet"
BEST_MATCHES = "Best matches"


ORDER_WORDS = {
    Order.CHANGED: "Last changed",
    Order.SUBJECT: "Subject",
    Order.REFERENCE: "Reference",
    Order.DIRECTOR: "Director",
    Order.BEST: "Best match",
}
"""The orders; the best match comes first only where something is searched for."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group, with the number of notices in it."""

    title: str
    count: int
    is_cut: bool = False

    @property
    def number(self) -> str:
        """The number of notices, as it is read."""
        return f"{self.count:,}{'+' if self.is_cut else ''}"

    @property
    def spoken(self) -> str:
        """The heading as a screen reader says it."""
        return f"{self.title}, {self.count:,}{' or more' if self.is_cut else ''}"


def query_of(
    chosen: str,
    *,
    kind: DecisionType | None,
    order: Order,
    words: str = "",
    needing: Collection[str] = (),
    waiting: Mapping[str, Need] = _NOTHING,
) -> ListQuery:
    """Return what is asked of the register under a filter.

    The notices that need attention are those in `needing`, those in `waiting` wait for somebody else. The filter "all"
    leaves out withdrawn notices, which have a filter of their own.
    """
    statuses, identities, without = None, None, frozenset[str]()
    if chosen in (ATTENTION, WAITING):
        statuses, identities = frozenset(Status), frozenset(needing if chosen == ATTENTION else waiting)
    elif chosen != "all":
        statuses = frozenset({Status(chosen)})
    if chosen == Status.READY:
        without = frozenset(notice_id for notice_id, need in waiting.items() if need.is_ready)
    return ListQuery(
        statuses=statuses, decision_type=kind, identities=identities, without=without, words=words, order=order
    )


def filter_counts(counts: Mapping[Status, int], needing: int, waiting: Collection[Need] = ()) -> dict[str, int]:
    """Return how many notices each filter shows; withdrawn ones count under their own filter alone."""
    all_but_withdrawn = sum(count for status, count in counts.items() if status is not Status.WITHDRAWN)
    by_status = {status.value: count for status, count in counts.items()}
    by_status[Status.READY] = max(0, counts[Status.READY] - sum(need.is_ready for need in waiting))
    return {"all": all_but_withdrawn, ATTENTION: needing, WAITING: len(waiting), **by_status}


def headings_of(groups: Iterable[Group], *, is_cut: bool = False) -> tuple[Heading, ...]:
    """Return the heading of each group; where more was found than is listed, with that its count is not all."""
    titles = dict(GROUPS)
    return tuple(
        Heading(titles[group.status] if group.status else BEST_MATCHES, group.count, is_cut) for group in groups
    )


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


def subtitle(row: Row, types: Mapping[DecisionType, str] = TYPE_WORDS, *, with_status: bool = False) -> str:
    """Return the second line of a notice: what it needs or waits for, else its reference, type and decision maker.

    The director is named until the decision maker is known; the status where no heading says it. `types` are the names
    that the notice's council gives them; one that it does not name is said in the program's words.
    """
    kind = types.get(row.decision_type, TYPE_WORDS[row.decision_type]) if row.decision_type else "No type yet"
    parts = [row.reference or "No reference yet", kind, row.decision_maker or row.director]
    if row.need:
        parts = [row.need, row.reference]
    elif row.is_publication:
        parts.insert(0, "Publication copy")
    if with_status:
        parts.insert(0, STATUS_WORDS[row.status])
    return "  ·  ".join(part for part in parts if part)


def subject_line(row: Row) -> str:
    """Return the subject on one line, or that there is none yet."""
    return " ".join(row.subject.split()) or NO_SUBJECT


def spoken(row: Row, now: dt.datetime, types: Mapping[DecisionType, str] = TYPE_WORDS) -> str:
    """Return a whole row as a screen reader says it."""
    words = STATUS_WORDS[row.status]
    about = subtitle(row, types).replace("  ·  ", ", ")
    return f"{subject_line(row)}, {words}, {about}, {when(row.changed_at, now)}"
