"""A notice that has gone on both here and in the shared register: compared side by side, and ended by a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from signoff.errors import SignoffError
from signoff.notice.record.integrity import faults
from signoff.notice.record.merging import why_not_merged

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.shared.exchanging import Exchanging
    from signoff.notice.record.record import Record
    from signoff.shared.lasting_exchange import LastingExchange

COMPARE, THEIRS, OURS, LATER = "Compare…", "Use theirs", "Use mine", "Later"
_TITLE = "Changed both here and there"
_FAILED = "The two could not be compared"
_THEIRS = "If you use theirs, yours goes on as a separate draft."
_OURS = "If you use yours, theirs goes on here as a separate draft."
_MERGED = "Your copy and the shared one are one draft now, which is shared."
_BOTH = "Your copy and the shared one are one draft now. Where you kept both texts, edit them."


class Conflicts(QObject):
    """Fetches the shared state, lets a person choose, and saves what was chosen.

    `flush` saves what is typed and returns whether it could. `ended` is called with the notice once it has no conflict
    left here, and with whether what came of it has been read; it shares that.
    """

    def __init__(
        self,
        services: Services,
        exchange: LastingExchange,
        exchanging: Exchanging,
        flush: Callable[[], bool],
        ended: Callable[[str, bool], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services, self._exchange, self._exchanging = services, exchange, exchanging
        self._flush, self._ended = flush, ended

    def settle(self, notice: str) -> None:
        """Show both states of a notice, and end their conflict as is chosen."""
        exchange = self._exchange
        self._exchanging.use(lambda: exchange.their_record(notice), self._ask, self._show_problem)

    def _ask(self, theirs: Record) -> None:
        if not self._flush():
            return
        try:
            ours = self._services.register.peek(theirs.id)
        except SignoffError as problem:
            self._show_problem(problem)
            return
        if ours == theirs:
            self._ended(theirs.id, True)
        elif not why_not_merged(ours, theirs) and not faults(theirs):
            self._merge(ours, theirs)
        else:
            self._choose(ours, theirs)

    def _merge(self, ours: Record, theirs: Record) -> None:
        from signoff.desktop.compare.merge_choices import SHARED, MergeChoices
        from signoff.desktop.compare.merging import merge

        choices = MergeChoices(ours, theirs, SHARED)
        if merge(self._services, choices) is not None:
            self._services.notifier.toast(_BOTH if choices.first_of_both() else _MERGED, kind="info")
            self._ended(ours.id, True)

    def _choose(self, ours: Record, theirs: Record) -> None:
        """Ask which of two stays that cannot be merged, as often as they are compared."""
        ways = ((THEIRS, _THEIRS, ours), (OURS, _OURS, theirs))
        offered = [(answer, words) for answer, words, gone in ways if gone.decision_signature is None]
        reason = why_not_merged(ours, theirs).replace("in the file", "in the shared register")
        conflict = self._services.sharing.conflict(ours.id)
        words = " ".join(filter(None, (conflict.sentence if conflict else "", reason, *(text for _, text in offered))))
        answers = (COMPARE, *(answer for answer, _ in offered))
        while (picked := self._services.notifier.pick(_TITLE, words, answers, LATER)) == COMPARE:
            self._compare(ours, theirs)
        if picked:
            self._end(ours.id, keep_ours=picked == OURS)

    def _compare(self, ours: Record, theirs: Record) -> None:
        from signoff.desktop.compare.compare_window import ComparedState, CompareWindow
        from signoff.notice.form.form_file import form_of

        states = (ComparedState("In the shared register", lambda: theirs), ComparedState("Yours", lambda: ours))
        self._services.notifier.is_accepted(
            lambda parent: CompareWindow(
                self._services,
                form_of(ours.terms),
                states,
                0,
                1,
                may_bring_back=False,
                may_read=False,
                parent=parent,
            )
        )

    def _end(self, notice: str, *, keep_ours: bool) -> None:
        actor, exchange = self._services.settings.actor(), self._exchange
        said = "Yours was shared." if keep_ours else "The shared one has taken the place of yours."

        def done(copy: Record) -> None:
            self._services.notifier.toast(f"{said} The other goes on as a separate draft.", kind="info")
            self._ended(notice, False)

        self._exchanging.use(
            lambda: exchange.resolve(notice, keep_ours=keep_ours, actor=actor), done, self._show_problem
        )

    def _show_problem(self, problem: SignoffError) -> None:
        self._services.notifier.problem(str(problem), _FAILED)
