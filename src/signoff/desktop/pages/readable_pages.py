"""A notice's pages, or the same notice as a text: whichever a person reads by, with the switch between them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.segmented import Segmented
from signoff.errors import FileProblem

if TYPE_CHECKING:
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.pages.notice_reader import NoticeReader
    from signoff.desktop.pages.page_view import PageView

PAGE, TEXT = "page", "text"


class ReadablePages(QStackedWidget):
    """Shows a view of pages, or their text; `switch` goes into the bar above them.

    What is chosen is kept in the settings and holds for every screen. Where nobody chose, whoever uses a screen reader
    gets the text. `end_reached` is emitted when the end of the text is in view, `turned` with whether the text is
    shown.
    """

    end_reached = Signal()
    turned = Signal(bool)

    def __init__(
        self, theme: Theme, tasks: Runner, settings: Settings, view: PageView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._settings = settings
        self._view = view
        self._data = b""
        self._reader: NoticeReader | None = None
        self.addWidget(view)
        options = [
            Option(PAGE, "Page", "The pages as they are printed"),
            Option(TEXT, "Text", "The same words as text, for screen readers and to find words in"),
        ]
        self.switch = Segmented(theme, options, name="Show as")
        self.switch.choose(PAGE)
        self.switch.chosen.connect(self._choose)

    @property
    def shows_text(self) -> bool:
        """Whether the text is shown in place of the pages."""
        return self._reader is not None and self.currentWidget() is self._reader

    @property
    def reader(self) -> NoticeReader:
        """The text, made when it is first needed."""
        if self._reader is None:
            from signoff.desktop.pages.notice_reader import NoticeReader

            self._reader = NoticeReader(self._theme, self._tasks)
            self._reader.end_reached.connect(self.end_reached)
            self.addWidget(self._reader)
        return self._reader

    def show_pages(self, data: bytes) -> None:
        """Take the pages that the view shows, for their text."""
        self._data = data
        if self.shows_text:
            self.reader.show_pages(data)

    def read(self) -> None:
        """Give the focus to what is read."""
        (self.reader if self.shows_text else self._view).setFocus(Qt.FocusReason.OtherFocusReason)

    def zoom_by(self, steps: int) -> None:
        """Zoom whichever is shown."""
        if self.shows_text:
            self.reader.zoom_by(steps)
        else:
            self._view.zoom_by(steps)

    def reset_zoom(self) -> None:
        """Show whichever is shown as it was at first."""
        (self.reader if self.shows_text else self._view).reset_zoom()

    def go_on(self) -> None:
        """Scroll on by one view."""
        bar = (self.reader.text if self.shows_text else self._view).verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())

    def turn_to(self, *, text: bool) -> None:
        """Show the text or the pages, without keeping that as a choice."""
        self.switch.choose(TEXT if text else PAGE)
        if text == self.shows_text:
            return
        focused = QApplication.focusWidget()
        is_read = focused is not None and self.isAncestorOf(focused)
        if text:
            self.reader.show_pages(self._data)
        self.setCurrentWidget(self.reader if text else self._view)
        if is_read:
            self.read()
        self.turned.emit(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was last chosen, here or on another screen."""
        super().showEvent(event)
        chosen = self._settings.pages_as_text
        self.turn_to(text=QAccessible.isActive() if chosen is None else chosen)

    def _choose(self, key: str) -> None:
        with contextlib.suppress(FileProblem):  # it holds for this run even then, which is all that reading needs
            self._settings.update(pages_as_text=key == TEXT)
        self.turn_to(text=key == TEXT)
