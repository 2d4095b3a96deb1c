"""The step that says what came of many notices: a sentence on all, a list, and the whole sentence on the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from signoff.desktop.exchange.batch import Outcome, Result
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.marked_list import FAULT, GOOD, REMARK, ROW_HEIGHT, MarkedLine, MarkedList
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.steps import Step
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.desktop.core.action import Action
    from signoff.desktop.exchange.batch import Batch
    from signoff.desktop.look.theme import Theme

_HIGHEST_LIST = 320
_ALL, _REMARKABLE = "all", "remarkable"
_MARKS = {Result.DONE: GOOD, Result.HERE: GOOD, Result.CONFLICT: REMARK}
_ORDER = (Result.ALTERED, Result.CONFLICT, Result.FAILED, Result.UNREADABLE, Result.DONE, Result.HERE)


class BatchStep(Step):
    """Lists outcomes, those first that a person has to look at; `chosen` is emitted with one, `left` at the end."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, foot: Sequence[Action] = ()) -> None:
        super().__init__(theme)
        self._outcomes: tuple[Outcome, ...] = ()
        self._current: Outcome | None = None
        self._act: Action | None = None
        self._card = QFrame()
        self._details = Label(theme, "", "guidance", colour="ink2")
        self._action = Button(theme, "", kind="link")
        self._action.setObjectName("batchAction")
        self._action.clicked.connect(self._do_action)
        self._filter = Segmented(theme, (), name="Which files are listed")
        self._filter.setObjectName("batchFilter")
        self._filter.chosen.connect(lambda _: self._list_outcomes(None))
        self._list = MarkedList(theme, "batchList", "Files")
        self._list.chosen.connect(self._choose)
        for part in (self._filter, self._list, self._fill_card()):
            self.body.addWidget(part)
        self._close = Button(theme, "Close", kind="primary")
        self._close.setObjectName("batchClose")
        self._close.setDefault(True)
        self._close.clicked.connect(self.left)
        self.add_foot([self._foot_button(theme, action) for action in foot], (self._close,))

    @property
    def current(self) -> Outcome | None:
        """The outcome that is chosen, if one is."""
        return self._current

    def begin(self) -> None:
        """Give the focus to the button that closes."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_batch(self, batch: Batch, title: str, text: str, chosen: Outcome | None) -> None:
        """Show what came of it, with one outcome chosen, else the first."""
        self.show_problem(batch.problem)
        self.say(title, text)
        self._outcomes = tuple(sorted(batch.outcomes, key=lambda outcome: _ORDER.index(outcome.result)))
        remarkable = sum(_is_remarkable(outcome) for outcome in self._outcomes)
        options = (Option(_ALL, f"All {len(self._outcomes):,}"), Option(_REMARKABLE, f"To check: {remarkable:,}"))
        kept = self._filter.choice() if chosen is not None and remarkable else None
        self._filter.set_options(options)
        self._filter.choose(kept or (_REMARKABLE if remarkable else _ALL))
        self._filter.setVisible(0 < remarkable < len(self._outcomes))
        self._list.setVisible(bool(self._outcomes))
        self._list_outcomes(chosen)

    def show_action(self, action: Action | None) -> None:
        """Offer an action on the outcome that is chosen, or none."""
        self._action.setVisible(action is not None)
        self._act = action
        if action is not None:
            self._action.setText(action.words)

    def _list_outcomes(self, chosen: Outcome | None) -> None:
        shows_all = self._filter.choice() == _ALL
        shown = [outcome for outcome in self._outcomes if shows_all or _is_remarkable(outcome)]
        self._list.setFixedHeight(min(_HIGHEST_LIST, len(shown) * self._theme.px(ROW_HEIGHT)))
        self._list.show_lines([self._line(outcome) for outcome in shown], shown.index(chosen) if chosen in shown else 0)

    def _line(self, outcome: Outcome) -> MarkedLine:
        return MarkedLine(_MARKS.get(outcome.result, FAULT), outcome.name, outcome.sentence, outcome)

    def _choose(self, outcome: Outcome | None) -> None:
        self._current = outcome
        self._card.setVisible(outcome is not None)
        if outcome is not None:
            self._details.setText(outcome.sentence)
        self.chosen.emit(outcome)

    def _fill_card(self) -> QWidget:
        self._card.setProperty("card", "raised")
        self._details.setObjectName("batchDetails")
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(15, 12, 15, 12)
        column.setSpacing(4)
        column.addWidget(self._details)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignLeft)
        return self._card

    def _do_action(self) -> None:
        if self._act is not None:
            self._act.act()

    def _foot_button(self, theme: Theme, action: Action) -> Button:
        button = Button(theme, action.words, kind="ghost")
        button.setObjectName("batchFoot")
        button.clicked.connect(lambda: action.act())
        return button


def _is_remarkable(outcome: Outcome) -> bool:
    return outcome.result not in (Result.DONE, Result.HERE)
