"""A PDF's pages as pictures, drawn by PDFium, which works for one thread of the process at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage

from signoff.pdf.pdfium_lock import ONE_AT_A_TIME

if TYPE_CHECKING:
    import pypdfium2

_FINER = 2
"""Pages are drawn so many times larger than they are shown, and then reduced: small letters stay sharp."""


class PdfPages:
    """The pages of one PDF; `draw` may be called from any thread, until `close`."""

    def __init__(self, data: bytes) -> None:
        """Open a PDF; one that PDFium cannot read has no pages."""
        import pypdfium2

        self._document: pypdfium2.PdfDocument | None = None
        self.sizes: tuple[QSizeF, ...] = ()
        """The size of each page in points."""
        with ONE_AT_A_TIME:
            try:
                self._document = pypdfium2.PdfDocument(data)
                count = len(self._document)
                self.sizes = tuple(QSizeF(*self._document.get_page_size(place)) for place in range(count))
            except pypdfium2.PdfiumError:
                self.close()

    def draw(self, page: int, width: int) -> QImage:
        """Return a page, counted from 1, as an opaque picture so many pixels wide, on white.

        It is an empty picture where the document was closed, or the page cannot be drawn.
        """
        import pypdfium2

        with ONE_AT_A_TIME:
            try:
                large = self._drawn(page, width * _FINER)
            except pypdfium2.PdfiumError:
                large = QImage()
        if large.isNull():
            return large
        return large.scaled(
            _room(self.sizes[page - 1], width),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )

    def close(self) -> None:
        """Let go of the document; what is being drawn is drawn to its end first."""
        with ONE_AT_A_TIME:
            if self._document is not None:
                self._document.close()
                self._document = None

    def __del__(self) -> None:
        """Close the document while nothing else is drawn: PDFium's own end of it would not wait."""
        self.close()

    def _drawn(self, page: int, width: int) -> QImage:
        from pypdfium2 import raw

        if self._document is None or page > len(self.sizes):
            return QImage()
        held = self._document[page - 1]
        try:
            bitmap = held.render(
                scale=width / self.sizes[page - 1].width(),
                may_draw_forms=False,
                fill_color=(255, 255, 255, 255),
                force_bitmap_format=raw.FPDFBitmap_BGRx,
            )
            form = QImage.Format.Format_RGB32
            image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
            bitmap.close()
        finally:
            held.close()
        return image


def _room(points: QSizeF, width: int) -> QSize:
    return QSize(width, max(1, round(width * points.height() / points.width())))
