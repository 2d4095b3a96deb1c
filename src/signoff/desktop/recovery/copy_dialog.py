"""Choosing one of a register's backups, or a file; the one that is chosen is looked through at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.background_work import BackgroundWork
from signoff.desktop.recovery.words import about_content, about_copy, about_newer, when
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.focus_ring import GAP, LINE
from signoff.desktop.widgets.status_line import StatusLine
from signoff.register.recovery.copies import RegisterCopy, chosen_copy

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.errors import SignoffError
    from signoff.register.recovery.recovering import CheckedCopy

REGISTER_FILES = "Registers (*.sqlite);;All files (*)"
_WIDTH = 560
_HIGHEST_LIST = 300
_RING = GAP + LINE
"""Pixels that the ring around the focus needs beside the list."""

_LOOKING = "Checking the backup…"


@dataclass(frozen=True, slots=True)
class CopyQuestion:
    """What is asked for: the copies that there are, the newest first, and how one is looked through.

    `check` is called in the background; other files are looked for in `folder` first.
    """

    title: str
    text: str
    yes: str
    copies: tuple[RegisterCopy, ...]
    check: Callable[[RegisterCopy], CheckedCopy]
    folder: Path


class CopyDialog(Dialog):
    """Lists the copies of a register; `asked` returns the one that was chosen, looked through, or None."""

    def __init__(
        self, theme: Theme, tasks: Runner, notifier: Notifier, question: CopyQuestion, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, question.title, question.text, question.yes, "Cancel", parent)
        self.setObjectName("copyDialog")
        theme.fix(self, width=_WIDTH)
        self._notifier, self._question = notifier, question
        self._copies = {str(copy.path): copy for copy in question.copies}
        self._work = BackgroundWork(tasks, self)
        self._checked: CheckedCopy | None = None
        self.copies = ChoiceGroup(theme, (), name="Which backup")
        self.copies.setObjectName("copies")
        self.copies.chosen.connect(self._look)
        self._scroll = ScrollColumn(theme, _WIDTH, centred=False)
        self._scroll.body.setContentsMargins(_RING, _RING, _RING, _RING)
        self._scroll.body.addWidget(self.copies)
        self._scroll.body.addStretch(1)
        self._content = StatusLine(theme, "copyContent")
        choose = Button(theme, "Choose a file…", kind="link")
        choose.setObjectName("copyFile")
        choose.clicked.connect(self._ask_file)
        for part in (self._scroll, choose, self._content):
            self.body.addWidget(part)
        self._list(next(iter(self._copies), ""))
        (self.copies if self._copies else choose).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def checked(self) -> CheckedCopy | None:
        """The copy that is chosen, once it was looked through."""
        return self._checked

    @classmethod
    def asked(
        cls, theme: Theme, tasks: Runner, notifier: Notifier, question: CopyQuestion, parent: QWidget | None
    ) -> CheckedCopy | None:
        """Ask, and return what was chosen; None where the dialog was cancelled."""
        dialog = cls(theme, tasks, notifier, question, parent)
        accepted = dialog.exec() == cls.DialogCode.Accepted
        checked = dialog.checked
        dialog.deleteLater()
        return checked if accepted else None

    def _list(self, chosen: str) -> None:
        """Show the copies, and look through the chosen one."""
        self.copies.set_options(
            [Option(key, when(copy.made_at), about_copy(copy)) for key, copy in self._copies.items()]
        )
        self._scroll.setVisible(bool(self._copies))
        self._scroll.setFixedHeight(min(_HIGHEST_LIST, self._theme.px(68) * len(self._copies) + 2 * _RING))
        self.copies.choose(chosen)
        self._look(chosen)

    def _ask_file(self) -> None:
        path = self._notifier.open_file("Choose a backup", self._question.folder, REGISTER_FILES)
        if path is not None:
            self._copies = {str(path): chosen_copy(path), **self._copies}
            self._list(str(path))

    def _look(self, key: str) -> None:
        self._checked = None
        self.yes.setEnabled(False)
        copy = self._copies.get(key)
        if copy is None:
            self._say("No backup of this register was found in the usual folder. Choose a file.")
            return
        self._say(_LOOKING)
        self._work.start(lambda _tell, _stop: self._question.check(copy), self._show, self._show_problem)

    def _show(self, checked: CheckedCopy) -> None:
        self._checked = checked
        self.yes.setEnabled(not checked.problem)
        content = about_content(checked)
        self._say(content if checked.problem else f"{content} {about_newer(checked.newer)}", problem=checked.problem)

    def _show_problem(self, problem: SignoffError) -> None:
        self._say(str(problem), problem=str(problem))

    def _say(self, words: str, *, problem: str = "") -> None:
        self._content.show_words(words)
        self._content.set_colour("red" if problem else "ink2")
        self.fit()
