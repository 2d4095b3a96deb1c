"""The signatures that are kept, and the key's fingerprint, to be told to others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.person import Person
from signoff.desktop.vault.add_mark import AddMark
from signoff.desktop.vault.mark_preview import MarkPreview
from signoff.desktop.vault.unlock_dialog import OPEN_FOR
from signoff.desktop.widgets.buttons import Button, IconButton
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError
from signoff.notice.marks.kinds import label_of

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.marks.mark import Mark
    from signoff.signing.vault.body import KeptMark
    from signoff.signing.vault.vault import Unlocked

_KEY = (
    "Your key’s fingerprint. Tell it to those who check your notices, by telephone or in person: their signoff shows "
    "it, and they can note that it is yours."
)
_NONE = "No signature is kept, only your key. Add one here, or keep one when you next sign."
_FORGET = "It is removed from this machine. Your key stays, and what you signed with it stays signed."


class ManageDialog(Dialog):
    """Shows what an open vault holds, adds to it and forgets what is not wanted; the vault is closed with it.

    Left alone for some minutes, it closes by itself.
    """

    def __init__(self, services: Services, unlocked: Unlocked, parent: QWidget | None = None) -> None:
        theme, notifier = services.theme, services.notifier
        who = str(Person(unlocked.name, unlocked.post))
        super().__init__(theme, "Your kept signatures", who, "Done", parent=parent)
        self.setObjectName("manageDialog")
        self._notifier = notifier
        self._unlocked = unlocked
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._said = Label(theme, "", "guidance", colour="red")
        self._said.setObjectName("vaultProblem")
        self._said.hide()
        adding = AddMark(services, unlocked.name)
        adding.made.connect(self._add)
        self._fingerprint = unlocked.fingerprint
        self.body.setSpacing(16)
        self.body.addLayout(self._rows)
        for part in (self._said, adding, self._key_part()):
            self.body.addWidget(part)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(OPEN_FOR)
        self._over.timeout.connect(self.reject)
        self._show_marks()

    def done(self, result: int) -> None:
        """Close the vault."""
        self._over.stop()
        self._unlocked.close()
        super().done(result)

    def _key_part(self) -> QWidget:
        part = QWidget()
        words = Label(self._theme, self._fingerprint, "strong")
        words.setObjectName("keyFingerprint")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = Button(self._theme, "Copy", kind="compact", icon="copy")
        copy.setObjectName("copyFingerprint")
        copy.setAccessibleName("Copy the fingerprint")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._fingerprint))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(words, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self._theme, "Your key", "strong"))
        column.addWidget(Label(self._theme, _KEY, "guidance"))
        column.addLayout(row)
        return part

    def _show_marks(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in self._unlocked.marks:
            self._rows.addWidget(self._row(one))
        if not self._unlocked.marks:
            self._rows.addWidget(Label(self._theme, _NONE, "guidance"))
        self._over.start()
        self.fit()

    def _row(self, kept: KeptMark) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(MarkPreview(self._theme, kept.mark, kept.label))
        row.addWidget(Label(self._theme, kept.label, "text"), 1)
        for icon, deed, way in (("pen-line", "Rename", self._rename), ("trash-2", "Forget", self._forget)):
            button = IconButton(self._theme, icon, f"{deed} the signature “{kept.label}”")
            button.setObjectName(f"{deed.lower()}:{kept.label}")
            button.clicked.connect(self._doing(way, kept))
            row.addWidget(button)
        return part

    def _doing(self, way: Callable[[KeptMark], None], kept: KeptMark) -> Callable[[], None]:
        return lambda: way(kept)

    def _add(self, mark: Mark) -> None:
        before = self._unlocked.marks
        self._try(lambda: self._unlocked.add(mark, label_of(mark)))
        if self._said.isHidden() and self._unlocked.marks == before:
            self._said.setText("This very signature is kept already.")
            self._said.show()
            self.fit()

    def _rename(self, kept: KeptMark) -> None:
        label = self._notifier.ask_text(
            "Rename this signature", "You choose by this name when you sign.", "Rename", "Name", proposed=kept.label
        )
        if label:
            self._try(lambda: self._unlocked.rename_mark(kept.id, label))

    def _forget(self, kept: KeptMark) -> None:
        if self._notifier.ask(f"Forget the signature “{kept.label}”?", _FORGET, "Forget it", for_good=True):
            self._try(lambda: self._unlocked.forget_mark(kept.id))

    def _try(self, change: Callable[[], object]) -> None:
        """Change what is kept, or say why not; what stands there is shown either way."""
        self._said.hide()
        try:
            change()
        except SignoffError as problem:
            self._said.setText(str(problem))
            self._said.show()
        self._show_marks()
