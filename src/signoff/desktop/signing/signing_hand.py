"""The signing itself: what was shown is kept, byte for byte, or nothing is signed at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from signoff.desktop.session import NoticeSession
from signoff.desktop.signing.pages_to_sign import Candidate, Prove
from signoff.errors import SignoffError
from signoff.notice.record import Record

if TYPE_CHECKING:
    from signoff.desktop.tasks import Runner
    from signoff.preview_worker import Pages

FRESH_FOR = 60_000
"""Milliseconds for which the instant in the file that was shown stands for the instant of the signing."""

_OTHER = "The pages came out differently from those that you saw, so nothing was signed. Look at them again, then sign."


class SigningHand(QObject):
    """Signs what was shown. `signed` tells that it was kept, `refused` why not; nothing has changed then."""

    signed = Signal()
    refused = Signal(str)

    def __init__(self, session: NoticeSession, tasks: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._fresh = QTimer(self)
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(FRESH_FOR)
        self.busy = False

    def note_shown(self) -> None:
        """Note that a file is shown from now on."""
        self._fresh.start()

    def let_age(self) -> None:
        """Count the file that is shown as set some time ago."""
        self._fresh.stop()

    def sign(self, seen: Candidate, prove: Prove | None = None) -> None:
        """Keep the file that was seen.

        Where a proof comes in only now, or the file was set some time ago, the record is signed anew, now, and its
        file is kept instead if it shows the very same pages.
        """
        if prove is seen.prove and self._fresh.isActive():
            self._keep(seen.record, seen.pdf)
            return
        try:
            record = self._session.signed_as(seen.act, prove)
        except SignoffError as problem:
            self.refused.emit(str(problem))
            return
        self.busy = True
        self._tasks.render(self, record, self._compared(seen, record), self._failed)

    def _compared(self, seen: Candidate, record: Record) -> Callable[[Pages], None]:
        def done(pages: Pages) -> None:
            if not isValid(self):
                return
            from signoff.pdf.sameness import same_pages

            self.busy = False
            if same_pages(seen.pdf, pages.data):
                self._keep(record, pages.data)
            else:
                self.refused.emit(_OTHER)

        return done

    def _failed(self, problem: SignoffError) -> None:
        if isValid(self):
            self.busy = False
            self.refused.emit(str(problem))

    def _keep(self, record: Record, pdf: bytes) -> None:
        try:
            self._session.sign(record, pdf)
        except SignoffError as problem:
            self.refused.emit(str(problem))
            return
        self.signed.emit()
