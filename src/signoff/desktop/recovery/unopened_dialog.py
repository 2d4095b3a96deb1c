"""The question where a register cannot be opened though it is not damaged: try again, another one, or leave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from signoff.desktop.core.launch import Launch
from signoff.desktop.recovery.copy_dialog import REGISTER_FILES
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.dialogs import Dialog
from signoff.errors import RegisterInUse, RegisterNewer

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.look.theme import Theme
    from signoff.errors import RegisterProblem

TITLE = "The register cannot be opened"


def advice_on(problem: RegisterProblem) -> str:
    """Return what a person can do about it, as sentences."""
    if isinstance(problem, RegisterNewer):
        return "Update signoff on this computer and try again, or open another register."
    if isinstance(problem, RegisterInUse):
        return "Close the other window, or wait until it has finished, and try again."
    return (
        "Check that the register’s folder is connected and that you have permission to read and write in it, "
        "then try again. Your IT team can give you permission."
    )


class UnopenedDialog(Dialog):
    """Says what is wrong and what can be done; `launch` is what is to be opened then, None where the person leaves."""

    def __init__(self, theme: Theme, notifier: Notifier, register: Path, problem: RegisterProblem) -> None:
        super().__init__(theme, TITLE, f"{problem} {advice_on(problem)}", "Try again", "Quit")
        self._notifier, self._register = notifier, register
        self._launch: Launch | None = None
        self.setObjectName("unopenedDialog")
        other = Button(theme, "Open another register…", kind="link")
        other.setObjectName("otherRegister")
        other.clicked.connect(self._ask_register)
        self.body.addWidget(other)

    @property
    def launch(self) -> Launch | None:
        """What is to be opened."""
        return self._launch

    def accept(self) -> None:
        """Try again."""
        self._launch = self._launch or Launch(self._register)
        super().accept()

    def _ask_register(self) -> None:
        path = self._notifier.open_file("Open another register", self._register.parent, REGISTER_FILES)
        if path is not None:
            self._launch = Launch(path)
            self.accept()


def asked(theme: Theme, notifier: Notifier, register: Path, problem: RegisterProblem) -> Launch | None:
    """Ask what is to be done; return what is to be opened."""
    dialog = UnopenedDialog(theme, notifier, register, problem)
    notifier.attach(dialog)
    dialog.exec()
    dialog.deleteLater()
    return dialog.launch
