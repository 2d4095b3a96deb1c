"""The switch between the whole notice and what the public will see, and the band that says which one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.notice.record.model import given

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.notice.record.record import Record

PUBLIC = "What the public will see"
WHOLE = "The whole notice"
AS_EXPORTED = "As it would be exported now."


def withheld_words(record: Record) -> str:
    """Return what the publication copy of a record leaves out, as a sentence."""
    texts = record.notice.exempt_information.text
    passages = sum(1 for name in texts.__struct_fields__ if given(getattr(texts, name)))
    papers = sum(1 for paper in record.notice.papers if paper.public is not True)
    parts = [_counted(passages, "exempt passage"), _counted(papers, "paper")]
    named = " and ".join(filter(None, parts))
    if not named:
        return f"{AS_EXPORTED} Nothing is left out except the pictures of the signatures."
    verb = "is" if passages + papers == 1 else "are"
    return f"{AS_EXPORTED} {named[:1].upper()}{named[1:]} {verb} withheld."


def _counted(number: int, word: str) -> str:
    return "" if not number else f"{number} {word}" if number == 1 else f"{number} {word}s"


class PublicSwitch(QWidget):
    """A button that shows what the public will see, or with `is_on` the whole notice again; `toggled` says which.

    It is the only way back, and so never without its words then.
    """

    toggled = Signal(bool)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_on = self._is_short = False
        self._words: QAbstractButton = Button(theme, PUBLIC, kind="ghost", icon="globe")
        self._words.setObjectName(name)
        self._icon: QAbstractButton = IconButton(theme, "globe", PUBLIC)
        self._icon.setObjectName(f"{name}Short")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self._words, self._icon):
            button.clicked.connect(lambda _=False: self.set_on(not self._is_on))
            row.addWidget(button)
        self.set_short(False)

    def minimumSizeHint(self) -> QSize:
        """Return the size of the icon, so that the words never keep a window wide."""
        return self._icon.sizeHint()

    @property
    def is_on(self) -> bool:
        """Whether the publication copy is shown."""
        return self._is_on

    def set_on(self, on: bool) -> None:
        """Show one or the other."""
        if on == self._is_on:
            return
        self._is_on = on
        words = WHOLE if on else PUBLIC
        self._words.setText(words)
        self._show_one()
        self.toggled.emit(on)

    def set_short(self, short: bool) -> None:
        """Show the icon alone, where there is no room for words."""
        self._is_short = short
        self._show_one()

    def _show_one(self) -> None:
        shown, hidden = self._words, self._icon
        if self._is_short and not self._is_on:
            shown, hidden = hidden, shown
        had_focus = hidden.hasFocus()
        shown.show()
        if had_focus:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden.hide()


class PublicBand(QFrame):
    """A band above pages that are the publication copy's; the switch above it leads back."""

    spoken_role = "Section"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("publicBand")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel()
        theme.fix(self._icon, width=20, height=20)
        title = Label(theme, PUBLIC, "strong")
        title.setWordWrap(False)
        self._words = Label(theme, "", "guidance", colour="ink2")
        self._words.setObjectName("publicWords")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        nest(row, column, 1)
        self.hide()
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def show_for(self, record: Record, on: bool) -> None:
        """Show the band with what this record's publication copy withholds, or hide it."""
        if on:
            self._words.setText(withheld_words(record))
            self.setAccessibleName(f"{PUBLIC}. {self._words.text()}")
        if on is self.isHidden():
            announce(self, self.accessibleName() if on else f"{WHOLE} is shown.")
        self.setVisible(on)

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        self._icon.setPixmap(self._theme.pixmap("globe", 20, "blue"))
        self.setStyleSheet(
            f"#publicBand {{ background: {tokens.tint}; border-top: 1px solid {tokens.blue};"
            f" border-bottom: 1px solid {tokens.blue}; }}"
        )
