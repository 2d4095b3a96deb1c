"""A passage that has no place yet: its words, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.text import Label
from signoff.notice.text import plain

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.intake.placing.placement import Passage

_LONGEST = 600
"""Characters of a passage that are shown; copying and moving take all of it."""

_SPOKEN = 60
"""Characters of a passage that are said with each of its links."""

_ON_LINE = 2
"""Pixels above words, so that they stand on one line with the links beside them."""


class PassageRow(QFrame):
    """Shows a passage, with what stood before it, and an action on each of its links."""

    spoken_role = "Section"

    def __init__(
        self, theme: Theme, passage: Passage, actions: Sequence[Action], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = " ".join(plain(passage.text).split())
        words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
        self.setAccessibleName(f"Not placed: {words}")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        if passage.heading:
            heading = Label(theme, passage.heading, "guidance-strong")
            heading.setFixedWidth(min(heading.fontMetrics().horizontalAdvance(passage.heading) + 4, theme.px(200)))
            heading.setContentsMargins(0, _ON_LINE, 0, 0)
            row.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        text = Label(theme, words, "guidance", colour="ink")
        text.setContentsMargins(0, _ON_LINE, 0, 0)
        row.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        for name, act in actions:
            button = Button(theme, name, kind="link")
            button.setObjectName(f"action-{name}")
            button.setAccessibleName(f"{name.removesuffix('…')}: {_beginning(words)}")
            button.setAccessibleDescription(": ".join(filter(None, (passage.heading, words))))
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def _beginning(words: str) -> str:
    """Return as much of a text as tells it from others."""
    return words if len(words) <= _SPOKEN else f"{words[: _SPOKEN - 1].rsplit(' ', 1)[0]}…"
