"""The notice's pages on a desk: one PDF drawn page below page, with rows tinted and points mapped both ways."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

if TYPE_CHECKING:
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

    Rectangles and positions are in the coordinates of `viewport()`; `moved` is sent whenever they change
    (scrolling, zooming, resizing, another document), `page_changed` when another page is the topmost.
    """

    moved = Signal()
    page_changed = Signal(int)

    def __init__(self, theme: Theme, *, margin: int = MARGIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._margin = margin
        self._document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self._zoom: float | None = None
        self._tinted: tuple[PlaceLike, ...] = ()
        self._images: dict[tuple[int, int], QImage] = {}
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
        return self._document.pageCount() if self._buffer is not None else 0

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
        old = self._buffer
        self._document.close()
        self._buffer = None
        if data:
            self._buffer = QBuffer(self)
            self._buffer.setData(QByteArray(data))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
        if old is not None:
            old.deleteLater()
        self._forget_images()
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
        size = self._document.pagePointSize(page - 1) * self.zoom
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
        painter.drawImage(rect.topLeft(), self._image(page))
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for place in self._tinted:
            if place.page == page:
                row = self.from_page(page, place.x0, place.y0, place.x1, place.y1)
                painter.fillRect(row, QColor(ROW_TINT))
                painter.fillRect(QRectF(row.left(), row.top(), 3, row.height()), QColor(self._theme.tokens.fill))
        painter.restore()

    def _image(self, page: int) -> QImage:
        """Return the page at twice the size it is shown at, on paper of the appearance's colour."""
        width = max(1, round(self.page_rect(page).width() * self.devicePixelRatioF()))
        key = (page, width)
        if key not in self._images:
            if len(self._images) > KEPT_IMAGES:
                self._images.pop(next(iter(self._images)))
            self._images[key] = self._drawn(page, width)
        return self._images[key]

    def _drawn(self, page: int, width: int) -> QImage:
        points = self._document.pagePointSize(page - 1)
        size = QSize(width, max(1, round(width * points.height() / points.width())))
        ink = self._document.render(page - 1, size * 2).scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, ink)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(image.rect(), QColor(self._theme.tokens.page_paper))
        painter.end()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        return image

    def _fitting(self) -> float:
        if not self.pages:
            return 1.0
        widest = max(self._document.pagePointSize(number).width() for number in range(self.pages))
        return max(0.1, (self.viewport().width() - 2 * self._margin) / widest)

    def _tops(self) -> list[float]:
        tops, top = [], float(TOP)
        for number in range(self.pages):
            tops.append(top)
            top += self._document.pagePointSize(number).height() * self.zoom + GAP
        return tops

    def _height(self) -> float:
        heights = (self._document.pagePointSize(number).height() * self.zoom + GAP for number in range(self.pages))
        return TOP + sum(heights)

    def _lay_out(self) -> None:
        view = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, round(self._height()) - view.height()))
        vertical.setPageStep(max(1, view.height() - 48))
        vertical.setSingleStep(48)
        wide = 0.0
        if self.pages and not self.fits:
            wide = self._document.pagePointSize(0).width() * self.zoom + 2 * self._margin
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


def _shadow(painter: QPainter, rect: QRectF, *, dark: bool) -> None:
    """Lay the only shadow of the look below a page: a soft one, four pixels wide."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(6, 0, -1):
        painter.setBrush(QColor(0, 0, 0, (18 if dark else 7)))
        painter.drawRoundedRect(rect.adjusted(-spread, -spread + 2, spread, spread + 2), spread, spread)
    painter.restore()
