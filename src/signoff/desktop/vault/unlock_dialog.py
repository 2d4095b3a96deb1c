"""The dialog that asks for the passphrase and unlocks the vault."""

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
"""Milliseconds for which what was unlocked stays open while nobody uses it: a laptop may be left alone."""


class UnlockDialog(WorkingDialog):
    """Opens the vault.

    `unlocked` is emitted with the open vault, which the receiver closes; `skipped`, when the person chooses to continue
    without it.
    """

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
        self._must_wait = False
        self.setObjectName("unlockDialog")
        self._passphrase = PassphraseField(theme, "passphrase")
        self._passphrase.changed.connect(self._on_typed)
        self._label = Labelled(theme, "Passphrase", self._passphrase)
        self.body.addWidget(self._label)
        self.body.addWidget(self._problem_label)
        if skip:
            skip_button = Button(theme, skip, kind="link")
            skip_button.setObjectName("skipUnlock")
            skip_button.setAutoDefault(False)
            skip_button.clicked.connect(self._on_skip)
            self.body.addWidget(skip_button)
        self._countdown = QTimer(self)
        self._countdown.setInterval(_EACH_SECOND)
        self._countdown.timeout.connect(self._count_down)
        self._count_down()
        self._update_accept_button()
        self._passphrase.select()

    def begin(self) -> None:
        """Open the vault with what was typed."""
        passphrase = self._passphrase.text
        if not passphrase or self._must_wait:
            return
        self._show_passphrase_problem("")
        self.work(lambda: self._vault.unlock(passphrase), self._on_unlocked, lambda unlocked: unlocked.close())

    def handle_failure(self, problem: SignoffError) -> None:
        """Show why it failed, and let the passphrase be typed again or count down the time to wait."""
        if isinstance(problem, VaultDamaged):
            super().handle_failure(problem)
        else:
            self._passphrase.clear()
            self._show_passphrase_problem(str(problem))
        if isinstance(problem, WrongPassphrase):
            self._passphrase.select()
        self._count_down()
        self._update_accept_button()

    def done(self, result: int) -> None:
        """Close, and forget the passphrase."""
        self._countdown.stop()
        self._passphrase.clear()
        super().done(result)

    def _on_unlocked(self, unlocked: Unlocked) -> None:
        self.finish()
        self.unlocked.emit(unlocked)

    def _on_skip(self) -> None:
        self.reject()
        self.skipped.emit()

    def _count_down(self) -> None:
        """Show each second how long the next attempt must wait."""
        try:
            seconds = self._vault.wait()
        except SignoffError as problem:
            self.show_problem(str(problem))
            return
        had_to_wait, self._must_wait = self._must_wait, seconds > 0
        if self._must_wait:
            from signoff.signing.vault.attempts import wait_in_words

            self._show_passphrase_problem(f"Too many wrong passphrases. Try again in {wait_in_words(seconds)}.")
            self._countdown.start()
        elif had_to_wait:
            self._countdown.stop()
            self._show_passphrase_problem("")
            self._passphrase.select()
        self._update_accept_button()

    def _show_passphrase_problem(self, sentence: str) -> None:
        """Show at the field what is wrong with the passphrase, or that it has to wait; hide it if empty."""
        if sentence:
            self._label.show_problem(sentence)
        else:
            self._label.clear_problem()
        self.fit()

    def _on_typed(self) -> None:
        if self._passphrase.text and not self._must_wait:
            self._show_passphrase_problem("")
        self._update_accept_button()

    def _update_accept_button(self) -> None:
        self.yes.setEnabled(not self._busy)
        empty = "" if self._passphrase.text else "Enter the passphrase first."
        self.withhold_yes(self._label.problem() if self._must_wait else empty)
