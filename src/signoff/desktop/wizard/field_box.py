"""One field of a page: its label, its widget, and the findings below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.wizard.finding_slot import FindingSlot


class FieldBox(QWidget):
    """A field with its slot for findings; hiding the box hides both."""

    def __init__(
        self,
        theme: Theme,
        session: NoticeSession,
        page_key: str,
        path: str,
        content: QWidget,
    ) -> None:
        super().__init__()
        self.slot = FindingSlot(theme, session, page_key, path)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(content)
        column.addWidget(self.slot)

    def add_below(self, part: QWidget) -> None:
        """Show something between the field and its findings."""
        self._column.insertWidget(1, part)
