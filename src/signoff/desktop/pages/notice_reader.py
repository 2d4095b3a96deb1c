"""A notice as a text that is read line by line: by a screen reader, enlarged, or with a search for words in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.pages.find_bar import FindBar
from signoff.desktop.pages.notice_text_view import NoticeTextView
from signoff.errors import FileProblem, SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.pdf.reading.notice_text import Part

SMALLEST, LARGEST = 0.7, 3.0


class NoticeReader(QWidget):
    """Shows the words of a PDF that signoff wrote.

    `end_reached` is emitted whenever their end is in view, or the caret is there.
    """

    end_reached = Signal()

    def __init__(self, theme: Theme, tasks: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._data = b""
        self._parts: Sequence[Part] = ()
        self._zoom = 1.0
        self._is_writing = False
        self._headings: Sequence[str] | None = None
        self.text = NoticeTextView(self)
        self.find_bar = FindBar(theme, self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.text, 1)
        self.setFocusProxy(self.text)
        self.text.find_wanted.connect(self.find_bar.open)
        self.text.find_next.connect(self.find_bar.step)
        self.text.verticalScrollBar().valueChanged.connect(self._note_end)
        self.text.cursorPositionChanged.connect(self._note_end)
        theme.changed.connect(self._write)

    @property
    def words(self) -> str:
        """Everything that is shown, as plain text."""
        return self.text.toPlainText()

    def show_pages(self, data: bytes) -> None:
        """Show the words of a PDF; those of the same file stay where they are, and of empty bytes there are none."""
        if data == self._data:
            return
        self._data = data
        if not data:
            self._show(data, ())
            return
        self._tasks.run(partial(_parts_of, data), partial(self._show, data), self._show_problem, owner=self)

    def zoom_by(self, steps: int) -> None:
        """Enlarge the text (or, below 0, make it smaller) by steps of an eighth."""
        self._zoom = min(LARGEST, max(SMALLEST, self._zoom * 1.125**steps))
        self._write()

    def show_heading(self, headings: Sequence[str]) -> None:
        """Bring the first of these headings that there is to the top, once they are written; else the beginning."""
        self._headings = headings
        QTimer.singleShot(0, self, self._go_to_heading)  # where it has its size by then

    def _go_to_heading(self) -> None:
        if self._headings is not None and self._parts and not self.text.hasFocus():
            self.text.show_heading(self._headings)
            self._headings = None

    def reset_zoom(self) -> None:
        """Show the text as large as all other text."""
        self._zoom = 1.0
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Note that the end may be in view."""
        super().showEvent(event)
        self._note_end()

    def _show(self, data: bytes, parts: Sequence[Part]) -> None:
        if data == self._data:
            self._parts = parts
            self._write()
            self._go_to_heading()

    def _show_problem(self, problem: SignoffError) -> None:
        self._parts = ()
        self.text.setPlainText(str(problem))

    def _write(self) -> None:
        place, bar = self.text.textCursor().position(), self.text.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._is_writing = True  # an empty text is at its end, which nobody has read
        self.text.show_parts(self._parts, self._theme, self._zoom * self._theme.text_percent / 100)
        cursor = self.text.textCursor()
        cursor.setPosition(min(place, max(0, self.text.document().characterCount() - 1)))
        self.text.setTextCursor(cursor)
        bar.setValue(round(share * bar.maximum()))
        self._is_writing = False
        self.find_bar.refresh()

    def _note_end(self) -> None:
        bar = self.text.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum() > 0 or self.text.textCursor().atEnd()
        if self._parts and not self._is_writing and self.isVisible() and is_at_end:
            self.end_reached.emit()


def _parts_of(data: bytes) -> tuple[Part, ...]:
    """Return the parts of a PDF's text; raises FileProblem for one that signoff did not write."""
    from signoff.pdf.reading.document import read_document
    from signoff.pdf.reading.notice_text import text_of
    from signoff.pdf.reading.syntax import NotAsWritten

    try:
        return text_of(read_document(data))
    except NotAsWritten as problem:
        raise FileProblem("These pages cannot be shown as text.") from problem
