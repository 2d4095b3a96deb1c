"""The reading view: the whole notice in the whole window, at reading size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.pages.commentable_pages import CommentablePages
from signoff.desktop.pages.page_view import PageView
from signoff.desktop.pages.public_view import PublicBand, PublicSwitch
from signoff.desktop.pages.readable_pages import ReadablePages
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.elided import ElidedLabel
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.notice.form.form import Form
    from signoff.notice.record.record import Record
    from signoff.pdf.preview import Pages

READING_ZOOM = 1.45
"""Pixels for a point at the ordinary size of text: 863 for the width of an A4 page."""

LONGEST_TITLE = 90
"""Characters of a subject that the bar shows."""

_WORDS_FROM = 760
"""The width from which there is room for all words of the bar, in pixels."""


class ReadingView(QWidget):
    """Shows a record's pages and nothing else; `closed` is emitted when Escape or Close is pressed.

    `read_to_end` is emitted with the record when the end of its last page has come into view, `comment_wanted` with the
    key of the form's page that a person wants to comment on.
    """

    closed = Signal()
    read_to_end = Signal(object)
    comment_wanted = Signal(str)

    spoken_role = "Grouping"

    def __init__(self, theme: Theme, tasks: Runner, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._settings = settings
        self._record: Record | None = None
        self._form: Form | None = None
        self.setObjectName("readingView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    @property
    def view(self) -> PageView:
        """The view of the pages."""
        return self._view

    def read(self, record: Record, form: Form | None = None, *, public: bool = False) -> None:
        """Show a record from its first page, or its publication copy.

        Its sections can be commented on where its form is given.
        """
        self._form, self._record = form, record
        self._public.setVisible(not record.is_publication)
        self._public.set_on(public)
        self._comment.setVisible(form is not None)
        self._commentable.follow((), None)
        subject = " ".join((record.notice.subject or "").split()) or "The notice"
        self._title.setText(subject if len(subject) <= LONGEST_TITLE else f"{subject[:LONGEST_TITLE].rstrip()}…")
        self.setAccessibleName(f"Reading: {self._title.text()}")
        self._set_pages()

    def _set_pages(self) -> None:
        """Set the pages of the copy that is wanted; until they come, there are none."""
        if self._record is None:
            return
        public = self._public.is_on
        self._band.show_for(self._record, public)
        self._view.set_document(b"")
        self._page_label.setText("Preparing the pages…")
        self.pages.show_pages(b"")
        self.pages.read()
        self._tasks.render(self, self._record, self._show_pages, self._show_problem, public=public)

    def section_in_view(self) -> str:
        """Return the key of the form's page that is being read; empty where that is not known."""
        return self._commentable.in_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the switch to the public's copy says where there is too little room for it."""
        super().resizeEvent(event)
        self._public.set_short(self.width() < self._theme.px(_WORDS_FROM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape; turn pages with Home, End and the space bar."""
        key = event.key()
        bar = self._view.verticalScrollBar()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _show_pages(self, pages: Pages) -> None:
        self._view.set_document(pages.data)
        self.pages.show_pages(pages.data)
        self._commentable.follow(pages.places, self._form)
        self._view.set_zoom(None)
        wanted = READING_ZOOM * self._theme.text_percent / 100
        if wanted < self._view.zoom:  # else as large as the width allows
            self._view.set_zoom(wanted)
        self._view.go_to_page(1)
        self._update_page_label(self._view.page)

    def _note_text_end(self) -> None:
        if self._record is not None and self._view.pages and not self._public.is_on:
            self.read_to_end.emit(self._record)

    def _note_end(self) -> None:
        bar = self._view.verticalScrollBar()
        if self._public.is_on or self._record is None:
            return  # the publication copy is not the notice
        if self._view.pages and self._view.isVisible() and bar.value() == bar.maximum() > 0:
            self.read_to_end.emit(self._record)

    def _show_problem(self, problem: SignoffError) -> None:
        self._page_label.setText(str(problem))

    def _update_page_label(self, page: int) -> None:
        if self._view.pages:
            self._page_label.setText("" if self.pages.shows_text else f"Page {page} of {self._view.pages}")

    def _build(self) -> None:
        self._view = PageView(self._theme, self._tasks)
        self._view.page_changed.connect(self._update_page_label)
        self._view.moved.connect(self._note_end)
        self.pages = ReadablePages(self._theme, self._tasks, self._settings, self._view)
        self.pages.end_reached.connect(self._note_text_end)
        self.pages.turned.connect(lambda _: self._update_page_label(self._view.page))
        self._commentable = CommentablePages(self._view)
        self._commentable.wanted.connect(self.comment_wanted)
        close = Button(self._theme, "Close", kind="ghost", icon="chevron-left")
        close.setObjectName("readingClose")
        close.clicked.connect(self.closed)
        self._title = ElidedLabel(self._theme, "strong", ink="ink")
        self._theme.fix(self._title, least_width=40)
        self._page_label = Label(self._theme, "", "guidance")
        self._page_label.setObjectName("readingWhere")
        self._page_label.setWordWrap(False)
        self._comment = Button(self._theme, "Comment", kind="ghost", icon="message-square-plus")
        self._comment.setObjectName("readingComment")
        self._comment.setToolTip("Comment on the section that you are reading; right-click one to choose it")
        self._comment.clicked.connect(lambda: self.comment_wanted.emit(self.section_in_view()))
        self._public = PublicSwitch(self._theme, "readingPublic")
        self._public.toggled.connect(lambda _: self._set_pages())
        self._band = PublicBand(self._theme)
        bar = QWidget()
        bar.setObjectName("readingBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme.fix(bar, height=48)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 12, 1)
        row.setSpacing(8)
        row.addWidget(close)
        row.addWidget(self._title, 1)
        row.addWidget(self._public)
        row.addWidget(self._page_label)
        row.addWidget(self.pages.switch)
        row.addWidget(self._comment)
        for icon, tip, steps in (("minus", "Zoom out", -1), ("plus", "Zoom in", 1)):
            button = IconButton(self._theme, icon, tip)
            button.setObjectName(f"reading{tip.title().replace(' ', '')}")
            button.clicked.connect(lambda _=False, steps=steps: self.pages.zoom_by(steps))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._band)
        column.addWidget(self.pages, 1)

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"#readingView {{ background: {tokens.desk}; }}"
            f"#readingBar {{ background: {tokens.paper}; border-bottom: 1px solid {tokens.line}; }}"
        )
