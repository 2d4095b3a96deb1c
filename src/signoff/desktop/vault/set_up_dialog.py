"""The dialog that keeps a signature on this machine for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.person import Person
from signoff.desktop.vault.mark_preview import MarkPreview
from signoff.desktop.vault.new_passphrase import NewPassphrase
from signoff.desktop.vault.working_dialog import WorkingDialog
from signoff.desktop.widgets.fields import Labelled, LineField

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.marks.mark import Mark
    from signoff.signing.vault.vault import Unlocked

_TEXT = (
    "Your signature is encrypted with a passphrase, which you enter each time you sign. You also get a digital "
    "key of your own, which proves that you signed. Nobody can use either without the passphrase, and "
    "nobody can recover it for you."
)


class SetUpDialog(WorkingDialog):
    """Makes the vault, with a mark if one is given.

    `made` is emitted with the open vault when it was made; the receiver closes it.
    """

    made = Signal(object)

    def __init__(
        self,
        services: Services,
        who: Person,
        *,
        mark: Mark | None = None,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Propose the name and post of `who`."""
        accept_text = "Save it" if mark is not None else "Continue"
        theme = services.theme
        super().__init__(theme, services.tasks, "Save my signature on this computer", _TEXT, accept_text, parent)
        self._vault = services.vault
        self._mark = mark
        self._mark_label = label
        self.setObjectName("setUpDialog")
        self._name, self._post = LineField(theme), LineField(theme)
        self._labels = []
        for field, text, title, name in (
            (self._name, who.name, "Your name, as you sign", "vaultName"),
            (self._post, who.post, "Your post", "vaultPost"),
        ):
            field.setObjectName(name)
            field.setText(text)
            self._labels.append(Labelled(theme, title, field))
            field.textChanged.connect(self._labels[-1].clear_problem)
            self.body.addWidget(self._labels[-1])
        self._passphrase = NewPassphrase(theme)
        self.body.setSpacing(12)
        if mark is not None:
            self.body.insertWidget(0, MarkPreview(theme, mark, label), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._passphrase)
        self.body.addWidget(self._problem_label)
        (self._passphrase if who.is_complete else self._name).setFocus()

    def begin(self) -> None:
        """Make the vault, if name, post and passphrase are complete."""
        name, post = " ".join(self._name.text().split()), " ".join(self._post.text().split())
        sound = self._passphrase.is_sound(name, post)
        for value, label in zip((name, post), self._labels, strict=True):
            if not value:
                label.show_problem("This is shown with your signature.")
        self.fit()
        if not (sound and name and post):
            return
        passphrase = self._passphrase.text
        self.work(lambda: self._create(passphrase, name, post), self._on_created, self._discard)

    def done(self, result: int) -> None:
        """Close, and forget the passphrase."""
        self._passphrase.clear()
        super().done(result)

    def _create(self, passphrase: str, name: str, post: str) -> Unlocked:
        unlocked = self._vault.create(passphrase, name, post)
        if self._mark is not None:
            unlocked.add(self._mark, self._mark_label)
        return unlocked

    def _on_created(self, unlocked: Unlocked) -> None:
        self.finish()
        self.made.emit(unlocked)

    def _discard(self, unlocked: Unlocked) -> None:
        """Remove the vault: the dialog was closed while it was being made."""
        unlocked.close()
        self._vault.forget()
