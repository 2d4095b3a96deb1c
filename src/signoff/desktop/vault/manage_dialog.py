"""The signatures that are kept, and the key's fingerprint, to be told to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.vault.mark_preview import MarkPreview
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.signing.vault import Unlocked
    from signoff.signing.vault_body import KeptMark

_KEY = (
    "Your key’s fingerprint. Tell it to those who check your notices, by telephone or in person: their signoff shows "
    "it, and they can note that it is yours."
)
_NONE = "No signature is kept, only your key. After you sign in another way, signoff offers to keep that one."


class ManageDialog(Dialog):
    """Shows what an open vault holds and forgets what is not wanted; the vault is closed with it."""

    def __init__(self, theme: Theme, unlocked: Unlocked, parent: QWidget | None = None) -> None:
        who = ", ".join(filter(None, (unlocked.name, unlocked.post)))
        super().__init__(theme, "Your kept signatures", who, "Done", parent=parent)
        self.setObjectName("manageDialog")
        self._unlocked = unlocked
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._said = Label(theme, "", "guidance", colour="red")
        self._said.setObjectName("vaultProblem")
        self._said.hide()
        self.body.setSpacing(12)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._said)
        self.body.addWidget(Label(theme, _KEY, "guidance"))
        self._fingerprint = unlocked.fingerprint
        self.body.addWidget(self._key_part())
        self._show_marks()

    def done(self, result: int) -> None:
        """Close the vault."""
        self._unlocked.close()
        super().done(result)

    def _key_part(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = Label(self._theme, self._fingerprint, "strong")
        words.setObjectName("keyFingerprint")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = Button(self._theme, "Copy", kind="compact", icon="copy")
        copy.setObjectName("copyFingerprint")
        copy.setAccessibleName("Copy the fingerprint")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._fingerprint))
        row.addWidget(words, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
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
        if (layout := self.layout()) is not None and self.isVisible():
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _row(self, kept: KeptMark) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(MarkPreview(self._theme, kept.mark, kept.label))
        row.addWidget(Label(self._theme, kept.label, "text"), 1)
        forget = Button(self._theme, "Forget", kind="compact", icon="trash-2")
        forget.setObjectName(f"forget:{kept.label}")
        forget.setAccessibleName(f"Forget the signature “{kept.label}”")
        forget.clicked.connect(lambda: self._forget(kept.id))
        row.addWidget(forget)
        return part

    def _forget(self, identity: str) -> None:
        try:
            self._unlocked.forget_mark(identity)
        except SignoffError as problem:
            self._said.setText(str(problem))
            self._said.show()
        self._show_marks()
