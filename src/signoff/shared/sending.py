"""What is new here is sent to the shared register, in batches that it accepts as a whole or one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from signoff.errors import ImportConflict, SharedMovedOn, SharedRefused, SharedUnreachable, SignoffError
from signoff.register.documents import encode
from signoff.register.store import Register
from signoff.shared.batches import STATES, offers
from signoff.shared.decision import Decision
from signoff.shared.exchange_state import Agreed, ExchangeState
from signoff.shared.reconciling import Reconciling
from signoff.shared.report import ExchangeReport, Progress
from signoff.shared.shared_register import Head, Offered, SharedRegister


class Sending:
    """Sends what is new here; what has gone on in both, or is refused, is noted and stays."""

    def __init__(
        self,
        register: Register,
        shared: SharedRegister,
        state: ExchangeState,
        reconciling: Reconciling,
        report: ExchangeReport,
        progress: Progress,
        is_stopped: Callable[[], bool],
    ) -> None:
        """Take what is sent, to whom, and where what was done is told."""
        self._register, self._shared, self._state, self._reconciling = register, shared, state, reconciling
        self._report, self._progress, self._is_stopped = report, progress, is_stopped

    def waiting(self) -> list[str]:
        """Return the notices that are not there as they are here, by identity, in order."""
        agreed = self._state.agreed()
        self._reconciling.here = self._register.state_digests()
        return sorted(
            notice
            for notice, here in self._reconciling.here.items()
            if notice not in agreed or agreed[notice].here != here
        )

    def send(self) -> bool:
        """Send what is new here; return whether something has gone on there meanwhile and is to be received first."""
        waiting = self.waiting()
        has_moved = False
        for start in range(0, len(waiting), STATES):
            if self._is_stopped():
                break
            self._progress("Sending", start / len(waiting))
            for offered in offers(self._prepared(waiting[start : start + STATES])):
                has_moved = self._offer(offered) or has_moved
        return has_moved

    def _prepared(self, notices: Sequence[str]) -> Iterator[Offered]:
        heads = self._shared.heads_of(notices)
        for notice in notices:
            head = heads.get(notice)
            try:
                if head is None:
                    yield self._offered(notice, "")
                elif self._is_to_be_sent(head):
                    yield self._offered(notice, head.digest)
            except ImportConflict as conflict:
                if head is not None:
                    self._reconciling.note_conflict(head, str(conflict))
            except SharedUnreachable:
                raise
            except SignoffError as problem:
                self._report.add_problem(problem)

    def _is_to_be_sent(self, head: Head) -> bool:
        data = self._shared.bytes_of([head.sequence]).get(head.sequence)
        return self._reconciling.reconcile(head, data) is Decision.SEND

    def _offered(self, notice: str, previous: str) -> Offered:
        return Offered(notice, encode(self._register.peek(notice)), previous)

    def _offer(self, offered: Sequence[Offered]) -> bool:
        """Offer states together, or one by one where they are not all accepted; return whether one has gone on."""
        try:
            self._shared.offer(offered)
        except SharedRefused as problem:
            if len(offered) > 1:
                moved = [self._offer([state]) for state in offered]
                return any(moved)
            if isinstance(problem, SharedMovedOn) and self._shared.heads_of([offered[0].notice]):
                return True
            self._note_refusal(offered[0].notice, str(problem))
            return False
        self._acknowledge(offered)
        return False

    def _note_refusal(self, notice: str, sentence: str) -> None:
        if self._state.refuse(notice, self._reconciling.here.get(notice, ""), sentence):
            self._report.refusals.append(f"{notice}: {sentence}")

    def _acknowledge(self, offered: Sequence[Offered]) -> None:
        """Note what the shared register says it holds now, once the PDFs that were seen are there too."""
        heads = self._shared.heads_of([state.notice for state in offered])
        accepted = [state for state in offered if (head := heads.get(state.notice)) and head.digest == state.digest]
        for state in accepted:
            self._send_pdf(state.notice)
        latest = max((heads[state.notice] for state in accepted), key=lambda head: head.sequence, default=None)
        self._state.agree(
            (
                (state.notice, Agreed(self._reconciling.here[state.notice], state.digest, heads[state.notice].place))
                for state in accepted
            ),
            *((latest.sequence, latest.digest) if latest is not None else ()),
        )
        self._report.sent += len(accepted)

    def _send_pdf(self, notice: str) -> None:
        if not self._register.has_seen_pdf(notice) or (pdf := self._register.seen_pdf(notice)) is None:
            return
        try:
            self._shared.send_pdf(notice, pdf)
        except SharedRefused as problem:
            self._note_refusal(notice, str(problem))
