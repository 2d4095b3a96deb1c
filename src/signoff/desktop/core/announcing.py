"""What a screen reader says of itself when something happens that only the screen would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

TYPING_PAUSE = 500
"""Milliseconds without a key after which a person is waiting to hear what came of them."""

send = QAccessible.updateAccessibility
"""What passes an announcement on to a screen reader; a test records it here."""


def announce(widget: QWidget, words: str, *, assertive: bool = False) -> None:
    """Let a screen reader say these words, of something in the window of `widget`; no words are not said.

    Assertive words interrupt what is being said: they are for what went wrong.
    """
    if not words:
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if assertive else politeness.Polite)
    send(event)


class Pausing:
    """Announces once a person pauses in typing: what changes with every key would interrupt the keys."""

    def __init__(self, widget: QWidget) -> None:
        """Speak in the window of a widget, and only while it is in view."""
        self._widget = widget
        self._words = ""
        self._timer = QTimer(widget)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_PAUSE)
        self._timer.timeout.connect(self._say)

    def say(self, words: str) -> None:
        """Say these words after the pause, in place of those that still wait for it; no words are not said."""
        self._words = words
        self._timer.start()

    def _say(self) -> None:
        if self._widget.isVisible():
            announce(self._widget, self._words)


def retract(widgets: Iterable[QWidget]) -> None:
    """Make what a screen reader was told of these widgets concern nobody: it meets each of them anew.

    Qt tells of a field's caret, name and description while the field is made ready. A screen reader learns of that a
    little later; if the field has the focus by then, it takes the news of the caret for the focus, says "blank" or
    nothing, and is silent when the focus comes. Only for widgets that nobody has met yet, and that speak by Qt's own.
    What was told in a constructor has to be retracted there: Qt keeps it apart, by the class that the widget was then.
    """
    if not QAccessible.isActive():
        return
    told = [QAccessible.uniqueId(QAccessible.queryAccessibleInterface(widget)) for widget in widgets]
    newest = QObject()
    QAccessible.queryAccessibleInterface(newest)  # Qt gives the number of the newest of all to the next
    for number in told:
        QAccessible.deleteAccessibleInterface(number)
