"""Ctrl+C while a command is at work that takes long: it ends where nothing is left half done."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

from signoff.errors import Interrupted, SignoffError


class Stopping:
    """Notes Ctrl+C for work that asks `is_stopped`; pressed again, it ends the work at once.

    What the work raises once it was stopped becomes Interrupted, with the same sentence.
    """

    def __init__(self) -> None:
        self._is_stopped = False
        self._before: Any = None

    def is_stopped(self) -> bool:
        """Whether the work is to end."""
        return self._is_stopped

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
        if self._is_stopped and isinstance(problem, SignoffError):
            raise Interrupted(str(problem)) from problem

    def _note(self, _signal: int, _frame: FrameType | None) -> None:
        if self._is_stopped:
            raise KeyboardInterrupt
        self._is_stopped = True
