"""Help: the keys of all commands, and what signoff is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

import signoff
from signoff.desktop.core.announcing import announce
from signoff.desktop.core.commands import REGISTRY, Command
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


IN_PLACE: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "In a long text",
        (
            ("Bold", "Ctrl+B"),
            ("Italic", "Ctrl+I"),
            ("Link", "Ctrl+K"),
            ("Bulleted list", "Ctrl+Shift+8"),
            ("Numbered list", "Ctrl+Shift+7"),
            ("Move a list item in", "Ctrl+]"),
            ("Move a list item out", "Ctrl+["),
            ("Paste clean", "Ctrl+Shift+V"),
            ("Next cell of a table", "Tab"),
            ("Add a row of a table below", "Ctrl+Enter"),
        ),
    ),
    (
        "In the notice as text",
        (("Next heading", "H"), ("Previous heading", "Shift+H"), ("Next place that was found", "F3")),
    ),
    ("At the signature", (("Typed name", "T"), ("Saved signature", "S"), ("Picture", "I"))),
)
"""Keys that are no commands of the window: those of the place where the keyboard is."""


class ShortcutsDialog(Dialog):
    """Lists every command that has keys, and the keys of some places, in two columns: one is read after the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, REGISTRY[Command.SHORTCUTS].title, "", "Close", parent=parent)
        self.setObjectName("shortcutsDialog")
        theme.fix(self, width=WIDE)
        lines = [(entry.title, entry.native_keys) for entry in REGISTRY.values() if entry.keys]
        for place, keys in IN_PLACE:
            lines += [(place, ""), *((words, native(key)) for words, key in keys)]
        half = (len(lines) + 1) // 2
        blocks = [_block(theme, part) for part in (lines[:half], lines[half:])]
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


def native(keys: str) -> str:
    """Return keys as this platform writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _block(theme: Theme, lines: Sequence[tuple[str, str]]) -> QWidget:
    """Return commands with their keys, a line each; what has no keys is a heading."""
    block = QWidget()
    grid = QGridLayout(block)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for row, (words, keys) in enumerate(lines):
        if not keys:
            heading = Label(theme, words, "subhead")
            heading.setContentsMargins(0, 10, 0, 0)
            grid.addWidget(heading, row, 0, 1, 2)
            continue
        grid.addWidget(Label(theme, words, "text"), row, 0)
        key = Label(theme, keys, "guidance")
        key.setWordWrap(False)
        grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignTop)
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
