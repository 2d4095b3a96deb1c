"""The notice's pages next to the section: kept up to date in the background, opened at the current row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.pages.changed_words import holds
from signoff.desktop.pages.commentable_pages import CommentablePages
from signoff.desktop.pages.page_changes import PageChanges
from signoff.desktop.pages.page_marks import CAME, WENT
from signoff.desktop.pages.page_view import MARGIN, PageView
from signoff.desktop.pages.preview_bar import BEFORE, NOW, PreviewBar
from signoff.desktop.pages.public_view import PublicBand
from signoff.desktop.pages.readable_pages import ReadablePages
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.window_size import BESIDE_FROM
from signoff.errors import SignoffError
from signoff.notice.form.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from signoff.desktop.core.change import Change
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.notice.comparison.last_read import ChangesSince
    from signoff.pdf.places import Place
    from signoff.pdf.preview import Pages

AFTER_LAST_KEY = 300
"""Milliseconds from the last change to the next update, so that no page is laid out between two keys."""


class PreviewPane(QWidget):
    """Shows the pages of the session's notice, as pages or as text, with the current row tinted,
    or those of its publication copy.

    `updated` is emitted with the pages each time they were laid out; `wanted_changed` when the pane was hidden or shown
    by the user; `comment_wanted` with the key of the form's page that a person wants to comment on.
    """

    spoken_role = "Grouping"

    updated = Signal(object)
    wanted_changed = Signal(bool)
    comment_wanted = Signal(str)

    def __init__(
        self, services: Services, session: NoticeSession, commands: Commands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme, tasks = services.theme, services.tasks
        self._theme = theme
        self._session = session
        self._tasks = tasks
        self._pages: Pages | None = None
        self._section = ""
        self._to_scroll = False
        self._to_change = ""
        self._wanted: bool | None = None
        self._stale = True
        self._changes = PageChanges(tasks, self)
        self._changes.found.connect(self._mark_section)
        self._view = PageView(theme, tasks)
        self._readable = ReadablePages(theme, tasks, services.settings, self._view)
        self._bar = PreviewBar(theme, commands, self._readable.switch)
        self._commentable = CommentablePages(self._view)
        self._commentable.wanted.connect(self.comment_wanted)
        self.setObjectName("previewPane")
        self.setAccessibleName("The notice as it will be printed")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._connect()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_LAST_KEY)
        self._timer.timeout.connect(self.refresh)
        session.changed.connect(self._on_session_changed)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        self.destroyed.connect(lambda: tasks.forget(session))

    @property
    def pages(self) -> Pages | None:
        """The pages as they were last laid out; None before the first time."""
        return self._pages

    @property
    def view(self) -> PageView:
        """The view of the pages."""
        return self._view

    @property
    def shows_public(self) -> bool:
        """Whether the pages are the publication copy's, as a person chose while the notice is open."""
        return self._bar.public.is_on

    def show_section(self, key: str) -> None:
        """Open at a section's row (or, for a page of several sections, their rows) and tint it; "" tints none."""
        self._section, self._to_change = key, ""
        self._to_scroll = True
        self._mark_section()

    def show_change(self, section: str) -> None:
        """Scroll to the first word that was changed in a section, as soon as it is known which these are."""
        self._to_change = section
        self._scroll_to_change()

    def show_changes(self, since: ChangesSince | None) -> None:
        """Mark the rows that others changed since they were read, and offer the pages as they were then."""
        self._changes.begin(since)
        self._show_sides()
        if since is not None:
            self._tasks.render(self._bar, since.read, self._changes.take_before, lambda _: None)
        if since is None and self._bar.sides.choice() == BEFORE:
            self._bar.sides.choose(NOW)
            self.refresh()
        self._mark_section()

    def refresh(self) -> None:
        """Lay the pages out again, in the background; while hidden, wait until the pane is shown."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        record, public = self._session.record, self._bar.public.is_on
        if self._shows_before and self._changes.since is not None:
            record = self._changes.since.read
        self._tasks.render(self._session, record, self._pages_of(public), self._show_problem, public=public)

    def beside(self, window_width: int) -> bool:
        """Return whether the pane is shown in a window of this width: as the user chose, else if there is room."""
        return window_width >= self._theme.px(BESIDE_FROM) if self._wanted is None else self._wanted

    def fit(self, window_width: int) -> None:
        """Show or hide the pane for a window of this width, unless the user chose."""
        self.setVisible(self.beside(window_width))

    def toggle(self) -> None:
        """Hide or show the pane, at any width of the window."""
        self._wanted = not self.isVisible()
        self.setVisible(self._wanted)
        announce(self.window(), "Page shown" if self._wanted else "Page hidden")
        self.wanted_changed.emit(self._wanted)

    def showEvent(self, event: object) -> None:  # Qt's QShowEvent, of which nothing is needed
        """Catch up with what changed while hidden."""
        if self._stale:
            self._timer.start(0)

    def _switch(self, public: bool) -> None:
        """Show the other copy; what is on the screen until its pages come is not mistaken for it."""
        self._show_data(b"")
        self._pages, self._to_scroll = None, True
        self._update_page_label()
        self._band.show_for(self._session.record, public)
        self._show_sides()
        self.refresh()

    def _show_sides(self) -> None:
        """Offer the pages before and now; the publication copy is of now alone."""
        self._bar.show_sides(shown=self._changes.since is not None and not self._bar.public.is_on)

    def _pages_of(self, public: bool) -> Callable[[Pages], None]:
        """Return what shows pages of one copy, unless the other is wanted by then."""

        def show(pages: Pages) -> None:
            if public is self._bar.public.is_on:
                self._show_pages(pages)

        return show

    def _on_session_changed(self, change: Change) -> None:
        if change.comments and not change.paths and not change.state:
            return  # no page shows them
        self._stale = True
        self._timer.start(AFTER_LAST_KEY)

    def _show_pages(self, pages: Pages) -> None:
        first = self._pages is None
        self._band.show_for(self._session.record, self._bar.public.is_on)
        self._pages = pages
        if not self._shows_before and not self._bar.public.is_on:
            self._changes.take_now(pages)
        self._problem.hide()
        self._show_data(pages.data)
        self._commentable.follow(pages.places, None if self._session.locked else self._session.form)
        self._to_scroll = self._to_scroll or first
        self._mark_section()
        self._update_page_label()
        self.updated.emit(pages)

    def _show_data(self, data: bytes) -> None:
        self._view.set_document(data)
        self._readable.show_pages(data)

    def _show_problem(self, problem: SignoffError) -> None:
        self._problem.show_words(str(problem))

    def _mark_section(self) -> None:
        places = self._places()
        self._view.tint(places)
        went, came = self._changes.words
        words, colour = (went, WENT) if self._shows_before else (came, CAME)
        if self._bar.public.is_on:  # their words are elsewhere on its pages
            words = ()
        self._view.mark(self._changes.rows_of(self._pages), words, colour)
        if self._pages is not None and self._to_scroll:
            self._to_scroll = False
            if places:
                self._view.scroll_to(places[0])
            elif not self._section:
                self._view.go_to_page(1)
            self._show_heading()
        self._scroll_to_change()

    def _show_heading(self) -> None:
        """Bring the section into view in the text, if that is shown."""
        if self._readable.shows_text:
            form, record = self._session.form, self._session.record
            labels = [plain_label(form.label(key, record.terms.labels)) for key in self._sections() if key]
            self._readable.reader.show_heading(labels)

    def _scroll_to_change(self) -> None:
        rows = [place for place in self._changes.rows_of(self._pages) if place.key == self._to_change]
        words = () if self._shows_before or self._bar.public.is_on else self._changes.words[1]
        word = next((word for word in words if any(holds(row, word) for row in rows)), None)
        if word is not None:
            self._to_change = ""
            self._view.scroll_to(word)

    def _places(self) -> tuple[Place, ...]:
        if self._pages is None or not self._section:
            return ()
        keys = set(self._sections())
        return tuple(place for place in self._pages.places if place.key in keys)

    @property
    def _shows_before(self) -> bool:
        return self._changes.since is not None and self._bar.sides.choice() == BEFORE and not self._bar.public.is_on

    def _sections(self) -> tuple[str, ...]:
        """Return the keys of the sections that are shown: those of a page of the wizard, else the one named."""
        pages = self._session.form.pages
        return next((page.sections for page in pages if page.key == self._section), (self._section,))

    def _update_page_label(self) -> None:
        self._bar.show_place(self._view, as_text=self._readable.shows_text)

    def _connect(self) -> None:
        self._bar.zoomed.connect(self._zoom)
        self._bar.public.toggled.connect(self._switch)
        self._bar.sides.chosen.connect(lambda _: self.refresh())
        self._view.page_changed.connect(lambda _: self._update_page_label())
        self._view.moved.connect(self._update_page_label)
        self._readable.turned.connect(self._on_turned)

    def _on_turned(self, _: bool) -> None:
        self._update_page_label()
        self._show_heading()

    def _zoom(self, steps: int) -> None:
        if steps:
            self._readable.zoom_by(steps)
        else:
            self._view.set_zoom(None)

    def _lay_out(self) -> None:
        self._problem = StatusLine(self._theme, "previewProblem", is_problem=True, colour="ink2")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._band = PublicBand(self._theme)
        column.addWidget(self._bar)
        column.addWidget(self._band)
        column.addWidget(self._problem)
        column.addWidget(self._readable, 1)
        self._update_page_label()

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"#previewPane {{ background: {tokens.desk}; }}"
            f"#previewWhere {{ color: {tokens.ink2}; background: transparent; }}"
            f"#previewProblem {{ color: {tokens.amber}; background: {tokens.amber_tint}; border-radius: 8px;"
            f" padding: 12px 16px; margin: 0 {MARGIN}px 12px {MARGIN}px; }}"
        )
