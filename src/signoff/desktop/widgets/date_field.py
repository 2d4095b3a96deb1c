"""A field for a date: typed as people write it, or picked from a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.calendar_popup import CalendarPopup
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.spoken import say_problem
from signoff.desktop.widgets.text import Label
from signoff.notice.text.date_parsing import NoDate, is_complete, parse_date
from signoff.notice.text.days import short, with_weekday, written


class _CalendarButton(IconButton):
    """The button within the line: keys pressed while it has the focus must not reach the line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept every key but Escape, which closes the dialog around it."""
        super().keyPressEvent(event)
        event.setAccepted(event.key() != Qt.Key.Key_Escape)


class DateField(QWidget):
    """A date or none; a text that is not a date stays as typed, and a sentence below says why.

    `changed` is emitted with the date (None for an empty or invalid text), once for each change that a person makes.
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
        """Start empty; with `weekday`, a date is shown with the day of its week."""
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
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._on_editing_finished)
        self.button.clicked.connect(self.open_calendar)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def date(self) -> dt.date | None:
        """Return the date; None while there is none."""
        return self._date

    def set_date(self, day: dt.date | None) -> None:
        """Show a date, or nothing, without a signal. For None, a text that is not a date stays as typed."""
        if day is None and self._date is None and self._problem.text():
            return
        if day == self._date and self.line.text() and self.line.hasFocus():
            return
        self._date = day
        self._show_sentence("")
        self._render()

    def commit(self) -> None:
        """Set the date that is typed, even while the field has the focus; a text that is not a date stays as typed."""
        if not self._rendered and not self.no_date():
            self._change_date(parse_date(self.line.text(), self._today()))

    def no_date(self) -> str:
        """Return the text in the field if it is not a date; empty when it is one, or when the field is empty."""
        try:
            parse_date(self.line.text(), self._today())
        except NoDate:
            return self.line.text().strip()
        return ""

    def problem(self) -> str:
        """Return the sentence shown below the field; empty when there is none."""
        return self._problem.text()

    def show_problem(self, kind: Literal["error", "warning"] | None) -> None:
        """Show an error's or a warning's border for a problem that is described elsewhere, or none."""
        self._outer_problem = kind
        self.line.show_problem("error" if self._problem.text() else kind)

    def set_read_only(self, read_only: bool) -> None:
        """Make the field read-only, or editable."""
        self.line.setReadOnly(read_only)
        self.button.setVisible(not read_only)

    def open_calendar(self) -> None:
        """Open the calendar at the date, or at today."""
        if self._popup is None:
            self._popup = CalendarPopup(self._theme, self._today(), self)
            self._popup.picked.connect(self._on_picked)
        self._popup.open_at(self.line, self._date or self._today())

    def accessibleName(self) -> str:
        """Return the name of the line within."""
        return self.line.accessibleName()

    def setAccessibleName(self, name: str) -> None:
        """Name the line within, which is what a screen reader stops at; the rest is no thing of its own."""
        self.line.setAccessibleName(name)
        self.button.setAccessibleName(f"Open the calendar for {name}" if name else "Open the calendar")

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the line within."""
        self.line.setAccessibleDescription(description)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt+Down, as drop-down fields do."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the longest form of the date that fits."""
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

    def _on_edited(self) -> None:
        self._rendered = False
        text = self.line.text()
        if not text.strip():
            self._show_sentence("")
            self._change_date(None)
        elif is_complete(text):
            try:
                self._change_date(parse_date(text, self._today()))
            except NoDate:
                return  # no sentence while the text is being typed: half a date is not a mistake
            self._show_sentence("")

    def _on_editing_finished(self) -> None:
        if self._rendered:
            return
        try:
            day = parse_date(self.line.text(), self._today())
        except NoDate as problem:
            self._show_sentence(str(problem))
            self._change_date(None)
            return
        self._show_sentence("")
        self._change_date(day)
        self._render()

    def _on_picked(self, day: dt.date) -> None:
        self._show_sentence("")
        self._change_date(day)
        self._render()
        self.line.setFocus()

    def _change_date(self, day: dt.date | None) -> None:
        if day != self._date:
            self._date = day
            self.changed.emit(day)

    def _render(self) -> None:
        self._rendered = True
        if self._date is None:
            self.line.setText("")
            return
        forms = [with_weekday] if self._weekday else []
        available = self.line.width() - self._theme.px(62)
        metrics = self.line.fontMetrics()
        texts = [form(self._date) for form in (*forms, written, short)]
        self.line.setText(next((text for text in texts if metrics.horizontalAdvance(text) <= available), texts[-1]))

    def _show_sentence(self, sentence: str) -> None:
        if sentence != self._problem.text():
            announce(self, f"Error: {sentence}" if sentence else "", assertive=True)
            say_problem(self, f"Error: {sentence}" if sentence else "")
        self._problem.setText(sentence)
        self._problem_row.setVisible(bool(sentence))
        self.line.show_problem("error" if sentence else self._outer_problem)

    def _apply_theme(self) -> None:
        self._mark.setPixmap(self._theme.pixmap("circle-alert", 16, "red"))
