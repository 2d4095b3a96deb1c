"""What is said of a paper's file, wherever papers are shown."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from signoff.notice.record.papers import title_of
from signoff.papers.states import PaperState

if TYPE_CHECKING:
    from signoff.papers.states import CheckedPaper

NO_STATE = ("paperclip", "ink2", "")
FILE_STATES = MappingProxyType(
    {
        PaperState.UNCHANGED: ("circle-check", "green", "Unchanged since it was added"),
        PaperState.CHANGED: ("triangle-alert", "amber", "Changed since it was added"),
        PaperState.NOT_FOUND: ("circle-question-mark", "amber", "Not found on this computer"),
    }
)
"""The icon, its colour and the words of each state of a file."""


def size_words(size: int | None) -> str:
    """Return a number of bytes as people read it."""
    if size is None:
        return "size not known"
    if size < 1_000:
        return "1 byte" if size == 1 else f"{size} bytes"
    return f"{size / 1_000:,.0f} KB" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"


def state_sentence(checked: CheckedPaper) -> str:
    """Return in a sentence what became of a paper's file; nothing of one that has none."""
    _, _, words = FILE_STATES.get(checked.state, NO_STATE)
    return f"{title_of(checked.paper)}: {words}." if words else ""
