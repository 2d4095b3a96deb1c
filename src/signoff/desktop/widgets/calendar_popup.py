"""A month to pick a day from, opened at a date field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import IconButton
from signoff.desktop.widgets.paint import box


class MonthView(QCalendarWidget):
    """Qt's calendar with our own cells: arrow keys, Page Up and Page Down move, Enter takes the day."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        """Begin at today's month; weeks begin on Monday."""
        super().__init__(parent)
        self._theme = theme
        self._today = QDate(today.year, today.month, today.day)
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setDateEditEnabled(False)
        self.setFont(theme.font("guidance"))
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
            box(painter, square, 6, self._theme.colour("fill"), None)
            colour = "onfill"
        elif day == self._today:
            box(painter, square, 6, None, self._theme.colour("edge"))
        painter.setFont(self._theme.font("guidance-strong" if colour == "onfill" else "guidance"))
        painter.setPen(self._theme.colour(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()

    def _apply_theme(self) -> None:
        head = QTextCharFormat()
        head.setForeground(QColor(self._theme.tokens.ink3))
        head.setBackground(QColor(self._theme.tokens.raised))
        head.setFont(self._theme.font("note-strong"))
        self.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, head)
        self.updateCells()


class CalendarPopup(QFrame):
    """A small window with one month; `picked` tells the day that a person took."""

    picked = Signal(object)

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        """Make the window; `open_at` shows it."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setObjectName("calendar-popup")
        self.setAccessibleName("Calendar")
        self.month = MonthView(theme, today)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(theme.font("strong"))
        self._back = IconButton(theme, "chevron-left", "Previous month")
        self._next = IconButton(theme, "chevron-right", "Next month")
        self._lay_out()
        self._back.clicked.connect(self.month.showPreviousMonth)
        self._next.clicked.connect(self.month.showNextMonth)
        self.month.currentPageChanged.connect(self._name_month)
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)
        self._name_month()

    def open_at(self, anchor: QWidget, chosen: date | None) -> None:
        """Show the month of `chosen` below (or above) `anchor`, with the keyboard in it."""
        if chosen is not None:
            self.month.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        self.adjustSize()
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        screen = anchor.screen().availableGeometry()
        if below.y() + self.height() > screen.bottom():
            below = anchor.mapToGlobal(QPoint(0, -self.height() - 4))
        below.setX(max(screen.left(), min(below.x(), screen.right() - self.width())))
        self.move(below)
        self.show()
        self.month.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignCenter)
        head.addWidget(self._next)
        column.addLayout(head)
        column.addWidget(self.month)
        self.setFixedSize(272, 280)

    def _name_month(self) -> None:
        shown = QDate(self.month.yearShown(), self.month.monthShown(), 1)
        self._title.setText(self.month.locale().toString(shown, "MMMM yyyy"))

    def _take(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))
