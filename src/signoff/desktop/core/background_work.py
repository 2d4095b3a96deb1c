"""Work beside the interface, which tells how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from signoff.desktop.core.owners import is_gone

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Failed, Runner
    from signoff.register.progress import IsStopped, Progress

Result = TypeVar("Result")


def _leave(_result: object) -> None:
    """Leave a result as it is: nothing has to be removed."""


class BackgroundWork(QObject):
    """Does one thing after the other in the background; `progressed` says what it does, and its share from 0 to 1."""

    progressed = Signal(str, float)

    def __init__(self, tasks: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._stop = Event()

    def start(
        self,
        work: Callable[[Progress, IsStopped], Result],
        done: Callable[[Result], None],
        failed: Failed,
        discard: Callable[[Result], None] = _leave,
    ) -> None:
        """Stop what is under way, and begin with other work.

        Of work that was begun before, and once the parent is gone, nothing is told: its result goes to `discard`.
        """
        self.stop()
        stop = self._stop = Event()

        def tell(words: str, share: float) -> None:
            if not stop.is_set() and not is_gone(self):
                self.progressed.emit(words, share)

        def is_wanted() -> bool:
            return self._stop is stop and not is_gone(self)

        self._tasks.run(
            lambda: work(tell, stop.is_set),
            lambda result: done(result) if is_wanted() else discard(result),
            lambda problem: failed(problem) if is_wanted() else None,
        )

    def stop(self) -> None:
        """Ask what is under way to end as soon as it can."""
        self._stop.set()
