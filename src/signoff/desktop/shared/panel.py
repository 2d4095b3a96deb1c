"""The window behind the mark: how it stands with the shared register, what waits, and what a person has to decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.core.sharing import Reach, SharedStanding
from signoff.desktop.shared.standing_words import how_it_stands, last_exchange
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.cards import Cards, FindingCard
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services

WIDTH = 560
MOST = 4
"""How many notices of each sort are named."""

Name = Callable[[str], str]


class SharedDialog(Dialog):
    """Follows the standing as long as it is open."""

    def __init__(
        self,
        services: Services,
        exchange_now: Callable[[], None],
        show_settings: Callable[[], None],
        settle: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show the standing; `settle` lets a person end the conflict of a notice."""
        super().__init__(services.theme, "Shared register", "", "Close", parent=parent)
        self._services, self._sharing, self._settle = services, services.sharing, settle
        self._show_settings = show_settings
        self.setObjectName("sharedDialog")
        services.theme.fix(self, width=WIDTH)
        self._now = Button(services.theme, "Exchange now", kind="compact", icon="refresh-cw")
        self._now.setObjectName("exchangeNow")
        self._now.clicked.connect(exchange_now)
        self._shown: SharedStanding | None = None
        self._build()
        self._sharing.changed.connect(self._show_standing)
        self._show_standing()

    def _show_standing(self) -> None:
        standing, now = self._sharing.standing, self._services.clock()
        if not standing.is_on:
            self.reject()
            return
        self._state.show_words(how_it_stands(standing, now))
        self._last.show_words("Exchanging…" if standing.is_exchanging else last_exchange(standing, now))
        self._now.setAccessibleDescription(self._last.text())
        if _decisive(standing) != _decisive(self._shown):  # else a link with the focus would go
            self._cards.replace([*self._made(standing)])
            self._waiting.show_words(self._waiting_words(standing))
        self._shown = standing
        cards = (card.words for card in self._cards.findChildren(FindingCard) if not card.isHidden())
        said = (self._state.text(), *cards, self._waiting.text())
        self.setAccessibleDescription(" ".join(filter(None, said)))
        self.fit()

    def _made(self, standing: SharedStanding) -> Iterator[QWidget]:
        card = partial(FindingCard, self._theme)
        if standing.reach is Reach.REFUSED:
            action = Action("Settings…", self._go_to_settings)
            yield card("warning", "The shared register cannot be used", standing.problem, actions=(action,))
        for conflict in standing.conflicts[:MOST]:
            action = Action("Compare and choose…", partial(self._go_to_conflict, conflict.notice))
            yield card(
                "warning",
                f"{self._name(conflict.notice)} was changed both here and there",
                conflict.sentence,
                actions=(action,),
            )
        yield from self._more(len(standing.conflicts))
        for notice, reason in [*standing.refusals.items()][:MOST]:
            yield card("warning", f"{self._name(notice)} was not accepted", reason)
        yield from self._more(len(standing.refusals))
        for problem in standing.problems[:MOST]:
            yield card("info", "Not taken in", problem)

    def _more(self, count: int) -> Iterator[QWidget]:
        if count > MOST:
            yield Label(self._theme, f"and {count - MOST} more", "guidance")

    def _waiting_words(self, standing: SharedStanding) -> str:
        settled = {*standing.refusals, *(conflict.notice for conflict in standing.conflicts)}
        waiting = [notice for notice in standing.waiting if notice not in settled]
        if not waiting:
            return ""
        names = [self._name(notice) for notice in waiting[:MOST]]
        more = f" and {len(waiting) - MOST} more" if len(waiting) > MOST else ""
        return f"{_counted(waiting)} to be sent: {', '.join(names)}{more}."

    def _name(self, notice: str) -> str:
        try:
            row = self._services.register.row(notice)
        except SignoffError:  # the notice's own screen says what is wrong with it
            row = None
        subject = " ".join(row.subject.split()) if row is not None else ""
        if not subject:
            return "A notice without a subject"
        return f"“{subject}”" if len(subject) <= 60 else f"“{subject[:59].rstrip()}…”"

    def _go_to_conflict(self, notice: str) -> None:
        self.accept()
        self._settle(notice)

    def _go_to_settings(self) -> None:
        self.accept()
        self._show_settings()

    def _build(self) -> None:
        self._state = StatusLine(self._theme, "sharedState", role="text", colour="ink2")
        self._cards = Cards()
        self._waiting = StatusLine(self._theme, "sharedWaiting")
        self._last = StatusLine(self._theme, "sharedLast")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._last, 1)
        row.addWidget(self._now, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.setSpacing(12)
        for widget in (self._state, self._cards, self._waiting):
            self.body.addWidget(widget)
        nest(self.body, row)


def _decisive(standing: SharedStanding | None) -> object:
    """Return what the cards and the sentence on what waits are made of."""
    if standing is None:
        return None
    found = (standing.reach, standing.problem, standing.conflicts, dict(standing.refusals))
    return (*found, standing.problems, standing.waiting)


def _counted(notices: Sequence[str]) -> str:
    return "One notice waits" if len(notices) == 1 else f"{len(notices)} notices wait"
