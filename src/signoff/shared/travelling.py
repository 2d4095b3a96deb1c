"""What is exchanged besides states: the PDFs that the person's own notices were signed on, and events."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from signoff.errors import SharedUnreachable, SignoffError
from signoff.notice.record.record import Record
from signoff.register.store import Register
from signoff.shared.event_exchange import exchange_events, take_events
from signoff.shared.exchange_state import ExchangeState
from signoff.shared.seen_pdfs import can_be_proven, is_of, take_seen_pdf
from signoff.shared.shared_register import SharedRegister, Standing


class Travelling:
    """What travels with the notices of one exchange, which goes on whatever is wrong with it."""

    def __init__(
        self,
        register: Register,
        shared: SharedRegister,
        state: ExchangeState,
        standing: Standing,
        note_problem: Callable[[SignoffError], None],
        is_stopped: Callable[[], bool],
    ) -> None:
        """Take what is exchanged, who exchanges it, and who is told what was wrong."""
        self._register, self._shared, self._state, self._standing = register, shared, state, standing
        self._note_problem, self._is_stopped = note_problem, is_stopped
        self._added: list[str] = []

    def expect(self, record: Record, *, is_new: bool) -> None:
        """Expect what travels with a notice that is about to be taken; `is_new` where the register never had it."""
        if is_new:
            self._added.append(record.id)
        if can_be_proven(record) and is_of(record, self._standing.person):
            self._state.want_pdf(record.id)

    def exchange(self, here: Collection[str]) -> None:
        """Exchange what is new of the notices that are here; raises SharedUnreachable."""
        may_send = any(role != "reader" for role in self._standing.roles)
        self._attempt(partial(exchange_events, self._register, self._shared, self._state, here, may_send=may_send))
        self._attempt(self._take_events_of_added)
        for notice in self._shared.pdfs_of(self._state.wanted_pdfs()):
            if self._is_stopped():
                return
            self._attempt(partial(self._take_pdf, notice))

    def take_all_of(self, notice: str) -> None:
        """Get what travels with one notice, whoever's it is; raises SharedUnreachable."""
        self._attempt(partial(self._take_pdf, notice))
        self._attempt(self._take_events_of_added)

    def _take_events_of_added(self) -> None:
        if self._added:
            take_events(self._register, self._shared.events_of(self._added), self._added)
            self._added = []

    def _take_pdf(self, notice: str) -> None:
        if take_seen_pdf(self._register, self._shared, notice):
            self._state.want_pdf(notice, is_wanted=False)

    def _attempt(self, work: Callable[[], object]) -> None:
        try:
            work()
        except SharedUnreachable:
            raise
        except SignoffError as problem:
            self._note_problem(problem)
