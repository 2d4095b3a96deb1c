"""Showing and hiding parts of a screen that may not stand in it yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def show_part(part: QWidget, *, shown: bool) -> None:
    """Show or hide a part; one without a parent is shown with what it is put into, and not as a window of its own."""
    if not shown or part.parentWidget() is not None:
        part.setVisible(shown)
