"""A signature about to be given, and what the Sign step remembers while the notice is open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from signoff.notice.marks.mark import Mark, StrokesMark
from signoff.notice.record.model import Notice, with_value
from signoff.notice.record.record import Role


@dataclass(frozen=True, slots=True)
class SignatureRequest:
    """Who signs in which role, on which day and with which mark."""

    role: Role
    name: str
    post: str
    date: dt.date
    mark: Mark


@dataclass(slots=True)
class SignMemory:
    """What was drawn, chosen and read in the Sign step, so that leaving it for another screen loses nothing."""

    role: Role | None = None
    method: str = ""
    strokes: dict[Role, StrokesMark] = field(default_factory=dict)
    names: dict[Role, tuple[str, str]] = field(default_factory=dict)
    picture: Mark | None = None
    read: Notice | None = None

    @property
    def holds_mark(self) -> bool:
        """Whether a signature was drawn, or made of a picture, that nothing was signed with yet."""
        return bool(self.strokes) or self.picture is not None

    def has_read(self, notice: Notice) -> bool:
        """Whether this content was read to its end; the date of the decision is set in signing."""
        return self.read is not None and self.read == undated(notice)

    def note_read(self, notice: Notice) -> None:
        """Note that this content was read to its end."""
        self.read = undated(notice)

    def forget(self, role: Role) -> None:
        """Let go of what one signatory gave: they have signed."""
        self.strokes.pop(role, None)
        self.names.pop(role, None)
        self.role, self.method, self.picture = None, "", None
        self.read = None  # whoever signs next reads for themselves


def undated(notice: Notice) -> Notice:
    """Return the answers without the date of the decision."""
    return with_value(notice, "decision_date", None)
