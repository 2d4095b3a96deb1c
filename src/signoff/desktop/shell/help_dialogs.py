"""Help: the keys of all commands, and what signoff is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

import signoff
from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.low_column import LowColumn
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from pathlib import Path

    from signoff.desktop.look.theme import Theme

WIDE = 760
"""Pixels of a dialog that holds two columns."""

_TALLEST = 560


class ShortcutsDialog(Dialog):
    """Lists every command that has keys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, REGISTRY[Command.SHORTCUTS].title, "", "Close", parent=parent)
        self.setObjectName("shortcutsDialog")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        entries = [entry for entry in REGISTRY.values() if entry.keys]
        half = (len(entries) + 1) // 2
        for number, entry in enumerate(entries):
            row, column = number % half, 2 * (number // half)
            words, keys = Label(theme, entry.title, "text"), Label(theme, entry.native_keys, "guidance")
            words.setAccessibleDescription(entry.native_keys)
            for offset, label in enumerate((words, keys)):
                label.setWordWrap(False)
                grid.addWidget(label, row, column + offset)
        theme.fix(self, width=WIDE)
        scroll = LowColumn(theme, WIDE, _TALLEST)
        scroll.be_read("Commands and their keys")
        scroll.body.addLayout(grid)
        self.body.addWidget(scroll)
        scroll.setFocus(Qt.FocusReason.OtherFocusReason)


class AboutDialog(Dialog):
    """Shows what signoff is, its version, and where the register is."""

    def __init__(self, theme: Theme, register: Path, parent: QWidget | None = None) -> None:
        text = (
            f"Version {signoff.__version__}. Prepares, signs and publishes Delegated Decision Notices, offline.\n\n"
            "MIT licence. With the typefaces Source Sans 3, Source Serif 4, Liberation Sans, DejaVu Sans and Allura, "
            "and the Lucide icons; their licences travel with them."
        )
        super().__init__(theme, "signoff", text, "Close", parent=parent)
        self.setObjectName("aboutDialog")
        self.body.addWidget(Label(theme, f"The register on this computer: {register}", "note"))
