"""The line above an open notice that says who else has it open, and since when: it keeps nobody from anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from signoff.desktop.core.announcing import announce
from signoff.desktop.shared.standing_words import openings_words
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession

_BOTH = "If you both change it, you compare the two."
_CONFLICT = "This notice was changed both here and in the shared register."


class SharedLine(QFrame):
    """Says that a notice has gone on elsewhere too, which is to be compared; else who has it open."""

    spoken_role = "Section"

    def __init__(self, services: Services, session: NoticeSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._session, self._theme = services, session, services.theme
        self._sharing = services.sharing
        self._has_conflict = False
        self.setObjectName("sharedLine")
        self.setAccessibleName("The shared register")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._sharing.changed.connect(self._show_standing)
        self._theme.changed.connect(self._apply_theme)
        self._show_standing()

    @property
    def words(self) -> str:
        """What is said; empty for nothing."""
        return self._text.text() if not self.isHidden() else ""

    def _show_standing(self) -> None:
        notice = self._session.record.id
        self._has_conflict = self._sharing.conflict(notice) is not None
        words = _CONFLICT if self._has_conflict else self._openings(notice)
        is_new = words != self._text.text()
        self._text.setText(words)
        self._compare.setVisible(self._has_conflict)
        self.setVisible(bool(words))
        self._apply_theme()
        if is_new and self.isVisible():
            announce(self, words)

    def _openings(self, notice: str) -> str:
        openings = self._sharing.openings(notice)
        where = openings_words(openings, self._sharing.standing.person, self._services.clock())
        if not where:
            return ""
        return f"{where}." if self._session.locked else f"{where}. {_BOTH}"

    def _build(self) -> None:
        self._icon = QLabel()
        self._theme.fix(self._icon, width=20, height=20)
        self._text = Label(self._theme, "", "guidance")
        self._text.setObjectName("sharedLineText")
        self._compare = Button(self._theme, "Compare and choose…", kind="compact")
        self._compare.setObjectName("sharedCompare")
        self._compare.clicked.connect(lambda: self._sharing.ask(self._session.record.id))
        say_with(self._compare, self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._compare)

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        icon, colour = ("triangle-alert", "amber") if self._has_conflict else ("users", "ink2")
        ground = tokens.amber_tint if self._has_conflict else tokens.paper
        self._icon.setPixmap(self._theme.pixmap(icon, 20, colour))
        self.setStyleSheet(f"#sharedLine {{ background: {ground}; border-bottom: 1px solid {tokens.line}; }}")
