"""Which copy to export: asked before where to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.dialogs import Dialog
from signoff.notice.record import Copy, Record, Status

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

COPIES = (
    Option(Copy.PUBLICATION, "Publication copy", "For the website: no signature image, no exempt text."),
    Option(Copy.RECORD, "Record copy", "For the file: everything, and signoff can open it again."),
)


class ExportDialog(Dialog):
    """Offers the two copies of a notice; `asked` returns the one chosen, or None."""

    def __init__(self, theme: Theme, record: Record, parent: QWidget | None = None) -> None:
        draft = "It is not signed yet, so every page is marked DRAFT." if record.decision_signature is None else ""
        super().__init__(theme, "Which copy?", draft, "Choose where…", "Cancel", parent)
        self.setObjectName("exportDialog")
        self.copies = ChoiceGroup(theme, COPIES, name="exportCopy")
        finished = record.status in (Status.SIGNED, Status.PUBLISHED)
        self.copies.choose(Copy.PUBLICATION if finished else Copy.RECORD)
        self.body.addWidget(self.copies)
        self.copies.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def asked(cls, theme: Theme, record: Record, parent: QWidget | None) -> Copy | None:
        """Ask, and return the copy; of a publication copy there is no other."""
        if record.is_publication:
            return Copy.PUBLICATION
        dialog = cls(theme, record, parent)
        accepted = dialog.exec() == cls.DialogCode.Accepted
        copy = Copy(dialog.copies.choice() or Copy.RECORD)
        dialog.deleteLater()
        return copy if accepted else None
