"""The wizard: the list of sections, the page in hand, and the notice's own page beside it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from signoff.desktop.core.command_actions import Commands
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.pages.preview import PreviewPane
from signoff.desktop.review.finding_targets import SIGN
from signoff.desktop.widgets.surface import Surface
from signoff.desktop.widgets.tab_order import move_focus
from signoff.desktop.wizard.bound_fields import Unkept
from signoff.desktop.wizard.footer import Footer
from signoff.desktop.wizard.page import SectionPage
from signoff.desktop.wizard.pages.registry import make_page
from signoff.desktop.wizard.review_page import ReviewPage
from signoff.desktop.wizard.section_rail import REVIEW, SectionRail

PAGE_BESIDE_FROM = 1200
"""The width from which the notice's page stands beside the section by itself, in pixels."""

TITLES_FROM = 1000
"""The width from which the list shows titles, not marks alone, in pixels."""

SHEET = 560
QWIDGETSIZE_MAX = 16777215
COLUMN = 495
WIDE_COLUMN = 560


class WizardView(QWidget):
    """Moves freely between the pages of the open notice; nothing is lost by moving.

    `sign_requested` asks for the Sign step and a signature there, `moved` tells the key of the page that was opened.
    `me` tells the name and the post of the person at the keyboard.
    """

    sign_requested = Signal(str)
    moved = Signal(str)

    def __init__(
        self,
        services: Services,
        session: NoticeSession,
        preview: PreviewPane,
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = services.theme
        self._session = session
        self._preview = preview
        self._commands = commands
        self._settings = services.settings
        self._pages: dict[str, SectionPage] = {}
        self._review: ReviewPage | None = None
        self._key = ""
        self._titles = {page.key: page.title for page in session.form.pages} | {REVIEW: "Review"}
        self._keys = tuple(self._titles)
        self._lay_out()
        self._connect()

    @property
    def key(self) -> str:
        """The key of the open page, or "review"; nothing before the first was opened."""
        return self._key

    @property
    def is_at_first_page(self) -> bool:
        """Whether the first page is open."""
        return self._key == self._keys[0]

    def go(self, page_key: str, field: str = "", quote: str = "") -> None:
        """Open a page, at one of its fields if named; `sign` asks for the Sign step. KeyError for no page.

        Words of the field that are quoted are selected there.
        """
        if page_key == SIGN:
            self._session.commit()
            self._rail.select(self._key)
            self.sign_requested.emit(field)
            return
        before, self._key = self._key, page_key
        if before in self._pages:
            self._pages[before].leave()
        if before and before != page_key:
            self._session.visit(before)
        if page_key == REVIEW:
            self._open_review()
        else:
            self._open_page(page_key, field, quote)
        self._rail.select(page_key)
        self._name_ways()
        self.moved.emit(page_key)

    def next_page(self) -> None:
        """Open the page after this one; after Review comes the Sign step."""
        place = self._keys.index(self._key) + 1 if self._key else 0
        self.go(self._keys[place] if place < len(self._keys) else SIGN)

    def previous_page(self) -> None:
        """Open the page before this one; before the first there is the register."""
        place = self._keys.index(self._key) - 1 if self._key else 0
        if place >= 0:
            self.go(self._keys[place])
        else:
            self._session.commit()
            self._commands.do(Command.CLOSE)

    def unkept(self) -> tuple[Unkept, ...]:
        """Return what was typed on any page where a date belongs, and is none."""
        pages = (self._pages[page.key] for page in self._session.form.pages if page.key in self._pages)
        return tuple(one for page in pages for one in page.unkept())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the notice's page room where there is some, and take it where there is none."""
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab move as things stand on the screen."""
        return move_focus(self.window(), next) or super().focusNextPrevChild(next)

    def showEvent(self, event: QShowEvent) -> None:
        """Open the first page, unless whoever shows the wizard opens another one at once."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._open_first)

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what waits before another screen takes over."""
        self._session.commit()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        self._rail = SectionRail(self._theme, self._session)
        self._stack = QStackedWidget()
        self._footer = Footer(self._theme, COLUMN)
        self._sheet = Surface(self._theme, "sheet")
        sheet = QVBoxLayout(self._sheet)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(0)
        sheet.addWidget(self._stack, 1)
        sheet.addWidget(self._footer)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._rail)
        line.addWidget(self._sheet, 1)
        line.addWidget(self._preview, 1)

    def _connect(self) -> None:
        self._rail.opened.connect(self.go)
        self._footer.back.connect(self.previous_page)
        self._footer.forward.connect(self.next_page)
        self._footer.hand_over.connect(self._hand_over)
        self._session.changed.connect(self._name_ways)
        self._preview.wanted_changed.connect(lambda _: self._fit())

    def _open_page(self, key: str, field: str, quote: str) -> None:
        page = self._pages.get(key)
        if page is None:
            page = make_page(self._theme, self._session, key, lambda: self._settings.person)
            page.go.connect(self.go)
            self._pages[key] = page
            self._stack.addWidget(page)
            self._fit()
        self._stack.setCurrentWidget(page)
        page.enter()
        if not page.focus_field(field, quote):
            self._footer.focus_forward()
        self._preview.show_section(key)

    def _open_review(self) -> None:
        for page in self._session.form.pages:
            self._session.visit(page.key)
        if self._review is None:
            self._review = ReviewPage(self._theme, self._session)
            self._review.change.connect(self.go)
            self._stack.addWidget(self._review)
            self._fit()
        self._review.show_unkept(self.unkept())
        self._stack.setCurrentWidget(self._review)
        self._preview.show_section("")
        self._review.column.verticalScrollBar().setValue(0)
        if not self._review.focus_error():
            self._footer.focus_forward()

    def _open_first(self) -> None:
        if not self._key:
            self.go(self._keys[0])

    def _name_ways(self) -> None:
        if not self._key:
            return
        place = self._keys.index(self._key)
        back = self._titles[self._keys[place - 1]] if place else "Register"
        at_end = self._key == REVIEW
        open_ = not self._session.locked
        forward = ("Sign now" if open_ else "") if at_end else self._titles[self._keys[place + 1]]
        self._footer.show_ways(back, forward, hand_over=at_end and open_)

    def _hand_over(self) -> None:
        self._session.commit()
        self._commands.do(Command.HAND_OVER)

    def _fit(self) -> None:
        """Share the width out between list, section and the notice's page."""
        width = self.width()
        self._preview.fit(width)
        beside = self._preview.beside(width)
        self._rail.set_marks_only(width < TITLES_FROM or (beside and width < PAGE_BESIDE_FROM))
        self._sheet.setMinimumWidth(SHEET if beside else 0)
        self._sheet.setMaximumWidth(SHEET if beside else QWIDGETSIZE_MAX)
        column = COLUMN if beside else WIDE_COLUMN
        self._footer.set_width(column)
        for page in self._pages.values():
            page.column.set_width(column)
        if self._review is not None:
            self._review.column.set_width(column)
