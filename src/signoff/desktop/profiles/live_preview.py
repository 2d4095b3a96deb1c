"""A notice's pages and the dates, as the profile that is being changed would have them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.pages.page_view import MARGIN, PageView
from signoff.desktop.widgets.column import QuietScrollBar
from signoff.desktop.widgets.date_field import DateField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.told import Told
from signoff.profiles.preview import dates_that_follow, sample_record

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.profiles.editing import ProfileEditing
    from signoff.errors import SignoffError
    from signoff.pdf.preview import Pages

AFTER_LAST_KEY = 300
"""Milliseconds from the last change to the next pages."""

SECTIONS = {
    "directors": "director",
    "wards": "wards",
    "bands": "approximate_value",
    "threshold": "approximate_value",
    "consultees": "consultation",
    "call_in": "call_in",
}
"""The section of the form at which the pages are opened for a group of fields."""

_STALE = "As it was before the mistake"


class LivePreview(QWidget):
    """Follows the profile: the dates at once, the pages as soon as nobody types."""

    def __init__(
        self, theme: Theme, tasks: Runner, editing: ProfileEditing, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._editing = editing
        self._day = today
        self._date = DateField(theme, today=lambda: today, weekday=True)
        self._date.setObjectName("previewDay")
        self._date.setAccessibleName("The day that is counted from")
        self._date.set_date(today)
        self._dates = Told("The dates that follow")
        self._lines = QVBoxLayout(self._dates)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._rows: list[tuple[Label, Label]] = []
        self._pages: Pages | None = None
        self._section = ""
        self._note = Label(theme, "", "note")
        self._note.setObjectName("previewNote")
        self.view = PageView(theme, tasks)
        self.view.setVerticalScrollBar(QuietScrollBar(Qt.Orientation.Vertical, self.view))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_LAST_KEY)
        self._timer.timeout.connect(self.refresh_pages)
        self._lay_out()
        self._date.changed.connect(self._on_day)
        editing.judged.connect(self._on_judged)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        self.destroyed.connect(lambda: tasks.forget(editing))
        self._show_dates()
        self._timer.start(0)

    def refresh_pages(self) -> None:
        """Lay the pages out again, in the background."""
        profile = self._editing.profile
        if profile is not None:
            record = sample_record(profile, self._day)
            self._tasks.render(self._editing, record, self._show_pages, self._show_problem)

    def show_group(self, key: str) -> None:
        """Open the pages at what a group of fields changes, and tint it."""
        self._section = SECTIONS.get(key, "")
        self._mark_section(scroll=True)

    def dates(self) -> tuple[tuple[str, str], ...]:
        """Return the dates as they are shown."""
        return tuple((happens.text(), follows.text()) for happens, follows in self._rows)

    def _on_day(self, day: dt.date | None) -> None:
        if day is not None:
            self._day = day
            self._show_dates()
            announce(self, self._dates.accessibleDescription())
            self._timer.start(AFTER_LAST_KEY)

    def _on_judged(self) -> None:
        is_right = self._editing.can_be_kept
        self._note.setText("" if is_right else _STALE)
        if is_right:
            self._show_dates()
            self._timer.start(AFTER_LAST_KEY)

    def _show_dates(self) -> None:
        profile = self._editing.profile
        if profile is None:
            return
        for number, line in enumerate(dates_that_follow(profile, self._day)):
            if number == len(self._rows):
                self._rows.append(self._row())
            for label, words in zip(self._rows[number], line, strict=True):
                if label.text() != words:
                    label.setText(words)
        self._dates.tell(*(f"{happens.rstrip('.:')}: {follows}" for happens, follows in self.dates()))

    def _row(self) -> tuple[Label, Label]:
        happens, follows = Label(self._theme, "", "strong"), Label(self._theme, "", "guidance")
        self._theme.fix(happens, width=176)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(happens, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(follows, 1, Qt.AlignmentFlag.AlignTop)
        nest(self._lines, line)
        return happens, follows

    def _show_pages(self, pages: Pages) -> None:
        self._note.setText("" if self._editing.can_be_kept else _STALE)
        is_first, self._pages = self._pages is None, pages
        self.view.set_document(pages.data)
        self._mark_section(scroll=is_first)

    def _mark_section(self, *, scroll: bool) -> None:
        places = self._pages.places if self._pages is not None and self._section else ()
        marked = [place for place in places if place.key == self._section]
        self.view.tint(marked)
        if scroll and self._pages is not None:
            if marked:
                self.view.scroll_to(marked[0])
            else:
                self.view.go_to_page(1)

    def _show_problem(self, problem: SignoffError) -> None:
        self._note.setText(str(problem))

    def _lay_out(self) -> None:
        self.setObjectName("livePreview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        top = QWidget()
        top.setProperty("surface", "paper")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QVBoxLayout(top)
        card.setContentsMargins(MARGIN, 16, MARGIN, 16)
        card.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self._theme, "If it happens on", "subhead"))
        self._theme.fix(self._date, width=264)
        head.addWidget(self._date)
        head.addWidget(self._note, 1)
        nest(card, head)
        card.addWidget(self._dates)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.view, 1)

    def _apply_theme(self) -> None:
        self.setStyleSheet(f"#livePreview {{ background: {self._theme.tokens.desk}; }}")
