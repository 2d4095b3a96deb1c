"""The kept signature in the settings: whether there is one, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.person import Person
from signoff.desktop.look.theme import Theme
from signoff.desktop.vault.vault_controller import VaultController
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.signing.vault.vault import Unlocked

_KEPT = "Your key and your saved signatures are on this computer, encrypted with your passphrase."
_NONE = "No signature is saved on this computer. When you save one, you also get a digital key that proves you signed."


class VaultPanel(QWidget):
    """Shows what is kept, with buttons for all that can be done; `who` returns the person to propose."""

    def __init__(
        self,
        theme: Theme,
        vault_controller: VaultController,
        who: Callable[[], Person],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault_controller = vault_controller
        self._who = who
        self.setObjectName("vaultPanel")
        self._state_label = StatusLine(theme, "vaultState")
        self._keep = self._button(theme, "Save my signature…", "lock", "vaultKeep")
        self._manage = self._button(theme, "Signatures and key…", "signature", "vaultManage")
        self._change = self._button(theme, "Change the passphrase…", "pen-line", "vaultChange")
        self._forget = self._button(theme, "Delete…", "trash-2", "vaultForget")
        self._keep.clicked.connect(lambda: vault_controller.set_up(self.window(), self._who(), self._on_set_up))
        self._manage.clicked.connect(lambda: vault_controller.manage(self.window()))
        self._change.clicked.connect(lambda: vault_controller.change(self.window()))
        self._forget.clicked.connect(self._on_forget)
        buttons = QWidget()
        flow = FlowLayout(gap=8, line_gap=8, parent=buttons)
        for button in (self._keep, self._manage, self._change, self._forget):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(theme, "Your signature on this computer", "subhead"))
        column.addWidget(self._state_label)
        column.addSpacing(4)
        column.addWidget(buttons)
        column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept now."""
        kept = self._vault_controller.is_kept
        self._state_label.show_words(_KEPT if kept else _NONE)
        self._keep.setVisible(not kept)
        for button in (self._manage, self._change, self._forget):
            button.setVisible(kept)

    def _on_set_up(self, unlocked: Unlocked) -> None:
        """Continue with the signature itself, while the new vault is open."""
        self.refresh()
        self._vault_controller.show(self.window(), unlocked)

    def _on_forget(self) -> None:
        self._vault_controller.forget()
        self.refresh()

    def _button(self, theme: Theme, text: str, icon: str, name: str) -> Button:
        button = Button(theme, text, kind="compact", icon=icon)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
