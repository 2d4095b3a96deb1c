"""The pages that the signer is shown: the very file that will be kept, as soon as there is a mark on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.signature_request import SignatureRequest
from signoff.errors import SignoffError
from signoff.notice.marks.mark import Device, Mark, StrokesMark
from signoff.notice.record.model import with_value
from signoff.notice.record.record import Proof, Record, Role, Signature, Status

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Runner
    from signoff.pdf.preview import Pages

Prove = Callable[[Signature], Proof]

_BLANK = StrokesMark(width=60_000, height=20_000, device=Device.PEN, strokes=())
"""Keeps the cell of a signature that is still to be given."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the Sign step says so far; `blocked` where the rules forbid the signature as yet."""

    role: Role
    name: str
    post: str
    date: dt.date | None
    mark: Mark | None
    blocked: bool

    @property
    def act(self) -> SignatureRequest | None:
        """The signature that could be given now, or None while anything is missing."""
        if self.blocked or not self.name or not self.post or self.date is None or self.mark is None:
            return None
        return SignatureRequest(self.role, self.name, self.post, self.date, self.mark)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A signed record that is not kept yet, and its file, whose pages are the ones on the screen."""

    act: SignatureRequest
    record: Record
    pdf: bytes
    prove: Prove | None


class PagesToSign(QObject):
    """Sets the notice as it would be once signed so, and holds what is shown.

    `shown` carries the pages; `failed` says why there are none. `candidate` is what they belong to, from the moment
    at which they are shown until anything changes; `refusal` says why the signature could not be given.
    """

    shown = Signal(object)
    failed = Signal(str)

    def __init__(
        self, session: NoticeSession, tasks: Runner, parent: QObject | None = None, *, print_dates: bool = False
    ) -> None:
        super().__init__(parent)
        self._print_dates = print_dates
        self._session = session
        self._tasks = tasks
        self._asked: object = None
        self.candidate: Candidate | None = None
        self.refusal = ""

    def follow(self, proposal: Proposal, prove: Prove | None) -> None:
        """Set the pages of what is proposed, unless they are the ones asked for last."""
        base, act = self._session.record, proposal.act
        key = (act, base, prove) if act is not None else draft_of(base, proposal)
        if key == self._asked:
            return
        self._asked, self.candidate, self.refusal = key, None, ""
        if act is None:
            self._render(key, draft_of(base, proposal), lambda _: None)
        else:
            self._sign(key, act, prove, draft_of(base, proposal))

    def _sign(self, key: object, act: SignatureRequest, prove: Prove | None, draft: Record) -> None:
        """Sign beside the interface, for the rules of a long notice take their time; show the draft where refused."""

        def done(record: Record) -> None:
            if isValid(self) and key is self._asked:
                self._render(key, record, lambda pdf: Candidate(act, record, pdf, prove))

        def refused(problem: SignoffError) -> None:
            if isValid(self) and key is self._asked:
                self.refusal = str(problem)
                self._render(key, draft, lambda _: None)

        self._tasks.run(self._session.signing(act, prove, dates=self.dates_of), done, refused)

    @property
    def session(self) -> NoticeSession:
        """The open notice."""
        return self._session

    def dates_of(self, record: Record) -> tuple[tuple[str, str], ...]:
        """Return the dates that the pages of a record print below the form: none unless the settings ask for them."""
        return self._session.dates_of(record) if self._print_dates else ()

    def forget(self) -> None:
        """Set the pages again at the next occasion, whatever they were."""
        self._asked = None

    def _render(self, key: object, record: Record, candidate: Callable[[bytes], Candidate | None]) -> None:
        def done(pages: Pages) -> None:
            if isValid(self) and key is self._asked:
                self.candidate = candidate(pages.data)
                self.shown.emit(pages)

        def failed(problem: SignoffError) -> None:
            if isValid(self) and key is self._asked:
                self._asked = None
                self.failed.emit(str(problem))

        self._tasks.render(self, record, done, failed, self.dates_of(record))


def draft_of(record: Record, proposal: Proposal) -> Record:
    """Return the record to be shown while it cannot be signed yet: as signed, but for the mark.

    While the rules forbid the decision maker's signature, or their name is missing, it is shown as the draft it is.
    """
    date = proposal.date
    if proposal.role is Role.DECISION_MAKER:
        if date is None:
            return record
        record = replace(record, notice=with_value(record.notice, "decision_date", date))
        if proposal.blocked or not proposal.name or not proposal.post:
            return record
        record = replace(record, status=Status.SIGNED)
    blank = Signature(
        role=proposal.role,
        name=proposal.name,
        post=proposal.post,
        date=date or dt.date(2000, 1, 1),
        signed_at=record.changed_at or dt.datetime(2000, 1, 1, tzinfo=dt.UTC),
        content_digest="",
        mark=_BLANK,
    )
    return replace(record, signatures=(*record.signatures, blank)) if date is not None else record
