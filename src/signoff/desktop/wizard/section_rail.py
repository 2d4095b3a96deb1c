"""The list of all sections, with the state of each and how many are done."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from signoff.desktop.comments.comment_desk import open_on_pages
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.review.finding_targets import SIGN
from signoff.desktop.widgets.progress import ProgressLine
from signoff.desktop.widgets.rail import Rail
from signoff.desktop.widgets.rail_delegate import RailDelegate
from signoff.desktop.widgets.rail_item import ITEM, RailItem
from signoff.desktop.widgets.surface import Surface
from signoff.desktop.widgets.text import Label
from signoff.notice.form.form import Form
from signoff.rules.findings import Finding
from signoff.rules.progress import done_of, findings_by_page

REVIEW = "review"
WIDTH = 216
MARKS_WIDTH = 56

MIN_ROW_HEIGHT = 24
"""The least height of a row, in pixels."""

RULE_HEIGHT = 9
"""The height of a heading of which only a line is left, where all rows would not fit below headings, in pixels."""

MIN_MARK_HEIGHT = 26
"""The least height of a row that is a mark alone, in pixels."""


class CloseRows(RailDelegate):
    """Paints the rail's rows closer together where all of them would not fit."""

    row = 36
    heading = 30

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row, or of a heading."""
        hint = super().sizeHint(option, index)
        limit = self.row if index.data(ITEM) is not None else self.heading
        return QSize(hint.width(), min(hint.height(), limit))


class _DoneLine(ProgressLine):
    """How much of the notice is done: nothing is under way, of which a screen reader would say each percent."""

    spoken_role = "Graphic"


class SectionRail(Surface):
    """Groups of sections with marks and counts, Review and Sign below.

    `opened` is emitted, with its key, when a row is chosen.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, session: NoticeSession, parent: QWidget | None = None) -> None:
        super().__init__(theme, "paper", edge=True, parent=parent)
        self._session = session
        self._changed: frozenset[str] = frozenset()
        self.setObjectName("section-rail")
        self._progress_label = Label(theme, "", "note-strong")
        self._progress_label.setObjectName("sections-done")
        self._line = _DoneLine(theme)
        self._rail = Rail(theme)
        self._delegate = CloseRows(theme, self._rail.is_selected, self._rail.is_compact, self._rail)
        self._rail.setItemDelegate(self._delegate)
        self._rail.setAccessibleName("Sections of the notice")
        self._rail.opened.connect(self.opened)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(20, 12, 20, 6)
        head.setSpacing(8)
        head.addWidget(self._progress_label)
        head.addWidget(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._rail, 1)
        self.set_marks_only(False)
        session.findings_changed.connect(self.refresh)
        theme.changed.connect(self._share_height)
        self.refresh()

    def select(self, key: str) -> None:
        """Show which page is open."""
        self._rail.select(key)

    def show_changed(self, keys: frozenset[str]) -> None:
        """Mark the pages that others changed since they were read."""
        self._changed = keys
        self.refresh()

    def set_marks_only(self, marks_only: bool) -> None:
        """Show the marks alone, for a narrow window, or marks and titles."""
        self._head.setVisible(not marks_only)
        self._rail.set_compact(marks_only)
        self._theme.fix(self, width=MARKS_WIDTH if marks_only else WIDTH)
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all rows in view as far as the height allows."""
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Give rows and headings their full height, or what is available; with marks alone, headings are gaps."""
        marks_only = self._rail.is_compact()
        available = self.height() - (0 if marks_only else self._head.sizeHint().height()) - 4
        pages = self._session.form.pages
        rows = len(pages) + 2
        groups = len({page.group for page in pages})
        sizes = (25, 9, MIN_MARK_HEIGHT) if marks_only else (30, 20, MIN_ROW_HEIGHT)
        heading, low, least = (self._theme.px(size) for size in sizes)
        row = self._theme.px(36)
        self._delegate.heading = heading if available >= rows * row + groups * heading else low
        if not marks_only and available < rows * least + groups * low:
            self._delegate.heading = RULE_HEIGHT
        self._delegate.row = max(least, min(row, (available - groups * self._delegate.heading) // rows))
        self._rail.scheduleDelayedItemsLayout()

    def refresh(self) -> None:
        """Show the current states, counts and progress."""
        states, pages = self._session.states, self._session.form.pages
        done, asked = done_of(states.values())
        self._progress_label.setText(f"{done} of {asked} sections done")
        self._line.set_fraction(done / asked if asked else 0.0)
        counts = counts_of(self._session.form, self._session.findings)
        comments = open_on_pages(self._session.form, self._session.record)
        items = [
            RailItem(
                page.key,
                page.title,
                state=states[page.key],
                count=counts.get(page.key, 0),
                group=page.group,
                changed=page.key in self._changed,
                comments=comments.get(page.key, 0),
            )
            for page in pages
        ]
        last = pages[-1].group
        items.append(RailItem(REVIEW, "Review", icon="eye", group=last))
        items.append(RailItem(SIGN, "Sign", icon="pen-line", count=counts.get(SIGN, 0), group=last))
        self._rail.set_items(items)


def counts_of(form: Form, findings: Collection[Finding]) -> Mapping[str, int]:
    """Return how many open findings there are on each page, and in the Sign step: together as many as there are."""
    return {key: len(page_findings) for key, page_findings in findings_by_page(form, findings).items()}
