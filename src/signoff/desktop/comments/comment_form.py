"""Where a comment or an answer is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import keep_in_view
from signoff.desktop.widgets.fields import TextArea
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.withheld import refuses, withhold

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommentForm(QWidget):
    """Some lines to write in, a button that sends them, and one that does not.

    `sent` is emitted with the words, also where the form is left with words in it: nothing that was typed is lost.
    `cancelled` is emitted where it is closed. Control and Enter send, Escape closes a form that is still empty.
    """

    sent = Signal(str)
    cancelled = Signal()

    def __init__(
        self, theme: Theme, name: str, send: str, *, can_cancel: bool = True, parent: QWidget | None = None
    ) -> None:
        """Begin empty; `name` is what is written, `send` what the button says."""
        super().__init__(parent)
        self._before = ""
        self._quote = Label(theme, "", "note")
        self._quote.hide()
        self._area = TextArea(theme, lines=2)
        self._area.setObjectName("comment-text")
        self._area.setAccessibleName(name)
        self._area.installEventFilter(self)
        self._area.textChanged.connect(self._update)
        self._send = Button(theme, send, kind="compact")
        self._send.setObjectName("comment-send")
        self._send.setToolTip(f"{send} (Ctrl+Enter)")
        self._send.clicked.connect(self._emit)
        cancel = Button(theme, "Cancel", kind="link")
        cancel.setObjectName("comment-cancel")
        cancel.clicked.connect(self._cancel)
        if not can_cancel:
            cancel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(theme, name, "guidance-strong"))  # it stands among fields of the form, and is none
        column.addWidget(self._quote)
        column.addWidget(self._area)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._send)
        row.addWidget(cancel)
        row.addStretch(1)
        row.addWidget(Label(theme, "Never printed", "note"))
        nest(column, row)
        self.about("")
        self._update()

    def about(self, quote: str) -> None:
        """Show the words that the comment will be at; none hide them."""
        self._quote.setText(quote)
        self._quote.setVisible(bool(quote))
        at = f"On {quote}. " if quote else ""
        self._area.setAccessibleDescription(f"{at}Press Control and Enter to add it. Comments are never printed.")

    def begin(self) -> None:
        """Give the focus to where one writes, and bring the form with its buttons into view."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: keep_in_view(self, self.rect()))  # once it is laid out

    def write_again(self, words: str) -> None:
        """Begin with words that were written before; Escape closes the form while they are unchanged."""
        self._before = words
        self._area.setPlainText(words)

    def words(self) -> str:
        """Return what was written."""
        return self._area.toPlainText().strip()

    def clear(self) -> None:
        """Begin anew, with nothing written."""
        self._area.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send with Control and Enter; close with Escape while nothing is written, or nothing was changed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _RETURNS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.words() in ("", self._before):
                self._cancel()
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Send what was written when another screen is shown: it is saved as all else that is typed."""
        super().hideEvent(event)
        if not event.spontaneous() and self.words() != self._before:
            self._emit()

    def _emit(self) -> None:
        if self._before and self.words() == self._before:
            self._cancel()
        elif words := self.words():
            self.sent.emit(words)
        elif self.isVisible():
            refuses(self._send)

    def _cancel(self) -> None:
        self.clear()
        self.cancelled.emit()

    def _update(self) -> None:
        withhold(self._send, "" if self.words() else "Write something first.")
