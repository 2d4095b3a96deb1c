"""A field for a date: typed as people write it, or picked from a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.calendar_popup import CalendarPopup
from signoff.desktop.widgets.date_parsing import NoDate, is_complete, parse_date
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.text import Label
from signoff.notice.text.days import short, with_weekday, written


class _CalendarButton(IconButton):
    """The button within the line: what is typed while it has the keyboard must not fall through into the line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep every key but Escape, which closes what is around."""
        super().keyPressEvent(event)
        event.setAccepted(event.key() != Qt.Key.Key_Escape)


class DateField(QWidget):
    """A date or none; what is no date stays as typed, and a sentence below says why.

    `changed` carries the date (None for an empty or unusable text), once for each change that a person makes.
    """

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        *,
        today: Callable[[], dt.date] = dt.date.today,
        weekday: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty; with `weekday`, a date is shown with the day of its week."""
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._weekday = weekday
        self._date: dt.date | None = None
        self._rendered = False
        self._outer_problem: Literal["error", "warning"] | None = None
        self.line = LineField(theme, placeholder="dd/mm/yyyy")
        self.line.setObjectName("date-line")
        self.button = _CalendarButton(theme, "calendar", "Open the calendar", size=16, parent=self.line)
        self._popup: CalendarPopup | None = None
        self._problem = Label(theme, "", "guidance-strong", colour="red")
        self._mark = QLabel()
        self._problem_row = QWidget()
        self._lay_out()
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finished)
        self.button.clicked.connect(self.open_calendar)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def date(self) -> dt.date | None:
        """Return the date, None while there is none."""
        return self._date

    def set_date(self, day: dt.date | None) -> None:
        """Show a date, or nothing; no signal is sent. A text that is no date stays while it stands for none."""
        if day is None and self._date is None and self._problem.text():
            return
        if day == self._date and self.line.text() and self.line.hasFocus():
            return
        self._date = day
        self._say("")
        self._render()

    def commit(self) -> None:
        """Take what is typed if it is a date, though the field was not left; what is none stays as typed."""
        if not self._rendered and not self.no_date():
            self._take(parse_date(self.line.text(), self._today()))

    def no_date(self) -> str:
        """Return the text that stands in the field and is no date; empty when it is one, or nothing."""
        try:
            parse_date(self.line.text(), self._today())
        except NoDate:
            return self.line.text().strip()
        return ""

    def problem(self) -> str:
        """Return the sentence shown below the field, empty when the text is a date."""
        return self._problem.text()

    def show_problem(self, kind: Literal["error", "warning"] | None) -> None:
        """Show an error's or a warning's edge for a reason that stands elsewhere, or none."""
        self._outer_problem = kind
        self.line.show_problem("error" if self._problem.text() else kind)

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody change the date, or let them again."""
        self.line.setReadOnly(read_only)
        self.button.setVisible(not read_only)

    def open_calendar(self) -> None:
        """Open the calendar at the date, or at today."""
        if self._popup is None:
            self._popup = CalendarPopup(self._theme, self._today(), self)
            self._popup.picked.connect(self._picked)
        self._popup.open_at(self.line, self._date or self._today())

    def setAccessibleName(self, name: str) -> None:
        """Name the line within, which is what a screen reader meets."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.button.setAccessibleName(f"Open the calendar for {name}" if name else "Open the calendar")

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the line within."""
        super().setAccessibleDescription(description)
        self.line.setAccessibleDescription(description)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt+Down, as drop-down fields do."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as long a form of the date as there is room for."""
        super().resizeEvent(event)
        if self._rendered and not self.line.hasFocus():
            self._render()

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 2, 0)
        inside.addStretch(1)
        inside.addWidget(self.button)
        self.line.reserve_right(30)
        row = QHBoxLayout(self._problem_row)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._problem, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self._problem_row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._problem_row.hide()

    def _typed(self) -> None:
        self._rendered = False
        text = self.line.text()
        if not text.strip():
            self._say("")
            self._take(None)
        elif is_complete(text):
            try:
                self._take(parse_date(text, self._today()))
            except NoDate:
                return  # the sentence waits until the typing is over: half a date is no mistake
            self._say("")

    def _finished(self) -> None:
        if self._rendered:
            return
        try:
            found = parse_date(self.line.text(), self._today())
        except NoDate as why:
            self._say(str(why))
            self._take(None)
            return
        self._say("")
        self._take(found)
        self._render()

    def _picked(self, day: dt.date) -> None:
        self._say("")
        self._take(day)
        self._render()
        self.line.setFocus()

    def _take(self, day: dt.date | None) -> None:
        if day != self._date:
            self._date = day
            self.changed.emit(day)

    def _render(self) -> None:
        self._rendered = True
        if self._date is None:
            self.line.setText("")
            return
        forms = [with_weekday] if self._weekday else []
        room = self.line.width() - 62
        metrics = self.line.fontMetrics()
        texts = [form(self._date) for form in (*forms, written, short)]
        self.line.setText(next((text for text in texts if metrics.horizontalAdvance(text) <= room), texts[-1]))

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem_row.setVisible(bool(sentence))
        self.line.show_problem("error" if sentence else self._outer_problem)

    def _apply_theme(self) -> None:
        self._mark.setPixmap(self._theme.pixmap("circle-alert", 16, "red"))
