"""The bar above the pages beside a section: which page it is, how it is shown, and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from signoff.desktop.core.commands import Command
from signoff.desktop.pages.page_view import MARGIN
from signoff.desktop.pages.public_view import PublicSwitch
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.command_button import CommandIconButton
from signoff.desktop.widgets.segmented import Segmented

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.pages.page_view import PageView

BEFORE, NOW = "before", "now"

_HEIGHT = 48
_ROOM_FOR_WORDS = 660
"""Pixels of width from which the bar has room for the words of what the public will see."""

_ROOM_FOR_SIZE = 460
"""Pixels of width from which the bar has room for how large the page is."""

_LEAST = 340


class PreviewBar(QWidget):
    """Has the switch between page and text, that to the publication copy, and the one between before and now.

    `zoomed` is emitted with steps, 0 for the width of the pane.
    """

    zoomed = Signal(int)

    def __init__(self, theme: Theme, commands: Commands, switch: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shows_text = False
        self._place = QLabel(self)
        self._place.setObjectName("previewWhere")
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._fit = Button(theme, "Fit width", kind="ghost")
        self._fit.setObjectName("previewFitWidth")
        self._fit.setAccessibleName("Fit the page to the width")
        self._fit.clicked.connect(lambda: self.zoomed.emit(0))
        self.public = PublicSwitch(theme, "previewPublic")
        options = [Option(BEFORE, "Before", "As you last read it"), Option(NOW, "Now", "As it is now")]
        self.sides = Segmented(theme, options, name="The pages before and now")
        self.sides.choose(NOW)
        self.sides.hide()
        theme.fix(self, height=_HEIGHT)
        self._lay_out(switch, CommandIconButton(theme, commands, Command.READ, "previewExpand"))
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def show_sides(self, *, shown: bool) -> None:
        """Offer the pages before and now, or not."""
        self.sides.setVisible(shown)
        self._shorten()

    def show_place(self, view: PageView, *, as_text: bool) -> None:
        """Say which page is in view, and how large it is; a text has no pages."""
        pages = view.pages
        words = f"Page {view.page} of {pages}" if pages else "Preparing the page…"
        self._place.setText("" if as_text else words)
        self._fit.setText("Fit width" if view.fits else f"{round(view.zoom * 100)} %")
        self._shows_text = as_text
        self._shorten()

    def minimumSizeHint(self) -> QSize:
        """Return the size without what is left out where there is no room for it."""
        return QSize(self._theme.px(_LEAST), self._theme.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where there is no room for them."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        self.public.set_short(self.width() < self._theme.px(_ROOM_FOR_WORDS) or not self.sides.isHidden())
        self._fit.setVisible(not self._shows_text and self.width() >= self._theme.px(_ROOM_FOR_SIZE))

    def _lay_out(self, switch: QWidget, read_button: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, 20, 0)
        row.setSpacing(4)
        row.addWidget(self._place, 1)
        row.addWidget(self.public)
        row.addWidget(self.sides)
        row.addWidget(switch)
        row.addSpacing(8)
        row.addWidget(self._zoom_button("minus", "Zoom out", "previewZoomOut", -1))
        row.addWidget(self._fit)
        row.addWidget(self._zoom_button("plus", "Zoom in", "previewZoomIn", 1))
        row.addSpacing(8)
        row.addWidget(read_button)

    def _zoom_button(self, icon: str, words: str, name: str, steps: int) -> IconButton:
        button = IconButton(self._theme, icon, words)
        button.setObjectName(name)
        button.clicked.connect(lambda: self.zoomed.emit(steps))
        return button

    def _apply_theme(self) -> None:
        for part in (self._place, self._fit):
            part.setFont(self._theme.font("guidance"))
        self._shorten()
