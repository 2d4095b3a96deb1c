"""The viewport of a list, made in Python."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give an area a viewport like its own; call it before anything else is set.

    For a widget that Qt made, Qt for Python looks through all kinds of widgets to find which it is when it is first
    asked for, and that takes as long as to draw the window.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
