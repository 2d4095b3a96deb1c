"""Says, once, what an exchange has brought that somebody should know."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from signoff.desktop.core.action import Action
from signoff.desktop.shared.arrivals import Arrivals, sentence_on
from signoff.desktop.shared.standing_words import is_later

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.record.record import Record
    from signoff.shared.lasting_exchange import Round

_CONFLICT = "A notice was changed both here and in the shared register."
_CONFLICTS = "Notices were changed both here and in the shared register."
_REFUSED = "The shared register has not accepted a notice."


class Telling:
    """Shows messages in the window; what needs a decision offers the way to it."""

    def __init__(self, services: Services, open_notice: Callable[[str], None]) -> None:
        self._services, self._open_notice = services, open_notice
        self._arrivals = Arrivals()
        self._told: set[str] = set()

    def tell(self, done: Round, arrived: list[Record], opened: str) -> None:
        """Tell of an exchange, and of notices that came for somebody; `opened` is the notice that is open."""
        notifier, ask = self._services.notifier, self._services.sharing.ask
        report, conflicts = done.report, done.here.conflicts
        problems = [problem for problem in report.problems if not is_later(problem) and problem not in self._told]
        self._told.update(problems)
        if problems:
            notifier.toast(problems[0], kind="warning")
        elif report.conflicts and conflicts:
            words, notice = (_CONFLICT, conflicts[0].notice) if len(conflicts) == 1 else (_CONFLICTS, "")
            notifier.toast(words, Action("Compare…", partial(ask, notice)), kind="warning")
        elif report.refusals:
            notifier.toast(_REFUSED, Action("Show why", partial(ask, "")), kind="warning")
        elif mine := self._arrivals.for_person(arrived, self._services.settings.name or done.person):
            is_to_open = len(mine) == 1 and mine[0].id != opened
            open_it = Action("Open", partial(self._open_notice, mine[0].id)) if is_to_open else None
            notifier.toast(sentence_on(mine), open_it, kind="info")
