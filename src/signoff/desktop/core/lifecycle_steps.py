"""The steps of the open notice's life: what people do to it besides changing its answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from signoff.errors import NotAllowed
from signoff.notice.record import lifecycle
from signoff.notice.record.joined_comments import with_comments_of

if TYPE_CHECKING:
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.core.signature_request import SignatureRequest
    from signoff.notice.record.record import Proof, Record, SeenPages, Signature
    from signoff.notice.text.days import DateLine
    from signoff.rules.findings import Finding


class NoticeSteps:
    """Takes the steps of a session's notice, each of which is saved at once.

    They raise NotAllowed where the notice's state forbids them, and RegisterProblem; nothing has changed then.
    """

    def __init__(self, session: NoticeSession) -> None:
        self._session = session

    def settle(self, finding: Finding, word: str) -> None:
        """Answer a warning with a word of why."""
        self._session.commit()
        self._take(partial(lifecycle.settle, rule=finding.rule, field=finding.field, word=word))

    def comment(self, change: Callable[[Record], Record]) -> None:
        """Save what people say to each other about the notice, which no signature covers; raises as `change` does."""
        self._session.commit()
        self._session.take_step(change(self._session.record))

    def advance(self, step: Callable[..., Record], write: Callable[[Record], None] | None = None) -> None:
        """Take a step of `lifecycle` on the record with all that was typed; `write` writes its file first.

        Where that raises, nothing has changed.
        """
        session = self._session
        stepped = step(session.record_for_file(), actor=session.actor, at=session.now())
        if write is not None:
            write(stepped)
        session.take_step(stepped)

    def withdraw(self, reason: str = "") -> None:
        """Withdraw the notice; it can be brought back."""
        self._session.commit()
        self._take(partial(lifecycle.withdraw, reason=reason))

    def bring_back(self) -> None:
        """Bring a withdrawn notice back to the status that it had."""
        self._take(lifecycle.bring_back)

    def give_reference(self, text: str) -> None:
        """Set the council's publication number; nothing removes it."""
        self._session.commit()
        self._take(partial(lifecycle.give_reference, reference=text))

    def publish(self, date: dt.date, url: str) -> None:
        """Note when, and where if known, the signed notice was published."""
        self._take(partial(lifecycle.publish, date=date, url=url))

    def signed_as(
        self,
        request: SignatureRequest,
        prove: Callable[[Signature], Proof] | None = None,
        *,
        seen: SeenPages | None = None,
    ) -> Record:
        """Return the record as it would be once signed so, now; nothing has changed.

        `seen` is what its pages are known to show. Raises MarkRefused, SigningBlocked or NotAllowed.
        """
        return self.signing(request, prove, seen=seen)()

    def signing(
        self,
        request: SignatureRequest,
        prove: Callable[[Signature], Proof] | None = None,
        *,
        dates: Callable[[Record], tuple[DateLine, ...]] = lambda _: (),
        seen: SeenPages | None = None,
    ) -> Callable[[], Record]:
        """Return the work of `signed_as` on the current record, to be run in the background.

        `dates` returns which of the dates that follow the pages print.
        """
        from signoff import actions

        session = self._session
        return partial(
            actions.sign_record,
            session.cleaned_record(),
            role=request.role,
            name=request.name,
            post=request.post,
            date=request.date,
            mark=request.mark,
            at=session.now(),
            on=session.today(),
            profile=session.profile,
            prove=prove,
            dates=dates,
            seen=seen,
        )

    def dates_of(self, record: Record) -> tuple[DateLine, ...]:
        """Return the dates that follow from a record's own, as its record copy may print them."""
        from signoff import actions

        return actions.dates_that_follow(record, self._session.profile)

    def sign(self, signed: Record, pdf: bytes) -> None:
        """Keep what `signed_as` returned, and with the decision maker's signature the very PDF that was seen.

        Raises NotAllowed where the notice has changed since, and RegisterProblem; nothing has changed then.
        """
        session = self._session
        session.commit()
        if signed.history[:-1] != session.record.history or signed.id != session.record.id:
            raise NotAllowed("The notice has changed since its pages were shown: look at them again, then sign.")
        signed = with_comments_of(signed, session.record)
        if signed.decision_signature is None:
            session.take_step(signed)
        else:
            session.take_step(signed, lambda: session.register.keep_signed(signed, pdf))

    def _take(self, step: Callable[..., Record]) -> None:
        """Take a step of `lifecycle` on the record as it is."""
        session = self._session
        session.take_step(step(session.record, actor=session.actor, at=session.now()))
