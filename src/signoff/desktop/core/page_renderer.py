"""Asks the page process for the pages of notices: one request at a time, and only the latest of each owner."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QObject

from signoff.desktop.core.isolated_process import IsolatedProcess
from signoff.desktop.core.owners import is_gone
from signoff.errors import SignoffError
from signoff.isolation import InvalidAnswer, IsolationFailed, task_named
from signoff.pdf.preview import Job, Pages


class Request(NamedTuple):
    """What an owner wants set as pages, and whom to tell."""

    owner: object
    job: Job
    done: Callable[[Pages], None]
    failed: Callable[[SignoffError], None]


class PageRenderer(QObject):
    """Keeps one page process, started with the first request and again after it ended or was stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = task_named("preview")
        self._process = IsolatedProcess(self._task, self)
        self._process.answered.connect(self._read)
        self._process.failed.connect(self._fail)
        self._current: Request | None = None
        self._waiting: list[Request] = []
        self._closing = False

    def request(
        self,
        owner: object,
        job: Job,
        done: Callable[[Pages], None],
        failed: Callable[[SignoffError], None],
    ) -> None:
        """Ask for the pages of a record; an earlier request of the same owner is not answered any more."""
        self.forget(owner)
        self._waiting.append(Request(owner, job, done, failed))
        self._next()

    def forget(self, owner: object) -> None:
        """Drop what an owner waits for; what is being set is set to its end, unanswered."""
        self._waiting = [one for one in self._waiting if one.owner is not owner]
        if self._current is not None and self._current.owner is owner:
            self._current = self._current._replace(owner=None, done=_ignore, failed=_ignore)

    def close(self) -> None:
        """End the process."""
        self._closing = True
        self._waiting.clear()
        self._current = None
        self._process.close()

    def _next(self) -> None:
        self._waiting = [one for one in self._waiting if not is_gone(one.owner)]
        if self._current is not None or not self._waiting or self._closing:
            return
        self._current = self._waiting.pop(0)
        self._process.send(msgspec.msgpack.encode(self._current.job))

    def _read(self, answer: bytes) -> None:
        try:
            pages = msgspec.msgpack.decode(answer, type=Pages)
        except msgspec.MsgspecError:
            self._fail(InvalidAnswer(self._task.program))
            return
        request, self._current = self._current, None
        self._next()
        if request is not None and not is_gone(request.owner):
            request.done(pages)

    def _fail(self, problem: SignoffError) -> None:
        """Tell whoever asked; whoever waits is answered next, by another process if this one is gone."""
        if isinstance(problem, IsolationFailed):
            reason = str(problem)
            words = f"The page could not be shown: {reason[0].lower()}{reason[1:]}"
            problem = SignoffError(f"{words} It is tried again with the next change.")
        request, self._current = self._current, None
        self._next()
        if request is not None and not is_gone(request.owner):
            request.failed(problem)


def _ignore(_: object) -> None:
    """Let an answer go that nobody waits for any more."""
