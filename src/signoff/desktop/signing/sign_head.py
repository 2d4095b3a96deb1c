"""The head of the Sign step: what is being signed, and what the rules say about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.review.findings_box import Verdict
from signoff.desktop.signing.happenings import shortened
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.finding import FindingCard
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.cards import Cards
from signoff.notice import form
from signoff.rules.findings import Finding

_DIFFERS = "The notice can be signed so; check that you have the authority. The warning stays with the notice."

_COARSE = "It can be signed so, but it will look rough in print. A sharper photo or scan, or drawing, looks clean."


class SignHead(QWidget):
    """Shows subject and verdict, the errors in the way, and a signer who differs from the one named.

    `change` asks for a page and field that an error is about, `read` for the first page.
    """

    change = Signal(str, str)
    read = Signal()

    def __init__(self, theme: Theme, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        title = Label(theme, "Sign this notice", "question")
        title.setObjectName("page-question")
        words = " ".join(subject.split()) or "No subject yet"
        self._verdict = Verdict(theme, stacked=True)
        self._errors = Cards()
        self._differs = Cards()
        self._warned: tuple[tuple[str, str, str, str], ...] = ()
        self._read = Button(theme, "Read all the pages", kind="link", icon="eye")
        self._read.setObjectName("readAll")
        self._read.clicked.connect(self.read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(Label(theme, shortened(words), "text", colour="ink2"))
        row = QHBoxLayout()
        row.addWidget(self._verdict, 1)
        row.addWidget(self._read, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._errors)
        column.addWidget(self._differs)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say whether anything blocks signing, and show each error with the way to its field."""
        self._verdict.show_findings(findings)
        self._errors.replace([self._card(one) for one in findings if one.blocks])

    def show_warnings(self, difference: str, coarse: str) -> None:
        """Warn of a signer who is not the one named, and of a coarse picture; empty words warn of nothing."""
        warned = []
        if difference:
            warned.append(("signerDiffers", difference, _DIFFERS, "form note 9"))
        if coarse:
            warned.append(("pictureCoarse", coarse, _COARSE, "practice"))
        if tuple(warned) == self._warned:
            return
        self._warned = tuple(warned)
        cards: list[QWidget] = []
        for name, title, detail, source in warned:
            card = FindingCard(self._theme, "warning", title.rstrip("."), detail, source)
            card.setObjectName(name)
            cards.append(card)
        self._differs.replace(cards)

    def show_pages(self, pages: int) -> None:
        """Say how many pages there are to read."""
        self._read.setText(f"Read all {pages} pages" if pages > 1 else "Read the page")

    def _card(self, finding: Finding) -> QWidget:
        page = form.page_of(finding.section)
        way = (f"Go to {page.title}", self._way(page.key, finding.field))
        card = FindingCard(self._theme, "error", finding.title, finding.detail, finding.source, (way,))
        card.setObjectName(f"finding:{finding.rule}")
        return card

    def _way(self, page: str, field: str) -> Callable[[], None]:
        return lambda: self.change.emit(page, field)
