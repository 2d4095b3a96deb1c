"""The dialog that asks which copy to export, and whether it prints the dates that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.core.notifier import ExportChoice, PaperExport
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.text import Label
from signoff.notice.record.record import Copy, Record, Status
from signoff.papers.copying import MOST_ATTACHED

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

COPIES = (
    Option(Copy.PUBLICATION, "Publication copy", "For the website: no signature image, no exempt text."),
    Option(Copy.RECORD, "Record copy", "For the file: everything, and signoff can open it again."),
)

FOLDER = {False: "Put its papers in a folder beside it", True: "Put the papers of each in a folder beside it"}
ATTACH = {False: "Attach its papers to the PDF", True: "Attach the papers of each to its PDF"}
"""What can become of papers, of one notice and of several."""

ATTACHED = f"In the record copy only, up to {MOST_ATTACHED // 1_000_000} MB together."
OF_ALL = "Each is exported as a separate PDF. Those not yet signed are marked DRAFT on every page."
AS_SIGNED = "The record copy is exactly what was signed."
AS_SIGNED_SINCE = "The record copy is what was read and signed, with what was added since: a reference, a withdrawal."


class PapersChoice(QWidget):
    """Asks what becomes of the files of papers: nothing, unless somebody wants more."""

    def __init__(self, theme: Theme, *, several: bool = False) -> None:
        super().__init__()
        self._several = several
        self.folder = Check(theme, FOLDER[several])
        self.folder.setObjectName("papersFolder")
        self.attached = Check(theme, ATTACH[several], ATTACHED)
        self.attached.setObjectName("papersAttached")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        for check, other in ((self.folder, self.attached), (self.attached, self.folder)):
            check.toggled.connect(lambda on, other=other: other.setChecked(False) if on else None)
            column.addWidget(check)

    @property
    def wanted(self) -> PaperExport:
        """What is chosen."""
        if self.folder.isChecked():
            return PaperExport.FOLDER
        return PaperExport.ATTACHED if self.attached.isChecked() and self.attached.isEnabled() else PaperExport.NONE

    def show_for(self, *, is_record: bool) -> None:
        """Offer what a copy can have: none is attached to a publication copy, and only public papers go with it."""
        self.attached.setEnabled(is_record)
        self.folder.set_words(FOLDER[self._several], "" if is_record else "Only those that are public.")


class CopiesDialog(Dialog):
    """Offers the two copies of a notice, or of many.

    `settled` is a sentence shown where the record copy's pages were signed: nothing about them is asked then.
    """

    def __init__(
        self,
        theme: Theme,
        words: tuple[str, str, str],
        parent: QWidget | None = None,
        *,
        print_dates: bool = False,
        settled: str = "",
        has_papers: bool = False,
        several: bool = False,
    ) -> None:
        """Take the title, the text, and the words of the button that goes on; `has_papers` asks about papers."""
        super().__init__(theme, *words, "Cancel", parent)
        self.setObjectName("exportDialog")
        self.papers: PapersChoice | None = None
        self.copies = ChoiceGroup(theme, COPIES, name="Which copy")
        self.copies.setObjectName("exportCopy")
        self.dates = Check(theme, "Print the dates that follow", "Below the form, in the record copy only.")
        self.dates.setObjectName("printDates")
        self.dates.setChecked(print_dates)
        self.dates.setHidden(bool(settled))
        self.settled = Label(theme, settled, "guidance")
        self.settled.setVisible(bool(settled))
        self.copies.chosen.connect(self._update_dates)
        self.copies.choose(Copy.PUBLICATION)
        self.body.addWidget(self.copies)
        self.body.addSpacing(4)
        self.body.addWidget(self.dates)
        self.body.addWidget(self.settled)
        if has_papers:
            self.papers = PapersChoice(theme, several=several)
            self.body.addWidget(self.papers)
        self._update_dates()
        self.copies.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def wanted(self) -> ExportChoice:
        """What is chosen."""
        papers = self.papers.wanted if self.papers is not None else PaperExport.NONE
        return ExportChoice(Copy(self.copies.choice() or Copy.RECORD), self.dates.isChecked(), papers)

    def ask(self) -> ExportChoice | None:
        """Ask, and return what was chosen; the dialog is of no use any more."""
        accepted = self.exec() == self.DialogCode.Accepted
        wanted = self.wanted
        self.deleteLater()
        return wanted if accepted else None

    def _update_dates(self) -> None:
        """Offer the dates with the record copy; what was ticked stays ticked."""
        is_record = self.copies.choice() == Copy.RECORD
        self.dates.setEnabled(is_record)
        if self.papers is not None:
            self.papers.show_for(is_record=is_record)


class ExportDialog(CopiesDialog):
    """Offers the two copies of a notice; `asked` returns what was chosen, or None."""

    def __init__(
        self,
        theme: Theme,
        record: Record,
        parent: QWidget | None = None,
        *,
        print_dates: bool = False,
        settled: str = "",
    ) -> None:
        draft = "It is not signed yet, so every page is marked DRAFT." if record.decision_signature is None else ""
        words = ("Which copy?", draft, "Choose where…")
        has_files = any(paper.digest for paper in record.notice.papers)
        super().__init__(theme, words, parent, print_dates=print_dates, settled=settled, has_papers=has_files)
        finished = record.status in (Status.SIGNED, Status.PUBLISHED)
        self.copies.choose(Copy.PUBLICATION if finished else Copy.RECORD)
        self._update_dates()

    @classmethod
    def asked(
        cls,
        theme: Theme,
        record: Record,
        parent: QWidget | None,
        *,
        print_dates: bool = False,
        settled: str = "",
    ) -> ExportChoice | None:
        """Ask, and return what was chosen; a publication copy can only be exported as such, so nothing is asked."""
        if record.is_publication:
            return ExportChoice(Copy.PUBLICATION, print_dates)
        return cls(theme, record, parent, print_dates=print_dates, settled=settled).ask()


def ask_copy_of_all(theme: Theme, count: int, parent: QWidget | None, *, print_dates: bool) -> ExportChoice | None:
    """Ask which copy of many notices to export; None where the dialog was cancelled."""
    title = "Export the notice that is shown" if count == 1 else f"Export the {count:,} notices that are shown"
    words = (title, OF_ALL, "Choose a folder…")
    return CopiesDialog(theme, words, parent, print_dates=print_dates, has_papers=True, several=count > 1).ask()
