"""The window in which many notices are imported or exported: how far it is, then what came of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.background_work import BackgroundWork
from signoff.desktop.exchange.batch import Batch, Outcome, Phrases, summary
from signoff.desktop.exchange.batch_step import BatchStep
from signoff.desktop.widgets.stepped_window import SteppedWindow
from signoff.desktop.widgets.steps import WorkingStep
from signoff.desktop.widgets.window_size import fitting
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.core.action import Action
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.register.progress import IsStopped, Progress

Work = Callable[["Progress", "IsStopped"], Batch]


@dataclass(frozen=True, slots=True)
class BatchWords:
    """What a window says: its title, what is under way and how it may be stopped, and how the results are said.

    `none` is said where there was nothing to do, `left` of those that were left, with their number.
    """

    title: str
    working: str
    stopping: str
    phrases: Phrases
    none: str
    left: tuple[str, str]


class BatchWindow(SteppedWindow):
    """Works, and shows a summary; closing it while it works stops that first.

    `act` returns what can be done with an outcome, if anything. `foot` are further actions on all of it.
    """

    def __init__(
        self,
        theme: Theme,
        tasks: Runner,
        words: BatchWords,
        work: Work,
        parent: QWidget | None = None,
        *,
        foot: Sequence[Action] = (),
    ) -> None:
        super().__init__(theme, words.title, parent)
        self._words = words
        self._batch = Batch(())
        self._work = BackgroundWork(tasks, self)
        self._act: Callable[[Outcome], Action | None] = lambda _: None
        self._working = WorkingStep(theme)
        self._summary = BatchStep(theme, foot)
        self.setObjectName("batchWindow")
        for step in (self._summary, self._working):
            self.show_step(step)
        self._work.progressed.connect(self._working.show_progress)
        self._working.stopped.connect(self._work.stop)
        self._summary.left.connect(self.accept)
        self._summary.chosen.connect(self._show_action)
        self._working.begin(words.working, words.stopping)
        self.resize(fitting(self, self.sizeHint()))
        self._work.start(work, self._show, self._fail)

    @property
    def batch(self) -> Batch:
        """What came of it."""
        return self._batch

    def offer(self, act: Callable[[Outcome], Action | None]) -> None:
        """Offer, from now on, what `act` returns for the outcome that is chosen."""
        self._act = act
        self._show_action(self._summary.current)

    def replace(self, outcome: Outcome, other: Outcome) -> None:
        """Show another outcome in the place of one."""
        self._batch = self._batch.having(outcome, other)
        self._show_batch(other)

    def reject(self) -> None:
        """Stop what is under way, whose summary comes then; else close."""
        if self.step is self._working:
            self._working.stop()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop, or close, with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)

    def _show(self, batch: Batch) -> None:
        self._batch = batch
        self._show_batch(None)
        self._summary.begin()  # before it is shown, so that the focus goes nowhere else first
        self.show_step(self._summary)

    def _fail(self, problem: SignoffError) -> None:
        self._show(Batch((), problem=str(problem)))

    def _show_batch(self, chosen: Outcome | None) -> None:
        batch, (of_one, of_several) = self._batch, self._words.left
        title, others = summary(batch, self._words.phrases, self._words.none)
        left = (of_one if batch.left == 1 else of_several).format(f"{batch.left:,}") if batch.left else ""
        self._summary.show_batch(batch, title, " ".join(filter(None, (others, left))), chosen)

    def _show_action(self, outcome: Outcome | None) -> None:
        self._summary.show_action(None if outcome is None else self._act(outcome))
