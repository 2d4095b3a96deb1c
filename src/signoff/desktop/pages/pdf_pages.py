"""A PDF's pages as images, drawn by PDFium, which only one thread of the process may use at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage

from signoff.desktop.core.memory import give_back_large_blocks
from signoff.pdf.pdfium_lock import ONE_AT_A_TIME

if TYPE_CHECKING:
    import pypdfium2

_OVERSAMPLING = 2
"""How many times larger than shown pages are drawn before they are reduced, so that small letters stay sharp."""


class PdfPages:
    """The pages of one PDF; `draw` may be called from any thread, until `close`."""

    def __init__(self, data: bytes) -> None:
        """Open a PDF; no bytes, or some that PDFium cannot read, have no pages."""
        self._document: pypdfium2.PdfDocument | None = None
        self.sizes: tuple[QSizeF, ...] = ()
        """The size of each page in points."""
        if not data:
            return
        import pypdfium2

        give_back_large_blocks()
        with ONE_AT_A_TIME:
            try:
                self._document = pypdfium2.PdfDocument(data)
                count = len(self._document)
                self.sizes = tuple(QSizeF(*self._document.get_page_size(index)) for index in range(count))
            except pypdfium2.PdfiumError:
                self.close()

    def draw(self, page: int, width: int) -> QImage:
        """Return a page, counted from 1, as an opaque image `width` pixels wide, on white.

        The image is empty when the document was closed or the page cannot be drawn.
        """
        import pypdfium2

        with ONE_AT_A_TIME:
            try:
                large = self._render(page, width * _OVERSAMPLING)
            except pypdfium2.PdfiumError:
                large = QImage()
        if large.isNull():
            return large
        return large.scaled(
            _scaled_size(self.sizes[page - 1], width),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )

    def close(self) -> None:
        """Close the document, once any page that is being drawn is finished."""
        with ONE_AT_A_TIME:
            if self._document is not None:
                self._document.close()
                self._document = None

    def __del__(self) -> None:
        """Close the document under the lock, which PDFium's own finaliser would not wait for."""
        self.close()

    def _render(self, page: int, width: int) -> QImage:
        from pypdfium2 import raw

        if self._document is None or page > len(self.sizes):
            return QImage()
        pdf_page = self._document[page - 1]
        try:
            bitmap = pdf_page.render(
                scale=width / self.sizes[page - 1].width(),
                may_draw_forms=False,
                fill_color=(255, 255, 255, 255),
                force_bitmap_format=raw.FPDFBitmap_BGRx,
            )
            image_format = QImage.Format.Format_RGB32
            image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, image_format).copy()
            bitmap.close()
        finally:
            pdf_page.close()
        return image


def _scaled_size(points: QSizeF, width: int) -> QSize:
    return QSize(width, max(1, round(width * points.height() / points.width())))
