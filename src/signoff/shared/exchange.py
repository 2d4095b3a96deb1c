"""The exchange of a register with a shared one: what is new there comes, what is new here goes, in batches.

It can be interrupted anywhere: a notice is noted as agreed on only once both hold it, and what was not noted is
compared again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from signoff.errors import ImportConflict, SharedProblem, SharedUnreachable, SignoffError
from signoff.register.results import name_of
from signoff.register.store import Register
from signoff.shared.batches import HEADS, parts
from signoff.shared.exchange_state import ExchangeState
from signoff.shared.reconciling import Reconciling, Take
from signoff.shared.report import ExchangeReport, Progress
from signoff.shared.sending import Sending
from signoff.shared.shared_register import Head, SharedRegister
from signoff.shared.travelling import Travelling
from signoff.shared.trust import removed_words

DEFAULT_AGE = dt.timedelta(days=730)
"""How old a signed notice of one's own teams may be that comes without being asked for."""

_ROUNDS = 3


class Exchange:
    """One exchange; it may be made and run in a thread of its own."""

    def __init__(
        self,
        register: Register,
        shared: SharedRegister,
        state: ExchangeState,
        *,
        now: Callable[[], dt.datetime],
        age: dt.timedelta | None = DEFAULT_AGE,
        progress: Progress = lambda words, share: None,
        is_stopped: Callable[[], bool] = lambda: False,
        take: Take | None = None,
    ) -> None:
        """Take what is exchanged, with whom; without an `age`, everything that may be seen comes.

        `take` takes a state into the register in place of its own `import_state`, and may raise what that raises.
        """
        self._register, self._shared, self._state = register, shared, state
        self._now, self._age, self._progress, self._is_stopped = now, age, progress, is_stopped
        self._report = ExchangeReport()
        self._standing = shared.standing()
        self._travelling = Travelling(register, shared, state, self._standing, self._report.add_problem, is_stopped)
        self._reconciling = Reconciling(
            register, shared, state, self._standing, self._report, self._travelling, take or register.import_state
        )
        self._sending = Sending(register, shared, state, self._reconciling, self._report, progress, is_stopped)

    def run(self) -> ExchangeReport:
        """Exchange all that is new, and return what was done; raises SharedUnreachable where the connection breaks."""
        self._begin(self._scope())
        self._look_for_removed()
        for _ in range(_ROUNDS):
            self._receive()
            if self._is_stopped() or not self._sending.send():
                break
        if self._report.sent:
            self._receive()  # past what we sent ourselves, without its bytes
        if not self._is_stopped():
            self._travelling.exchange(self._reconciling.here)
        if self._report.sent and not self._is_stopped():
            self._shared.index_words()  # or whoever searches next would wait for what was sent here
        self._report.is_complete = not self._is_stopped()
        self._report.waiting = len(self._sending.waiting())
        if self._report.is_complete:
            self._state.finish(self._now().isoformat())
        return self._report

    def fetch(self, notice: str) -> ExchangeReport:
        """Get one notice, whatever its age."""
        self._begin(None)
        head = self._shared.heads_of([notice]).get(notice)
        if head is None:
            raise SharedProblem(f"The shared register has no notice {notice} that you may see.")
        self._take([head])
        self._travelling.take_all_of(notice)
        return self._report

    def _scope(self) -> str:
        """Return what may come, as the notes remember it: where that changes, everything is looked at again."""
        age = "all" if self._age is None else f"{self._age.days} days"
        exempt = "with exempt information" if self._standing.may_read_exempt else ""
        return "; ".join((age, self._standing.person, *self._standing.teams, exempt))

    def _begin(self, scope: str | None) -> None:
        self._state.begin(self._standing.mark, scope)
        if self._has_gone_back():
            self._report.problems.append(
                "The shared register no longer has what it had at the last exchange: it may have been restored from a "
                "backup. Everything is compared with your register again, and what is missing there is sent."
            )
            self._state.forget(self._standing.mark, scope or "")
        self._reconciling.here = self._register.state_digests()

    def _has_gone_back(self) -> bool:
        passed, token = self._state.passed
        if passed and self._shared.token_at(passed) != token:
            return True
        seen, digest = self._state.seen
        return seen > passed and self._shared.digest_at(seen) != digest

    def _look_for_removed(self) -> None:
        """Once a day, name what both had agreed on and is no longer there; it is sent again."""
        if self._state.finished_at[:10] == self._now().isoformat()[:10]:
            return
        agreed = [*self._state.agreed()]
        for start in range(0, len(agreed), HEADS):
            part = agreed[start : start + HEADS]
            if removed := sorted({*part} - self._shared.still_there(part)):
                self._report.problems.append(removed_words([*map(self._named, removed)]))
                self._state.forget_notices(removed)

    def _named(self, notice: str) -> str:
        """Return how a sentence names a notice: by its subject, where that can be read here, and by its identity."""
        try:
            return f"{name_of(self._register.peek(notice))} ({notice})"
        except SignoffError:  # it is gone from here too, or damaged: that is said elsewhere
            return notice

    def _receive(self) -> None:
        position = first = self._state.position
        last, token = self._shared.latest()  # before looking: up to there, whatever concerns us is seen below
        is_sound = self._take_held(first, last)
        while not self._is_stopped():
            heads = self._shared.heads_after(position, HEADS, self._age, last)
            if not heads:
                if is_sound and last:
                    self._state.go_past(last, token)
                return
            is_sound = self._take(heads) and is_sound
            position = heads[-1].sequence
            if is_sound:
                self._state.reach(position, heads[-1].digest)
            share = (position - first) / max(self._standing.last_sequence - first, position - first, 1)
            self._progress("Receiving", share)

    def _take_held(self, first: int, last: int) -> bool:
        """Deal with what is new of notices that are here already, however old and whosever they are."""
        if self._age is None or last <= first:
            return True
        held = [*self._reconciling.here]
        if last - first < len(held):
            held = [
                notice
                for notice in self._shared.others_after(first, self._age, last)
                if notice in self._reconciling.here
            ]
        is_sound = True
        for start in range(0, len(held), HEADS):
            if self._is_stopped():
                return False
            heads = self._shared.heads_of(held[start : start + HEADS]).values()
            is_sound = self._take([head for head in heads if first < head.sequence <= last]) and is_sound
        return is_sound

    def _take(self, heads: Sequence[Head]) -> bool:
        """Deal with heads; return whether all of them were what they should be."""
        unknown = [
            head
            for head in heads
            if (known := self._state.agreed_on(head.notice)) is None or known.there != head.digest
        ]
        is_sound = True
        for part in parts(unknown):
            data = self._shared.bytes_of([head.sequence for head in part])
            for head in part:
                is_sound = self._take_one(head, data.get(head.sequence)) and is_sound
        return is_sound

    def _take_one(self, head: Head, data: bytes | None) -> bool:
        """Deal with a head; return whether it was what it should be, be the problem new to the report or not."""
        try:
            self._reconciling.reconcile(head, data)
        except ImportConflict as conflict:
            self._reconciling.note_conflict(head, str(conflict))
        except SharedUnreachable:
            raise
        except SignoffError as problem:
            self._report.add_problem(problem)
            return False
        return True
