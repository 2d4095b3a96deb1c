"""The menu bar: every command once, with its shortcut; what a state forbids is greyed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

Entry = tuple[str, str, str]
"""Name, words, shortcut; an empty name is a line between groups."""

LINE: Entry = ("", "", "")

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "&File",
        (
            ("new", "&New notice", "Ctrl+N"),
            ("open_file", "&Open a file…", "Ctrl+O"),
            ("verify", "&Verify a file…", "Ctrl+Shift+Y"),
            LINE,
            ("export", "&Export PDF…", "Ctrl+E"),
            ("save_record", "&Save as a signoff file…", "Ctrl+Shift+S"),
            ("close", "&Close notice", "Ctrl+W"),
            LINE,
            ("back_up", "&Back up register…", ""),
            ("settings", "Se&ttings…", "Ctrl+,"),
            ("quit", "&Quit", "Ctrl+Q"),
        ),
    ),
    (
        "&Edit",
        (
            ("undo", "&Undo", "Ctrl+Z"),
            ("redo", "&Redo", "Ctrl+Shift+Z"),
            LINE,
            ("cut", "Cu&t", "Ctrl+X"),
            ("copy_text", "&Copy", "Ctrl+C"),
            ("paste", "&Paste", "Ctrl+V"),
            LINE,
            ("find", "&Find in register", "Ctrl+F"),
        ),
    ),
    (
        "&Notice",
        (
            ("hand_over", "&Hand over…", "Ctrl+Shift+H"),
            ("sign", "&Sign…", "Ctrl+Shift+G"),
            ("review", "&Review", "Ctrl+R"),
            LINE,
            ("next", "Ne&xt section", "Ctrl+PgDown"),
            ("previous", "Pre&vious section", "Ctrl+PgUp"),
            LINE,
            ("copy", "&Copy to a new notice", "Ctrl+D"),
            ("supersede", "S&upersede…", ""),
            ("withdraw", "&Withdraw…", ""),
            ("bring_back", "&Bring back", ""),
            LINE,
            ("history", "H&istory…", "Ctrl+H"),
        ),
    ),
    (
        "&View",
        (
            ("page", "Show &page", "F8"),
            ("read", "&Read the whole notice", "F11"),
            ("dark", "&Dark mode", "Ctrl+Shift+D"),
        ),
    ),
    ("&Help", (("shortcuts", "&Keyboard shortcuts", "F1"), ("about", "&About signoff", ""))),
)

EDITING = ("undo", "redo", "cut", "copy_text", "paste")
"""Commands of the text in hand: their keys stay with the field that has the focus."""


class MenuBar(QMenuBar):
    """A menu bar that shows by itself where the keyboard is: the focus ring stays away."""

    def focus_rect(self) -> QRect:
        """Return a place that the focus ring cannot show."""
        return QRect(-1000, -1000, 1, 1)


class Menus(QObject):
    """Builds the menus of a bar; `on` says what a command does, `enable` which of them can be done."""

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._actions: dict[str, QAction] = {}
        self._homes: dict[str, QMenu] = {}
        for title, entries in MENUS:
            self._fill(bar.addMenu(title), entries)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def on(self, name: str, work: Callable[[], object]) -> None:
        """Do `work` for this command."""
        self._actions[name].triggered.connect(lambda _=False: work())

    def claims(self, keys: QKeySequence) -> bool:
        """Whether these keys are a command's."""
        return any(action.shortcut() == keys for action in self._actions.values() if not action.shortcut().isEmpty())

    def on_showing(self, name: str, work: Callable[[], object]) -> None:
        """Do `work` whenever the menu that holds a command is about to show."""
        self._homes[name].aboutToShow.connect(work)

    def enable(self, names: Iterable[str], among: Iterable[str]) -> None:
        """Of the commands `among`, permit those in `names`."""
        permitted = set(names)
        for name in among:
            self._actions[name].setEnabled(name in permitted)

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for name, words, keys in entries:
            if not name:
                menu.addSeparator()
                continue
            action = menu.addAction(words)
            action.setObjectName(f"action_{name}")
            if name in EDITING:
                action.setShortcutVisibleInContextMenu(True)
                action.setText(f"{words}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}")
            elif keys:
                action.setShortcut(QKeySequence(keys))
            self._actions[name] = action
            self._homes[name] = menu


def shortcuts() -> tuple[tuple[str, str], ...]:
    """Return every command that has keys, in words, with the keys as this platform writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(
        (words.replace("&", "").rstrip("…"), QKeySequence(keys).toString(native))
        for _, entries in MENUS
        for _, words, keys in entries
        if keys
    )
