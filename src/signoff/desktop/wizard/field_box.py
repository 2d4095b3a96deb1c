"""One field of a page: its label, its widget, and the findings below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.wizard.change_note import ChangeNote
from signoff.desktop.wizard.finding_slot import FindingSlot
from signoff.notice.comparison.comparison import AnswerChange


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
        self._theme = theme
        self._note: ChangeNote | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(content)
        self._column.addWidget(self.slot)

    def show_change(self, change: AnswerChange | None) -> None:
        """Say that the answer was changed since it was read, and what it was; None says nothing."""
        if self._note is not None:
            self._column.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
        self._note = ChangeNote(self._theme, change) if change is not None else None
        if self._note is not None:
            self._column.insertWidget(0, self._note)

    def add_below(self, part: QWidget) -> None:
        """Show something between the field and its findings."""
        self._column.insertWidget(self._column.indexOf(self.slot), part)
