"""A register's exchange with a shared one, again and again over one connection, as a window needs it."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from signoff.errors import SharedUnreachable, SignoffError
from signoff.shared.exchange import Exchange
from signoff.shared.exchange_state import Conflict, ExchangeState
from signoff.shared.link import Colleague, Link, News, Openings
from signoff.shared.reconciling import Take
from signoff.shared.report import ExchangeReport

if TYPE_CHECKING:
    from signoff.notice.record.record import Record
    from signoff.register.store import Register
    from signoff.shared.address import Address

_AGAIN = 3
"""How often an exchange follows at once on one during which others have shared something."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where a register stands, as far as it knows by itself: what waits, what was refused, what is in conflict."""

    waiting: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refusals: Mapping[str, str] = field(default_factory=dict)
    exchanged_at: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """How an exchange went, as whom, and how things stand after it."""

    report: ExchangeReport
    here: Here
    person: str
    colleagues: tuple[Colleague, ...]
    openings: Openings


class LastingExchange:
    """Exchanges over one connection, which is made when it is needed; one thread after the other may use it.

    Whatever goes wrong ends the connection, and the next use makes another.
    """

    def __init__(
        self,
        register: Register,
        address: Address,
        password: str | None = None,
        *,
        now: Callable[[], dt.datetime],
        take: Take | None = None,
    ) -> None:
        """Exchange a register; `take` is that of `Exchange`. The password is the keyring's where none is given."""
        self._register, self._address, self._password = register, address, password
        self._now, self._take = now, take
        self._link: Link | None = None
        self._held: tuple[str, dt.datetime] | None = None
        self._turn = Lock()
        self._is_closed = False

    @property
    def fileno(self) -> int | None:
        """The number of the socket that can be read from when there may be news; None without a connection."""
        link = self._link
        try:
            return link.fileno if link is not None else None
        except SharedUnreachable:  # another thread has just ended it
            return None

    def run(self, is_stopped: Callable[[], bool]) -> Round:
        """Exchange all that is new; raises SharedUnreachable, and any other SignoffError."""
        with self._linked() as link, ExchangeState(self._register.path) as state:
            report = ExchangeReport()
            for _ in range(_AGAIN):
                link.news()
                exchange = Exchange(
                    self._register, link.shared, state, now=self._now, is_stopped=is_stopped, take=self._take
                )
                report = joined(report, exchange.run())
                if is_stopped() or not link.news().has_states:
                    break
            person = link.shared.standing().person
            return Round(report, _here(self._register, state), person, link.colleagues(), link.openings())

    def news(self) -> tuple[News, Openings]:
        """Return what was told meanwhile, and who has notices open elsewhere; raises where the connection has ended."""
        with self._turns():
            if self._link is None:
                raise SharedUnreachable("The connection to the shared register has ended.")
            return self._link.news(), self._link.openings()

    def hold(self, notice: str) -> None:
        """Let others see that a notice is open here, or none; while there is no connection, once there is one."""
        with self._turns():
            self._held = (notice, self._now())
            if self._link is not None:
                self._link.hold(*self._held)

    def their_record(self, notice: str) -> Record:
        """Return the shared register's state of a notice, to be compared with ours."""
        from signoff.shared.resolving import their_record

        with self._linked() as link, ExchangeState(self._register.path) as state:
            return their_record(link.shared, state, notice)

    def resolve(self, notice: str, *, keep_ours: bool, actor: str) -> Record:
        """End a conflict with one of the two states; the other goes on as a copy here, which is returned."""
        from signoff.shared import resolving

        end = resolving.keep_ours if keep_ours else resolving.take_theirs
        with self._linked() as link, ExchangeState(self._register.path) as state:
            return end(self._register, link.shared, state, notice, actor=actor, at=self._now())

    def here(self) -> Here:
        """Return where the register stands, without asking the shared one."""
        with ExchangeState(self._register.path) as state:
            return _here(self._register, state)

    def close(self) -> None:
        """End the connection for good: at once, or when whoever uses it has done with it."""
        self._is_closed = True
        if self._turn.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._turn.release()

    @contextlib.contextmanager
    def _linked(self) -> Iterator[Link]:
        with self._turns():
            if self._link is not None and not self._link.is_alive():
                self._end()
            if self._link is None:
                self._link = Link.open(self._address, self._password)
                if self._held is not None and self._held[0]:
                    self._link.hold(*self._held)
            yield self._link

    @contextlib.contextmanager
    def _turns(self) -> Iterator[None]:
        """Use the connection alone; whatever goes wrong ends it."""
        with self._turn:
            is_well = False
            try:
                if self._is_closed:
                    raise SharedUnreachable("The exchange with the shared register has ended.")
                yield
                is_well = True
            finally:
                if self._is_closed or not is_well:
                    self._end()

    def _end(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            with contextlib.suppress(SignoffError):
                link.close()


def joined(first: ExchangeReport, second: ExchangeReport) -> ExchangeReport:
    """Return what two exchanges, one after the other, did."""
    return ExchangeReport(
        first.received + second.received,
        first.sent + second.sent,
        second.waiting,
        [*first.conflicts, *second.conflicts],
        [*first.refusals, *second.refusals],
        [*first.problems, *(problem for problem in second.problems if problem not in first.problems)],
        second.is_complete,
    )


def _here(register: Register, state: ExchangeState) -> Here:
    agreed, digests = state.agreed(), register.state_digests()
    refusals = state.refusals()
    waiting = tuple(notice for notice, here in digests.items() if notice not in agreed or agreed[notice].here != here)
    conflicts = tuple(conflict for conflict in state.conflicts() if conflict.notice in digests)
    return Here(
        waiting, conflicts, {notice: refusals[notice] for notice in waiting if notice in refusals}, state.finished_at
    )
