"""The head of the Sign step: what is being signed, and what the rules find in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.history.event_descriptions import shortened
from signoff.desktop.look.theme import Theme
from signoff.desktop.review.finding_kind import kind_of
from signoff.desktop.review.finding_targets import SIGN, target_of
from signoff.desktop.review.verdict import LINE, Verdict
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.cards import Cards, FindingCard, FindingKind
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.notice.form.form import Form
from signoff.notice.record.record import Role
from signoff.rules.findings import Finding

_DIFFERS = "You can still sign; check that you have the authority. The warning is kept with the notice."

_MISSING = {
    Role.SCRUTINY_CHAIR.value: "Sign as scrutiny chair",
    Role.EXECUTIVE_MEMBER.value: "Sign as executive member",
}

_COARSE = "You can still sign, but it will look rough in print. Use a sharper photo or scan, or draw it."


class SignHead(QWidget):
    """Shows subject and verdict, the errors that block signing, the warnings on request, and warnings of the signature.

    `change` is emitted with the page and the field that a finding is about, `choose` with a role whose signature is
    missing, `date_wanted` to change the date of the signature, `today_wanted` to sign with that of today, `read` to
    show the first page, `comments_wanted` to read what people have said about the notice.
    """

    change = Signal(str, str)
    choose = Signal(str)
    date_wanted = Signal()
    today_wanted = Signal()
    read = Signal()
    comments_wanted = Signal()

    def __init__(self, theme: Theme, form: Form, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form = form
        self._title = Label(theme, "", "question")
        self._title.setObjectName("page-question")
        words = " ".join(subject.split()) or "No subject yet"
        self._verdict = Verdict(theme, stacked=True)
        self._findings: tuple[Finding, ...] | None = None
        self._open_comments = 0
        self._errors = Cards()
        self._warnings = Cards()
        self._unfolded = self._is_below = False
        self._unfold = Button(theme, "", kind="link")
        self._unfold.setObjectName("showWarnings")
        self._unfold.clicked.connect(self._toggle_warnings)
        self.differs, self.coarse = Cards(), Cards()
        """Warnings while the form is filled in; each is shown below what it is about."""
        self._warned = ("", "")
        self._read = Button(theme, "Read all the pages", kind="link", icon="eye")
        self._read.setObjectName("readAll")
        self._read.clicked.connect(self.read)
        self._read_comments = Button(theme, "Read the comments", kind="link")
        self._read_comments.setObjectName("readComments")
        self._read_comments.clicked.connect(self.comments_wanted)
        self._read_comments.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(Label(theme, shortened(words), "text", colour="ink2"))
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addWidget(self._verdict, 1)
        links = self._links = QVBoxLayout()
        links.setSpacing(4)
        self._no_link = QWidget()
        theme.fix(self._no_link, height=LINE)
        for link in (self._read, self._no_link, self._unfold, self._read_comments):
            links.addWidget(link, 0, Qt.AlignmentFlag.AlignRight)
        links.addStretch(1)
        nest(row, links)
        nest(column, row)
        column.addWidget(self._warnings)
        column.addWidget(self._errors)

    def minimumSizeHint(self) -> QSize:
        """Return the width of verdict or links: where it is narrow, the links are below the verdict."""
        width = max(self._verdict.minimumSizeHint().width(), self._links.minimumSize().width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the links beside the verdict, or below it."""
        super().resizeEvent(event)
        needed = self._verdict.minimumSizeHint().width() + self._row.spacing() + self._links.minimumSize().width()
        is_below = needed > self.width()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight)
        if is_below != self._is_below:
            self._is_below = is_below
            self._place_links()

    def _place_links(self) -> None:
        """Put each link beside its line of the verdict, or all of them below it, where they say what they are about."""
        side = Qt.AlignmentFlag.AlignLeft if self._is_below else Qt.AlignmentFlag.AlignRight
        for link in (self._read, self._no_link, self._unfold, self._read_comments):
            self._links.setAlignment(link, side)
        self._no_link.setVisible(self._verdict.is_twofold and not self._is_below)
        self._name_unfold()

    def show_title(self, words: str) -> None:
        """Show what is done in this step: whether one signs or approves."""
        self._title.setText(words)

    def show_findings(self, findings: Sequence[Finding], comments: int = 0) -> None:
        """Show whether anything blocks signing, each error with a link to its field, and how many comments are open."""
        if (tuple(findings), comments) == (self._findings, self._open_comments):
            return  # the focus stays where it is
        self._findings, self._open_comments = tuple(findings), comments
        self._verdict.show_findings(findings, comments)
        self._place_links()
        self._read_comments.setText("Read the comment" if comments == 1 else "Read the comments")
        self._read_comments.setVisible(bool(comments))
        blocking = sorted((finding for finding in findings if finding.blocks), key=lambda finding: not finding.is_wrong)
        self._errors.replace([self._card(finding, kind_of(finding)) for finding in blocking])
        self._show_warnings()

    def show_warnings(self, difference: str, coarse: str) -> None:
        """Warn of a signer who is not the one named, and of a coarse picture; empty where there is no such warning."""
        if (difference, coarse) == self._warned:
            return
        self._warned = (difference, coarse)
        for cards, name, title, detail, source in (
            (self.differs, "signerDiffers", difference, _DIFFERS, "form note 9"),
            (self.coarse, "coarseInPrint", coarse, _COARSE, "practice"),
        ):
            card = FindingCard(self._theme, "warning", title.rstrip("."), detail, source)
            card.setObjectName(name)
            cards.replace([card] if title else [])

    def show_pages(self, pages: int) -> None:
        """Show how many pages there are to read."""
        self._read.setText(f"Read all {pages} pages" if pages > 1 else "Read the page")

    def _toggle_warnings(self) -> None:
        self._unfolded = not self._unfolded
        self._show_warnings()

    def _show_warnings(self) -> None:
        """Show the open warnings, or a link to them: they stay with the notice when it is signed."""
        warnings = [finding for finding in self._findings or () if not finding.blocks and finding.is_open]
        self._unfold.setVisible(bool(warnings))
        self._name_unfold()
        self._warnings.replace([self._card(finding, "warning") for finding in warnings] if self._unfolded else [])

    def _name_unfold(self) -> None:
        count = sum(not finding.blocks and finding.is_open for finding in self._findings or ())
        noun = "the warning" if count == 1 else "the warnings"
        words = noun if self._is_below else "it" if count == 1 else "them"
        verb = "Hide" if self._unfolded else "Show"
        self._unfold.setText(f"{verb} {words}")
        self._unfold.setAccessibleName(f"{verb} {noun}")

    def _card(self, finding: Finding, kind: FindingKind) -> QWidget:
        card = FindingCard(
            self._theme, kind, finding.title, finding.detail, finding.source, tuple(self._actions_of(finding))
        )
        card.setObjectName(f"finding:{finding.rule}")
        return card

    def _actions_of(self, finding: Finding) -> Iterator[Action]:
        """Yield what corrects a finding: the missing signature or the date in this step, else a link to its section."""
        role = finding.field.removeprefix("signatures.")
        lacks_signature = target_of(self._form, finding).page == SIGN and role in _MISSING
        is_about_date = "decision_date" in (finding.field, *finding.related)
        if lacks_signature:
            yield Action(_MISSING[role], lambda: self.choose.emit(role))
        if finding.until is not None:
            yield Action("Sign with today’s date", self.today_wanted.emit)
        if is_about_date:
            yield Action("Change the date", self.date_wanted.emit)
        if not lacks_signature and not is_about_date:
            page = self._form.page_of(finding.section)
            yield Action(f"Go to {page.title}", lambda: self.change.emit(page.key, finding.field))
