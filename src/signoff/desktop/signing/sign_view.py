"""The Sign step: what is signed, by whom and how at the left; the pages, signed on directly, at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff import actions
from signoff.desktop.look.theme import Theme
from signoff.desktop.session import NoticeSession
from signoff.desktop.signing.page_desk import PageDesk
from signoff.desktop.signing.picture_panel import PicturePanel
from signoff.desktop.signing.sign_foot import SignFoot
from signoff.desktop.signing.sign_head import SignHead
from signoff.desktop.signing.signatories import difference, signatories
from signoff.desktop.signing.signer_form import DRAW, IMAGE, TYPED, SignerForm
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.text import Label
from signoff.desktop.wizard.hairline import Hairline
from signoff.desktop.wizard.surface import Surface
from signoff.errors import SignoffError
from signoff.notice.mark import ImageMark, TypedMark
from signoff.notice.model import with_value
from signoff.notice.record import Record, Role
from signoff.rules.findings import Finding

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from signoff.desktop.notify import Notifier
    from signoff.desktop.tasks import Runner
    from signoff.preview_worker import Pages

PANEL = 408
COLUMN = 344
JUDGE_AFTER = 150
"""Milliseconds from a change to the new judgement and the new pages, so that typing is not judged key by key."""

_LOCKS = (
    "The public copy shows your name and the date, never the signature itself. Once signed, the notice cannot "
    "be changed, only superseded."
)
_APPROVES = "The approval is void if the content changes before the decision maker signs; only the date may."
_PICTURES = "Pictures (*.png *.jpg *.jpeg)"
_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg")
_PROMPTS = {IMAGE: "Choose a picture at the left, or drop it here.", TYPED: "Give your name at the left."}


class SignView(QWidget):
    """Signs the open notice.

    `change` asks for the page and field that an error is about; `signed` tells that a signature was given,
    `given_back` that the notice went back with a reason, `leave` goes back to the review.
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
        self._asked: Record | None = None
        self.setObjectName("signView")
        self.setAccessibleName("Sign this notice")
        self.setAcceptDrops(True)
        self._head = SignHead(theme, session.notice.subject or "")
        self._form = SignerForm(theme, signatories(session.record, session.today()), session.today)
        self._panel = PicturePanel(theme, tasks)
        self._note = Label(theme, _LOCKS, "guidance")
        self._foot = SignFoot(theme)
        self._desk = PageDesk(theme)
        self._form.add_for_pictures(self._panel)
        self._build()
        self._judge = QTimer(self)
        self._judge.setSingleShot(True)
        self._judge.timeout.connect(self._look_again)
        self._connect()
        self._follow()
        self._look_again()
        self.destroyed.connect(lambda: tasks.forget(self))

    @property
    def desk(self) -> PageDesk:
        """The pages, and the pad on them."""
        return self._desk

    @property
    def form(self) -> SignerForm:
        """What is asked at the left."""
        return self._form

    @property
    def waits(self) -> bool:
        """Whether a change is still to be judged."""
        return self._judge.isActive()

    def missing(self) -> str:
        """Return what still stands in the way of signing, in a sentence; empty when nothing does."""
        if errors := sum(one.blocks for one in self._findings):
            return "One error must be put right first." if errors == 1 else f"{errors} errors must be put right first."
        if not self._form.declared:
            return "Tick the declaration to sign."
        if not self._form.name or not self._form.post:
            return "Give the signer’s name and post."
        if self._form.date is None:
            return "Give the date of the signature."
        if self._desk.pad.mark is None:
            return "Sign on the page, choose a picture, or type your name."
        return ""

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the declaration."""
        super().showEvent(event)
        self._form.begin()

    def sign(self) -> None:
        """Sign, or say beside the button what stands in the way."""
        self._look_again()
        mark, date = self._desk.pad.mark, self._form.date
        if self.missing() or mark is None or date is None:
            return
        try:
            self._session.sign(self._form.role, self._form.name, self._form.post, date, mark)
        except SignoffError as problem:
            self._foot.show_refusal(str(problem))
            return
        self.signed.emit()

    def give_back(self) -> None:
        """Ask why, and send the notice back."""
        reason = self._notifier.ask_text(
            "Send back", "The notice returns to draft, and your reason goes with it.", "Send back", "What should change"
        )
        if not reason:
            return
        try:
            self._session.give_back(reason)
        except SignoffError as problem:
            self._foot.show_refusal(str(problem))
            return
        self.given_back.emit()

    def use_picture(self, path: Path) -> None:
        """Sign with a picture of a signature; what is wrong with it is said beside the button."""
        if self._form.method != IMAGE:
            self._form.choose_method(IMAGE)
        self._panel.read(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one picture; anything else is left to the window."""
        if _dropped_picture(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Sign with the picture that was dropped."""
        if (path := _dropped_picture(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.use_picture(path)

    def _connect(self) -> None:
        self._head.change.connect(self.change)
        self._head.read.connect(self._desk.go_to_first)
        self._form.changed.connect(self._follow)
        self._form.method_chosen.connect(self._show_method)
        self._form.picture_wanted.connect(self._ask_picture)
        self._panel.mark_made.connect(self._use_mark)
        self._panel.refused.connect(self._foot.show_refusal)
        self._desk.mark_changed.connect(self._say_missing)
        self._desk.cleared.connect(self._forget_picture)
        self._foot.sign.connect(self.sign)
        self._foot.give_back.connect(self.give_back)

    def _use_mark(self, mark: ImageMark | None) -> None:
        self._picture = mark
        if self._form.method == IMAGE:
            self._show_method(IMAGE)

    def _follow(self) -> None:
        """Follow the form at once where it is seen at once; judgement and pages come a little later."""
        role, name = self._form.role, self._form.name
        self._desk.show_role(role)
        self._desk.set_signer(name)
        if self._form.method == TYPED:
            self._desk.pad.show_mark(TypedMark(text=name) if name else None, _PROMPTS[TYPED])
        self._head.show_difference(difference(self._session.record, role, name, self._form.post))
        self._foot.name_deed(locks=role is Role.DECISION_MAKER)
        self._note.setText(_LOCKS if role is Role.DECISION_MAKER else _APPROVES)
        self._say_missing()
        self._judge.start(JUDGE_AFTER)

    def _show_method(self, method: str) -> None:
        self._desk.offer(drawing=method == DRAW, clearing=method != TYPED)
        if method == DRAW:
            self._desk.pad.draw()
        elif method == IMAGE:
            self._desk.pad.show_mark(self._picture, _PROMPTS[IMAGE])
        else:
            name = self._form.name
            self._desk.pad.show_mark(TypedMark(text=name) if name else None, _PROMPTS[TYPED])
        self._desk.go_to_cell()

    def _ask_picture(self) -> None:
        path = self._notifier.open_file("Choose a picture of your signature", Path.home(), _PICTURES)
        if path is not None:
            self.use_picture(path)

    def _forget_picture(self) -> None:
        if self._form.method == IMAGE:
            self._picture = None
            self._panel.forget()

    def _look_again(self) -> None:
        """Judge the notice as it would stand when signed in this role on this day, and set its pages so."""
        self._judge.stop()
        role, date = self._form.role, self._form.date or self._session.today()
        self._findings = actions.findings_before_signing(
            self._session.record, role, date, on=self._session.today(), profile=self._session.profile
        )
        self._head.show_findings(self._findings)
        self._say_missing()
        self._set_pages()

    def _set_pages(self) -> None:
        record = _as_signed(self._session.record, self._form)
        if record == self._asked:
            return
        self._asked = record
        self._tasks.render(self, record, self._show_pages, lambda problem: self._desk.show_problem(str(problem)))

    def _show_pages(self, pages: Pages) -> None:
        self._desk.show_pages(pages)
        self._head.show_pages(pages.pages)

    def _say_missing(self) -> None:
        self._foot.show_missing(self.missing())

    def _build(self) -> None:
        scroll = ScrollColumn(self._theme, COLUMN)
        scroll.body.setContentsMargins(0, 24, 0, 16)
        scroll.body.setSpacing(16)
        for part in (self._head, self._form, self._note):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        panel = Surface(self._theme, "sheet", edge=True)
        panel.setFixedWidth(PANEL)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(Hairline(self._theme))
        column.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self._desk, 1)


def _as_signed(record: Record, form: SignerForm) -> Record:
    """Return the record with the date of the decision that the decision maker is about to give it."""
    from msgspec.structs import replace

    if form.role is not Role.DECISION_MAKER or form.date is None:
        return record
    return replace(record, notice=with_value(record.notice, "decision_date", form.date))


def _dropped_picture(data: QMimeData) -> Path | None:
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _PICTURE_ENDINGS else None
