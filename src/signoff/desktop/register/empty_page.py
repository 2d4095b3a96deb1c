"""The empty register: what signoff does, and the three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from signoff.desktop.core.commands import Command
from signoff.desktop.pages.pdf_pages import PdfPages
from signoff.desktop.widgets.command_button import CommandButton
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.told import Told
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.notice.record.record import Record
    from signoff.pdf.preview import Pages

STEPS = (
    ("1", "Prepare", "Short steps in the order of the form. Your work is saved as you type."),
    ("2", "Hand over", "E-mail one file to the decision maker. It opens on any laptop, even offline."),
    ("3", "Sign and publish", "They sign on the page. You get the PDF that democratic services publish."),
)

_SIDE, _STEPS_FROM = 32, 480
"""The margin at either side, and the width from which the steps stand side by side, in pixels."""

_FRONT = 602
"""Pixels of the sheet in front, twice as many as it is wide."""


def _first_page(pdf: bytes) -> QImage:
    document = PdfPages(pdf)
    try:
        return document.draw(1, _FRONT)
    finally:
        document.close()


_WHAT = (
    "Prepare a Delegated Decision Notice, hand it over, get it signed and export the PDF that the council publishes."
)


class PaperFan(QWidget):
    """Three sheets that fade into the page; the front one is the first page of a real notice."""

    spoken_role = "Graphic"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._front = QImage()
        self.setFixedHeight(280)  # a picture, which leaves the room to larger text
        self.setAccessibleName("A notice, as signoff prints it")
        theme.changed.connect(self.update)

    def show_page(self, picture: QImage) -> None:
        """Put a page in front."""
        self._front = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheets, and the fade over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        middle = QPointF(self.width() / 2, 22)
        for degrees in (-4.0, 4.0):
            painter.save()
            painter.translate(middle + QPointF(degrees * 5, 14))
            painter.rotate(degrees)
            self._paint_sheet(painter, QRectF(-160, 0, 320, 420))
            painter.restore()
        front = QRectF(middle.x() - 150.5, 8, 301, 426)
        self._paint_sheet(painter, front)
        if not self._front.isNull():
            painter.drawImage(front, self._front)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(front, QColor(self._theme.tokens.page_paper))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._paint_fade(painter)
        painter.end()

    def _paint_sheet(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QColor(self._theme.tokens.line))
        painter.setBrush(QColor(self._theme.tokens.page_paper))
        painter.drawRect(rect)

    def _paint_fade(self, painter: QPainter) -> None:
        sheet = QColor(self._theme.tokens.sheet)
        clear = QColor(sheet)
        clear.setAlpha(0)
        gradient = QLinearGradient(0, self.height() * 0.45, 0, self.height() - 12)
        gradient.setColorAt(0, clear)
        gradient.setColorAt(1, sheet)
        painter.fillRect(self.rect(), gradient)


class EmptyPage(QScrollArea):
    """Is shown in place of the list while the register is empty."""

    def __init__(self, theme: Theme, tasks: Runner, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._commands = commands
        self._requested = False
        self.setObjectName("emptyRegister")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def showEvent(self, event: object) -> None:  # Qt's QShowEvent, of which nothing is needed
        """Request the first page of the published example the first time that this is shown."""
        if not self._requested:
            self._requested = True
            from signoff import actions

            self._tasks.run(lambda: actions.example("published"), self._render, self._leave_blank)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put buttons and steps below one another where they do not fit side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = self.viewport().width() - 2 * _SIDE
        for row, needed in ((self._row, self._row_width()), (self._step_row, self._theme.px(_STEPS_FROM))):
            is_narrow = width < needed
            row.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        self._step_row.setSpacing(16 if width < self._theme.px(_STEPS_FROM) else 32)

    def _row_width(self) -> int:
        buttons = self._ways
        return sum(button.sizeHint().width() for button in buttons) + self._row.spacing() * (len(buttons) + 1)

    def begin(self) -> None:
        """Give the first button the focus."""
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render(self, example: Record) -> None:
        self._tasks.render(self, example, self._show_pages, self._leave_blank)

    def _show_pages(self, pages: Pages) -> None:
        self._tasks.run(lambda: _first_page(pages.data), self._fan.show_page, self._leave_blank)

    def _leave_blank(self, _: SignoffError) -> None:
        """Leave the sheets blank: they only decorate, and the preview shows what is wrong where it matters."""

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("emptyBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(_SIDE, 24, _SIDE, 32)
        column.setSpacing(0)
        self._fan = PaperFan(self._theme)
        title = Label(self._theme, "Your first notice starts here", "question")
        words = Label(
            self._theme,
            _WHAT,
            "text",
            colour="ink2",
        )
        self._theme.fix(words, most_width=520)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        column.addWidget(self._fan)
        column.addSpacing(20)
        column.addWidget(title)
        column.addSpacing(12)
        nest(column, _centred(words))
        column.addSpacing(24)
        nest(column, self._buttons())
        column.addSpacing(36)
        nest(column, _centred(self._steps()))
        column.addStretch(3)
        self.setWidget(body)

    def _buttons(self) -> QBoxLayout:
        self._new = CommandButton(self._theme, self._commands, Command.NEW, "emptyNew", kind="primary")
        files = CommandButton(self._theme, self._commands, Command.OPEN_FILE, "emptyOpen")
        example = CommandButton(self._theme, self._commands, Command.EXAMPLE, "emptyExample", kind="ghost")
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        row.addStretch(1)
        self._ways = (self._new, files, example)
        for button in self._ways:
            button.setAccessibleDescription("The register is empty.")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        row.addStretch(1)
        return row

    def _steps(self) -> QWidget:
        frame = Told("How a notice goes")
        frame.tell(_WHAT, *(f"{number}. {title}: {words}" for number, title, words in STEPS))
        frame.setObjectName("emptySteps")
        frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme.fix(frame, most_width=760)
        frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = self._step_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, frame)
        row.setContentsMargins(0, 32, 0, 0)
        row.setSpacing(32)
        for number, title, words in STEPS:
            step = QVBoxLayout()
            step.setSpacing(4)
            step.addWidget(Label(self._theme, number, "note"))
            step.addWidget(Label(self._theme, title, "subhead"))
            step.addWidget(Label(self._theme, words, "guidance"))
            step.addStretch(1)
            nest(row, step, 1)
        return frame

    def _apply_theme(self) -> None:
        self._arrange()
        self.setStyleSheet(f"#emptySteps {{ border-top: 1px solid {self._theme.tokens.line}; }}")


def _centred(widget: QWidget) -> QHBoxLayout:
    """Return a row with a widget in the middle, up to its maximum width, and narrower in a narrow window."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 10_000)
    row.addStretch(1)
    return row
