"""Menus that open at a button or a row, by mouse or by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu


def pop(menu: QMenu, at: QPoint) -> None:
    """Show a menu at a point of the screen, on the entry that is ticked or on the first: a reader is silent on none."""
    menu.popup(at)
    entries = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
    if entries:
        menu.setActiveAction(next((action for action in entries if action.isChecked()), entries[0]))
