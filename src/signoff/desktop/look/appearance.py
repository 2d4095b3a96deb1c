"""Which colour scheme is used: the one chosen, or the system's, followed as it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Scheme, Theme


def scheme_of(choice: str) -> Scheme:
    """Return the scheme for a choice in the settings; "system" asks the desktop, and is light where it does not say."""
    if choice == "dark":
        return "dark"
    if choice == "system" and QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark:
        return "dark"
    return "light"


class ChosenScheme(Protocol):
    """Settings that hold the chosen colour scheme."""

    @property
    def scheme(self) -> str:
        """The choice: "light", "dark" or "system"."""


class FollowSystem(QObject):
    """Keeps the theme in the system's colours while the settings say "system"."""

    def __init__(self, theme: Theme, settings: ChosenScheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def _on_system_changed(self, _: Qt.ColorScheme) -> None:
        if self._settings.scheme == "system":
            self._theme.set_scheme(scheme_of("system"))
