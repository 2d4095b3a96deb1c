"""Work on registers beside the interface, which tells how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from signoff.desktop.core.tasks import Failed, Runner
    from signoff.register.progress import IsStopped, Progress

Result = TypeVar("Result")


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
    ) -> None:
        """Stop what is under way, of which nothing is told any more, and begin with other work.

        Nor is anything told once the parent is gone.
        """
        self.stop()
        stop = self._stop = Event()

        def tell(words: str, share: float) -> None:
            if not stop.is_set():
                self.progressed.emit(words, share)

        def if_current(act: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda outcome: act(outcome) if self._stop is stop else None

        self._tasks.run(lambda: work(tell, stop.is_set), if_current(done), if_current(failed), owner=self)

    def stop(self) -> None:
        """Ask what is under way to end as soon as it can."""
        self._stop.set()
