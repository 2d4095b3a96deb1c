"""The settings at work: asked for in their dialog, kept, and followed by the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.appearance import scheme_of
from signoff.desktop.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.desk import Desk
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.settings import Settings


class Preferences:
    """Changes the settings; raises SignoffError where they cannot be kept or a profile cannot be read."""

    def __init__(self, theme: Theme, settings: Settings, desk: Desk) -> None:
        self._theme = theme
        self._settings = settings
        self._desk = desk

    def toggle_dark(self) -> None:
        """Go from light to dark or back, and stay with that from now on."""
        self._theme.toggle()
        self._settings.update(scheme=self._theme.scheme)

    def ask(self, parent: QWidget) -> None:
        """Ask for the settings; the appearance shows while it is being chosen."""
        dialog = SettingsDialog(self._theme, self._settings, self._desk.profiles(), parent)
        dialog.scheme_chosen.connect(self._show)
        dialog.exec()
        dialog.deleteLater()
        self._show(self._settings.scheme)

    def _show(self, scheme: str) -> None:
        self._theme.set_scheme(scheme_of(scheme))
