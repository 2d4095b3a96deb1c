"""The step that asks for a damaged register, a name for the new one, and a backup to fill the gaps from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.recovery.copy_dialog import REGISTER_FILES
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.steps import Step
from signoff.desktop.widgets.text import Label
from signoff.files import is_same_file
from signoff.register.recovery.copies import copies_of

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.look.theme import Theme

_TEXT = (
    "Everything that can still be read in a damaged register goes into a new one, with what only a backup still "
    "has. None of these files is changed."
)

_NO_NAME = "No name chosen"
_IN_PLACE = "It replaces the open register, which is kept in the same folder."


@dataclass(frozen=True, slots=True)
class SalvageRequest:
    """What is to be read, where the new register goes, and the backups that fill its gaps.

    Without a target, it takes the place of the source.
    """

    source: Path
    target: Path | None
    also: tuple[Path, ...]


class FileRow(QWidget):
    """A file that is asked for: what it is for, its path, and a button to choose it."""

    chosen = Signal()

    def __init__(self, theme: Theme, name: str, title: str, none: str, parent: QWidget | None = None) -> None:
        """`none` is said while no file is chosen."""
        super().__init__(parent)
        self._none = none
        self.path: Path | None = None
        self._words = Label(theme, none, "guidance")
        self._words.setObjectName(f"{name}Path")
        self._button = Button(theme, "Choose…", kind="compact")
        self._button.setObjectName(f"{name}Choose")
        self._button.setAccessibleName(f"Choose: {title}")
        self._button.clicked.connect(self.chosen)
        say_with(self._button, self._words)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(theme, title, "strong"))
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        nest(row, words, 1)
        row.addWidget(self._button)

    def say_none(self, words: str, *, can_choose: bool) -> None:
        """Say other words while no file is chosen, and whether one can be."""
        self._none = words
        self._button.setEnabled(can_choose)
        self.show_path(self.path)

    def show_path(self, path: Path | None) -> None:
        """Show a file, or that none is chosen."""
        self.path = path
        self._words.setText(self._none if path is None else str(path))


class SalvageForm(Step):
    """Emits `asked` with what is wanted once it is known, and `left` where the person gives up."""

    asked = Signal(object)
    left = Signal()

    def __init__(
        self, theme: Theme, notifier: Notifier, settings: Settings, register: Path, parent: QWidget | None = None
    ) -> None:
        """`register` is the one that is open."""
        super().__init__(theme, parent)
        self._notifier, self._folder, self._second = notifier, settings.last_folder, settings.second_backups
        self._register = register
        self.say("Recover a damaged register", _TEXT)
        self._source = FileRow(theme, "source", "Damaged register", "No file chosen")
        self._target = FileRow(theme, "target", "New register", _NO_NAME)
        self._also = FileRow(theme, "also", "Backup to fill the gaps from", "None")
        self._source.chosen.connect(self._ask_source)
        self._target.chosen.connect(self._ask_target)
        self._also.chosen.connect(self._ask_also)
        own = Button(theme, "Use the register that is open", kind="link")
        own.setObjectName("sourceOpen")
        own.clicked.connect(lambda: self._use_source(self._register))
        for part in (self._source, own, self._target, self._also):
            self.body.addWidget(part)
        self.go = Button(theme, "Read it", kind="primary")
        self.go.setObjectName("salvageGo")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go)
        cancel = Button(theme, "Cancel")
        cancel.setObjectName("salvageCancel")
        cancel.clicked.connect(self.left)
        self.add_foot((), (cancel, self.go))
        self._update()

    def _ask_source(self) -> None:
        path = self._notifier.open_file("Choose the damaged register", self._folder, REGISTER_FILES)
        if path is not None:
            self._use_source(path)

    def _use_source(self, path: Path) -> None:
        """Propose a name for the new register, and the last backup; the open register gets no other name."""
        is_open = is_same_file(path, self._register)
        self._source.show_path(self._register if is_open else path)
        name = _unused(path.with_name(f"{path.stem}-salvaged{path.suffix or '.sqlite'}"))
        self._target.show_path(None if is_open else name)
        self._target.say_none(_IN_PLACE if is_open else _NO_NAME, can_choose=not is_open)
        copies = copies_of(path, self._second)
        self._also.show_path(copies[0].path if copies else None)
        self._update()

    def _ask_target(self) -> None:
        suggestion = self._target.path or self._folder / "register-salvaged.sqlite"
        path = self._notifier.save_file("Name the new register", suggestion, REGISTER_FILES)
        if path is not None:
            self._target.show_path(path if path.suffix else path.with_suffix(".sqlite"))
            self._update()

    def _ask_also(self) -> None:
        """Ask for a backup; who chooses none wants none."""
        folder = self._also.path.parent if self._also.path is not None else self._folder
        self._also.show_path(self._notifier.open_file("Choose a backup", folder, REGISTER_FILES))

    def _update(self) -> None:
        self.go.setEnabled(self._source.path is not None and (self._target.path is not None or self._is_in_place()))

    def _is_in_place(self) -> bool:
        return self._source.path == self._register

    def _on_go(self) -> None:
        source, target, also = self._source.path, self._target.path, self._also.path
        if source is not None:
            self.asked.emit(SalvageRequest(source, target, () if also is None else (also,)))


def _unused(path: Path) -> Path:
    candidate, count = path, 2
    while candidate.exists():
        candidate, count = path.with_stem(f"{path.stem}-{count}"), count + 1
    return candidate
