"""Showing and hiding parts of a screen that may not stand in it yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QStackedWidget, QWidget


def show_part(part: QWidget, *, shown: bool) -> None:
    """Show or hide a part; one without a parent is shown with what it is put into, and not as a window of its own."""
    if not shown or part.parentWidget() is not None:
        part.setVisible(shown)


@contextmanager
def turned_to(stack: QStackedWidget, screen: QWidget) -> Iterator[None]:
    """Turn to a screen of a stack that is given the focus meanwhile, so that this goes straight to where it belongs.

    A screen that is hidden with the focus hands it to whatever happens to be next, and one whose focus is cleared
    tells of it once more: whoever listens would hear both.
    """
    if screen is not stack.currentWidget():
        screen.setGeometry(stack.contentsRect())
        screen.show()
    try:
        yield
    finally:
        stack.setCurrentWidget(screen)
