"""The open notice: the one place that changes it, checks it by the rules, and saves it to the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from signoff.desktop.core.approved_state import ApprovedState
from signoff.desktop.core.change import Change
from signoff.desktop.core.delays import JUDGE_AFTER, RETRY_AFTER, SAVE_AFTER
from signoff.desktop.core.signature_request import SigningDraft
from signoff.errors import SignoffError
from signoff.notice.form.form_file import form_of
from signoff.notice.record import approvals, lifecycle
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.cleaning import cleaned_notice
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Record, Status

if TYPE_CHECKING:
    from signoff.notice.form.council import Profile
    from signoff.notice.form.form import Form
    from signoff.register.register_events import RegisterEvent
    from signoff.register.results import Row
    from signoff.register.store import Register
    from signoff.rules.findings import Finding
    from signoff.rules.progress import PageState


class NoticeSession(QObject):
    """THE open notice. Typing is saved within two seconds; a save that fails keeps the text and is tried again.

    `actor` returns who acts, `clock` the instant (with its time zone). `changed` is emitted with a Change when the
    record changes, `findings_changed` when its findings may have, `saved` with the instant of a save, `failed` with
    the reason of one that failed. `noted_more` is emitted when the register notes more of the notice than before,
    which does not change it. `may_change` is asked before a change that costs approvals, or takes back that the notice
    is ready. `commit_requested` is emitted before any other change of the notice, or its export: every
    field then writes what was typed and is still pending.
    """

    changed = Signal(object)
    commit_requested = Signal()
    findings_changed = Signal()
    saved = Signal(object)
    failed = Signal(str)
    noted_more = Signal()

    def __init__(
        self,
        register: Register,
        profile: Profile,
        record: Record,
        *,
        actor: Callable[[], str],
        clock: Callable[[], dt.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._profile = profile
        self._record = self._saved_record = self._opened = record
        self._actor = actor
        self._clock = clock
        self._continuing = False
        self._visited: frozenset[str] | None = None
        self._findings: tuple[Finding, ...] | None = None
        self._notice: Notice | None = None
        self._approved = ApprovedState(register, record)
        self._is_asking = False
        self.may_change: Callable[[Record], bool] = lambda _: True
        self.problem = ""
        self.signing_draft = SigningDraft()
        self._save_timer = self._make_timer(self._save)
        self._judge_timer = self._make_timer(self.findings_changed.emit)

    @property
    def record(self) -> Record:
        """The current record, saved or not."""
        return self._record

    @property
    def notice(self) -> Notice:
        """The current answers: of an unsigned notice, with their characters in the form in which they are kept."""
        if self._notice is None:
            unsigned = not (self._record.is_locked or self._record.is_publication or self._record.signatures)
            self._notice = cleaned_notice(self._record.notice) if unsigned else self._record.notice
        return self._notice

    @property
    def register(self) -> Register:
        """The register that keeps the notice."""
        return self._register

    @property
    def profile(self) -> Profile:
        """The council's profile."""
        return self._profile

    @property
    def form(self) -> Form:
        """The form that the notice is on."""
        return form_of(self._record.terms)

    @property
    def locked(self) -> bool:
        """Whether the answers can no longer change."""
        return self._record.is_locked

    @property
    def visited(self) -> frozenset[str]:
        """Keys of the pages that show their findings: those begun before the notice was opened, and visited since."""
        if self._visited is None:
            from signoff.rules.progress import begun_pages

            self._visited = begun_pages(self.form, self._opened)
        return self._visited

    @property
    def saved_record(self) -> Record:
        """The record as it was saved last, or opened."""
        return self._saved_record

    @property
    def is_register_replaced(self) -> bool:
        """Whether another program has replaced the register's file, so that nothing can be saved."""
        return self._register.watch.problem is not None

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not in the register yet."""
        return self._record != self._saved_record

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in the current answers if it is signed today, in the form's order."""
        if self._findings is None:
            from signoff import actions

            self._findings = actions.findings_to_sign(self._record, self._profile, self.today())
        return self._findings

    @property
    def states(self) -> dict[str, PageState]:
        """The state of every page, by its key."""
        from signoff.rules.progress import page_states

        return page_states(self.form, self._record, self.findings)

    @property
    def actor(self) -> str:
        """Who acts."""
        return self._actor()

    def now(self) -> dt.datetime:
        """Return the instant, with its time zone."""
        return self._clock()

    def today(self) -> dt.date:
        """Return the local day."""
        return self.now().astimezone().date()

    def value(self, path: str) -> Any:
        """Return the answer at a dotted path."""
        return value_at(self.notice, path)

    def commit(self) -> None:
        """Take over what was typed and is still pending in a field."""
        self.commit_requested.emit()

    def set_value(self, path: str, value: Any, *, by: object = None) -> None:
        """Change the answer at a dotted path; raises NotAllowed when the notice is locked."""
        self.change(lambda notice: with_value(notice, path, value), by=by)

    def change(self, edit: Callable[[Notice], Notice], *, by: object = None) -> None:
        """Change the answers as `edit` says, as one edit; raises NotAllowed when the notice is locked.

        `edit` is given the answers with all that was typed: worked out from earlier ones, they would undo it.
        `by` is who makes the change, and shows it already.
        """
        self.commit()
        changed = lifecycle.edit(
            self._record, edit(self.notice), actor=self.actor, at=self.now(), continuing=self._continuing
        )
        if changed is self._record:
            return
        if approvals.puts_at_stake(self._record, changed) and not self._is_permitted():
            self._show_unchanged(Change.between(self._record, changed).paths)
            return
        self._continuing = True
        self._approved.follow(self._record)
        self._adopt(self._approved.restored(changed, actor=self.actor, at=self.now()), by)
        if not self._save_timer.isActive():
            self._save_timer.start(SAVE_AFTER)

    @property
    def asks_first(self) -> bool:
        """Whether the next change is asked about: it would cost approvals, or take back that the notice is ready."""
        return not self.locked and (bool(self._record.approvals) or self._record.status is Status.READY)

    def visit(self, page_key: str) -> None:
        """Note that a page was seen, so that its findings show; what was typed is saved."""
        self.flush()
        if page_key not in self.visited:
            self._visited = self.visited | {page_key}
            self.findings_changed.emit()

    def flush(self) -> bool:
        """Save what is unsaved; return whether all is saved. After a failure, which `failed` reports, it is retried."""
        self.commit()
        return self._save()

    def follow_register(self) -> bool:
        """Show the state that the register has now, which may have come from elsewhere; return whether it is another.

        Everything must be saved. Raises RegisterProblem.
        """
        record = self._register.get(self._record.id)
        if record == self._record:
            return False
        self._continuing = False
        self._approved = ApprovedState(self._register, record)
        self._saved_record = record
        self._adopt(record)
        return True

    def successors(self) -> tuple[Row, ...]:
        """Return the notices that name this one as superseded, signed or not; raises RegisterProblem."""
        return self._register.successors(self._record.id)

    def superseded(self) -> Row | None:
        """Return the notice that this one names as superseded, where it is known here; raises RegisterProblem."""
        named = self._record.supersedes
        return self._register.row(named) if named else None

    def noted(self) -> tuple[RegisterEvent, ...]:
        """Return what the register notes of the notice besides its own history; raises RegisterProblem."""
        return self._register.events(self._record.id)

    def seen_pdf(self) -> bytes | None:
        """Return the PDF that was seen when the notice was signed here, or None; raises RegisterProblem."""
        return self._register.seen_pdf(self._record.id)

    def cleaned_record(self) -> Record:
        """Return the record with all that was typed, in clean characters also where an earlier program made the draft.

        Asked before anybody signs or sends it.
        """
        self.commit()
        record = lifecycle.cleaned_draft(self._record, actor=self.actor, at=self.now())
        if record is not self._record:
            self._adopt(record)
        return self._record

    def record_for_file(self) -> Record:
        """Return the record with all that was typed, for a file; later typing starts a new entry of the history.

        A file's history must stay the beginning of ours, or it could not be imported again.
        """
        record = self.cleaned_record()
        self._continuing = False
        return record

    def shared(self) -> None:
        """Note that a file with this state was shared, which the register may have noted."""
        self.noted_more.emit()

    def take_step(self, record: Record, keep: Callable[[], None] | None = None) -> None:
        """Save a step of the notice's life, then adopt it: a step that cannot be saved has not happened.

        `keep` saves it in a way of its own.
        """
        if record is self._record:
            return
        if keep is None:
            self._register.save(record, comments_seen=self._saved_record.comments)
        else:
            keep()
        self._save_timer.stop()
        self._continuing = False
        self._adopt(record)
        self._note_saved(record)

    def _save(self) -> bool:
        """Save what is unsaved, without asking the fields for what is pending."""
        if not self.unsaved:
            self._save_timer.stop()
            return True
        pending = self._record
        self._save_timer.start(RETRY_AFTER)
        try:
            self._register.save(pending, comments_seen=self._saved_record.comments)
        except SignoffError as problem:
            self.problem = str(problem)
            self.failed.emit(self.problem)
            return False
        self._save_timer.stop()
        self._note_saved(pending)
        return True

    def _is_permitted(self) -> bool:
        """Ask whether the notice may be changed; no other change is asked about meanwhile, or made."""
        if self._is_asking:
            return False
        self._is_asking = True
        try:
            return self.may_change(self._record)
        finally:
            self._is_asking = False

    def _show_unchanged(self, paths: frozenset[str]) -> None:
        """Let the fields show their answers again, once whoever was refused a change has returned."""
        QTimer.singleShot(0, self, lambda: self.changed.emit(Change(paths)))

    def _adopt(self, record: Record, by: object = None) -> None:
        before, self._record = self._record, record
        self._findings = self._notice = None
        self.changed.emit(Change.between(before, record, by))
        self._judge_timer.start(JUDGE_AFTER)

    def _note_saved(self, record: Record) -> None:
        self._saved_record = record
        self.problem = ""
        self.saved.emit(self.now())

    def _make_timer(self, work: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(work)
        return timer
