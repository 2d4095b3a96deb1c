"""Which colours hold: those chosen, or the system's, followed as it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Scheme, Theme


def scheme_of(chosen: str) -> Scheme:
    """Return the colours for a choice of the settings; "system" asks the desktop, light where it does not say."""
    if chosen == "dark":
        return "dark"
    if chosen == "system" and QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark:
        return "dark"
    return "light"


class ChosenScheme(Protocol):
    """What tells which colours were chosen."""

    @property
    def scheme(self) -> str:
        """The choice: light, dark, or as the system has it."""


class FollowSystem(QObject):
    """Keeps the theme to the system's colours while the settings say so."""

    def __init__(self, theme: Theme, settings: ChosenScheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def _follow(self, _: Qt.ColorScheme) -> None:
        if self._settings.scheme == "system":
            self._theme.set_scheme(scheme_of("system"))
