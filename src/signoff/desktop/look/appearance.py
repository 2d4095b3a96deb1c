"""Which colours and which size of text are used: those chosen, or the system's, followed as they change."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from signoff.desktop.look.text_size import AS_SYSTEM, percent_of

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Scheme, Theme


def scheme_of(choice: str, *, high_contrast: bool = False) -> Scheme:
    """Return the scheme for a choice in the settings; "system" asks the desktop, and is light where it does not say.

    Light and dark have high contrast where that was chosen, or where the system asks for it; Windows' contrast themes
    have colours of their own, which "system" takes.
    """
    asks = _system_asks_for_contrast()
    if choice not in ("light", "dark"):
        if asks and sys.platform == "win32":
            return "forced"
        hints = QGuiApplication.styleHints()
        choice = "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
    if high_contrast or asks:
        return "contrast-dark" if choice == "dark" else "contrast-light"
    return "dark" if choice == "dark" else "light"


def _system_asks_for_contrast() -> bool:
    hints = QGuiApplication.styleHints()  # they own what is asked next
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


class Chosen(Protocol):
    """Settings that hold the chosen colours and size of text."""

    @property
    def scheme(self) -> str:
        """The choice of colours, or "system"."""

    @property
    def high_contrast(self) -> bool:
        """Whether they have high contrast in any case."""

    @property
    def text_size(self) -> int:
        """The size of text, or that it is as the system has it."""


class FollowSystem(QObject):
    """Keeps the theme as the system has it, in what the settings leave to it.

    No platform tells of a changed text size, so it is asked for whenever the program comes to the front again.
    """

    def __init__(self, theme: Theme, settings: Chosen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_colours)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._follow_size)

    def _follow_colours(self) -> None:
        if self._settings.scheme == "system":
            self._follow_contrast()

    def _follow_contrast(self) -> None:
        self._theme.set_scheme(scheme_of(self._settings.scheme, high_contrast=self._settings.high_contrast))

    def _follow_size(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            return
        if self._theme.scheme == "forced":
            self._theme.renew_forced()
        if self._settings.text_size == AS_SYSTEM:
            self._theme.set_text_percent(percent_of(AS_SYSTEM))
