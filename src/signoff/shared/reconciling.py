"""What becomes of a notice that is here and in the shared register: taken, sent, agreed on, or gone on in both."""

from __future__ import annotations

from collections.abc import Callable

from signoff.errors import SharedRefused
from signoff.notice.record.record import Record
from signoff.register.digests import sha256
from signoff.register.documents import encode
from signoff.register.results import Imported
from signoff.register.store import Register
from signoff.shared.decision import Decision, decide
from signoff.shared.exchange_state import Agreed, Conflict, ExchangeState
from signoff.shared.report import ExchangeReport
from signoff.shared.shared_register import Head, SharedRegister, Standing
from signoff.shared.travelling import Travelling
from signoff.shared.trust import require_later, sound_record

Take = Callable[[Record, str], tuple[Imported, str]]
"""Takes a state into the register, as `Register.import_state` does."""


class Reconciling:
    """Compares notices with their states in the shared register, and takes what has gone on there.

    `here` has the digest of the state of each notice in our register, as the exchange last saw it.
    """

    def __init__(
        self,
        register: Register,
        shared: SharedRegister,
        state: ExchangeState,
        standing: Standing,
        report: ExchangeReport,
        travelling: Travelling,
        take: Take,
    ) -> None:
        """Take what is compared, who exchanges it, where what was done is told, and what takes a state."""
        self._register, self._shared, self._state = register, shared, state
        self._standing, self._report, self._travelling, self._import = standing, report, travelling, take
        self.here: dict[str, str] = {}

    def reconcile(self, head: Head, data: bytes | None) -> Decision:
        """Take the state there where that is to be done; return what is still to be done.

        Raises ImportConflict where both have gone on, and SharedProblem where the state is not what was accepted.
        """
        theirs = self._checked(head, data)
        here = self.here.get(head.notice)
        agreed = self._state.agreed_on(head.notice)
        decision = Decision.TAKE
        if here is not None:
            ours = self._register.peek(head.notice)
            decision = self._decide(ours, theirs, head, here, agreed)
            if decision is Decision.SET_ASIDE:
                self._set_aside(ours)
        if decision is Decision.TAKE:
            known = agreed.here if agreed is not None and agreed.here == here else ""
            self._travelling.expect(theirs, is_new=here is None)
            imported, here = self._import(theirs, known)
            self.here[head.notice] = here
            self._report.received += 1
            after = Agreed(here, head.digest, head.place)
            decision = self._decide(imported.record, theirs, head, here, after)
        if decision in (Decision.AGREED, Decision.SET_ASIDE) and here is not None:
            self._state.agree([(head.notice, Agreed(here, head.digest, head.place))])
        return decision

    def note_conflict(self, head: Head, sentence: str) -> None:
        """Note that a notice has gone on in both, and tell it where that is new."""
        sentence = sentence.replace("in the file", "in the shared register")
        if self._state.differ(Conflict(head.notice, head.digest, sentence)):
            self._report.conflicts.append(sentence)

    def _checked(self, head: Head, data: bytes | None) -> Record:
        sees_all = self._standing.may_read_exempt
        require_later(self._shared, head, self._state.agreed_on(head.notice), sees_all=sees_all)
        return sound_record(head, data)

    def _set_aside(self, ours: Record) -> None:
        """Let the shared register keep a signature that does not stand; where it may not, ours alone keeps it."""
        try:
            self._shared.set_aside(encode(ours))
        except SharedRefused as problem:
            self._report.add_problem(problem)

    def _decide(self, ours: Record, theirs: Record, head: Head, here: str, agreed: Agreed | None) -> Decision:
        return decide(
            ours,
            theirs,
            is_ours_agreed=agreed is not None and agreed.here == here,
            is_theirs_agreed=agreed is not None and agreed.there == head.digest,
            was_shared=agreed is not None and ours.is_locked and agreed.there == sha256(encode(ours)),
        )
