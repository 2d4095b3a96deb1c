"""The notice's pages on a desk: one PDF drawn page below page, with rows tinted and points mapped both ways."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from signoff.desktop.pages.pdf_pages import PdfPages

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme

MARGIN = 32
"""Pixels of desk at either side of a page."""

GAP = 24
"""Pixels of desk between two pages, and below the last."""

TOP = 8
"""Pixels of desk above the first page."""

ROW_TINT = "#D9E4F8"
"""What a tinted row is multiplied with; like paper, it is the same in both appearances."""

KEPT_IMAGES = 6
"""Pages kept drawn, so that scrolling to and fro draws none twice."""

SMALLEST, LARGEST = 0.4, 4.0
"""The limits of the zoom, as parts of the page's own size (1 point = 1 pixel at 1.0)."""


class PlaceLike(Protocol):
    """A rectangle of a page: points from its upper left corner, pages counted from 1."""

    @property
    def page(self) -> int:
        """The page."""

    @property
    def x0(self) -> float:
        """Left."""

    @property
    def y0(self) -> float:
        """Top."""

    @property
    def x1(self) -> float:
        """Right."""

    @property
    def y1(self) -> float:
        """Bottom."""


class PageView(QAbstractScrollArea):
    """Shows a PDF page below page on a desk, fitted to the width unless zoomed.

    Pages are drawn beside the interface; until one is, what it looked like before stands in for it.
    Rectangles and positions are in the coordinates of `viewport()`; `moved` is sent whenever they change
    (scrolling, zooming, resizing, another document), `page_changed` when another page is the topmost.
    """

    moved = Signal()
    page_changed = Signal(int)

    def __init__(self, theme: Theme, tasks: Runner, *, margin: int = MARGIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._margin = margin
        self._tasks = tasks
        self._document = PdfPages(b"")
        self._zoom: float | None = None
        self._tinted: tuple[PlaceLike, ...] = ()
        self._images: dict[tuple[int, int], QImage] = {}
        self._before: dict[int, QImage] = {}
        self._awaited: tuple[PdfPages, int, int] | None = None
        self._page = 1
        self.setObjectName("pageView")
        self.setAccessibleName("The pages of the notice")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        return self._zoom if self._zoom is not None else self._fitting()

    @property
    def fits(self) -> bool:
        """Whether the page is fitted to the width."""
        return self._zoom is None

    def set_document(self, data: bytes) -> None:
        """Show another PDF where the one before was scrolled to; no bytes show none."""
        old, self._document = self._document, PdfPages(data)
        old.close()
        self._forget_images()
        if not data:
            self._before.clear()
        self._lay_out()

    def set_zoom(self, zoom: float | None) -> None:
        """Show so many pixels for a point, about the middle of the view; None fits the width again."""
        bar = self.verticalScrollBar()
        middle = (bar.value() + self.viewport().height() / 2) / max(1.0, self._height())
        self._zoom = None if zoom is None else min(LARGEST, max(SMALLEST, zoom))
        self._forget_images()
        self._lay_out()
        bar.setValue(round(middle * self._height() - self.viewport().height() / 2))

    def zoom_by(self, steps: int) -> None:
        """Zoom in (or, below 0, out) by steps of an eighth."""
        self.set_zoom(self.zoom * 1.125**steps)

    def tint(self, places: Iterable[PlaceLike]) -> None:
        """Tint these rectangles, and no others."""
        self._tinted = tuple(places)
        self.viewport().update()

    def scroll_to(self, place: PlaceLike, *, above: int = 96) -> None:
        """Bring a place into view, with some of the page above it; nothing moves when it stands in the middle."""
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
            self.verticalScrollBar().setValue(round(self._tops()[page - 1]) - TOP)

    def page_rect(self, page: int) -> QRectF:
        """Return where a page lies; an empty rectangle for a page that is not there."""
        if not 1 <= page <= self.pages:
            return QRectF()
        size = self._document.sizes[page - 1] * self.zoom
        room = max(float(self.viewport().width()), size.width() + 2 * self._margin)
        left = round((room - size.width()) / 2) - self.horizontalScrollBar().value()
        top = round(self._tops()[page - 1]) - self.verticalScrollBar().value()
        return QRectF(left, top, size.width(), size.height())

    def from_page(self, page: int, x0: float, y0: float, x1: float, y1: float) -> QRectF:
        """Return the rectangle of the viewport that shows a rectangle of a page."""
        rect, zoom = self.page_rect(page), self.zoom
        return QRectF(rect.left() + x0 * zoom, rect.top() + y0 * zoom, (x1 - x0) * zoom, (y1 - y0) * zoom)

    def focus_rect(self) -> QRect:
        """Return what the focus ring surrounds: it stays inside the view, clear of the bars around."""
        return self.rect().adjusted(6, 6, -6, -6)

    def sizeHint(self) -> QSize:
        """Prefer the width of a page at reading size."""
        return QSize(590, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width, keeping the place."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1.0, self._height())
        self._lay_out()
        if self.fits and event.oldSize().width() != event.size().width():
            bar.setValue(round(share * self._height()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Repaint, and tell who maps points that they have moved."""
        self.viewport().update()
        self._note_page()
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk and the pages that are in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.tokens.desk))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in range(1, self.pages + 1):
            rect = self.page_rect(page)
            if rect.intersects(QRectF(self.viewport().rect())):
                self._paint_page(painter, page, rect)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, rect: QRectF) -> None:
        _shadow(painter, rect, dark=self._theme.scheme == "dark")
        painter.fillRect(rect, QColor(self._theme.tokens.page_paper))
        picture = self._picture(page)
        if not picture.isNull():
            painter.drawImage(QRectF(rect.topLeft(), _shown_size(picture, rect)), picture)
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for place in self._tinted:
            if place.page == page:
                row = self.from_page(page, place.x0, place.y0, place.x1, place.y1)
                painter.fillRect(row, QColor(ROW_TINT))
                painter.fillRect(QRectF(row.left(), row.top(), 3, row.height()), QColor(self._theme.tokens.fill))
        painter.restore()

    def _picture(self, page: int) -> QImage:
        """Return the page as it is shown; while it is drawn, what it looked like before, or nothing."""
        width = max(1, round(self.page_rect(page).width() * self.devicePixelRatioF()))
        if (page, width) not in self._images:
            self._ask_for(page, width)
        return self._images.get((page, width)) or self._before.get(page, QImage())

    def _ask_for(self, page: int, width: int) -> None:
        """Let a page be drawn, unless one is being drawn already: then it is asked for when that one is there."""
        if self._awaited is not None and self._awaited[0] is self._document:
            return
        document = self._document
        self._awaited = asked = (document, page, width)
        self._tasks.run(
            lambda: document.draw(page, width),
            lambda drawn: self._take(asked, drawn),
            lambda _: self._take(asked, QImage()),
            owner=self,
        )

    def _take(self, asked: tuple[PdfPages, int, int], drawn: QImage) -> None:
        """Keep a page that was drawn, on paper of the appearance's colour, if it is still of this document."""
        document, page, width = asked
        if document is not self._document:
            return
        self._awaited = None
        if len(self._images) > KEPT_IMAGES:
            self._images.pop(next(iter(self._images)))
        self._images[page, width] = self._before[page] = self._on_paper(drawn)
        self.viewport().update()

    def _on_paper(self, drawn: QImage) -> QImage:
        if drawn.isNull():
            return drawn
        painter = QPainter(drawn)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(drawn.rect(), QColor(self._theme.tokens.page_paper))
        painter.end()
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        return drawn

    def _fitting(self) -> float:
        if not self.pages:
            return 1.0
        widest = max(size.width() for size in self._document.sizes)
        return max(0.1, (self.viewport().width() - 2 * self._margin) / widest)

    def _tops(self) -> list[float]:
        tops, top = [], float(TOP)
        for size in self._document.sizes:
            tops.append(top)
            top += size.height() * self.zoom + GAP
        return tops

    def _height(self) -> float:
        return TOP + sum(size.height() * self.zoom + GAP for size in self._document.sizes)

    def _lay_out(self) -> None:
        view = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, round(self._height()) - view.height()))
        vertical.setPageStep(max(1, view.height() - 48))
        vertical.setSingleStep(48)
        wide = 0.0
        if self.pages and not self.fits:
            wide = self._document.sizes[0].width() * self.zoom + 2 * self._margin
        horizontal.setRange(0, max(0, round(wide) - view.width()))
        horizontal.setPageStep(view.width())
        self.viewport().update()
        self._note_page()
        self.moved.emit()

    def _note_page(self) -> None:
        eye = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = max(1, sum(1 for top in self._tops() if top <= eye))
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _forget_images(self) -> None:
        self._images.clear()
        self.viewport().update()


def _shown_size(picture: QImage, rect: QRectF) -> QSizeF:
    """Return the size at which a picture is shown: its own, to the pixel, or the page's where it only stands in."""
    own = QSizeF(picture.deviceIndependentSize())
    return own if abs(own.width() - rect.width()) < 1 else rect.size()


def _shadow(painter: QPainter, rect: QRectF, *, dark: bool) -> None:
    """Lay the only shadow of the look below a page: a soft one, four pixels wide."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(6, 0, -1):
        painter.setBrush(QColor(0, 0, 0, (18 if dark else 7)))
        painter.drawRoundedRect(rect.adjusted(-spread, -spread + 2, spread, spread + 2), spread, spread)
    painter.restore()
