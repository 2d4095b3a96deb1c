"""What a screen asks of the list; imports no database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status

STATUS_ORDER = (Status.READY, Status.DRAFT, Status.SIGNED, Status.PUBLISHED, Status.WITHDRAWN)
"""The order in which the list groups notices: what waits for somebody first, what is done with last."""


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

    Without `statuses`, all but withdrawn ones. `identities` leaves only the notices named, `without` leaves some out.
    With `words`, only notices are listed that contain them all, the last as a beginning; text without any word in it
    finds nothing.
    """

    statuses: frozenset[Status] | None = None
    decision_type: DecisionType | None = None
    identities: frozenset[str] | None = None
    words: str = ""
    order: Order = Order.CHANGED
    without: frozenset[str] = frozenset()

    @property
    def is_selection(self) -> bool:
        """Whether only some notices are listed, which a search finds or which are named, or not all of a status."""
        return bool(self.words.strip()) or self.identities is not None or bool(self.without)

    @property
    def listed_statuses(self) -> tuple[Status, ...]:
        """The statuses that are listed, in the order of their groups."""
        wanted = set(STATUS_ORDER) - {Status.WITHDRAWN} if self.statuses is None else self.statuses
        return tuple(status for status in STATUS_ORDER if status in wanted)
