"""The step that asks for a damaged register, a name for the new one, and a backup to fill the gaps from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.recovery.copy_dialog import REGISTER_FILES
from signoff.desktop.recovery.parts import Step
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.cards import Cards, FindingCard
from signoff.desktop.widgets.text import Label
from signoff.register.recovery.copies import copies_of

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.look.theme import Theme

_TEXT = (
    "Everything that can still be read of a damaged register goes into a new one, with what only a backup still has. "
    "None of these files is changed."
)


@dataclass(frozen=True, slots=True)
class SalvageRequest:
    """What is to be read, where the new register goes, and the backups that fill its gaps."""

    source: Path
    target: Path
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
        button = Button(theme, "Choose…", kind="compact")
        button.setObjectName(f"{name}Choose")
        button.setAccessibleName(f"Choose: {title}")
        button.clicked.connect(self.chosen)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(theme, title, "strong"))
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(button)

    def show_path(self, path: Path | None) -> None:
        """Show a file, or that none is chosen."""
        self.path = path
        self._words.setText(self._none if path is None else str(path))


class SalvageForm(Step):
    """Emits `asked` with what is wanted once it is known, and `left` where the person gives up."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, notifier: Notifier, folder: Path, parent: QWidget | None = None) -> None:
        """Files are looked for in `folder` first."""
        super().__init__(theme, parent)
        self._notifier, self._folder = notifier, folder
        self.say("Salvage a damaged register", _TEXT)
        self._cards = Cards()
        self._source = FileRow(theme, "source", "Damaged register", "No file chosen")
        self._target = FileRow(theme, "target", "New register", "No name chosen")
        self._also = FileRow(theme, "also", "Backup to fill the gaps from", "None")
        self._source.chosen.connect(self._ask_source)
        self._target.chosen.connect(self._ask_target)
        self._also.chosen.connect(self._ask_also)
        for part in (self._cards, self._source, self._target, self._also):
            self.body.addWidget(part)
        self.go = Button(theme, "Read it", kind="primary")
        self.go.setObjectName("salvageGo")
        self.go.clicked.connect(self._on_go)
        cancel = Button(theme, "Cancel")
        cancel.setObjectName("salvageCancel")
        cancel.clicked.connect(self.left)
        self.add_foot((), (cancel, self.go))
        self._update()

    def show_problem(self, sentence: str) -> None:
        """Show what did not work; nothing where the sentence is empty."""
        self._cards.replace([FindingCard(self._theme, "error", sentence)] if sentence else [])

    def _ask_source(self) -> None:
        path = self._notifier.open_file("Choose the damaged register", self._folder, REGISTER_FILES)
        if path is None:
            return
        self._source.show_path(path)
        self._target.show_path(_unused(path.with_name(f"{path.stem}-salvaged{path.suffix or '.sqlite'}")))
        copies = copies_of(path)
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
        self.go.setEnabled(self._source.path is not None and self._target.path is not None)

    def _on_go(self) -> None:
        source, target, also = self._source.path, self._target.path, self._also.path
        if source is not None and target is not None:
            self.asked.emit(SalvageRequest(source, target, () if also is None else (also,)))


def _unused(path: Path) -> Path:
    candidate, count = path, 2
    while candidate.exists():
        candidate, count = path.with_stem(f"{path.stem}-{count}"), count + 1
    return candidate
