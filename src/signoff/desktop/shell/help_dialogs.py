"""Help: the keys of all commands, and what signoff is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

import signoff
from signoff.desktop.core.announcing import announce
from signoff.desktop.core.commands import REGISTRY, Command, Entry
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import RING
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.low_column import LowColumn
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from signoff.desktop.look.theme import Theme

WIDE, ABOUT, TALLEST = 820, 440, 560
"""Pixels of a dialog that holds two columns, of one that holds one, and of what is seen of them at once."""


class ShortcutsDialog(Dialog):
    """Lists every command that has keys, in two columns that are read one after the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, REGISTRY[Command.SHORTCUTS].title, "", "Close", parent=parent)
        self.setObjectName("shortcutsDialog")
        theme.fix(self, width=WIDE)
        entries = [entry for entry in REGISTRY.values() if entry.keys]
        half = (len(entries) + 1) // 2
        blocks = [_block(theme, part) for part in (entries[:half], entries[half:])]
        scroll = LowColumn(theme, WIDE, TALLEST)
        scroll.be_read(self.windowTitle(), blocks)
        row = QHBoxLayout()
        row.setSpacing(32)
        for block in blocks:
            row.addWidget(block, 1, Qt.AlignmentFlag.AlignTop)
        nest(scroll.body, row)
        self.body.addWidget(scroll)
        self.let_out(RING)
        scroll.setFocus()


def _block(theme: Theme, entries: Sequence[Entry]) -> QWidget:
    block = QWidget()
    grid = QGridLayout(block)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for row, entry in enumerate(entries):
        grid.addWidget(Label(theme, entry.title, "text"), row, 0)
        keys = Label(theme, entry.native_keys, "guidance")
        keys.setWordWrap(False)
        grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignTop)
    return block


class AboutDialog(Dialog):
    """Shows what signoff is, its version, and where the register is: to be read line by line, and copied."""

    def __init__(self, theme: Theme, register: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, REGISTRY[Command.ABOUT].title, "", "Close", parent=parent)
        self.setObjectName("aboutDialog")
        self._lines = (
            f"signoff, version {signoff.__version__}",
            "Prepares, signs and publishes Delegated Decision Notices, offline.",
            "MIT licence. With the typefaces Source Sans 3, Source Serif 4, Liberation Sans, DejaVu Sans and Allura, "
            "and the Lucide icons; their licences travel with them.",
            f"The register on this computer: {register}",
        )
        scroll = LowColumn(theme, ABOUT, TALLEST)
        scroll.be_read(self.windowTitle())
        name, *others = self._lines
        scroll.body.addWidget(Label(theme, name, "strong"))
        for words in others:
            scroll.body.addWidget(Label(theme, words, "guidance"))
        scroll.body.setSpacing(8)
        self.body.addWidget(scroll)
        copy = Button(theme, "Copy these details", kind="compact", icon="copy")
        copy.setObjectName("copyAbout")
        copy.clicked.connect(self._copy)
        self.body.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.let_out(RING)
        scroll.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        announce(self, "Copied")
