"""The very pages that will be printed, with the pad over the signature's cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.signature_request import SigningMethod
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.larger_pad import SPARE_CELL, LargerPad
from signoff.desktop.marks.mark_painter import POINT
from signoff.desktop.marks.signature_pad import GLOW, SignaturePad
from signoff.desktop.pages.page_view import PageView
from signoff.desktop.pages.public_pages import PublicPages
from signoff.desktop.pages.readable_pages import ReadablePages
from signoff.desktop.signing import sign_words as words
from signoff.desktop.signing.page_bar import PageBar
from signoff.desktop.signing.signing_state import SigningState
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.surface import Surface

if TYPE_CHECKING:
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.tasks import Runner
    from signoff.notice.record.record import Record
    from signoff.pdf.places import Place
    from signoff.pdf.preview import Pages

_MARGIN = 48
_ABOVE = 320
"""Pixels of the page shown above the cell."""

_WIDE = 760
"""Pixels from which the bar has room to say more."""


class PageDesk(Surface):
    """Shows pages, with the pad over the cell of the role that signs, and in it the mark of a state.

    `drawn` is emitted with what the person has drawn, `cleared` when they removed the picture, `end_seen` when the
    end of the last page came into view, `read_on` when another part of the pages did, `go_on_wanted` when Enter was
    pressed there. While the publication copy is shown instead, which `public_switched` tells, nothing is read, and
    nothing can be signed.
    """

    public_switched = Signal()
    drawn = Signal(object)
    cleared = Signal()
    end_seen = Signal()
    read_on = Signal()
    go_on_wanted = Signal()

    def __init__(
        self, theme: Theme, tasks: Runner, settings: Settings, state: SigningState, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "desk", parent=parent)
        self._theme = theme
        self._pages: Pages | None = None
        self._state = state
        self._cell = SPARE_CELL
        self._targets_cell = state.has_read
        self._view = PageView(theme, tasks, margin=_MARGIN)
        self.readable = ReadablePages(theme, tasks, settings, self._view)
        self.pad = SignaturePad(theme, self._view.viewport())
        self.pad.hide()
        self._public = PublicPages(theme, tasks, settings, margin=_MARGIN)
        self._bar = PageBar(theme, _MARGIN, self.readable.switch)
        self._bar.show_steps(self.pad)
        self._build()
        self._scroll_timer = QTimer(self)
        self._scroll_timer.setSingleShot(True)
        self._scroll_timer.timeout.connect(self._scroll_to_target)
        self.pad.changed.connect(lambda: self._bar.show_steps(self.pad))
        self.pad.edited.connect(self._emit_edit)
        self.pad.reached.connect(self.go_to_cell)
        self.pad.offer_ways()
        self._view.moved.connect(self._place_pad)
        self._view.moved.connect(self._update_reading)
        self._view.page_changed.connect(lambda _: self._update_page_label())
        self.readable.end_reached.connect(self._note_text_end)
        self.readable.turned.connect(self._on_turned)
        self._show_mark()
        self._bar.show_state(self._state)
        self._follow_reading()

    def show_state(self, state: SigningState) -> None:
        """Show the state of a signing: whose cell is open, and the mark in it."""
        before, self._state = self._state, state
        other_role = before.role is not state.role
        if other_role:
            self.pad.forget()  # another person's strokes are not theirs to take back
            self._measure()
        self._show_mark()
        self._bar.show_state(self._state)
        self._update_page_label()
        self._follow_reading()
        if other_role or before.method is not state.method or (state.declared and not before.declared):
            self.go_to_cell()

    def _follow_reading(self) -> None:
        """Let Tab come to the pad once the pages were read: it would be out of view, and bring their end into view."""
        focus = Qt.FocusPolicy
        self.pad.setFocusPolicy(focus.StrongFocus if self._state.has_read else focus.ClickFocus)

    @property
    def view(self) -> PageView:
        """The view of the pages."""
        return self._view

    @property
    def side_button(self) -> Button:
        """The button that shows and hides what is beside the pages."""
        return self._bar.side

    @property
    def shows_public(self) -> bool:
        """Whether the publication copy is shown in place of the notice."""
        return self._bar.public.is_on

    @property
    def _shown_view(self) -> PageView:
        return self._public.view if self.shows_public else self._view

    def show_public(self, record: Record) -> None:
        """Show the publication copy of what is to be signed, while that is wanted."""
        if self.shows_public:
            self._public.show_record(record)

    def show_whole(self) -> None:
        """Show the notice itself, where it was left."""
        self._bar.public.set_on(False)

    def _switch(self, public: bool) -> None:
        self.readable.setVisible(not public)
        self.readable.switch.setVisible(not public)
        self._public.setVisible(public)
        self._bar.show_state(self._state)
        self._update_page_label()
        self.public_switched.emit()
        self._update_reading()

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 while the text is shown."""
        return 0 if self.readable.shows_text else self._view.page

    @property
    def pages(self) -> int:
        """The number of pages; 0 while they are being set."""
        return self._view.pages

    def show_pages(self, pages: Pages) -> None:
        """Show pages at the current scroll position; pages that are the same as before do not replace them."""
        before, self._pages = self._pages, pages
        self._problem.hide()
        if before is None or not _same(before, pages):
            self._view.set_document(pages.data)
            self.readable.show_pages(pages.data)
        self._measure()
        if before is None and self._targets_cell:
            self.go_to_cell()
        self._update_reading()

    def show_problem(self, sentence: str) -> None:
        """Show why there are no pages."""
        self._problem.show_words(sentence)

    def go_to_first(self) -> None:
        """Show the first page, to be read."""
        self._targets_cell = False
        self._view.go_to_page(1)
        self.readable.read()

    def go_on(self) -> None:
        """Scroll on by one view."""
        (self._public.readable if self.shows_public else self.readable).go_on()

    def begin(self) -> None:
        """Give the focus to the pages, which are to be read first."""
        self.readable.read()

    def go_to_cell(self) -> None:
        """Show the cell, once the pages have been read."""
        self._targets_cell = self._targets_cell or self._state.has_read
        if self._state.has_read and (place := self._place()) is not None:
            self.readable.turn_to(text=False)  # the pad is on the page
            self._view.scroll_to(place, above=_ABOVE)
            self._place_pad()

    def sign_large(self) -> None:
        """Ask for the same signature on a larger pad."""
        state = self._state
        strokes = state.draft.strokes.get(state.role)
        drawn = LargerPad.drawn(self.window(), self._theme, state.signer.name, strokes, self._cell)
        if drawn is not None:
            self.drawn.emit(drawn)

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to the cell once the sizes are known, where the pages have been read."""
        super().showEvent(event)
        self._scroll_timer.start(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add keys for reading: Space scrolls on by one view, Home and End go to either end; Enter goes on signing."""
        bar = self._shown_view.verticalScrollBar()
        if event.key() == Qt.Key.Key_Space:
            self.go_on()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on_wanted.emit()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cell in view, unless the pages are being read."""
        super().resizeEvent(event)
        self._update_page_label()
        if self._targets_cell:
            self._scroll_timer.start(0)

    def _scroll_to_target(self) -> None:
        if self._targets_cell:
            self.go_to_cell()
        self._update_reading()

    def _on_turned(self) -> None:
        self._update_page_label()
        self.read_on.emit()

    def _note_text_end(self) -> None:
        if not (self.shows_public or self._state.has_read) and self._pages is not None:
            self.end_seen.emit()
            self.read_on.emit()

    def _update_reading(self) -> None:
        """Emit `read_on`, and before it `end_seen` where all that is printed on the last page has been in view."""
        if self.shows_public or self._state.has_read or not self._view.isVisible():
            return
        if self._pages is None or not self._view.pages:
            return
        last = self._view.pages
        lowest = max((place.y1 for place in self._pages.places if place.page == last), default=0.0)
        if self._view.from_page(last, 0, 0, 1, lowest).bottom() <= self._view.viewport().height():
            self.end_seen.emit()
        self.read_on.emit()

    def _show_mark(self) -> None:
        state, pad = self._state, self.pad
        pad.set_signer(state.signer.name)
        if state.method is not SigningMethod.DRAW:
            pad.show_mark(state.mark, words.prompt(state))
            return
        pad.draw()
        strokes = state.draft.strokes.get(state.role)
        if pad.is_drawing or pad.mark == strokes:
            return
        if strokes is None:
            pad.forget()
        else:
            pad.take(strokes)

    def _place(self) -> Place | None:
        places = self._pages.places if self._pages is not None else ()
        key = f"signature.{self._state.role.value}"
        return next((place for place in reversed(places) if place.key == key), None)

    def _measure(self) -> None:
        place = self._place()
        if place is not None:
            self._cell = (round((place.x1 - place.x0) * POINT), round((place.y1 - place.y0) * POINT))
        self.pad.set_cell(*self._cell)
        if self._state.method is SigningMethod.DRAW and self.pad.drawn not in (None, self._state.mark):
            self.drawn.emit(self.pad.drawn)  # what is drawn is for a cell of this size from now on
        self._place_pad()
        self._update_page_label()

    def _place_pad(self) -> None:
        place = self._place()
        if place is None:
            self.pad.hide()
            return
        rect: QRectF = self._view.from_page(place.page, place.x0, place.y0, place.x1, place.y1)
        self.pad.setGeometry(rect.toRect().adjusted(-GLOW, -GLOW, GLOW, GLOW))
        self.pad.show()

    def _emit_edit(self) -> None:
        """Emit what a person has done in the cell; a typed or a saved signature cannot be removed there."""
        if self._state.method is SigningMethod.DRAW:
            self.drawn.emit(self.pad.drawn)
        elif self._state.method is SigningMethod.IMAGE:
            self.cleared.emit()

    def _step(self, step: Callable[[], None]) -> None:
        """Take a step, and give the focus to the pad, so that the undo keys work on it."""
        step()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _update_page_label(self) -> None:
        shown = self._shown_view
        if (self._public.readable if self.shows_public else self.readable).shows_text:
            self._bar.show_text()
        elif shown.pages:
            self._bar.show_page(shown.page, shown.pages, at_length=self.width() >= self._theme.px(_WIDE))

    def _build(self) -> None:
        self._bar.read_on.connect(self.go_on)
        self._bar.clear.connect(lambda: self._step(self.pad.clear))
        self._bar.undo.connect(lambda: self._step(self.pad.undo))
        self._bar.redo.connect(lambda: self._step(self.pad.redo))
        self._bar.larger.connect(self.sign_large)
        self._problem = StatusLine(self._theme, "pagesProblem", is_problem=True, colour="amber", role="text")
        self._problem.setContentsMargins(_MARGIN, 0, _MARGIN, 12)
        self._problem.setObjectName("pagesProblem")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._problem)
        column.addWidget(self.readable, 1)
        column.addWidget(self._public, 1)
        self._public.hide()
        self._public.view.page_changed.connect(lambda _: self._update_page_label())
        self._public.view.moved.connect(self._update_page_label)
        self._bar.public.toggled.connect(self._switch)


def _same(before: Pages, pages: Pages) -> bool:
    from signoff.pdf.page_equality import same_pages

    return before.data == pages.data or same_pages(before.data, pages.data)
