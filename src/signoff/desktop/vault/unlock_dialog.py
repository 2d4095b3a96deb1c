"""The passphrase, asked for at each signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.vault.passphrase_field import PassphraseField
from signoff.desktop.vault.working_dialog import WorkingDialog
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.fields import Labelled
from signoff.errors import SignoffError, VaultDamaged, WrongPassphrase

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.signing.vault.vault import Unlocked

_EACH_SECOND = 1000
OPEN_FOR = 5 * 60_000
"""Milliseconds for which what was unlocked stays open while nobody uses it: a laptop may be left standing."""


class UnlockDialog(WorkingDialog):
    """Opens the vault. `unlocked` carries it, open: who takes it closes it; `skipped` is the way around it."""

    unlocked = Signal(object)
    skipped = Signal()

    def __init__(
        self,
        services: Services,
        text: str,
        yes: str,
        *,
        skip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        theme = services.theme
        super().__init__(theme, services.tasks, "Your passphrase", text, yes, parent)
        self._vault = services.vault
        self._waits = False
        self.setObjectName("unlockDialog")
        self._passphrase = PassphraseField(theme, "passphrase")
        self._passphrase.changed.connect(self._typed)
        self._label = Labelled(theme, "Passphrase", self._passphrase)
        self.body.addWidget(self._label)
        self.body.addWidget(self._said)
        if skip:
            around = Button(theme, skip, kind="link")
            around.setObjectName("skipUnlock")
            around.setAutoDefault(False)
            around.clicked.connect(self._skip)
            self.body.addWidget(around)
        self._seconds = QTimer(self)
        self._seconds.setInterval(_EACH_SECOND)
        self._seconds.timeout.connect(self._count_down)
        self._count_down()
        self._follow()
        self._passphrase.select()

    def begin(self) -> None:
        """Open the vault with what was typed."""
        passphrase = self._passphrase.text
        if not passphrase or self._waits:
            return
        self._tell("")
        self.work(lambda: self._vault.unlock(passphrase), self._opened, lambda unlocked: unlocked.close())

    def refused(self, problem: SignoffError) -> None:
        """Say why not: the passphrase is typed again, or the time to wait counted down."""
        if isinstance(problem, VaultDamaged):
            super().refused(problem)
        else:
            self._passphrase.clear()
            self._tell(str(problem))
        if isinstance(problem, WrongPassphrase):
            self._passphrase.select()
        self._count_down()
        self._follow()

    def done(self, result: int) -> None:
        """Hold the passphrase no longer."""
        self._seconds.stop()
        self._passphrase.clear()
        super().done(result)

    def _opened(self, unlocked: Unlocked) -> None:
        self.finish()
        self.unlocked.emit(unlocked)

    def _skip(self) -> None:
        self.reject()
        self.skipped.emit()

    def _count_down(self) -> None:
        """Say how long the next passphrase must wait, second by second."""
        try:
            seconds = self._vault.wait()
        except SignoffError as problem:
            self.say(str(problem))
            return
        waited, self._waits = self._waits, seconds > 0
        if self._waits:
            from signoff.signing.vault.attempts import wait_in_words

            self._tell(f"Too many passphrases were wrong. The next can be tried in {wait_in_words(seconds)}.")
            self._seconds.start()
        elif waited:
            self._seconds.stop()
            self._tell("")
            self._passphrase.select()
        self._follow()

    def _tell(self, sentence: str) -> None:
        """Say at the field what is wrong with a passphrase, or that it has to wait; an empty sentence says nothing."""
        if sentence:
            self._label.show_problem(sentence)
        else:
            self._label.clear_problem()
        self.fit()

    def _typed(self) -> None:
        if self._passphrase.text and not self._waits:
            self._tell("")
        self._follow()

    def _follow(self) -> None:
        self.yes.setEnabled(bool(self._passphrase.text) and not self._waits and not self._busy)
