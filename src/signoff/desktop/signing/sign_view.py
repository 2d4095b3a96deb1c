"""The Sign step: what is signed, by whom and how at the left; the pages, signed on directly, at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff import actions
from signoff.desktop.look.theme import Theme
from signoff.desktop.review.findings_box import Verdict
from signoff.desktop.session import NoticeSession
from signoff.desktop.signing.page_desk import PageDesk
from signoff.desktop.signing.signatories import signatories
from signoff.desktop.signing.signer_form import DRAW, IMAGE, TYPED, SignerForm
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.finding import FindingCard
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.hairline import Hairline
from signoff.desktop.wizard.surface import Surface
from signoff.errors import DateUnknown, SignoffError
from signoff.notice import form
from signoff.notice.mark import ImageMark, TypedMark
from signoff.notice.record import Role
from signoff.rules.findings import Finding

if TYPE_CHECKING:
    from signoff.desktop.notify import Notifier
    from signoff.desktop.tasks import Runner

PANEL = 408
COLUMN = 344
_LOCKS = (
    "The public copy shows your name and the date, never the signature itself. Once signed, the notice cannot "
    "be changed, only superseded."
)
_PICTURES = "Pictures (*.png *.jpg *.jpeg)"


class SignView(QWidget):
    """Signs the open notice.

    `leave` goes back to the review, `change` to a page and field that a finding is about; `signed` tells that
    the decision maker has signed, `given_back` that the notice went back with a reason.
    """

    leave = Signal()
    change = Signal(str, str)
    signed = Signal()
    given_back = Signal()

    def __init__(
        self, theme: Theme, session: NoticeSession, tasks: Runner, notifier: Notifier, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._tasks = tasks
        self._notifier = notifier
        self._picture: ImageMark | None = None
        self._findings: tuple[Finding, ...] = ()
        self.setObjectName("signView")
        self.setAccessibleName("Sign this notice")
        self._form = SignerForm(theme, signatories(session.record, session.today()), session.today)
        self._desk = PageDesk(theme)
        self._build()
        self._judge = QTimer(self)
        self._judge.setSingleShot(True)
        self._judge.timeout.connect(self._look_again)
        self._connect()
        self._look_again()
        self._set_pages()
        self.destroyed.connect(lambda: tasks.forget(self))

    @property
    def desk(self) -> PageDesk:
        """The pages, and the pad on them."""
        return self._desk

    @property
    def form(self) -> SignerForm:
        """What is asked at the left."""
        return self._form

    def missing(self) -> str:
        """Return what still stands in the way of signing, in a sentence; empty when nothing does."""
        if errors := [one for one in self._findings if one.blocks]:
            count = "One error" if len(errors) == 1 else f"{len(errors)} errors"
            return f"{count} must be put right first."
        if not self._form.declared:
            return "Tick the declaration to sign."
        if not self._form.name or not self._form.post:
            return "Give your name and post to sign."
        if self._form.date is None:
            return "Give the date to sign."
        if self._desk.pad.mark is None:
            return "Sign on the page, choose a picture, or type your name."
        return ""

    def sign(self) -> None:
        """Sign, or say beside the button what stands in the way."""
        mark, date = self._desk.pad.mark, self._form.date
        if (missing := self.missing()) or mark is None or date is None:
            self._say(missing)
            return
        role = self._form.role
        try:
            self._session.sign(role, self._form.name, self._form.post, date, mark)
        except SignoffError as problem:
            self._say(str(problem))
            return
        if role is Role.DECISION_MAKER:
            self.signed.emit()
        else:
            self._notifier.toast(f"Approval of {self._form.name} is signed.")
            self.leave.emit()

    def give_back(self) -> None:
        """Ask why, and send the notice back."""
        reason = self._notifier.ask_text(
            "Send back", "The notice returns to draft, and your reason goes with it.", "Send back", "What should change"
        )
        if reason:
            self._session.give_back(reason)
            self.given_back.emit()

    def use_picture(self, path: Path) -> None:
        """Sign with a picture of a signature; what is wrong with it is said beside the button."""
        from signoff.files import read_limited
        from signoff.signing.pictures import picture_mark

        def made(mark: ImageMark) -> None:
            self._picture = mark
            self._say("")
            if self._form.method == IMAGE:
                self._desk.pad.show_mark(mark)

        self._tasks.run(
            lambda: picture_mark(read_limited(path, 10 * 1024 * 1024, "picture"), path.name),
            made,
            lambda problem: self._say(str(problem)),
        )

    def _connect(self) -> None:
        self._form.changed.connect(self._follow)
        self._form.method_chosen.connect(self._show_method)
        self._form.picture_wanted.connect(self._ask_picture)
        self._desk.mark_changed.connect(self._say_missing)
        self._session.changed.connect(self._set_pages)

    def _follow(self) -> None:
        self._desk.show_role(self._form.role, self._form.name)
        if self._form.method == TYPED:
            self._show_method(TYPED)
        self._judge.start(150)

    def _show_method(self, method: str) -> None:
        self._desk.set_drawing(method == DRAW)
        if method == DRAW:
            self._desk.pad.draw()
        elif method == IMAGE:
            self._desk.pad.show_mark(self._picture)
        else:
            self._desk.pad.show_mark(TypedMark(text=self._form.name) if self._form.name else None)
        self._desk.go_to_cell()

    def _ask_picture(self) -> None:
        path = self._notifier.open_file("Choose a picture of your signature", Path.home(), _PICTURES)
        if path is not None:
            self.use_picture(path)

    def _look_again(self) -> None:
        """Judge the notice as it would stand when signed in this role on this day."""
        date = self._form.date or self._session.today()
        try:
            self._findings = actions.findings_before_signing(
                self._session.record, self._form.role, date, on=self._session.today(), profile=self._session.profile
            )
        except DateUnknown as problem:
            self._findings = ()
            self._say(str(problem))
            return
        self._verdict.show_findings(self._findings)
        self._show_errors()
        self._say_missing()

    def _show_errors(self) -> None:
        while item := self._errors.takeAt(0):
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()
        for one in (found for found in self._findings if found.blocks):
            page = form.page_of(one.section)
            go = (f"Go to {page.title}", self._way(page.key, one.field))
            self._errors.addWidget(FindingCard(self._theme, "error", one.title, one.detail, one.source, (go,)))

    def _way(self, page: str, field: str) -> Callable[[], None]:
        return lambda: self.change.emit(page, field)

    def _set_pages(self) -> None:
        self._tasks.render(
            self, self._session.record, self._desk.show_pages, lambda problem: self._desk.show_problem(str(problem))
        )

    def _say_missing(self) -> None:
        missing = self.missing()
        self._say(missing)
        self._sign.setEnabled(not missing)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _build(self) -> None:
        panel = Surface(self._theme, "sheet")
        panel.setFixedWidth(PANEL)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._told(), 1)
        column.addWidget(Hairline(self._theme))
        column.addLayout(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self._desk, 1)

    def _told(self) -> ScrollColumn:
        scroll = ScrollColumn(self._theme, COLUMN)
        body = scroll.body
        body.setContentsMargins(0, 24, 0, 16)
        body.setSpacing(14)
        title = Label(self._theme, "Sign this notice", "question")
        title.setObjectName("page-question")
        body.addWidget(title)
        subject = " ".join((self._session.notice.subject or "").split()) or "No subject yet"
        body.addWidget(Label(self._theme, _shortened(subject), "text", colour="ink2"))
        self._verdict = Verdict(self._theme)
        body.addWidget(self._verdict)
        self._errors = QVBoxLayout()
        self._errors.setSpacing(8)
        body.addLayout(self._errors)
        read = Button(self._theme, "Read all the pages", kind="link", icon="eye")
        read.setObjectName("readAll")
        read.clicked.connect(self._desk.go_to_first)
        body.addWidget(read)
        body.addWidget(self._form)
        body.addWidget(Label(self._theme, _LOCKS, "guidance"))
        body.addStretch(1)
        return scroll

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 12, 32, 16)
        foot.setSpacing(8)
        self._problem = Label(self._theme, "", "guidance", colour="ink2")
        self._problem.setObjectName("signProblem")
        self._sign = Button(self._theme, "Sign and lock", kind="signing", icon="lock")
        self._sign.setObjectName("signAndLock")
        self._sign.clicked.connect(self.sign)
        back = Button(self._theme, "Send back with a reason…", kind="ghost", icon="undo-2")
        back.setObjectName("sendBack")
        back.clicked.connect(self.give_back)
        for part in (self._problem, self._sign, back):
            foot.addWidget(part)
        return foot


def _shortened(subject: str) -> str:
    return subject if len(subject) <= 140 else subject[:140].rsplit(maxsplit=1)[0] + "…"
