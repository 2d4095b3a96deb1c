"""The quiet line above an open notice that says who handed it over, for what, and what is still to be done."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.notice.handover_state import (
    HandoverStage,
    HandoverState,
    handover_state,
    is_to_be_published,
)
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.notice.record.record import Copy

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession

_LOGGER = logging.getLogger(__name__)

LONGEST_NOTE = 240
"""Characters of a note that are shown; the whole is shown when asked for."""

MOST_LINES = 2
"""Lines of a note that are shown."""

_STYLES = {
    HandoverStage.UNSENT: ("mail", "amber", "amber_tint"),
    HandoverStage.RECEIVED: ("inbox", "blue", "tint"),
    HandoverStage.AWAY: ("send", "ink2", "paper"),
    HandoverStage.ANSWERED: ("circle-check", "green", "green_tint"),
}


def shortened_note(note: str) -> str:
    """Return the beginning of a note: so many lines and characters; the note itself where it is no longer."""
    lines = [line for line in note.split("\n") if line.strip()]
    text = note if len(lines) <= MOST_LINES else "\n".join(lines[:MOST_LINES])
    if len(text) > LONGEST_NOTE:
        text = text[:LONGEST_NOTE].rsplit(maxsplit=1)[0]
    return note if text == note else f"{text.rstrip('.')}…"


class HandoverBanner(QFrame):
    """Is shown until what the last hand-over asks is done, on the screens where it is wanted."""

    spoken_role = "Section"

    def __init__(
        self, services: Services, session: NoticeSession, commands: Commands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._session, self._commands = services, session, commands
        self._theme = services.theme
        self._state: HandoverState | None = None
        self._wanted = True
        self._speaks = False
        self.setObjectName("handoverBanner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        session.changed.connect(self._show_state)
        session.noted_more.connect(self._show_state)
        self._theme.changed.connect(self._apply_theme)
        self._show_state()

    @property
    def state(self) -> HandoverState | None:
        """What is shown; None where there is nothing."""
        return self._state

    def say(self) -> None:
        """Let a screen reader say what is shown, and from now on whatever else comes to be shown."""
        self._speaks = True
        if self._state is not None and not self.isHidden():
            title, words = self._title.text(), self._note.text()
            announce(self, f"{title}{'' if title.endswith('.') else '.'} {words}".rstrip())

    def want(self, wanted: bool) -> None:
        """Show what there is to say on the screens where it is wanted."""
        self._wanted = wanted
        self._show_state()

    def _show_state(self) -> None:
        services, record = self._services, self._session.record
        is_exported = is_to_be_published(record) and self._is_exported()
        me, post = services.settings.name, services.settings.post
        state = handover_state(record, me, services.outbox, post=post, is_exported=is_exported)
        is_new = state != self._state
        if is_new:
            self._state = state
            self._show_words()
        self.setVisible(state is not None and self._wanted)
        if is_new and self._speaks:
            self.say()

    def _is_exported(self) -> bool:
        """Whether the publication copy was exported here: of a register that cannot say, that it was not."""
        try:
            noted = self._session.noted()
        except SignoffError as problem:
            _LOGGER.warning("Whether the publication copy was exported is not known: %s", problem)
            return False
        return any(event.kind == "exported" and event.detail.get("copy") == Copy.PUBLICATION for event in noted)

    def _show_words(self) -> None:
        state = self._state
        if state is None:
            return
        self._title.setText(state.title)
        note = shortened_note(state.note)
        quoted = note if state.stage is HandoverStage.UNSENT else f"“{note}”"
        said = "\n".join(filter(None, (quoted if note else "", state.hint)))
        self._note.setText(said)
        self._note.setVisible(bool(said))
        self._icon_column.setStretch(0, 0 if said else 1)  # a single line is centred beside the buttons
        self._whole.setVisible(note != state.note)
        self.setAccessibleName(state.title)
        self.setAccessibleDescription(said)
        self._show_buttons(state)
        self._apply_theme()

    def _show_buttons(self, state: HandoverState) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, (command, words) in enumerate(state.commands):
            quiet = place > 0 or state.stage is HandoverStage.AWAY
            button = Button(self._theme, words, kind="link" if quiet else "compact")
            button.setObjectName(f"handover-{command}")
            button.setAccessibleDescription(state.title)  # of what it is an answer
            button.clicked.connect(partial(self._commands.do, command))
            self._buttons.addWidget(button)

    def _show_note(self) -> None:
        if self._state is not None:
            from signoff.desktop.notice.note_dialog import NoteDialog

            dialog = NoteDialog(self._theme, self._state.title, self._state.note, self.window())
            dialog.exec()
            dialog.deleteLater()

    def _build(self) -> None:
        self._icon = QLabel()
        self._theme.fix(self._icon, width=20, height=20)
        self._title = Label(self._theme, "", "strong")
        self._title.setObjectName("handoverTitle")
        self._note = Label(self._theme, "", "guidance")
        self._note.setObjectName("handoverNote")
        self._whole = Button(self._theme, "Read the whole note", kind="link")
        self._whole.setObjectName("handoverWholeNote")
        self._whole.clicked.connect(self._show_note)
        self._icon_column = QVBoxLayout()
        self._icon_column.addStretch(0)
        self._icon_column.addWidget(self._icon)
        self._icon_column.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._note)
        whole = QHBoxLayout()  # a link alone would limit the width of the words above it
        whole.addWidget(self._whole)
        whole.addStretch(1)
        nest(words, whole)
        words.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(14)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 9)
        row.setSpacing(12)
        nest(row, self._icon_column)
        nest(row, words, 1)
        nest(row, self._buttons)

    def _apply_theme(self) -> None:
        if self._state is None:
            return
        icon, colour, ground = _STYLES[self._state.stage]
        tokens = self._theme.tokens
        self._icon.setPixmap(self._theme.pixmap(icon, 20, colour))
        self.setStyleSheet(
            f"#handoverBanner {{ background: {getattr(tokens, ground)}; border-bottom: 1px solid {tokens.line}; }}"
        )
