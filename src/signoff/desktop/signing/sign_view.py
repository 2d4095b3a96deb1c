"""The Sign step: what is signed, by whom and how at the left; the pages, on which one signs, at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.signature_request import SigningMethod
from signoff.desktop.marks.picture_panel import PICTURES, PicturePanel
from signoff.desktop.pages.commentable_pages import CommentablePages
from signoff.desktop.signing import sign_words as words
from signoff.desktop.signing.page_desk import PageDesk
from signoff.desktop.signing.pages_to_sign import draft_of
from signoff.desktop.signing.sign_foot import SignFoot
from signoff.desktop.signing.sign_head import SignHead
from signoff.desktop.signing.sign_panel import PANEL, SignPanel, panel_width
from signoff.desktop.signing.signatories import coarse, difference
from signoff.desktop.signing.signer_form import SignerForm
from signoff.desktop.signing.signing_controller import SigningController
from signoff.desktop.signing.signing_state import Missing, SigningState
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.file_drops import accept_copy
from signoff.desktop.widgets.tab_order import move_focus
from signoff.desktop.widgets.text import Label
from signoff.notice.record.comments import open_comments
from signoff.notice.record.record import Role

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from signoff.desktop.core.services import Services
    from signoff.pdf.preview import Pages

COLUMN = 344
_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg")


class SignView(QWidget):
    """Signs the open notice: what is saved is what was shown.

    `signed` is emitted when a signature was given, `give_back` when the notice is to be sent back, `comment_wanted`
    with the key of the form's page that a person wants to comment on.
    """

    spoken_role = "Form"

    signed = Signal()
    give_back = Signal()
    comment_wanted = Signal(str)

    def __init__(
        self,
        services: Services,
        session: NoticeSession,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = services.theme
        self._theme = theme
        self._session = session
        self._notifier = services.notifier
        self.setObjectName("signView")
        self.setAcceptDrops(True)
        self._controller = SigningController(services, session, self)
        self._head = SignHead(theme, session.form, session.notice.subject or "")
        self._form = SignerForm(theme, self.state, session.today)
        self._panel = PicturePanel(theme, services.tasks)
        self._form.add_for_pictures(self._panel)
        self._note = Label(theme, words.PUBLIC, "guidance")
        self._key_note = Label(theme, "", "guidance")
        self._key_note.setObjectName("keyNote")
        self._foot = SignFoot(theme, self._way_on)
        self._desk = PageDesk(theme, services.tasks, services.settings, self.state)
        self._commentable = CommentablePages(self._desk.view)
        self._build()
        theme.changed.connect(self._share_width)
        self._connect()
        self._show_state()
        self._controller.look_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the pages where text is large."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        self._left.setFixedWidth(panel_width(self._theme, PANEL, self.width()))

    @property
    def state(self) -> SigningState:
        """The state of the signing."""
        return self._controller.state

    @property
    def is_judging(self) -> bool:
        """Whether a change is still to be checked by the rules."""
        return self._controller.is_judging

    @property
    def head(self) -> SignHead:
        """The head, with what is wrong and links to it."""
        return self._head

    @property
    def desk(self) -> PageDesk:
        """The pages, and the pad on them."""
        return self._desk

    @property
    def form(self) -> SignerForm:
        """The form at the left."""
        return self._form

    def section_in_view(self) -> str:
        """Return the key of the form's page that is being read; empty where that is not known."""
        return self._commentable.in_view()

    def missing(self) -> str:
        """Return what must still be done before signing, in a sentence; empty when nothing is missing."""
        if self._desk.shows_public:
            return words.WHOLE_FIRST
        return words.missing(self.state, self._desk.page, self._desk.pages)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus with Tab in the order of the screen."""
        return move_focus(self.window(), next) or super().focusNextPrevChild(next)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to the pages, or to the declaration where they have been read."""
        super().showEvent(event)
        if self.state.has_read:
            self._form.begin()
        else:
            self._desk.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close what was unlocked: the passphrase is asked for at each signing."""
        super().hideEvent(event)
        self._controller.lock()

    def sign(self) -> None:
        """Sign what is shown, or show next to the button why not."""
        if self._desk.shows_public:
            self._show_missing()
            return
        self._controller.sign()

    def go_on(self) -> None:
        """Give the focus to what is to be done next: from the pages, which Tab leaves for the top of the window."""
        obstacle = self.state.missing
        if self._is_in_the_way(obstacle):
            announce(self, self.missing(), assertive=True)
        elif obstacle is Missing.MARK:
            self._desk.go_to_cell()
            self._desk.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        elif obstacle is Missing.DECLARATION:
            self._form.begin()
        elif obstacle is Missing.SIGNER:
            self._form.open_names()
        elif obstacle in (Missing.DAY, Missing.DATE):
            self._form.ask_date()
        else:
            self._foot.begin()

    def _way_on(self) -> str:
        """Return how the keyboard goes to what is missing, where it is at the pages."""
        focus = QApplication.focusWidget()
        goes = focus is not None and self._desk.isAncestorOf(focus) and not self._is_in_the_way(self.state.missing)
        return words.ENTER if goes else ""

    def _is_in_the_way(self, obstacle: Missing | None) -> bool:
        """Whether nothing leads on from the pages: they must be read first, or the notice be corrected elsewhere."""
        return self._desk.shows_public or obstacle in (Missing.CORRECTION, Missing.READING)

    def use_picture(self, path: Path) -> None:
        """Sign with a picture of a signature; what is wrong with it is shown where it was chosen."""
        self._controller.choose_method(SigningMethod.IMAGE)
        self._panel.read(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one picture; anything else is left to the window."""
        if _dropped_picture(event.mimeData()) is not None:
            accept_copy(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Sign with the picture that was dropped."""
        if (path := _dropped_picture(event.mimeData())) is not None:
            accept_copy(event)
            self.use_picture(path)

    def _connect(self) -> None:
        controller = self._controller
        self._head.choose.connect(controller.choose_role)
        self._head.date_wanted.connect(self._form.ask_date)
        self._head.today_wanted.connect(lambda: controller.date_signature(self._session.today()))
        self._head.read.connect(self._desk.show_whole)
        self._head.read.connect(self._desk.go_to_first)
        self._commentable.wanted.connect(self.comment_wanted)
        self._form.role_chosen.connect(controller.choose_role)
        self._form.signer_written.connect(controller.name_signer)
        self._form.names_wanted.connect(controller.ask_names)
        self._form.agreed.connect(controller.declare)
        self._form.date_chosen.connect(controller.date_signature)
        self._form.method_chosen.connect(controller.choose_method)
        self._form.saved_wanted.connect(controller.ask_saved)
        self._form.saved_chosen.connect(controller.choose_kept)
        self._form.picture_wanted.connect(self._ask_picture)
        self._panel.mark_made.connect(controller.use_picture)
        self._desk.drawn.connect(controller.draw)
        self._desk.pad.way_wanted.connect(self._form.choose_method)
        self._desk.cleared.connect(self._clear_picture)
        self._desk.end_seen.connect(controller.read_to_end)
        self._desk.read_on.connect(self._show_missing)
        self._desk.go_on_wanted.connect(self.go_on)
        self._desk.public_switched.connect(self._show_state)
        self._foot.sign.connect(self.sign)
        self._foot.give_back.connect(self.give_back)
        controller.changed.connect(self._show_state)
        self._session.changed.connect(lambda change: self._show_state() if change.comments else None)
        controller.pages_shown.connect(self._show_pages)
        controller.pages_failed.connect(self._desk.show_problem)
        controller.signed.connect(self.signed)

    def _ask_picture(self) -> None:
        path = self._notifier.open_file("Choose a picture of your signature", Path.home(), PICTURES)
        if path is not None:
            self.use_picture(path)

    def _clear_picture(self) -> None:
        self._panel.forget()
        self._controller.use_picture(None)

    def _show_state(self) -> None:
        """Show the state of the signing in every part of the step."""
        state = self.state
        self.setAccessibleName(words.title(state.role))
        self._head.show_title(words.title(state.role))
        self._form.show_state(state)
        self._desk.show_state(state)
        if self._desk.shows_public:
            self._desk.show_public(draft_of(self._session.record, state))
        self._head.show_findings(state.findings, len(open_comments(self._session.record)))
        differs = difference(self._session.record, state.role, state.signer.name, state.signer.post)
        self._head.show_warnings(differs, coarse(state.mark))
        self._key_note.setText(words.about_key(state))
        action = words.sign_action(state.role, state.date, self._session.today())
        self._foot.name_action(action, locks=state.role is Role.DECISION_MAKER)
        self._show_missing()

    def _show_pages(self, pages: Pages) -> None:
        self._desk.show_pages(pages)
        self._head.show_pages(pages.pages)
        self._commentable.follow(pages.places, self._session.form)
        self._show_missing()

    def _show_missing(self) -> None:
        """Show what is missing; with nothing missing, wait for the pages that will be signed to be shown."""
        state = self.state
        self._form.permit_declaring(
            permitted=state.has_read,
            why_not="" if state.has_read else words.read_first(self._desk.page, self._desk.pages),
        )
        if state.is_waiting:
            self._foot.show_waiting()
        else:
            self._foot.show_missing(self.missing())
        if state.problem:
            self._foot.show_refusal(state.problem)

    def _build(self) -> None:
        self._form.add_below_names(self._head.differs)
        scroll = ScrollColumn(self._theme, COLUMN)
        scroll.body.setContentsMargins(0, 24, 0, 16)
        scroll.body.setSpacing(16)
        for part in (self._head, self._form, self._head.coarse, self._note, self._key_note):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        self._left = SignPanel(self._theme, scroll, self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._desk, 1)


def _dropped_picture(data: QMimeData) -> Path | None:
    """Return the one picture that is dropped, None for anything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _PICTURE_ENDINGS else None
