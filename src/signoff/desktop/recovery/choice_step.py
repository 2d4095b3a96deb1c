"""The first step of a recovery: what is wrong with the register, and the ways to have one again."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from signoff.desktop.recovery.words import about_content, about_newer, when
from signoff.desktop.widgets.buttons import Button, Kind
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.steps import Step

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.register.recovery.recovering import CheckedCopy


class Way(StrEnum):
    """A way to have a register again."""

    MERGE = "merge"
    BACKUP = "backup"
    SALVAGE = "salvage"
    EMPTY = "empty"


_KEPT = "Whatever you choose, the damaged file is kept in the same folder."
_RECOMMENDED = " (recommended)"


class ChoiceStep(Step):
    """Offers the ways that there are, the best one first and chosen; each signal is a button's."""

    chosen = Signal(str)
    other_copy = Signal()
    other_register = Signal()
    folder = Signal()
    left = Signal()

    def __init__(self, theme: Theme, title: str, problem: str, parent: QWidget | None = None) -> None:
        """Say what is wrong; ways are offered by `offer`."""
        super().__init__(theme, parent)
        self._note = StatusLine(theme, "choiceNote")
        self.say(title, problem)
        self._is_touched = False
        self.ways = ChoiceGroup(theme, (), name="What to do")
        self.ways.setObjectName("ways")
        self.ways.chosen.connect(self._on_chosen)
        self._other_copy = self._button("Choose another backup…", "otherCopy", self.other_copy, kind="link")
        for part in (self.ways, self._other_copy, self._note):
            self.body.addWidget(part)
        self.go = self._button("Continue", "choiceGo", self._on_go, kind="primary")
        self.go.setDefault(True)
        folder = self._button("Show the folder", "showFolder", self.folder, kind="ghost", icon="folder-open")
        other = self._button("Open another register…", "otherRegister", self.other_register, kind="ghost")
        self.add_foot((folder, other), (self._button("Quit", "choiceQuit", self.left), self.go))

    def wait(self, words: str) -> None:
        """Say what is being looked through; nothing can be chosen meanwhile."""
        self._note.show_words(f"{words}…")
        self.go.setEnabled(False)
        self._other_copy.setVisible(False)

    def offer(self, good: CheckedCopy | None, *, has_file: bool) -> None:
        """Offer what can be done with the damaged file, if there is one, and with a copy, if there is one."""
        options = _options(good, has_file=has_file)
        self.ways.set_options(options)
        if not self._is_touched or self.ways.choice() is None:
            self.ways.choose(options[0].key)
        self._other_copy.setVisible(True)
        self._other_copy.setText("Choose another backup…" if good is not None else "Choose a backup…")
        self._note.show_words(_KEPT if has_file else "")
        self.go.setAccessibleDescription(self._note.text())
        self.go.setEnabled(True)
        self.ways.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def spoken(self) -> str:
        """What is said of the step: what is being looked through, too."""
        return " ".join(filter(None, (super().spoken, self._note.text())))

    def _button(
        self, words: str, name: str, act: SignalInstance | Callable[[], None], *, kind: Kind = "default", icon: str = ""
    ) -> Button:
        button = Button(self._theme, words, kind=kind, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _on_chosen(self, _: str) -> None:
        self._is_touched = True

    def _on_go(self) -> None:
        if way := self.ways.choice():
            self.chosen.emit(way)


def _options(good: CheckedCopy | None, *, has_file: bool) -> list[Option]:
    options: list[Option] = []
    if good is not None and has_file:
        options.append(
            Option(
                Way.MERGE,
                f"Recover what can be read, and fill the gaps from a backup{_RECOMMENDED}",
                "Everything that can still be read in the damaged file goes into a new register. What is "
                f"missing is taken from the backup of {when(good.copy.made_at)}.",
            )
        )
    if good is not None:
        newer = f" {about_newer(good.newer)}" if has_file else ""
        options.append(
            Option(Way.BACKUP, f"Go back to the backup of {when(good.copy.made_at)}", f"{about_content(good)}{newer}")
        )
    if has_file:
        options.append(
            Option(
                Way.SALVAGE,
                "Recover what can be read, without a backup"
                if good is not None
                else f"Recover what can be read{_RECOMMENDED}",
                "Everything that can still be read in the damaged file goes into a new register. You see what "
                "was found before you use it.",
            )
        )
    options.append(Option(Way.EMPTY, "Start with an empty register", "You can import or restore notices later."))
    return options
