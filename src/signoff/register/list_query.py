"""What a screen asks of the list, a page at a time, and what it gets; imports no database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register.results import Row

STATUS_ORDER = (Status.READY, Status.DRAFT, Status.SIGNED, Status.PUBLISHED, Status.WITHDRAWN)
"""The order in which the list groups notices: what waits for somebody first, what is done with last."""

PAGE_SIZE = 60
"""How many notices a page has unless another size is asked for."""


class Order(StrEnum):
    """How the notices of one status are sorted: those without the text in question last, equal ones newest first.

    BEST puts first what a search fits best, whatever its status; without words it is CHANGED.
    """

    CHANGED = "changed"
    SUBJECT = "subject"
    REFERENCE = "reference"
    DIRECTOR = "director"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which notices are listed, and in which order.

    Without `statuses`, all but withdrawn ones. `identities` leaves only the notices named. With `words`, only notices
    are listed that contain them all, the last as a beginning; text without any word in it finds nothing. Pages of what
    was found come newest first, ungrouped, whatever the `order`, which counts for a list that is scrolled.
    """

    statuses: frozenset[Status] | None = None
    decision_type: DecisionType | None = None
    identities: frozenset[str] | None = None
    words: str = ""
    order: Order = Order.CHANGED

    @property
    def is_selection(self) -> bool:
        """Whether only some notices are listed, which a search finds or which are named."""
        return bool(self.words.strip()) or self.identities is not None

    @property
    def listed_statuses(self) -> tuple[Status, ...]:
        """The statuses that are listed, in the order of their groups."""
        wanted = set(STATUS_ORDER) - {Status.WITHDRAWN} if self.statuses is None else self.statuses
        return tuple(status for status in STATUS_ORDER if status in wanted)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: the sort keys of its last notice; means something only with the query that it came from."""

    keys: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Notices in the order asked for, and where the next page begins after; None after the last page."""

    rows: tuple[Row, ...]
    next: Cursor | None
