"""How this laptop stands with the shared register, as far as other screens need to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    import datetime as dt

    from signoff.shared.exchange_state import Conflict
    from signoff.shared.link import Colleague, Opening, Openings


class Reach(Enum):
    """Whether the shared register can be reached: `TRYING` before that is known, `REFUSED` where it lets nobody in."""

    NONE = "none"
    TRYING = "trying"
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SharedStanding:
    """What is known of the shared register, and of the exchange with it.

    `since` is when it was last reached where it is offline, and `problem` then says why. `waiting` are the notices that
    are not there as they are here, `refusals` say why of those that were refused. `problems` are sentences on what was
    given there, or could not be taken in.
    """

    reach: Reach = Reach.NONE
    place: str = ""
    person: str = ""
    since: dt.datetime | None = None
    problem: str = ""
    is_exchanging: bool = False
    exchanged_at: dt.datetime | None = None
    received: int = 0
    sent: int = 0
    waiting: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refusals: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    openings: Openings = field(default_factory=dict)

    @property
    def is_on(self) -> bool:
        """Whether this laptop is signed in to a shared register."""
        return self.reach is not Reach.NONE


OFF = SharedStanding()


class Sharing(QObject):
    """Holds the standing; `changed` is emitted when that is another.

    `hurried` is emitted when something was done for somebody who waits for it, `asked` when a person wants to see how
    it stands, or what is to be done about a conflict, whose notice is named then.
    """

    changed = Signal()
    hurried = Signal()
    asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing = OFF

    @property
    def standing(self) -> SharedStanding:
        """What is known now."""
        return self._standing

    def show(self, standing: SharedStanding) -> None:
        """Note what is known now."""
        if standing != self._standing:
            self._standing = standing
            self.changed.emit()

    def hurry(self) -> None:
        """Exchange at once what has just been done."""
        self.hurried.emit()

    def ask(self, notice: str = "") -> None:
        """Show how it stands, or what can be done about a notice in conflict."""
        self.asked.emit(notice)

    def openings(self, notice: str) -> tuple[Opening, ...]:
        """Return who else has a notice open, and since when."""
        if not self._standing.openings:
            return ()
        from signoff.shared.link import opening_key

        return self._standing.openings.get(opening_key(notice), ())

    def conflict(self, notice: str) -> Conflict | None:
        """Return the conflict of a notice; None where it has none."""
        return next((one for one in self._standing.conflicts if one.notice == notice), None)
