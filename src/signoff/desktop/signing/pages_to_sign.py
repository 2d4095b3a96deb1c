"""The pages that the signer is shown: the very file that will be saved, as soon as there is a mark on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.signature_request import SignatureRequest
from signoff.desktop.signing.signing_state import Candidate, Prove, SigningState
from signoff.errors import SignoffError
from signoff.notice.marks.mark import Device, StrokesMark
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.record import Record, Role, Signature, Status

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.text.days import DateLine
    from signoff.pdf.preview import Pages

_BLANK = StrokesMark(width=60_000, height=20_000, device=Device.PEN, strokes=())
"""Reserves the cell of a signature that is still to be given."""


class PagesToSign(QObject):
    """Sets the pages of the notice as it would be once signed so.

    `requested` is emitted when other pages are requested than those that are shown; `shown` with the pages that came,
    and the candidate that they belong to, None for a draft's; `failed` with the reason why there are none; `refused`
    with the reason why the signature could not be given.
    """

    requested = Signal()
    shown = Signal(object, object)
    failed = Signal(str)
    refused = Signal(str)

    def __init__(self, services: Services, session: NoticeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._print_dates = services.settings.print_dates
        self._session = session
        self._steps = NoticeSteps(session)
        self._tasks = services.tasks
        self._requested: object = None

    @property
    def session(self) -> NoticeSession:
        """The open notice."""
        return self._session

    def follow(self, state: SigningState, prove: Prove | None) -> None:
        """Request the pages of what is proposed, unless they were requested last."""
        record, request = self._session.record, state.request
        draft = draft_of(record, state)
        key = (request, record, prove) if request is not None else draft
        if key == self._requested:
            return
        self._requested = key
        self.requested.emit()
        if request is None:
            self._render(key, draft, lambda _: None)
        else:
            self._sign(key, request, prove, draft)

    def forget(self) -> None:
        """Forget which pages were requested last, so that the next `follow` requests them again."""
        self._requested = None

    def dates_of(self, record: Record) -> tuple[DateLine, ...]:
        """Return the dates that the pages of a record print below the form: none unless the settings ask for them."""
        return self._steps.dates_of(record) if self._print_dates else ()

    def _sign(self, key: object, request: SignatureRequest, prove: Prove | None, draft: Record) -> None:
        """Sign in the background, since the rules take their time on a long notice; show the draft where refused."""

        def done(record: Record) -> None:
            if key is self._requested:
                self._render(key, record, lambda pdf: Candidate(request, record, pdf, prove))

        def refused(problem: SignoffError) -> None:
            if key is self._requested:
                self.refused.emit(str(problem))
                self._render(key, draft, lambda _: None)

        self._tasks.run(self._steps.signing(request, prove, dates=self.dates_of), done, refused, owner=self)

    def _render(self, key: object, record: Record, candidate: Callable[[bytes], Candidate | None]) -> None:
        def done(pages: Pages) -> None:
            if key is self._requested:
                self.shown.emit(pages, candidate(pages.data))

        def failed(problem: SignoffError) -> None:
            if key is self._requested:
                self._requested = None
                self.failed.emit(str(problem))

        self._tasks.render(self, record, done, failed, self.dates_of(record))


def draft_of(record: Record, state: SigningState) -> Record:
    """Return the record to be shown while it cannot be signed yet: as signed, except for the mark.

    While the rules forbid the decision maker's signature, or their name is missing, it is shown as the draft it is.
    """
    date, signer = state.date, state.signer
    if state.role is Role.DECISION_MAKER:
        if date is None:
            return record
        record = replace(record, notice=with_value(record.notice, "decision_date", date))
        if state.errors or not signer.is_complete:
            return record
        record = replace(record, status=Status.SIGNED)
    blank = Signature(
        role=state.role,
        name=signer.name,
        post=signer.post,
        date=date or dt.date(2000, 1, 1),
        signed_at=record.changed_at or dt.datetime(2000, 1, 1, tzinfo=dt.UTC),
        content_digest="",
        mark=_BLANK,
    )
    return replace(record, signatures=(*record.signatures, blank)) if date is not None else record
