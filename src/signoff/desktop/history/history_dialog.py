"""The window with a notice's whole history, to be read, printed and saved, and its earlier states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.history.state_list import StateList
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import INSET, ScrollColumn
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.history import HistoryEntry, HistoryList
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken_dialog import SpokenDialog
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.window_size import fitting
from signoff.notice.record.record import Record

if TYPE_CHECKING:
    from signoff.register.draft_history import DraftState

_SIZE = (640, 680)
_COLUMN = 560


class HistoryDialog(SpokenDialog):
    """Shows events, newest first, the states that imports replaced, oldest first, and those as a draft.

    `save_pdf` is emitted when the history is to be saved as a PDF; `read_state` and `copy_state`, with the index of an
    earlier state from 0, when that state is to be shown or copied; `compare_draft` with the key of one to be compared,
    as `state_list` has it.
    """

    save_pdf = Signal()
    read_state = Signal(int)
    copy_state = Signal(int)
    compare_draft = Signal(int)

    def __init__(
        self,
        theme: Theme,
        subject: str,
        events: Sequence[HistoryEntry],
        states: Sequence[Record],
        drafts: Sequence[DraftState] = (),
        damage: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("History")
        self.setObjectName("historyDialog")
        self.setAccessibleDescription(" ".join(filter(None, (f"{subject or 'No subject'}.", damage))))
        self.resize(fitting(self, QSize(*map(theme.px, _SIZE))))
        self._history = HistoryList(theme)
        self._history.show_events(events)
        self._build(subject, damage, states, drafts)
        FocusRing(theme, self)

    @property
    def history(self) -> HistoryList:
        """The events that are shown."""
        return self._history

    def _build(self, subject: str, damage: str, states: Sequence[Record], drafts: Sequence[DraftState]) -> None:
        scroll = ScrollColumn(self._theme, _COLUMN)
        body = scroll.body
        body.setContentsMargins(0, 4, 0, 16)
        if damage:
            warning = Label(self._theme, damage, "text", colour="red")
            warning.setObjectName("historyDamage")
            body.addWidget(warning)
            body.addSpacing(16)
        body.addWidget(self._history)
        body.addWidget(self._states(states, drafts))
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 20, 8, 16)
        column.setSpacing(12)
        column.addWidget(self._inset(Label(self._theme, "History", "title")))
        column.addWidget(self._inset(Label(self._theme, subject or "No subject", "text", colour="ink2")))
        column.addWidget(scroll, 1)
        nest(column, self._footer())

    def _states(self, states: Sequence[Record], drafts: Sequence[DraftState]) -> StateList:
        listed = StateList(self._theme, states, drafts)
        listed.read.connect(self.read_state)
        listed.copy.connect(self.copy_state)
        listed.compare.connect(self.compare_draft)
        return listed

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.setSpacing(8)
        save = Button(self._theme, "Save as PDF…", kind="default", icon="download")
        save.setObjectName("saveHistory")
        save.clicked.connect(self.save_pdf)
        close = Button(self._theme, "Close", kind="primary")
        close.setObjectName("closeHistory")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(close)
        return row

    @staticmethod
    def _inset(widget: QWidget) -> QWidget:
        frame = QWidget()
        row = QVBoxLayout(frame)
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.addWidget(widget)
        return frame
