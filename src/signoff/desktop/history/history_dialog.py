"""The window with a notice's whole history, to be read, printed and saved, and its earlier states."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.history import HistoryEntry, HistoryList
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.window_size import fitting
from signoff.notice.record.record import Record
from signoff.notice.text.days import written

_SIZE = (640, 680)
_COLUMN = 560


class HistoryDialog(QDialog):
    """Shows events, newest first, and the states that imports replaced, oldest first.

    `save_pdf` is emitted when the history is to be saved as a PDF; `read_state` and `copy_state`, with the index of an
    earlier state from 0, when that state is to be shown or copied.
    """

    save_pdf = Signal()
    read_state = Signal(int)
    copy_state = Signal(int)

    def __init__(
        self,
        theme: Theme,
        subject: str,
        events: Sequence[HistoryEntry],
        states: Sequence[Record],
        damage: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("History")
        self.setObjectName("historyDialog")
        self.resize(fitting(self, QSize(*_SIZE)))
        self._history = HistoryList(theme)
        self._history.show_events(events)
        self._build(subject, damage, states)
        FocusRing(theme, self)

    @property
    def history(self) -> HistoryList:
        """The events that are shown."""
        return self._history

    def _build(self, subject: str, damage: str, states: Sequence[Record]) -> None:
        scroll = ScrollColumn(self._theme, _COLUMN)
        body = scroll.body
        body.setContentsMargins(0, 4, 0, 16)
        if damage:
            warning = Label(self._theme, damage, "text", colour="red")
            warning.setObjectName("historyDamage")
            body.addWidget(warning)
            body.addSpacing(16)
        body.addWidget(self._history)
        if states:
            self._add_states(body, states)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._inset(Label(self._theme, "History", "title")))
        column.addWidget(self._inset(Label(self._theme, subject or "No subject", "text", colour="ink2")))
        column.addWidget(scroll, 1)
        column.addLayout(self._footer())

    def _add_states(self, body: QVBoxLayout, states: Sequence[Record]) -> None:
        body.addSpacing(24)
        body.addWidget(Label(self._theme, "Earlier states", "subhead"))
        words = "What the register held before a file took its place. Nothing of it is lost."
        body.addWidget(Label(self._theme, words, "guidance"))
        body.addSpacing(8)
        for index, state in enumerate(states):
            body.addLayout(self._state_row(index, state))

    def _state_row(self, index: int, state: Record) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        name = _state_title(state)
        row.addWidget(Label(self._theme, name, "text"), 1)
        for words, kind, signal in (("Read", "read", self.read_state), ("Make a copy", "copy", self.copy_state)):
            button = Button(self._theme, words, kind="link")
            button.setObjectName(f"{kind}State{index}")
            button.setAccessibleName(f"{words}: {name}")
            button.clicked.connect(partial(signal.emit, index))
            row.addWidget(button)
        return row

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
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
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(widget)
        return frame


def _state_title(state: Record) -> str:
    """Return the title of an earlier state: its status, and its last change in local time."""
    if state.is_publication:
        return "Publication copy"
    status = state.status.value.capitalize()
    at = state.changed_at
    if at is None:
        return status
    local = at.astimezone()
    return f"{status}, as of {written(local.date())} at {local:%H:%M}"
