"""A row of the rail, and the role under which a list's model holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from signoff.desktop.widgets.marks import state_words

if TYPE_CHECKING:
    from signoff.rules.progress import PageState

ITEM = int(Qt.ItemDataRole.UserRole)
HEADING = ITEM + 1


@dataclass(frozen=True, slots=True)
class RailItem:
    """One row: its icon or its state's mark, its title, counts, and the group that it begins or continues.

    `count` is that of its findings, or of what else is `counted`; `comments` that of its open comments. A `changed` row
    has a dot; a `muted` one is there, but there is nothing to do in it.
    """

    key: str
    title: str
    icon: str = ""
    state: PageState | None = None
    count: int = 0
    group: str = ""
    changed: bool = False
    muted: bool = False
    comments: int = 0
    counted: str = "finding"

    def spoken(self) -> str:
        """Return the row as a screen reader reads it."""
        parts = [self.title]
        if self.state is not None:
            parts.append(state_words(self.state))
        if self.count:
            parts.append(f"{self.count:,} {self.counted}{'' if self.count == 1 else 's'}")
        if self.comments:
            parts.append("1 comment" if self.comments == 1 else f"{self.comments:,} comments")
        if self.changed:
            parts.append("changed")
        return ", ".join(parts)
