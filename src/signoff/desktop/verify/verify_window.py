"""The window that verifies files: drop or choose one, and it shows in plain words whether that is intact."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.core.announcing import announce
from signoff.desktop.verify.comparing import ComparingWithYours
from signoff.desktop.verify.drop_area import DropArea
from signoff.desktop.verify.keys import KeyMemory
from signoff.desktop.verify.verdict_styles import EMPTY, UNREADABLE, WAITING, VerdictStyle
from signoff.desktop.verify.verdict_view import VerdictView
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.file_drops import accept_copy
from signoff.desktop.widgets.focus_ring import FocusRing
from signoff.desktop.widgets.window_size import fitting
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.checking.incoming import Incoming
    from signoff.desktop.core.services import Services
    from signoff.notice.record.record import Record
    from signoff.signing.verification import Verdict

KINDS = "PDFs and notices (*.pdf *.signoff);;All files (*)"
INVITATION = "See whether a notice is still what was signed, and by whom. Nothing in the file is run or downloaded."
DROP_NEXT = "Drop another file here"
DROP, OTHERWISE = "Drop a PDF or a signoff file here", "or choose one with the button below"
_FLAGS = (
    Qt.WindowType.Dialog  # so that it stays in front of the window that it belongs to
    | Qt.WindowType.WindowTitleHint
    | Qt.WindowType.WindowSystemMenuHint
    | Qt.WindowType.WindowMinMaxButtonsHint
    | Qt.WindowType.WindowCloseButtonHint
)


class VerifyWindow(QWidget):
    """Shows what verification found on one file, or on a notice of the register; it never changes either."""

    spoken_role = "Dialog"

    def __init__(
        self,
        services: Services,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """Take the known keys from signoff's data `folder`."""
        super().__init__(parent, _FLAGS)
        self._services = services
        self._theme = services.theme
        self._notifier = services.notifier
        self._folder = folder
        self._work: Callable[[], Verdict] | None = None
        self._name = ""
        self._request = 0
        self._verdict: Verdict | None = None
        self._build()
        FocusRing(services.theme, self)
        self._choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_invitation()

    @property
    def view(self) -> VerdictView:
        """What is shown."""
        return self._view

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that is shown; None while there is none."""
        return self._verdict

    def show_invitation(self) -> None:
        """Ask for a file; what was verified before is no longer shown, nor what still is being verified."""
        self._request += 1
        self._work = None
        self._invite(EMPTY, INVITATION, "")
        self.setWindowTitle("Verify a file – signoff")

    def offer(self, name: str, verify: Callable[[], None]) -> None:
        """Offer, before any file, to verify the notice that is open, by its name."""
        self._view.show_offer("The notice that is open", name, Action("Verify this notice", verify))

    def verify_file(self, path: Path) -> None:
        """Verify a file in the background."""
        from signoff.checking.document_verdict import verify_file
        from signoff.checking.key_names import load_key_names

        self._comparing.follow(path)
        self._begin(path.name, lambda: _with_papers(verify_file(path, load_key_names(self._folder)), path))

    def show_refused(self, incoming: Incoming, path: Path) -> None:
        """Show the verdict on an altered file, and that nothing of it came into the register."""
        from signoff.checking.document_verdict import verify_file
        from signoff.checking.incoming import NOT_IMPORTED
        from signoff.checking.key_names import load_key_names

        self._request += 1  # what is being verified meanwhile is not shown in its place
        self._name = f"{incoming.name}. {NOT_IMPORTED}"
        self._comparing.follow(path)
        self._work = lambda: _with_papers(verify_file(path, load_key_names(self._folder)), path)
        self.setWindowTitle(f"{incoming.name} – verify – signoff")
        self._show_verdict(incoming.verdict)

    def verify_record(self, record: Record, name: str) -> None:
        """Verify a notice of the register in the background; `name` is shown in place of a file's name."""
        from signoff.checking.key_names import load_key_names
        from signoff.signing.verification import verify

        self._comparing.follow(None)
        self._begin(name, lambda: _with_papers(verify(record, load_key_names(self._folder)), None))

    def ask_file(self) -> None:
        """Ask for a file, and verify it."""
        path = self._notifier.open_file("Verify a file", self._services.settings.last_folder, KINDS)
        self.raise_()  # the dialog belonged to the main window, which may have come forward
        self.activateWindow()
        if path is not None:
            self.verify_file(path)

    def copy_text(self) -> None:
        """Put the whole verdict on the clipboard, as text."""
        from signoff.checking.report import as_lines

        if self._verdict is not None:
            text = "\n".join((self._name, *as_lines(self._verdict)))
            QGuiApplication.clipboard().setText(text)
            self._copy_button.setText("Copied")
            announce(self, "Copied")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape, copy and open with the platform's keys, and scroll."""
        bar = self._view.verticalScrollBar()
        steps = {Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep()}
        steps |= {Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum()}
        steps |= {Qt.Key.Key_Down: bar.singleStep() * 2, Qt.Key.Key_Up: -bar.singleStep() * 2}
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        elif event.matches(QKeySequence.StandardKey.Open):
            self.ask_file()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            accept_copy(event)
            self._show_drop(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing would be dropped."""
        self._show_drop(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Verify the file that was dropped."""
        accept_copy(event)
        self._show_drop(on=False)
        self.verify_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def sizeHint(self) -> QSize:
        """Return a size with the proportions of a page."""
        return QSize(self._theme.px(680), self._theme.px(760))

    def _begin(self, name: str, work: Callable[[], Verdict]) -> None:
        self._name, self._work = name, work
        self._request += 1
        request = self._request
        self._update_view(lambda: self._view.show_style(WAITING, "", name))
        self.setWindowTitle(f"{name} – verify – signoff")
        announce(self, WAITING.word)

        def done(verdict: Verdict) -> None:
            if request == self._request:  # another file may have been dropped meanwhile
                self._show_verdict(verdict)

        def failed(problem: SignoffError) -> None:
            if request == self._request:
                self._invite(UNREADABLE, str(problem), name)
                self._announce()

        self._services.tasks.run(work, done, failed, owner=self)

    def _invite(self, style: VerdictStyle, sentence: str, file: str) -> None:
        place = DropArea(self._theme, DROP, OTHERWISE)
        self._update_view(lambda: self._view.show_invitation(style, sentence, file, place))

    def _verify_again(self) -> None:
        if self._work is not None:
            self._begin(self._name, self._work)

    def _show_verdict(self, verdict: Verdict) -> None:
        place = DropArea(self._theme, DROP_NEXT, OTHERWISE)
        self._update_view(lambda: self._view.show_verdict(verdict, self._name, place), verdict)
        self._announce()
        self._comparing.offer(verdict)

    def _update_view(self, show: Callable[[], None], verdict: Verdict | None = None) -> None:
        self._verdict = verdict
        self._comparing.leave()
        show()
        self._copy_button.setText("Copy as text")
        self._copy_button.setVisible(verdict is not None)
        self._offer_next()

    def _offer_next(self) -> None:
        """Offer to choose a file as long as there is none; after a verdict it is to close the window."""
        is_done = self._verdict is not None
        self._choose_button.setText("Choose another file…" if is_done else "Choose a file…")
        self._choose_button.set_kind("default" if is_done else "primary")
        self._close_button.set_kind("primary" if is_done else "default")
        if is_done:
            self._close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self) -> None:
        """Let a screen reader announce the verdict as soon as it is shown."""
        announce(self, self._view.head.accessibleName(), assertive=True)

    def _show_drop(self, *, on: bool) -> None:
        self._view.setProperty("drop", on)
        colour = self._theme.tokens.blue if on else "transparent"
        self._frame.setStyleSheet(f"#verifyFrame {{ border: 2px dashed {colour}; }}")

    def _build(self) -> None:
        self.setObjectName("verifyWindow")
        self.setProperty("surface", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setMinimumSize(fitting(self, QSize(self._theme.px(420), self._theme.px(420))))
        self._view = VerdictView(self._theme)
        self._view.setObjectName("verdictView")
        self._keys = KeyMemory(self._notifier, self._folder, self._verify_again)
        self._view.remember.connect(self._keys.remember)
        self._view.forget.connect(self._keys.forget)
        self._comparing = ComparingWithYours(self._services, self._view, self)
        self._frame = QWidget()
        self._frame.setObjectName("verifyFrame")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        frame_layout = QVBoxLayout(self._frame)
        frame_layout.setContentsMargins(0, 0, 0, 0)
        frame_layout.addWidget(self._view)
        self._show_drop(on=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._frame, 1)
        column.addWidget(self._footer())

    def _footer(self) -> QWidget:
        footer = QWidget()
        footer.setProperty("surface", "paper")
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme.fix(footer, height=64)
        self._copy_button = Button(self._theme, "Copy as text", kind="default", icon="copy")
        self._copy_button.setObjectName("verifyCopy")
        self._copy_button.clicked.connect(self.copy_text)
        self._choose_button = Button(self._theme, "Choose a file…", kind="primary")
        self._choose_button.setObjectName("verifyChoose")
        self._choose_button.clicked.connect(self.ask_file)
        self._close_button = Button(self._theme, "Close", kind="default")
        self._close_button.setObjectName("verifyClose")
        self._close_button.clicked.connect(self.close)
        row = QHBoxLayout(footer)
        row.setContentsMargins(32, 0, 32, 0)
        row.setSpacing(8)
        row.addWidget(self._copy_button)
        row.addStretch(1)
        row.addWidget(self._choose_button)
        row.addWidget(self._close_button)
        return footer


def _with_papers(verdict: Verdict, path: Path | None) -> Verdict:
    """Return a verdict on a file with what became of the papers beside it, or known on this computer."""
    if not verdict.papers:
        return verdict
    from signoff.checking.papers_beside import with_papers
    from signoff.papers.places import PaperPlaces

    return with_papers(verdict, path, PaperPlaces())
