"""The line of the foot that says what was left out of what was pasted, shows it, and undoes the paste."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from signoff.desktop.editor.left_out_dialog import LeftOutDialog
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.text import Label
from signoff.intake.html.left_out import LeftOut, sentence

_ICON = 16


class LeftOutLine(QWidget):
    """A sentence with two links; hidden while nothing was left out."""

    undo_wanted = Signal()
    """Emitted when the paste is to be undone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self._left_out: tuple[LeftOut, ...] = ()
        self._icon = QLabel()
        theme.fix(self._icon, width=_ICON, height=_ICON + 4)
        self._words = Label(theme, "", "guidance")
        self._words.setObjectName("editor-left-out")
        self._show = self._link("Show…", "editor-left-out-show", "Show what was left out")
        self._undo = self._link("Undo paste", "editor-undo-paste", "Undo the paste")
        self._show.clicked.connect(self._show_words)
        self._undo.clicked.connect(self.undo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 0, 17, 9)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(8)
        for link in (self._show, self._undo):
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()
        self.hide()

    def say(self, left_out: Sequence[LeftOut]) -> None:
        """Say what was left out; nothing hides the line."""
        self._left_out = tuple(left_out)
        words = sentence(self._left_out)
        self._words.setText(words)
        self.setVisible(bool(words))

    def set_undo_offered(self, is_offered: bool) -> None:
        """Offer to undo the paste, or not, since something else was done after it."""
        self._undo.setVisible(is_offered)

    def height_for(self, width: int) -> int:
        """Return the height that the line takes; none while it is hidden."""
        layout = self.layout()
        if self.isHidden() or layout is None:
            return 0
        return max(layout.totalHeightForWidth(width), layout.minimumSize().height())

    def _link(self, words: str, name: str, spoken: str) -> Button:
        link = Button(self._theme, words, kind="link")
        link.setObjectName(name)
        link.setAccessibleName(spoken)
        return link

    def _show_words(self) -> None:
        LeftOutDialog.show_words(self._theme, self._left_out, self.window())

    def _apply_theme(self) -> None:
        self._icon.setPixmap(self._theme.icon("info", _ICON, "blue").pixmap(_ICON, _ICON))
