"""A window with the sections of a notice at the left, the chosen one beside them, and steps to those that differ."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.compare.sections import NEXT_KEYS, PREVIOUS_KEYS, WIDTH, CompareSections
from signoff.desktop.look.lengths import screen_room
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import INSET, ScrollColumn
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken_dialog import SpokenDialog
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.tab_order import move_focus
from signoff.desktop.widgets.window_size import fitting
from signoff.notice.form.form import Form

_COLUMN, _WORDS_FROM = 1200, 900
"""The widest column, and the width from which there is room for all words, in pixels."""


class SectionsWindow(SpokenDialog):
    """The frame of such a window: a subclass fills its `head`, `body` and `tools`, and shows a section when asked."""

    def __init__(self, theme: Theme, form: Form, title: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sections = CompareSections(theme, form)
        self._scroll = ScrollColumn(theme, _COLUMN)
        self._scroll.be_read("What differs here")
        self.head = QVBoxLayout()
        self.tools = QHBoxLayout()
        self._previous = self.button("previousChange", "Previous", "arrow-up", lambda: self._sections.step(-1))
        self._previous.setToolTip(f"The previous section that differs ({PREVIOUS_KEYS})")
        self._next = self.button("nextChange", "Next", "arrow-down", lambda: self._sections.step(1))
        self._next.setToolTip(f"The next section that differs ({NEXT_KEYS})")
        self._folding = [self._previous, self._next]
        self.setWindowTitle(title)
        self._lay_out()
        self._theme.changed.connect(self._fit)
        self._fit()
        FocusRing(theme, self)
        self._sections.chosen.connect(self.show_section)
        self.resize(fitting(self, QSize(theme.px(size.width()), theme.px(size.height()))))

    @property
    def sections(self) -> CompareSections:
        """The list of sections."""
        return self._sections

    @property
    def body(self) -> QBoxLayout:
        """What is scrolled: the section that is chosen."""
        return self._scroll.body

    def show_section(self, key: str) -> None:
        """Show a section, the empty key for what comes before all of them."""
        raise NotImplementedError

    def scroll_to_top(self) -> None:
        """Show the beginning of the section, and let it be said once it is laid out."""
        self._scroll.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._say_section)

    def _say_section(self) -> None:
        """Say what differs where one went there by F7; who is in the list of sections hears its rows."""
        focus = self.focusWidget()
        if focus is not None and not self._sections.isAncestorOf(focus):
            self._scroll.say()

    def _fit(self) -> None:
        """Give a narrow window, or larger text, fewer words at the left and below."""
        room = screen_room(self).width()
        is_narrow = room < self._theme.px(_WORDS_FROM)
        for button in self._folding:
            button.show_words(not is_narrow)
        self._sections.setFixedWidth(min(self._theme.px(WIDTH), room // 3))

    def update_steps(self) -> None:
        """Enable the steps that lead to another section."""
        self._previous.setEnabled(self._sections.can_step(-1))
        self._next.setEnabled(self._sections.can_step(1))

    def fold(self, *buttons: Button) -> None:
        """Leave these buttons of the lowest line their icons alone where there is too little room for words."""
        self._folding += buttons
        self._fit()

    def button(self, name: str, words: str, icon: str, act: Callable[[], None]) -> Button:
        """Return a new button of the lowest line."""
        button = Button(self._theme, words, kind="default", icon=icon)
        button.setObjectName(name)
        button.clicked.connect(lambda: act())
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the sections that differ with F7."""
        if not self._sections.take_key(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus in the order of the layout."""
        return move_focus(self, next) or super().focusNextPrevChild(next)

    def _lay_out(self) -> None:
        above = QWidget()  # a screen reader comes to what is in it before what is scrolled
        head = QVBoxLayout(above)
        head.setContentsMargins(INSET, 0, INSET, 0)
        head.setSpacing(10)
        nest(head, self.head)
        head.addWidget(Hairline(self._theme))
        self.tools.setContentsMargins(INSET, 0, INSET, 0)
        self.tools.setSpacing(8)
        self.tools.addWidget(self._previous)
        self.tools.addWidget(self._next)
        right = QVBoxLayout()
        right.setContentsMargins(0, 16, 0, 16)
        right.setSpacing(12)
        right.addWidget(above)
        right.addWidget(self._scroll, 1)
        nest(right, self.tools)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sections)
        nest(row, right, 1)
