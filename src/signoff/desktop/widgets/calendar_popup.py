"""A month to pick a day from, opened below a date field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLabel, QTableView, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.lengths import screen_room
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.paint import box
from signoff.notice.text.days import with_weekday

_KEYS = (
    "The arrow keys move by a day or a week, Page Up and Page Down by a month. "
    "Press Enter to choose the day, Escape to close the calendar."
)


class MonthView(QCalendarWidget):
    """Qt's calendar with our own cells: arrow keys, Page Up and Page Down move, Enter takes the day."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        """Start at today's month; weeks begin on Monday."""
        super().__init__(parent)
        self._theme = theme
        self._today = QDate(today.year, today.month, today.day)
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setDateEditEnabled(False)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Paint one day: filled when chosen, ringed when it is today."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(rect.width(), rect.height()) - 2
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        painter.fillRect(rect, self._theme.colour("raised"))
        colour = "ink" if day.month() == self.monthShown() else "ink3"
        if day == self.selectedDate():
            box(painter, square, 6, self._theme.colour("chosen"), None)
            colour = "onchosen"
        elif day == self._today:
            box(painter, square, 6, None, self._theme.colour("edge"))
        painter.setFont(self._theme.font("guidance-strong" if colour == "onchosen" else "guidance"))
        painter.setPen(self._theme.colour(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()

    def _apply_theme(self) -> None:
        self.setFont(self._theme.font("guidance"))
        header_format = QTextCharFormat()
        header_format.setForeground(QColor(self._theme.tokens.ink3))
        header_format.setBackground(QColor(self._theme.tokens.raised))
        header_format.setFont(self._theme.font("note-strong"))
        self.setHeaderTextFormat(header_format)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, header_format)
        self.updateCells()


class CalendarPopup(QFrame):
    """A pop-up with one month; `picked` is emitted with the day that was chosen."""

    spoken_role = "Dialog"

    picked = Signal(object)

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        """Create the pop-up, which `open_at` shows."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setObjectName("calendar-popup")
        self.setAccessibleName("Calendar")
        self.month = MonthView(theme, today)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(theme.font("strong"))
        self._previous_button = IconButton(theme, "chevron-left", "Previous month")
        self._next_button = IconButton(theme, "chevron-right", "Next month")
        self._lay_out()
        self._days = self.month.findChild(QTableView, "qt_calendar_calendarview") or self.month
        self._days.setAccessibleDescription(_KEYS)
        self.month.setAccessibleName("Days")
        for button, turn in (
            (self._previous_button, self.month.showPreviousMonth),
            (self._next_button, self.month.showNextMonth),
        ):
            button.clicked.connect(turn)
            button.clicked.connect(lambda: announce(self, self._title.text()))
        self.month.currentPageChanged.connect(self._update_title)
        self.month.selectionChanged.connect(self._tell_day)
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)
        self._update_title()
        self._tell_day()

    def open_at(self, anchor: QWidget, chosen: date | None) -> None:
        """Show the month of `chosen` below (or above) `anchor`, and give it the focus."""
        if chosen is not None:
            self.month.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        self.adjustSize()
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        screen = screen_room(anchor)
        if below.y() + self.height() > screen.bottom():
            below = anchor.mapToGlobal(QPoint(0, -self.height() - 4))
        below.setY(max(screen.top(), below.y()))
        below.setX(max(screen.left(), min(below.x(), screen.right() - self.width())))
        self.move(below)
        self.show()
        self.month.setFocus()  # whose name is the day

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go round the days and the two buttons with Tab."""
        around = [self._days, self._previous_button, self._next_button]
        focus = self.focusWidget()
        place = around.index(focus) if focus in around else 0
        around[(place + (1 if next else -1)) % len(around)].setFocus(
            Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        header = QHBoxLayout()
        header.addWidget(self._previous_button)
        header.addWidget(self._title, 1, Qt.AlignmentFlag.AlignCenter)
        header.addWidget(self._next_button)
        nest(column, header)
        column.addWidget(self.month)
        self._theme.fix(self, width=272, height=280)

    def _update_title(self) -> None:
        shown = QDate(self.month.yearShown(), self.month.monthShown(), 1)
        self._title.setText(self.month.locale().toString(shown, "MMMM yyyy"))

    def _tell_day(self) -> None:
        """Say the day that the keys have come to with weekday and month: Qt's own calendar says the number alone."""
        day = self.month.selectedDate()
        words = with_weekday(date(day.year(), day.month(), day.day()))
        self._days.setAccessibleName(words)
        if self.isVisible():
            announce(self, words)

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))
