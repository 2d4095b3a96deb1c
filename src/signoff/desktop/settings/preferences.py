"""The settings at work: asked for in their dialog, kept, and followed by the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.desktop.backups.backups_panel import BackupsPanel
from signoff.desktop.core.announcing import announce
from signoff.desktop.look.appearance import scheme_of
from signoff.desktop.look.text_size import AS_SYSTEM, next_percent, percent_of
from signoff.desktop.profiles.profile_files import ProfileFiles
from signoff.desktop.settings.council_profiles import found_profiles
from signoff.desktop.settings.seal_settings import SealPanel
from signoff.desktop.settings.settings_dialog import SettingsDialog
from signoff.desktop.vault.vault_controller import VaultController
from signoff.desktop.vault.vault_panel import VaultPanel
from signoff.paths import council_folders, data_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from signoff.desktop.backups.automatic_backups import AutomaticBackups
    from signoff.desktop.core.services import Services

SHARED = "shared"
"""The page on the shared register, which is there only with what that needs."""


class Preferences:
    """Changes the settings; raises SignoffError where they cannot be written."""

    def __init__(
        self, services: Services, backups: AutomaticBackups, make_shared: Callable[[], QWidget | None]
    ) -> None:
        """`make_shared` returns the page about the shared register; None where what it needs is not installed."""
        self._services = services
        self._backups, self._make_shared = backups, make_shared
        self._theme = services.theme
        self._settings = services.settings
        self._notifier = services.notifier
        self._vault_controller = VaultController(services)

    def toggle_dark(self) -> None:
        """Switch between light and dark, and keep that in the settings."""
        choice = "light" if self._theme.is_dark else "dark"
        self._set_scheme(choice, self._settings.high_contrast)
        self._settings.update(scheme=choice)

    def step_text(self, step: int) -> None:
        """Make all text larger or smaller by one of the sizes, as the system has it for 0, and keep that."""
        size = next_percent(self._theme.text_percent, step) if step else AS_SYSTEM
        self._set_text_size(size)
        self._settings.update(text_size=size)
        self._notifier.toast(f"Text size: {self._theme.text_percent} %", kind="info")

    def ask(self, parent: QWidget, page: str = "") -> None:
        """Ask for the settings, at a page if one is named; the appearance is shown while it is being chosen."""
        folders = council_folders()
        files = ProfileFiles(self._services, folders[0])
        dialog = SettingsDialog(
            self._theme, self._settings, lambda: found_profiles(folders), folders[0], parent, files=files
        )
        dialog.add_page("signature", "Signature", VaultPanel(self._theme, self._vault_controller, dialog.who))
        seal = SealPanel(self._theme, data_folder(), self._notifier)
        dialog.add_page("seal", "Seal", seal, seal.commit)
        dialog.add_page("backups", "Backups", BackupsPanel(self._services, self._backups))
        if (shared := self._make_shared()) is not None:
            dialog.add_page(SHARED, "Shared register", shared)
        if page and (page != SHARED or shared is not None):
            dialog.show_page(page)
        dialog.scheme_chosen.connect(self._set_scheme)
        dialog.text_size_chosen.connect(self._set_text_size)
        if dialog.exec() == SettingsDialog.DialogCode.Accepted:
            announce(parent, "Settings saved")
        dialog.deleteLater()
        self._set_scheme(self._settings.scheme, self._settings.high_contrast)
        self._set_text_size(self._settings.text_size)

    def _set_scheme(self, scheme: str, high_contrast: bool) -> None:
        self._theme.set_scheme(scheme_of(scheme, high_contrast=high_contrast))

    def _set_text_size(self, size: int) -> None:
        self._theme.set_text_percent(percent_of(size))
