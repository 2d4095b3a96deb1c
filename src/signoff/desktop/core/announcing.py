"""What a screen reader says of itself when something happens that only the screen would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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
