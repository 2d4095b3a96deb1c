"""The exchange of a register with a shared one: what is new there comes, what is new here goes, in batches.

It can be interrupted anywhere: a notice is noted as agreed on only once both hold it, and what was not noted is
compared again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from signoff.errors import ImportConflict, SharedMovedOn, SharedProblem, SharedRefused, SharedUnreachable, SignoffError
from signoff.notice.record.record import Record
from signoff.register.digests import sha256
from signoff.register.documents import encode
from signoff.register.results import Imported
from signoff.register.store import Register
from signoff.shared.batches import HEADS, STATES, offers, parts
from signoff.shared.decision import Decision, decide
from signoff.shared.exchange_state import Agreed, Conflict, ExchangeState
from signoff.shared.report import ExchangeReport, Progress
from signoff.shared.shared_register import Head, Offered, SharedRegister
from signoff.shared.travelling import Travelling
from signoff.shared.trust import removed_words, require_later, sound_record

DEFAULT_AGE = dt.timedelta(days=730)
"""How old a signed notice of one's own teams may be that comes without being asked for."""

Take = Callable[[Record, str], tuple[Imported, str]]
"""Takes a state into the register, as `Register.import_state` does."""

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
        self._import = take or register.import_state
        self._report = ExchangeReport()
        self._standing = shared.standing()
        self._here: dict[str, str] = {}
        self._travelling = Travelling(register, shared, state, self._standing, self._note_problem, is_stopped)

    def run(self) -> ExchangeReport:
        """Exchange all that is new, and return what was done; raises SharedUnreachable where the connection breaks."""
        self._begin(self._scope())
        self._look_for_removed()
        for _ in range(_ROUNDS):
            self._receive()
            if self._is_stopped() or not self._send():
                break
        if self._report.sent:
            self._receive()  # past what we sent ourselves, without its bytes
        if not self._is_stopped():
            self._travelling.exchange(self._here)
        if self._report.sent and not self._is_stopped():
            self._shared.index_words()  # or whoever searches next would wait for what was sent here
        self._report.is_complete = not self._is_stopped()
        self._report.waiting = len(self._waiting())
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
        self._here = self._register.state_digests()

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
                self._report.problems.append(removed_words(removed))
                self._state.forget_notices(removed)

    # What is new there

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
        held = [*self._here]
        if last - first < len(held):
            held = [notice for notice in self._shared.others_after(first, self._age, last) if notice in self._here]
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
        problems = len(self._report.problems)
        for part in parts(unknown):
            data = self._shared.bytes_of([head.sequence for head in part])
            for head in part:
                self._take_one(head, data.get(head.sequence))
        return len(self._report.problems) == problems

    def _take_one(self, head: Head, data: bytes | None) -> None:
        try:
            theirs = self._checked(head, data)
            self._reconcile(head, theirs)
        except ImportConflict as conflict:
            self._note_conflict(head, str(conflict))
        except SharedUnreachable:
            raise
        except SignoffError as problem:
            self._note_problem(problem)

    def _checked(self, head: Head, data: bytes | None) -> Record:
        sees_all = self._standing.may_read_exempt
        require_later(self._shared, head, self._state.agreed_on(head.notice), sees_all=sees_all)
        return sound_record(head, data)

    def _reconcile(self, head: Head, theirs: Record) -> Decision:
        """Take what they have where that is to be done; return what is still to be done."""
        here = self._here.get(head.notice)
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
            self._here[head.notice] = here
            self._report.received += 1
            after = Agreed(here, head.digest, head.place)
            decision = self._decide(imported.record, theirs, head, here, after)
        if decision in (Decision.AGREED, Decision.SET_ASIDE) and here is not None:
            self._state.agree([(head.notice, Agreed(here, head.digest, head.place))])
        return decision

    def _set_aside(self, ours: Record) -> None:
        """Let the shared register keep a signature that does not stand; where it may not, ours alone keeps it."""
        try:
            self._shared.set_aside(encode(ours))
        except SharedRefused as problem:
            self._note_problem(problem)

    def _decide(self, ours: Record, theirs: Record, head: Head, here: str, agreed: Agreed | None) -> Decision:
        return decide(
            ours,
            theirs,
            is_ours_agreed=agreed is not None and agreed.here == here,
            is_theirs_agreed=agreed is not None and agreed.there == head.digest,
            was_shared=agreed is not None and ours.is_locked and agreed.there == sha256(encode(ours)),
        )

    def _note_conflict(self, head: Head, sentence: str) -> None:
        sentence = sentence.replace("in the file", "in the shared register")
        if self._state.differ(Conflict(head.notice, head.digest, sentence)):
            self._report.conflicts.append(sentence)

    def _note_problem(self, problem: SignoffError) -> None:
        if str(problem) not in self._report.problems:
            self._report.problems.append(str(problem))

    # What is new here

    def _waiting(self) -> list[str]:
        agreed = self._state.agreed()
        self._here = self._register.state_digests()
        return sorted(
            notice for notice, here in self._here.items() if notice not in agreed or agreed[notice].here != here
        )

    def _send(self) -> bool:
        """Send what is new here; return whether something has gone on there meanwhile and is to be received first."""
        waiting = self._waiting()
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
                    self._note_conflict(head, str(conflict))
            except SharedUnreachable:
                raise
            except SignoffError as problem:
                self._note_problem(problem)

    def _is_to_be_sent(self, head: Head) -> bool:
        known = self._state.agreed_on(head.notice)
        require_later(self._shared, head, known, sees_all=self._standing.may_read_exempt)
        data = self._shared.bytes_of([head.sequence]).get(head.sequence)
        return self._reconcile(head, sound_record(head, data)) is Decision.SEND

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
        if self._state.refuse(notice, self._here.get(notice, ""), sentence):
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
                (state.notice, Agreed(self._here[state.notice], state.digest, heads[state.notice].place))
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
