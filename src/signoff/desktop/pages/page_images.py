"""A document's pages as images: drawn in the background, on paper of the scheme's colour, and cached."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from signoff.desktop.pages.pdf_pages import PdfPages

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme

CACHED_IMAGES = 6
"""How many drawn pages are cached, so that scrolling back and forth draws none twice."""

_Key = TypeVar("_Key")


class PageImages(QObject):
    """The images of a document's pages, for the surface that shows them; `drawn` is emitted when one is ready."""

    drawn = Signal()

    def __init__(self, theme: Theme, tasks: Runner, surface: QWidget) -> None:
        super().__init__(surface)
        self._theme = theme
        self._tasks = tasks
        self._surface = surface
        self._document = PdfPages(b"")
        self._images: dict[tuple[int, int], QImage] = {}
        self._previous_images: dict[int, QImage] = {}
        self._pending: tuple[PdfPages, int, int] | None = None

    def follow(self, document: PdfPages) -> None:
        """Draw another document; until then the images of the one before stand for its pages, if it has any."""
        self._document = document
        self.forget()
        if not document.sizes:
            self._previous_images.clear()

    def forget(self) -> None:
        """Draw each page again that is asked for."""
        self._images.clear()

    def of(self, page: int, width: int) -> QImage:
        """Return a page's image, `width` pixels wide; while it is drawn, its previous image, or an empty one."""
        if (page, width) not in self._images:
            self._request_image(page, width)
        return self._images.get((page, width)) or self._previous_images.get(page, QImage())

    def _request_image(self, page: int, width: int) -> None:
        """Have a page drawn, unless one is being drawn: the repaint that follows requests the next."""
        if self._pending is not None and self._pending[0] is self._document:
            return
        document = self._document
        self._pending = request = (document, page, width)
        self._tasks.run(
            lambda: document.draw(page, width),
            lambda drawn: self._store_image(request, drawn),
            lambda _: self._store_image(request, QImage()),
            owner=self,
        )

    def _store_image(self, request: tuple[PdfPages, int, int], drawn: QImage) -> None:
        """Cache a drawn page if it still belongs to this document."""
        document, page, width = request
        if document is not self._document:
            return
        self._pending = None
        image = self._on_paper(drawn)
        _cache(self._images, (page, width), image)
        _cache(self._previous_images, page, image)
        self.drawn.emit()

    def _on_paper(self, drawn: QImage) -> QImage:
        if drawn.isNull():
            return drawn
        painter = QPainter(drawn)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(drawn.rect(), QColor(self._theme.tokens.page_paper))
        painter.end()
        drawn.setDevicePixelRatio(self._surface.devicePixelRatioF())
        return drawn


def _cache(images: dict[_Key, QImage], key: _Key, image: QImage) -> None:
    """Add the newest image, and forget the oldest where there are too many: one takes some megabytes."""
    images.pop(key, None)
    if len(images) > CACHED_IMAGES:
        images.pop(next(iter(images)))
    images[key] = image
