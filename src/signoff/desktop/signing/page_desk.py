"""The very pages that will be printed, with the signature's cell open to be signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.larger_pad import SPARE_CELL, LargerPad
from signoff.desktop.marks.mark_painter import POINT
from signoff.desktop.marks.signature_pad import GLOW, SignaturePad
from signoff.desktop.pages.page_view import PageView
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.surface import Surface
from signoff.desktop.widgets.text import Label
from signoff.notice.marks.mark import StrokesMark
from signoff.notice.record.record import Role

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.pdf.places import Place
    from signoff.pdf.preview import Pages

_MARGIN = 48
_ABOVE = 320
"""Pixels of the page shown above the cell."""

_WIDE = 760
"""Pixels from which the bar has room to say more."""


class PageDesk(Surface):
    """Shows pages; the pad lies over the cell of the role that signs.

    `mark_changed` tells of another mark, `cleared` that a person has taken it away, `read_on` that another part of
    the pages came into view.
    """

    mark_changed = Signal()
    cleared = Signal()
    read_on = Signal()

    def __init__(self, theme: Theme, tasks: Runner, parent: QWidget | None = None) -> None:
        super().__init__(theme, "desk", parent=parent)
        self._theme = theme
        self._pages: Pages | None = None
        self._role = Role.DECISION_MAKER
        self._signer = ""
        self._cell = SPARE_CELL
        self._aims = False
        self._read = False
        self._view = PageView(theme, tasks, margin=_MARGIN)
        self.pad = SignaturePad(theme, self._view.viewport())
        self.pad.hide()
        self._build()
        self._aim = QTimer(self)
        self._aim.setSingleShot(True)
        self._aim.timeout.connect(self._take_aim)
        self.pad.changed.connect(self._pad_changed)
        self.pad.reached.connect(self.go_to_cell)
        self._view.moved.connect(self._place_pad)
        self._view.moved.connect(self._note_reading)
        self._view.page_changed.connect(lambda _: self._say_page())

    @property
    def view(self) -> PageView:
        """The view of the pages."""
        return self._view

    @property
    def role(self) -> Role:
        """Whose cell is open."""
        return self._role

    @property
    def pages(self) -> int:
        """How many pages there are; 0 while they are being set."""
        return self._view.pages

    @property
    def read_to_end(self) -> bool:
        """Whether the end of the last page has been in view."""
        return self._read

    def count_as_read(self) -> None:
        """Ask for no reading: the same content was read to its end before."""
        self._read = self._aims = True
        self._offer_reading()

    def show_pages(self, pages: Pages) -> None:
        """Show pages, where those before them were scrolled to; pages that differ in nothing replace none."""
        before, self._pages = self._pages, pages
        self._problem.hide()
        if before is None or not _same(before, pages):
            self._view.set_document(pages.data)
        self._measure()
        if before is None and self._aims:
            self.go_to_cell()
        self._note_reading()

    def show_problem(self, sentence: str) -> None:
        """Say why there are no pages."""
        self._problem.setText(sentence)
        self._problem.show()

    def show_role(self, role: Role) -> None:
        """Open the cell of a role; another person's mark does not stay."""
        if role is self._role:
            return
        self._role = role
        self.pad.forget()
        self._measure()
        self.go_to_cell()

    def set_signer(self, name: str) -> None:
        """Say whose signature is asked for."""
        self._signer = name
        self.pad.set_signer(name)

    def offer(self, *, drawing: bool, clearing: bool) -> None:
        """Offer what drawing needs, and clearing, or put them away."""
        self._drawing, self._clearing = drawing, clearing
        self._offer_reading()

    def go_to_first(self) -> None:
        """Show the first page, to be read."""
        self._aims = False
        self._view.go_to_page(1)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Show what follows."""
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())

    def begin(self) -> None:
        """Give the keyboard to the pages, which are to be read first."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_cell(self) -> None:
        """Show the cell, once the pages have been read."""
        self._aims = self._aims or self._read
        if self._read and (place := self._place()) is not None:
            self._view.scroll_to(place, above=_ABOVE)
            self._place_pad()

    def sign_large(self) -> None:
        """Offer a larger pad for the same signature."""
        held = self.pad.mark
        mark = held if isinstance(held, StrokesMark) else None
        if (drawn := LargerPad.drawn(self.window(), self._theme, self._signer, mark, self._cell)) is not None:
            self.pad.take(drawn)

    def showEvent(self, event: QShowEvent) -> None:
        """Open where it is read on, or signed, once the measures are known."""
        super().showEvent(event)
        self._aim.start(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read with the keys that the pages themselves do not know: space goes on, Home and End to either end."""
        bar = self._view.verticalScrollBar()
        if event.key() == Qt.Key.Key_Space:
            self.go_on()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cell in view, unless the pages are being read."""
        super().resizeEvent(event)
        self._say_page()
        if self._aims:
            self._aim.start(0)

    def _take_aim(self) -> None:
        if self._aims:
            self.go_to_cell()
        self._note_reading()

    def _note_reading(self) -> None:
        """Note whether the end of the last page is in view: the lowest of what stands on it."""
        if self._read or not self.isVisible() or self._pages is None or not self._view.pages:
            return
        last = self._view.pages
        lowest = max((one.y1 for one in self._pages.places if one.page == last), default=0.0)
        self._read = self._view.from_page(last, 0, 0, 1, lowest).bottom() <= self._view.viewport().height()
        if self._read:
            self._offer_reading()
        self.read_on.emit()

    def _offer_reading(self) -> None:
        """Offer to read on until the end was reached, then what signing needs."""
        self._next.setVisible(not self._read)
        for button in (self._undo, self._redo, self._larger):
            button.setVisible(self._read and self._drawing)
        self._clear.setVisible(self._read and self._clearing)

    def _place(self) -> Place | None:
        places = self._pages.places if self._pages is not None else ()
        return next((one for one in reversed(places) if one.key == f"signature.{self._role.value}"), None)

    def _measure(self) -> None:
        place = self._place()
        if place is not None:
            self._cell = (round((place.x1 - place.x0) * POINT), round((place.y1 - place.y0) * POINT))
        self.pad.set_cell(*self._cell)
        self._place_pad()
        self._say_page()

    def _place_pad(self) -> None:
        place = self._place()
        if place is None:
            self.pad.hide()
            return
        rect: QRectF = self._view.from_page(place.page, place.x0, place.y0, place.x1, place.y1)
        self.pad.setGeometry(rect.toRect().adjusted(-GLOW, -GLOW, GLOW, GLOW))
        self.pad.show()

    def _pad_changed(self) -> None:
        self._clear.setEnabled(self.pad.mark is not None)
        self._undo.setEnabled(self.pad.can_undo)
        self._redo.setEnabled(self.pad.can_redo)
        self.mark_changed.emit()

    def _step(self, step: Callable[[], None]) -> None:
        """Take a step, and let the keys that undo everywhere go on from there."""
        step()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_pad(self) -> None:
        self._step(self.pad.clear)
        self.cleared.emit()

    def _say_page(self) -> None:
        if pages := self._view.pages:
            more = ", as it will be printed" if self.width() >= _WIDE else ""
            self._where.setText(f"Page {self._view.page} of {pages}{more}")

    def _build(self) -> None:
        self._where = Label(self._theme, "The pages are being set…", "guidance")
        self._where.setObjectName("signPage")
        self._where.setWordWrap(False)
        self._where.setMinimumWidth(1)  # shorter words follow in a narrow window: these must not keep it wide
        self._drawing = self._clearing = True
        self._next = Button(self._theme, "Read on", kind="compact", icon="arrow-down")
        self._next.setObjectName("readOn")
        self._next.clicked.connect(self.go_on)
        self._clear = Button(self._theme, "Clear", kind="compact", icon="eraser")
        self._clear.setObjectName("clearMark")
        self._clear.clicked.connect(self._clear_pad)
        self._undo = Button(self._theme, "Undo stroke", kind="compact", icon="undo-2")
        self._undo.setObjectName("undoStroke")
        self._undo.clicked.connect(lambda: self._step(self.pad.undo))
        self._redo = IconButton(self._theme, "redo-2", "Redo stroke")
        self._redo.setObjectName("redoStroke")
        self._redo.clicked.connect(lambda: self._step(self.pad.redo))
        self._larger = Button(self._theme, "Larger pad", kind="compact", icon="maximize-2")
        self._larger.setObjectName("largerPadButton")
        self._larger.clicked.connect(self.sign_large)
        for button in (self._clear, self._undo, self._redo):
            button.setEnabled(False)
        self._problem = Label(self._theme, "", "text", colour="amber")
        self._problem.setContentsMargins(_MARGIN, 0, _MARGIN, 12)
        self._problem.setObjectName("pagesProblem")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self._problem)
        column.addWidget(self._view, 1)
        self._offer_reading()

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(56)
        row = QHBoxLayout(bar)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(self._where, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        # Where "Read on" stood stands "Clear": a press too many does nothing there.
        for button in (self._larger, self._undo, self._redo, self._clear, self._next):
            row.addWidget(button)
        return bar


def _same(before: Pages, pages: Pages) -> bool:
    from signoff.pdf.page_equality import same_pages

    return before.data == pages.data or same_pages(before.data, pages.data)
