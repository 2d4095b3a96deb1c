"""The foot of the Sign step: what is missing or was refused, beside the buttons that sign and send back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.look.icons import IconStyle
from signoff.desktop.look.theme import Theme
from signoff.desktop.signing import sign_words
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.withheld import refuses, why_not_of, withhold

_INFO = IconStyle("info", "ink2")
_NARROW, _AROUND = 198, 60
"""The least width of the foot, and what of it is beside the words of a button, in pixels."""

_SEND_BACK = ("Send back with a reason…", "Send back…")

_WAITING = "Preparing the pages with your signature."


class SignFoot(QWidget):
    """Emits `sign` and `give_back` as their buttons are pressed; "Sign and lock" is enabled once nothing is missing."""

    sign = Signal()
    give_back = Signal()

    def __init__(self, theme: Theme, way: Callable[[], str], parent: QWidget | None = None) -> None:
        """`way` returns how the keyboard goes to what is missing, where it does; it is said with that."""
        super().__init__(parent)
        self._theme = theme
        self._way = way
        self._style = _INFO
        self._action = "Sign and lock"
        self._mark = QLabel()
        self._words = Label(theme, "", "guidance", colour="ink2")
        self._words.setObjectName("signProblem")
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._means = Label(theme, sign_words.LOCKS, "guidance")
        self._means.setObjectName("signMeans")
        self._sign = Button(theme, "Sign and lock", kind="signing", icon="lock")
        self._sign.setObjectName("signAndLock")
        self._sign.clicked.connect(self._on_sign)
        say_with(self._sign, self._means)
        back = self._back = Button(theme, _SEND_BACK[0], kind="ghost", icon="undo-2")
        back.setObjectName("sendBack")
        back.clicked.connect(self.give_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        for part in (self._means, self._row, self._sign, back):
            column.addWidget(part)
        theme.changed.connect(self._apply_theme)
        self.show_missing("")

    def begin(self) -> None:
        """Give the focus to the button that signs."""
        self._sign.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missing(self, sentence: str) -> None:
        """Show what is still missing; with nothing missing, enable signing."""
        self._show_message(sentence, _INFO)
        self._withhold(sentence)

    def show_waiting(self) -> None:
        """Disable signing for a moment, without a message: the pages with the signature are being set."""
        self._show_message("", _INFO)
        self._withhold(_WAITING)

    def show_refusal(self, sentence: str) -> None:
        """Show why signing or sending back did not work."""
        if sentence != self._words.text():
            announce(self, sentence, assertive=True)
        self._show_message(sentence, IconStyle("circle-alert", "red"))

    def name_action(self, words: str, *, locks: bool) -> None:
        """Set the words of the button, and show what signing means: an approval does not lock the notice."""
        self._action = words
        self._fit_words()
        self._means.setText(sign_words.LOCKS if locks else sign_words.APPROVES)
        self._sign.set_icon("lock" if locks else "signature")

    def minimumSizeHint(self) -> QSize:
        """Return the width that the shorter words of the buttons need."""
        wide = super().minimumSizeHint()
        return QSize(min(wide.width(), self._theme.px(_NARROW)), wide.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less on the buttons where there is too little room: the date of signing stands above them too."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        room = self.width() - self._theme.px(_AROUND)
        for button, words in ((self._sign, (self._action, self._action.partition(",")[0])), (self._back, _SEND_BACK)):
            fits = button.fontMetrics().horizontalAdvance(words[0]) <= room
            button.setText(words[0] if fits else words[1])

    def _on_sign(self) -> None:
        if not refuses(self._sign):
            self.sign.emit()

    def _withhold(self, why_not: str) -> None:
        """Keep the button from signing for a reason, and say the reason as it changes."""
        before = why_not_of(self._sign)
        withhold(self._sign, why_not)
        self._apply_theme()
        if self.isVisible() and why_not != before and why_not != _WAITING:
            said = why_not or f"Nothing is missing: {self._sign.text()} can be pressed."
            announce(self, f"{said} {self._way()}".rstrip())

    def _show_message(self, sentence: str, style: IconStyle) -> None:
        self._style = style
        self._words.setText(sentence)
        self._words.set_colour(style.colour)
        self._row.setVisible(bool(sentence))
        self._apply_theme()

    def _apply_theme(self) -> None:
        self._mark.setPixmap(self._theme.pixmap(self._style.icon, 18, self._style.colour))
        self._sign.set_colour("ink3" if why_not_of(self._sign) else "onfill")
