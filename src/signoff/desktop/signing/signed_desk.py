"""The signed pages: as thumbnails and at reading size, of the record copy or the publication copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.pages.page_view import PageView
from signoff.desktop.pages.public_view import PublicBand
from signoff.desktop.pages.readable_pages import ReadablePages
from signoff.desktop.pages.thumbnails import Thumbnails
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.folding_bar import FoldingBar
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.surface import Surface
from signoff.desktop.widgets.text import Label
from signoff.notice.record.record import Copy, Role

if TYPE_CHECKING:
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.tasks import Runner
    from signoff.pdf.places import Place
    from signoff.pdf.preview import Pages

_COPIES = (Option(Copy.RECORD, "Record copy"), Option(Copy.PUBLICATION, "Publication copy"))
_NARROW = 700
"""Below this width in pixels the thumbnails are hidden, to give the page their room."""


class SignedDesk(Surface):
    """Shows a copy's pages; `copy_chosen` is emitted when another copy is chosen."""

    copy_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        tasks: Runner,
        settings: Settings,
        *,
        publication_only: bool,
        first: Copy = Copy.RECORD,
        parent: QWidget | None = None,
    ) -> None:
        """Start with the `first` of both copies: the record copy at its signature, the other from its top."""
        super().__init__(theme, "desk", parent=parent)
        self._from_the_top = first is Copy.PUBLICATION
        self._theme = theme
        self._pages: Pages | None = None
        self._view = PageView(theme, tasks, margin=28)
        self.readable = ReadablePages(theme, tasks, settings, self._view)
        self.readable.turned.connect(self._fit_strip)
        self.band = PublicBand(theme)
        """Says what the publication copy withholds, where that is shown."""
        self._thumbnails = Thumbnails(theme, tasks)
        self._build(Copy.PUBLICATION if publication_only else first, publication_only=publication_only)
        self._scroll_timer = QTimer(self)
        self._scroll_timer.setSingleShot(True)
        self._scroll_timer.timeout.connect(self._go_to_signature)
        self._thumbnails.chosen.connect(self._view.go_to_page)
        self._view.page_changed.connect(self._show_position)
        self._copies.chosen.connect(self.copy_chosen)
        theme.changed.connect(self._fit_strip)

    @property
    def view(self) -> PageView:
        """The pages at reading size."""
        return self._view

    @property
    def copy(self) -> Copy:
        """Which copy is chosen."""
        return Copy(self._copies.choice() or Copy.PUBLICATION)

    def show_pages(self, pages: Pages) -> None:
        """Show pages: the first time at the decision maker's signature, later at the current scroll position."""
        first, self._pages = self._pages is None, pages
        self._problem.hide()
        self._view.set_document(pages.data)
        self.readable.show_pages(pages.data)
        self._thumbnails.set_document(pages.data)
        if first:
            self._go_to_signature()
        self._show_position(self._view.page)

    def show_problem(self, sentence: str) -> None:
        """Show why there are no pages."""
        self._problem.show_words(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to the signature once the sizes are known."""
        super().showEvent(event)
        self._scroll_timer.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the thumbnails where the room is scarce."""
        super().resizeEvent(event)
        self._fit_strip()

    def _fit_strip(self) -> None:
        self._strip.setVisible(self.width() >= self._theme.px(_NARROW) and not self.readable.shows_text)
        self._show_position(self._view.page)

    def _go_to_signature(self) -> None:
        if self._pages is not None:
            place = None if self._from_the_top else _signature(self._pages)
            self._view.go_to_page(place.page if place else 1)
            if place is not None:
                self._view.scroll_to(place, above=self._view.viewport().height() // 3)  # with some of the page above it

    def _show_position(self, page: int) -> None:
        is_page = self._view.pages and not self.readable.shows_text
        self._position.setText(f"Page {page} of {self._view.pages}" if is_page else "")
        self._thumbnails.select(page)

    def _build(self, first: Copy, *, publication_only: bool) -> None:
        self._position = Label(self._theme, "Preparing the pages…", "guidance")
        self._position.setObjectName("signedPage")
        self._copies = Segmented(self._theme, _COPIES, name="Which copy is shown")
        self._copies.setObjectName("shownCopy")
        self._copies.choose(first)
        self._copies.setVisible(not publication_only)
        self.side_button = Button(self._theme, "About this notice", kind="compact", icon="info")
        self.side_button.setObjectName("signedSide")
        self.side_button.hide()
        bar = FoldingBar(self._theme, 56, (36, 32), 12)
        self._position.setWordWrap(False)
        bar.left.addWidget(self.side_button)
        bar.left.addWidget(self._position, 0, Qt.AlignmentFlag.AlignVCenter)
        bar.left.addStretch(1)
        bar.left.addWidget(self.readable.switch)
        bar.right.addStretch(1)
        bar.right.addWidget(self._copies)
        self._problem = StatusLine(self._theme, "pagesProblem", is_problem=True, colour="amber", role="text")
        self._problem.setContentsMargins(36, 0, 32, 12)
        self._problem.setObjectName("pagesProblem")
        self._problem.hide()
        self._strip = QWidget()
        strip = QHBoxLayout(self._strip)
        strip.setContentsMargins(28, 0, 0, 0)
        strip.addWidget(self._thumbnails)
        desk = QHBoxLayout()
        desk.setSpacing(0)
        desk.addWidget(self._strip)
        desk.addWidget(self.readable, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.band)
        column.addWidget(self._problem)
        nest(column, desk, 1)


def _signature(pages: Pages) -> Place | None:
    key = f"signature.{Role.DECISION_MAKER.value}"
    return next((place for place in reversed(pages.places) if place.key == key), None)
