"""Short questions in a window of their own; each returns a plain value."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.fields import Labelled, TextArea
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken_dialog import SpokenDialog
from signoff.desktop.widgets.tab_order import move_focus
from signoff.desktop.widgets.tall_content import TallContent
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.window_size import bring_on_screen, fitting
from signoff.desktop.widgets.withheld import refuses, withhold
from signoff.desktop.widgets.words_beside import words_beside

PAUSE = 0.6
"""Seconds without a key after which Space is an answer, and no longer part of what was being typed."""

_WIDTH = 480
_SIDE = 24


class TypingGuard(QObject):
    """Keeps Space from pressing a button of a question that came while somebody was typing, until there is a pause."""

    def __init__(self, buttons: Sequence[Button], clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(buttons[0])
        self._clock = clock
        self._last_key = clock()
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow Space while keys follow one another."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_typing = self._clock() - self._last_key < PAUSE
        self._last_key = self._clock()
        return is_typing and event.key() == Qt.Key.Key_Space


class Dialog(SpokenDialog):
    """A question with a title, a text, `body` for more, and its buttons at the bottom."""

    def __init__(
        self, theme: Theme, title: str, text: str, yes: str, no: str = "", parent: QWidget | None = None
    ) -> None:
        """Offer `yes`, and `no` if it is given; Escape means no."""
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(title)
        self._opening_words = text
        self._said: str | None = None
        self.setAccessibleDescription(text)  # said as the window opens, before what has the focus
        self.setObjectName("dialog")
        theme.fix(self, width=_WIDTH)
        self.yes = Button(theme, yes, kind="primary")
        self.yes.setObjectName("dialog-yes")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.accept)
        self.no = Button(theme, no or "Cancel", kind="default")
        self.no.setObjectName("dialog-no")
        self.no.setVisible(bool(no))
        self.no.clicked.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.timeout.connect(self._fit)
        self._lay_out(title, text)
        theme.changed.connect(self._follow_theme)
        FocusRing(theme, self)

    def showEvent(self, event: QShowEvent) -> None:
        """Adjust the height to the words before the dialog is shown."""
        self._fit()
        if self.accessibleDescription() == self._opening_words:
            self._describe()
        super().showEvent(event)
        self.fit()  # what was never shown is not laid out yet

    def changeEvent(self, event: QEvent) -> None:
        """Say the words as they are now when the window is met again."""
        if event.type() == QEvent.Type.ActivationChange and self.accessibleDescription() == self._said:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self._said = " ".join(words_beside(self._upper))
        self.setAccessibleDescription(self._said)

    def fit(self) -> None:
        """Adjust the height, once what changed has been laid out."""
        self._fit_soon.start(0)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus in the order of the dialog's layout."""
        return move_focus(self, next) or super().focusNextPrevChild(next)

    def let_out(self, by: int, bar: int = 0) -> None:
        """Extend the body `by` pixels into both side margins, and at the right by a scroll bar; the title stays."""
        self._upper.column.setContentsMargins(_SIDE - by, 24, _SIDE - by - bar, 0)
        self._title.setContentsMargins(by, 0, by + bar, 0)

    def offer(self, words: str, act: Callable[[], None]) -> None:
        """Offer another answer, which is accepted too, beside `yes`."""
        button = Button(self._theme, words, kind="default")
        button.setObjectName(f"dialog-{words}")
        button.clicked.connect(lambda: act())
        button.clicked.connect(self.accept)
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def withhold_yes(self, why_not: str) -> None:
        """Keep `yes` from being used for a reason, which is said with it; no reason gives it back.

        It stays in the order of Tab, which passes over a disabled button.
        """
        withhold(self.yes, why_not)

    def accept(self) -> None:
        """Close with yes, unless it cannot be used yet, which is said."""
        if not refuses(self.yes):
            super().accept()

    def be_careful(self) -> None:
        """Make `no` the default button, since yes cannot be undone."""
        self.yes.setDefault(False)
        self.yes.setAutoDefault(False)
        self.no.setDefault(True)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
        TypingGuard((self.no, self.yes))

    def _follow_theme(self) -> None:
        if self.isVisible():  # text may have another size
            self.fit()

    def _fit(self) -> None:
        if (needed := self._foot.minimumSizeHint().width()) > self.minimumWidth():
            self.setFixedWidth(needed)  # the words of no button are cut off
        for _ in range(3):  # words that wrap know their height only once they have their width, and then tell it
            self._adjust()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        if self.isVisible():
            bring_on_screen(self)

    def _adjust(self) -> None:
        width, foot = self.minimumWidth(), self._foot.sizeHint().height()
        wanted = QSize(width, self._upper.height_at(width) + foot)
        size = QSize(width, fitting(self, wanted).height())
        if size != wanted:
            self._upper.let_scroll()
        for widget in (self._upper, self):  # which else hold on to heights of before the words had their width
            if (layout := widget.layout()) is not None:
                layout.invalidate()
                layout.activate()
        self.resize(size)

    def _lay_out(self, title: str, text: str) -> None:
        self._upper = TallContent()
        column = self._upper.column
        column.setContentsMargins(_SIDE, 24, _SIDE, 0)
        column.setSpacing(12)
        self._title = Label(self._theme, title, "title")
        column.addWidget(self._title)
        if text:
            column.addWidget(Label(self._theme, text, "text", colour="ink2"))
        nest(column, self.body)
        column.addStretch(1)
        self._foot = QWidget()
        self._buttons = QHBoxLayout(self._foot)
        self._buttons.setContentsMargins(_SIDE, 16, _SIDE, 20)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.yes)  # the first, which has the focus where nothing else takes it
        self._buttons.insertWidget(1, self.no)
        parts = QVBoxLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(self._upper, 1)
        parts.addWidget(self._foot)


class TextDialog(Dialog):
    """A question that is answered in words, at least one. Enter answers, Shift+Enter begins a new line."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        yes: str,
        label: str,
        parent: QWidget | None = None,
        *,
        proposed: str = "",
    ) -> None:
        """Ask for words under `label`, with a proposed text selected."""
        super().__init__(theme, title, text, yes, "Cancel", parent)
        self._label = label
        self._area = TextArea(theme, lines=2)
        self._area.setObjectName("dialog-text")
        self._area.setPlainText(proposed)
        self._area.selectAll()
        self.body.addWidget(Labelled(theme, label, self._area))
        self._area.installEventFilter(self)
        self._area.textChanged.connect(self._update_yes)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._update_yes()

    def words(self) -> str:
        """Return what was written, without spaces around it."""
        return self._area.toPlainText().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer with Enter; Shift+Enter begins a new line."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.accept()
            return True
        return super().eventFilter(watched, event)

    def _update_yes(self) -> None:
        self.withhold_yes("" if self.words() else f"“{self._label}” is still empty.")


def ask(
    parent: QWidget | None, theme: Theme, title: str, text: str, yes: str, no: str = "Cancel", *, for_good: bool = False
) -> bool:
    """Ask, and return whether the answer was yes; Enter means no where yes is `for_good` and cannot be undone."""
    dialog = Dialog(theme, title, text, yes, no, parent)
    if for_good:
        dialog.be_careful()
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def pick(parent: QWidget | None, theme: Theme, title: str, text: str, answers: Sequence[str], no: str) -> str:
    """Ask which of several answers is wanted, the first of them first; return it, or nothing for `no`."""
    dialog = Dialog(theme, title, text, answers[0], no, parent)
    picked = [answers[0]]
    for words in answers[1:]:
        dialog.offer(words, partial(picked.append, words))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return picked[-1] if accepted else ""


def ask_text(
    parent: QWidget | None, theme: Theme, title: str, text: str, yes: str, label: str, *, proposed: str = ""
) -> str | None:
    """Ask for words, and return them without spaces around them; None when the dialog is cancelled."""
    dialog = TextDialog(theme, title, text, yes, label, parent, proposed=proposed)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    words = dialog.words()
    dialog.deleteLater()
    return words if accepted else None


def tell(parent: QWidget | None, theme: Theme, title: str, text: str) -> None:
    """Show a message that must be confirmed."""
    dialog = Dialog(theme, title, text, "Close", parent=parent)
    dialog.exec()
    dialog.deleteLater()
