"""The wizard: the list of sections, the current page, and the notice's own page next to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from signoff.desktop.comments.comment_desk import CommentDesk
from signoff.desktop.comments.comment_list import CommentsSection
from signoff.desktop.core.announcing import announce
from signoff.desktop.core.command_actions import Commands
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.unread_changes import UnreadChanges
from signoff.desktop.pages.preview import PreviewPane
from signoff.desktop.review.finding_targets import HAND_OVER, SIGN
from signoff.desktop.review.next_step import NextStep
from signoff.desktop.widgets.surface import Surface
from signoff.desktop.widgets.tab_order import move_focus
from signoff.desktop.widgets.visibility import turned_to
from signoff.desktop.wizard.bound_fields import InvalidInput
from signoff.desktop.wizard.footer import Footer
from signoff.desktop.wizard.page import SectionPage
from signoff.desktop.wizard.page_comments import PageComments
from signoff.desktop.wizard.pages.registry import make_page
from signoff.desktop.wizard.review_page import ReviewPage
from signoff.desktop.wizard.section_rail import REVIEW, SectionRail

PAGE_BESIDE_FROM = 1200
"""The width from which the notice's page is shown next to the section by default, in pixels."""

TITLES_FROM = 1000
"""The width from which the list shows titles, not marks alone, in pixels."""

SHEET = 560
QWIDGETSIZE_MAX = 16777215
COLUMN = 495
WIDE_COLUMN = 560


class WizardView(QWidget):
    """Moves freely between the pages of the open notice; nothing is lost by moving.

    `sign_requested` is emitted, with a signature's path or nothing, when the Sign step is asked for; `moved`, with the
    key of a page, when that page was opened.
    """

    sign_requested = Signal(str)
    moved = Signal(str)

    def __init__(
        self,
        services: Services,
        session: NoticeSession,
        preview: PreviewPane,
        commands: Commands,
        unread: UnreadChanges | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unread = unread
        self._services = services
        self._theme = services.theme
        self._session = session
        self._preview = preview
        self._commands = commands
        self._settings = services.settings
        self._pages: dict[str, SectionPage] = {}
        self._desk = CommentDesk(services, session, self)
        self._comments: dict[str, PageComments] = {}
        self._review: ReviewPage | None = None
        self._key = ""
        self._titles = {page.key: page.title for page in session.form.pages} | {REVIEW: "Review"}
        self._keys = tuple(self._titles)
        self._lay_out()
        self._connect()

    @property
    def key(self) -> str:
        """The key of the open page, or "review"; empty before the first is opened."""
        return self._key

    @property
    def is_at_first_page(self) -> bool:
        """Whether the first page is open."""
        return self._key == self._keys[0]

    @property
    def focused_path(self) -> str:
        """The path of the field that has the focus; empty where none has it."""
        page = self._pages.get(self._key)
        return page.focused_path() if page is not None else ""

    def go(self, page_key: str, field: str = "", quote: str = "") -> None:
        """Open a page, at one of its fields if named; `sign` asks for the Sign step. Raises KeyError for no page.

        Words of the field given as `quote` are selected. `hand-over` asks to hand the notice over.
        """
        if page_key == HAND_OVER:
            self._hand_over()
            return
        if page_key == SIGN:
            self._session.commit()
            self._rail.select(self._key)
            self.sign_requested.emit(field)
            return
        previous, self._key = self._key, page_key
        if previous in self._pages:
            self._pages[previous].leave()
        if previous and previous != page_key:
            self._session.visit(previous)
        if page_key == REVIEW:
            self._open_review()
        else:
            self._open_page(page_key, field, quote)
        self._rail.select(page_key)
        self._update_footer()
        self.moved.emit(page_key)

    def begin(self) -> None:
        """Open the first page, unless one is open."""
        if not self._key:
            self.go(self._keys[0])

    def next_page(self) -> None:
        """Open the page after this one; after Review comes the Sign step."""
        index = self._keys.index(self._key) + 1 if self._key else 0
        self.go(self._keys[index] if index < len(self._keys) else SIGN)

    def previous_page(self) -> None:
        """Open the page before this one; before the first there is the register."""
        index = self._keys.index(self._key) - 1 if self._key else 0
        if index >= 0:
            self.go(self._keys[index])
        else:
            self._session.commit()
            self._commands.do(Command.CLOSE)

    def comment_on(self, page_key: str) -> None:
        """Open a page, and ask for a comment on it."""
        self.go(page_key)
        self.write_comment()

    def write_comment(self) -> bool:
        """Ask for a comment on the open page; return False where that is none of the form's."""
        if (comments := self._comments.get(self._key)) is None:
            return False
        comments.write()
        return True

    def step_to_finding(self) -> None:
        """Lead from a field to its findings and back; on the review, to the gravest one."""
        page = self._pages.get(self._key)
        is_led = page.step_to_finding() if page is not None else self._review is not None and self._review.focus_first()
        if page is None and not is_led:
            announce(self, "Nothing was found.")

    def invalid_inputs(self) -> tuple[InvalidInput, ...]:
        """Return the texts in date fields of any page that are not dates."""
        pages = (self._pages[page.key] for page in self._session.form.pages if page.key in self._pages)
        return tuple(entry for page in pages for entry in page.invalid_inputs())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the notice's page where there is room for it."""
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move with Tab in the order on the screen."""
        return move_focus(self.window(), next) or super().focusNextPrevChild(next)

    def hideEvent(self, event: QHideEvent) -> None:
        """Write pending answers before another screen is shown."""
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
        self._footer.forward.connect(self._go_forward)
        self._footer.hand_over.connect(self._hand_over)
        self._session.changed.connect(self._update_footer)
        self._preview.wanted_changed.connect(lambda _: self._fit())
        self._theme.changed.connect(self._fit)
        if self._unread is not None:
            self._unread.changed.connect(self._show_changes)
            self._show_changes()

    def _show_changes(self) -> None:
        """Mark what others changed since it was read: in the list, on the page that is open, and on the paper."""
        if self._unread is None:
            return
        self._rail.show_changed(self._unread.pages)
        since = self._unread.since
        self._preview.show_changes(since if since is not None and since.sections else None)
        if self._key in self._pages:
            self._pages[self._key].show_changes(self._unread.answers_on(self._key))

    def show_change(self, field: str, section: str) -> None:
        """Show the first word that was changed in a field of the open page, and in its section on paper."""
        if self._key in self._pages:
            self._pages[self._key].show_change(field)
        self._preview.show_change(section)

    def _open_page(self, key: str, field: str, quote: str) -> None:
        page = self._pages.get(key)
        if page is None:
            page = make_page(self._theme, self._session, key, lambda: self._settings.person, self._services)
            page.go.connect(self.go)
            self._pages[key] = page
            self._comments[key] = PageComments(page, self._desk)
            self._stack.addWidget(page)
            self._fit()
        with turned_to(self._stack, page):
            announce(self, page.accessibleName())
            page.enter(field)
            self._comments[key].refresh()
            if self._unread is not None:
                page.show_changes(self._unread.answers_on(key))
            if not page.focus_field(field, quote):
                self._update_footer()  # which is said as it leads on from here
                self._footer.focus_forward()
                announce(self, page.why_not_asked)
        self._preview.show_section(key)

    def _open_review(self) -> None:
        for page in self._session.form.pages:
            self._session.visit(page.key)
        if self._review is None:
            self._review = ReviewPage(self._theme, self._session, lambda: self._settings.person)
            self._review.change.connect(self.go)
            section = CommentsSection(self._theme, self._desk)
            section.go.connect(self.go)
            self._review.remarks.addWidget(section)
            self._stack.addWidget(self._review)
            self._fit()
        unread = self.invalid_inputs()
        self._review.show_invalid_inputs(unread)
        with turned_to(self._stack, self._review):
            announce(self, self._review.accessibleName())
            self._preview.show_section("")
            self._review.column.verticalScrollBar().setValue(0)
            if not self._review.focus_finding():
                self._footer.focus_forward()
        announce(self, self._review.verdict)
        for entry in unread:
            announce(self, f"Warning: {entry.title}. {entry.detail}")

    def _update_footer(self) -> None:
        if not self._key:
            return
        index = self._keys.index(self._key)
        back = self._titles[self._keys[index - 1]] if index else "Register"
        at_end = self._key == REVIEW
        editable = not self._session.locked
        step = self._review.step if self._review is not None and at_end else None
        forward = (step.value if editable and step else "") if at_end else self._titles[self._keys[index + 1]]
        hands_over = at_end and editable and step is not NextStep.HAND_OVER
        self._footer.show_targets(back, forward, hand_over=hands_over)

    def _go_forward(self) -> None:
        """Do what Next says: at the end, what is next with the notice for the person here."""
        if self._key == REVIEW and self._review is not None and self._review.step is NextStep.HAND_OVER:
            self._hand_over()
        else:
            self.next_page()

    def _hand_over(self) -> None:
        self._session.commit()
        self._commands.do(Command.HAND_OVER)

    def _fit(self) -> None:
        """Divide the width between the list, the section and the notice's page."""
        width, px = self.width(), self._theme.px
        self._preview.fit(width)
        shows_preview = self._preview.beside(width)
        self._rail.set_marks_only(width < px(TITLES_FROM) or (shows_preview and width < px(PAGE_BESIDE_FROM)))
        half = max(SHEET, (width - self._rail.width()) // 2)  # of what large text would leave to the page
        sheet = min(px(SHEET), half)
        self._sheet.setMinimumWidth(sheet if shows_preview else 0)
        self._sheet.setMaximumWidth(sheet if shows_preview else QWIDGETSIZE_MAX)
        column = COLUMN if shows_preview else WIDE_COLUMN
        self._footer.set_width(column)
        for page in self._pages.values():
            page.column.set_width(column)
        if self._review is not None:
            self._review.column.set_width(column)
