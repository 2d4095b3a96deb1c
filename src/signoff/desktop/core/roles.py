"""What a widget of ours is to a screen reader, where Qt has no widget of that kind (decisions/0039).

A widget says it by `spoken_role`, the name of a role of QAccessible; a heading says its level by `spoken_level`.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QStackedWidget, QWidget
from shiboken6 import Shiboken

_NOTHING = Shiboken.VoidPtr(0)


class SpokenWidget(QAccessibleWidget):
    """A widget in the role that it says it has."""

    def __init__(self, widget: QWidget, role: str) -> None:
        super().__init__(widget, QAccessible.Role[role])
        self._widget = widget

    def text(self, what: QAccessible.Text) -> str:
        """Return name and description as they were given, of a window its title: a tool tip is neither."""
        if what is QAccessible.Text.Description:
            return self._widget.accessibleDescription()
        if what is QAccessible.Text.Name:
            name = self._widget.accessibleName() or (self._widget.windowTitle() if self._widget.isWindow() else "")
            return name or (self._widget.text() if isinstance(self._widget, QLabel) else "")
        return super().text(what)


class SpokenHeading(SpokenWidget):
    """A heading with its level, by which a screen reader goes from heading to heading."""

    def __init__(self, widget: QWidget, role: str, level: int) -> None:
        super().__init__(widget, role)
        self._level = _Level(level)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Return what tells the level, and for all else a pointer to nothing: at a None the program would end."""
        return self._level if kind is QAccessible.InterfaceType.AttributesInterface else _NOTHING


class _Level(QAccessibleAttributesInterface):
    """Tells a level."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """Return that there is a level, and nothing else."""
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> int | None:
        """Return the level."""
        return self._level if key is QAccessible.Attribute.Level else None


def interface_of(widget: QObject) -> QAccessibleInterface | None:
    """Return what a screen reader is given of a widget; None where Qt's own is true.

    Of screens in one place, one is shown: that they lie over one another ("layered pane") is nobody's concern.
    """
    role = getattr(widget, "spoken_role", "Client" if isinstance(widget, QStackedWidget) else "")
    if not role or not isinstance(widget, QWidget):
        return None
    level = getattr(widget, "spoken_level", 0)
    return SpokenHeading(widget, role, level) if level else SpokenWidget(widget, role)
