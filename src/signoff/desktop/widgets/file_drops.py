"""Files that are dropped: read where they are, and never taken away from there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def accept_copy(event: QDropEvent) -> None:
    """Accept files as a copy, whatever their source proposes: of a move it may delete them, taking them for moved."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
