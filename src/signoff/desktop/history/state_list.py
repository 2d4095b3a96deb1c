"""The earlier states of a notice in its history: those that a file replaced, and those that it had as a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.notice.record.record import Record
from signoff.notice.text.days import written

if TYPE_CHECKING:
    from signoff.register.draft_history import DraftState

_REPLACED = "What the register had before a file replaced it, and copies that were merged. Nothing is lost."
_AS_DRAFT = "The draft as it was, newest first; older ones are further apart. You can restore any of them."


class StateList(QWidget):
    """Lists the states; `read` and `copy` are emitted with the index of one that an import replaced.

    `compare` is emitted with the key of a draft's, or of one that was replaced (`replaced_key`).
    """

    read = Signal(int)
    copy = Signal(int)
    compare = Signal(int)

    def __init__(
        self, theme: Theme, states: Sequence[Record], drafts: Sequence[DraftState], parent: QWidget | None = None
    ) -> None:
        """List `states`, the oldest first, and `drafts`, given the oldest first and shown the newest first."""
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if states:
            self._add_head(column, "Earlier versions", _REPLACED)
            for index, state in enumerate(states):
                actions = {
                    "Compare": partial(self.compare.emit, replaced_key(index)),
                    "Read": partial(self.read.emit, index),
                    "Make a copy": partial(self.copy.emit, index),
                }
                nest(column, self._row(title_of(state), actions, f"State{index}"))
        if drafts:
            self._add_head(column, "Earlier drafts", _AS_DRAFT)
            for draft in reversed(drafts):
                actions = {"Compare": partial(self.compare.emit, draft.key)}
                nest(column, self._row(draft_title(draft), actions, f"Draft{draft.key}"))

    def _add_head(self, column: QVBoxLayout, title: str, words: str) -> None:
        column.addSpacing(24)
        column.addWidget(Label(self._theme, title, "subhead"))
        column.addWidget(Label(self._theme, words, "guidance"))
        column.addSpacing(8)

    def _row(self, name: str, actions: Mapping[str, Callable[[], None]], ending: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(self._theme, name, "text"), 1)
        for words, action in actions.items():
            button = Button(self._theme, words, kind="link")
            button.setObjectName(f"{words.split()[-1].lower()}{ending}")
            button.setAccessibleName(f"{words}: {name}")
            button.clicked.connect(action)
            row.addWidget(button)
        return row


def replaced_key(index: int) -> int:
    """Return the key of a state that an import replaced, by its index: drafts have keys from 1."""
    return -index - 1


def draft_title(draft: DraftState) -> str:
    """Return the title of a draft's earlier state: its status where it was handed over, since when, and by whom."""
    status = "Ready to sign, " if draft.status == "ready" else ""
    return f"{status}{moment_words(draft.saved_at)}{f' · by {draft.actor}' if draft.actor else ''}"


def title_of(state: Record) -> str:
    """Return the title of a replaced state: its status, and its last change in local time."""
    if state.is_publication:
        return "Publication copy"
    status = state.status.value.capitalize()
    at = state.changed_at
    return status if at is None else f"{status}, as of {moment_words(at)}"


def moment_words(at: dt.datetime) -> str:
    """Return a day and a time of it, on this computer's clock."""
    local = at.astimezone()
    return f"{written(local.date())} at {local:%H:%M}"
