"""The pages in small, one below another: the current one is marked, and a click goes to a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.core.tasks import Runner
from signoff.desktop.look.theme import Theme
from signoff.desktop.pages.pdf_pages import PdfPages
from signoff.errors import SignoffError

WIDTH = 72
_FRAME = 5
_NUMBER = 28
STRIP = WIDTH + 2 * _FRAME
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class Thumbnail(QAbstractButton):
    """One page in small, with its number below; blank paper until its image is drawn."""

    def __init__(self, theme: Theme, number: int, points: QSizeF, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = number
        self._points = points
        self._picture = QImage()
        self.setCheckable(True)
        self.setText(f"Page {number}")
        self.setAccessibleName(f"Page {number}")
        self.setObjectName(f"thumbnail:{number}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_picture(self, picture: QImage) -> None:
        """Show the page."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the page with its frame and number."""
        return QSize(STRIP, round(self._height()) + 2 * _FRAME + self._theme.px(_NUMBER))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint page, frame and number."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        page = QRectF(_FRAME, _FRAME, WIDTH, self._height())
        painter.fillRect(page, QColor(self._theme.tokens.page_paper))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(page, self._picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        chosen = self.isChecked()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen:
            painter.setPen(QPen(self._theme.colour("blue"), 2))
            painter.drawRoundedRect(page.adjusted(-4, -4, 4, 4), 4, 4)
        else:
            painter.setPen(self._theme.colour("edge" if self.underMouse() else "line"))
            painter.drawRect(page)
        painter.setFont(self._theme.font("note-strong" if chosen else "note"))
        painter.setPen(self._theme.colour("blue" if chosen else "ink2"))
        below = QRectF(0, page.bottom() + 6, self.width(), self._theme.px(_NUMBER) - 10)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(self._number))
        painter.end()

    def _height(self) -> float:
        return WIDTH * self._points.height() / self._points.width()


class Thumbnails(QScrollArea):
    """Shows a PDF's pages in small; `chosen` is emitted with the page (from 1) that was pressed."""

    chosen = Signal(int)
    spoken_role = "Grouping"

    def __init__(self, theme: Theme, tasks: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._document = PdfPages(b"")
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self.setObjectName("thumbnails")
        self.setAccessibleName("Pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFixedWidth(STRIP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        strip = QWidget()
        strip.setObjectName("scroll-canvas")
        self._column = QVBoxLayout(strip)
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(strip)

    @property
    def count(self) -> int:
        """The number of pages shown."""
        return len(self._group.buttons())

    def set_document(self, data: bytes) -> None:
        """Show the pages of another PDF, which are drawn one after the other in the background."""
        old, self._document = self._document, PdfPages(data)
        old.close()
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        for number, points in enumerate(self._document.sizes, start=1):
            button = Thumbnail(self._theme, number, points)
            self._group.addButton(button, number)
            self._column.insertWidget(number - 1, button)
        self.select(1)
        self._draw_from(1)

    def _draw_from(self, page: int) -> None:
        """Draw a page in small, then those that follow, as long as this document is shown."""
        document, width = self._document, round(WIDTH * self.devicePixelRatioF())
        if page > len(document.sizes):
            return

        def show_and_continue(picture: QImage) -> None:
            if document is self._document:
                button = self._group.button(page)
                if isinstance(button, Thumbnail):
                    button.show_picture(picture)
                self._draw_from(page + 1)

        def leave_blank(_: SignoffError) -> None:
            show_and_continue(QImage())

        self._tasks.run(lambda: document.draw(page, width), show_and_continue, leave_blank, owner=self)

    def select(self, page: int) -> None:
        """Mark the current page."""
        button = self._group.button(page)
        if button is not None:
            button.setChecked(True)
            self.ensureWidgetVisible(button, 0, 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the pages with the arrow keys."""
        button = self._group.button(self._group.checkedId() + _STEPS.get(Qt.Key(event.key()), 0))
        if Qt.Key(event.key()) in _STEPS and button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.click()
        else:
            super().keyPressEvent(event)
