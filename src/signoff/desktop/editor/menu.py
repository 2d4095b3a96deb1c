"""The context menu of the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.editor import numbering_menu
from signoff.desktop.editor.table_bar import NAMES

_EDITING = (
    ("undo", REGISTRY[Command.UNDO].plain),
    ("redo", REGISTRY[Command.REDO].plain),
    ("", ""),
    ("cut", REGISTRY[Command.CUT].plain),
    ("copy", REGISTRY[Command.COPY_TEXT].plain),
    ("paste", REGISTRY[Command.PASTE].plain),
    ("paste-clean", "Paste clean"),
    ("select-all", "Select all"),
    ("", ""),
    ("comment", REGISTRY[Command.COMMENT].plain),
)
_LINK = (("", ""), ("link-open", "Open link"), ("link", "Change link…"), ("link-remove", "Remove link"))


def build_menu(parent: QWidget, act: Callable[[str], None], enabled: dict[str, bool]) -> QMenu:
    """Return the menu; `enabled` says which commands can be run, and commands missing from it are left out."""
    menu = QMenu(parent)
    menu.setObjectName("editor-menu")
    table = (("", ""), *NAMES.items())
    lists = (("", ""), *numbering_menu.NAMES.items())
    for command, words in (*_EDITING, *_LINK, *lists, *table):
        if not command:
            menu.addSeparator()
        elif command in enabled:
            menu.addAction(_action(menu, command, words, act, is_enabled=enabled[command]))
    return menu


def _action(menu: QMenu, command: str, words: str, act: Callable[[str], None], *, is_enabled: bool) -> QAction:
    action = QAction(words, menu)
    action.setObjectName(f"editor-menu-{command}")
    action.setEnabled(is_enabled)
    action.triggered.connect(lambda: act(command))
    return action
