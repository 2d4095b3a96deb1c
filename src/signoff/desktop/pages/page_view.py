"""A PDF's pages one below another, with rows tinted and the points of a page mapped to the view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.pages.page_column import TOP, PageColumn
from signoff.desktop.pages.page_edge import paint_edge
from signoff.desktop.pages.page_images import PageImages
from signoff.desktop.pages.page_marks import CAME, PageMarks
from signoff.desktop.pages.pdf_pages import PdfPages

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.pages.page_marks import PlaceLike

MARGIN = 32
"""Pixels of desk at either side of a page."""

SMALLEST, LARGEST = 0.4, 4.0
"""The limits of the zoom, as parts of the page's own size (1 point = 1 pixel at 1.0)."""


class PageView(QAbstractScrollArea):
    """Shows a PDF page below page, fitted to the width unless zoomed.

    Pages are drawn in the background; until one is ready, its previous image is shown.
    Rectangles and positions are in the coordinates of `viewport()`; `moved` is emitted whenever they change
    (scrolling, zooming, resizing, another document), `page_changed` when another page becomes the topmost.
    """

    spoken_role = "Document"

    moved = Signal()
    page_changed = Signal(int)

    def __init__(self, theme: Theme, tasks: Runner, *, margin: int = MARGIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._margin = margin
        self._tasks = tasks
        self._document = PdfPages(b"")
        self._column = PageColumn(())
        self._zoom: float | None = None
        self._marks = PageMarks()
        self._images = PageImages(theme, tasks, self.viewport())
        self._page = 1
        self.setObjectName("pageView")
        self.setAccessibleName("The pages of the notice")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._images.drawn.connect(self.viewport().update)
        theme.changed.connect(self._forget_images)

    @property
    def pages(self) -> int:
        """The number of pages; 0 while there is no document."""
        return len(self._document.sizes)

    @property
    def page(self) -> int:
        """The page that takes the upper part of the view, from 1."""
        return self._page

    @property
    def zoom(self) -> float:
        """Pixels for each point of the page."""
        return self._zoom if self._zoom is not None else self._fit_zoom()

    @property
    def fits(self) -> bool:
        """Whether the page is fitted to the width."""
        return self._zoom is None

    def set_document(self, data: bytes) -> None:
        """Show another PDF at the current scroll position; empty bytes show none."""
        old, self._document = self._document, PdfPages(data)
        old.close()
        self._column = PageColumn(self._document.sizes)
        self._images.follow(self._document)
        self._lay_out()

    def set_zoom(self, zoom: float | None) -> None:
        """Set the zoom in pixels for a point, around the middle of the view; None fits the width again."""
        bar = self.verticalScrollBar()
        middle = (bar.value() + self.viewport().height() / 2) / max(1.0, self._column.height(self.zoom))
        self._zoom = None if zoom is None else min(LARGEST, max(SMALLEST, zoom))
        self._images.forget()
        self._lay_out()
        bar.setValue(round(middle * self._column.height(self.zoom) - self.viewport().height() / 2))

    def reset_zoom(self) -> None:
        """Fit the page to the width again."""
        self.set_zoom(None)

    def zoom_by(self, steps: int) -> None:
        """Zoom in (or, below 0, out) by steps of an eighth."""
        self.set_zoom(self.zoom * 1.125**steps)

    def tint(self, places: Iterable[PlaceLike]) -> None:
        """Tint these rectangles, and no others."""
        self._marks.tinted = tuple(places)
        self.viewport().update()

    def mark(self, places: Iterable[PlaceLike], words: Iterable[PlaceLike] = (), colour: str = CAME) -> None:
        """Mark these rectangles as changed, and these words in them in a colour, and no others."""
        self._marks.changed, self._marks.words, self._marks.word_colour = tuple(places), tuple(words), colour
        self.viewport().update()

    def scroll_to(self, place: PlaceLike, *, above: int = 96) -> None:
        """Bring a place into view, with some of the page above it; do nothing when all of it is visible."""
        if not 1 <= place.page <= self.pages:
            return
        rect = self.from_page(place.page, place.x0, place.y0, place.x1, place.y1)
        height = self.viewport().height()
        if rect.top() >= 0 and rect.bottom() <= height:
            return
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + rect.top() - min(above, max(0, height - int(rect.height())))))

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page into view."""
        if 1 <= page <= self.pages:
            self.verticalScrollBar().setValue(round(self._column.top(page, self.zoom)) - TOP)

    def page_rect(self, page: int) -> QRectF:
        """Return where a page lies; an empty rectangle for a page that does not exist."""
        if not 1 <= page <= self.pages:
            return QRectF()
        zoom = self.zoom
        size = self._document.sizes[page - 1] * zoom
        room = max(float(self.viewport().width()), size.width() + 2 * self._margin)
        left = round((room - size.width()) / 2) - self.horizontalScrollBar().value()
        top = round(self._column.top(page, zoom)) - self.verticalScrollBar().value()
        return QRectF(left, top, size.width(), size.height())

    def from_page(self, page: int, x0: float, y0: float, x1: float, y1: float) -> QRectF:
        """Return the rectangle of the viewport that shows a rectangle of a page."""
        rect, zoom = self.page_rect(page), self.zoom
        return QRectF(rect.left() + x0 * zoom, rect.top() + y0 * zoom, (x1 - x0) * zoom, (y1 - y0) * zoom)

    def focus_rect(self) -> QRect:
        """Return what the focus ring surrounds: inside the view, clear of the bars around it."""
        return self.rect().adjusted(6, 6, -6, -6)

    def sizeHint(self) -> QSize:
        """Prefer the width of a page at reading size."""
        return QSize(590, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width, keeping the scroll position."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1.0, self._column.height(self.zoom))
        self._lay_out()
        if self.fits and event.oldSize().width() != event.size().width():
            bar.setValue(round(share * self._column.height(self.zoom)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Repaint, and emit `moved`."""
        self.viewport().update()
        self._update_page()
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk and the pages that are in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.tokens.desk))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        above, view = self.verticalScrollBar().value(), self.viewport().rect()
        for page in self._column.pages_within(above, above + view.height(), self.zoom):
            rect = self.page_rect(page)
            if rect.intersects(QRectF(view)):
                self._paint_page(painter, page, rect)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, rect: QRectF) -> None:
        paint_edge(painter, self._theme, rect)
        painter.fillRect(rect, QColor(self._theme.tokens.page_paper))
        picture = self._images.of(page, max(1, round(rect.width() * self.devicePixelRatioF())))
        if not picture.isNull():
            painter.drawImage(QRectF(rect.topLeft(), _target_size(picture, rect)), picture)
        self._marks.paint(painter, page, self.from_page)

    def _fit_zoom(self) -> float:
        if not self.pages:
            return 1.0
        return max(0.1, (self.viewport().width() - 2 * self._margin) / self._column.widest)

    def _lay_out(self) -> None:
        view = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, round(self._column.height(self.zoom)) - view.height()))
        vertical.setPageStep(max(1, view.height() - 48))
        vertical.setSingleStep(48)
        wide = 0.0
        if self.pages and not self.fits:
            wide = self._document.sizes[0].width() * self.zoom + 2 * self._margin
        horizontal.setRange(0, max(0, round(wide) - view.width()))
        horizontal.setPageStep(view.width())
        self.viewport().update()
        self._update_page()
        self.moved.emit()

    def _update_page(self) -> None:
        reading_line = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = self._column.page_at(reading_line, self.zoom)
        if page != self._page:
            self._page = page
            if self.hasFocus():
                announce(self, f"Page {page} of {self.pages}")
            self.page_changed.emit(page)

    def _forget_images(self) -> None:
        self._images.forget()
        self.viewport().update()


def _target_size(picture: QImage, rect: QRectF) -> QSizeF:
    """Return the size to draw a picture at: its own, to the pixel, or the page's where it is of another zoom."""
    own = QSizeF(picture.deviceIndependentSize())
    return own if abs(own.width() - rect.width()) < 1 else rect.size()
