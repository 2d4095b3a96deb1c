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
from signoff.known_types import known
from signoff.pdf.preview import Job, Pages


class Request(NamedTuple):
    """What an owner wants set as pages, and the callbacks for its pages or its problem."""

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
        self._process.answered.connect(self._on_answered)
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
        """Request the pages of a record; an earlier request of the same owner is not answered any more."""
        self.forget(owner)
        self._waiting.append(Request(owner, job, done, failed))
        self._start_next()

    def forget(self, owner: object) -> None:
        """Drop an owner's requests; the one under way is finished, and not answered."""
        self._waiting = [request for request in self._waiting if request.owner is not owner]
        if self._current is not None and self._current.owner is owner:
            self._current = self._current._replace(owner=None, done=_ignore, failed=_ignore)

    def close(self) -> None:
        """End the process."""
        self._closing = True
        self._waiting.clear()
        self._current = None
        self._process.close()

    def _start_next(self) -> None:
        self._waiting = [request for request in self._waiting if not is_gone(request.owner)]
        if self._current is not None or not self._waiting or self._closing:
            return
        self._current = self._waiting.pop(0)
        self._process.send(msgspec.msgpack.encode(self._current.job))

    def _on_answered(self, answer: bytes) -> None:
        try:
            pages = msgspec.msgpack.decode(answer, type=known(Pages))
        except msgspec.MsgspecError:
            self._fail(InvalidAnswer(self._task.program))
            return
        request = self._finish_current()
        if request is not None:
            request.done(pages)

    def _fail(self, problem: SignoffError) -> None:
        """Report a problem to the current request's owner, and continue with the next request."""
        if isinstance(problem, IsolationFailed):
            reason = str(problem)
            words = f"The page could not be shown: {reason[0].lower()}{reason[1:]}"
            problem = SignoffError(f"{words} signoff will try again after the next change.")
        request = self._finish_current()
        if request is not None:
            request.failed(problem)

    def _finish_current(self) -> Request | None:
        """Continue with the next request; return the one that was under way, None where its owner is gone."""
        request, self._current = self._current, None
        self._start_next()
        return None if request is None or is_gone(request.owner) else request


def _ignore(_: object) -> None:
    """Drop an answer that is not waited for any more."""
