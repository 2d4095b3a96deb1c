"""A notice that has gone on both here and in the shared register: compared side by side, and ended by a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from signoff.errors import SignoffError
from signoff.notice.record.integrity import faults
from signoff.notice.record.merging import why_not_merged
from signoff.shared.decision import is_signed_otherwise

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.shared.exchanging import Exchanging
    from signoff.notice.record.record import Record
    from signoff.shared.lasting_exchange import LastingExchange

COMPARE, THEIRS, OURS, LATER = "Compare…", "Use theirs", "Use mine", "Later"
_TITLE = "Changed both here and there"
_FAILED = "The two could not be compared"
_THEIRS = "If you use theirs, yours goes on as a separate draft."
_THEIRS_FOLLOWS = "If you use theirs, what was done here after the signature is kept among the earlier versions."
_THEIRS_STANDS = (
    "Both are signed, and the one that was shared first stands. If you use theirs, yours is withdrawn: it is kept with "
    "its signature, here and in the shared register, and its history says that you decided so. If yours is right, sign "
    "it again in a new notice that supersedes this one."
)
_OURS = "If you use yours, theirs goes on here as a separate draft."
_SET_ASIDE = "The shared one stands. Yours is withdrawn, and kept with its signature."
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
        offered = [*_ways(ours, theirs)]
        is_set_aside = is_signed_otherwise(ours, theirs)
        reason = "" if is_set_aside else why_not_merged(ours, theirs).replace("in the file", "in the shared register")
        conflict = self._services.sharing.conflict(ours.id)
        words = " ".join(filter(None, (conflict.sentence if conflict else "", reason, *(text for _, text in offered))))
        answers = (COMPARE, *(answer for answer, _ in offered))
        while (picked := self._services.notifier.pick(_TITLE, words, answers, LATER)) == COMPARE:
            self._compare(ours, theirs)
        if picked:
            self._end(ours, theirs, keep_ours=picked == OURS)

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

    def _end(self, ours: Record, theirs: Record, *, keep_ours: bool) -> None:
        actor, exchange, notice = self._services.settings.actor(), self._exchange, ours.id
        said = "Yours was shared." if keep_ours else "The shared one has taken the place of yours."

        def done(copy: Record) -> None:
            if keep_ours or copy.id != notice:
                sentence = f"{said} The other goes on as a separate draft."
            else:
                sentence = _SET_ASIDE if is_signed_otherwise(copy, theirs) else f"{said} Yours is an earlier version."
            self._services.notifier.toast(sentence, kind="info")
            self._ended(notice, False)

        self._exchanging.use(
            lambda: exchange.resolve(notice, keep_ours=keep_ours, actor=actor), done, self._show_problem
        )

    def _show_problem(self, problem: SignoffError) -> None:
        self._services.notifier.problem(str(problem), _FAILED)


def _ways(ours: Record, theirs: Record) -> Iterator[tuple[str, str]]:
    """Yield each state that may stay, as it is offered, with what then becomes of the other; no signature is lost."""
    if ours.decision_signature is None:
        yield THEIRS, _THEIRS
    elif theirs.decision_signature is not None:
        yield THEIRS, _THEIRS_STANDS if is_signed_otherwise(ours, theirs) else _THEIRS_FOLLOWS
    if theirs.decision_signature is None:
        yield OURS, _OURS
