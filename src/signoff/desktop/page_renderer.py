"""Asks the page process for the pages of notices: one request at a time, and only the latest of each owner."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QByteArray, QObject, QProcess

from signoff.errors import SignoffError
from signoff.preview_worker import Job, Pages

ENDED = "The page could not be shown: the process that sets it has ended. It starts again with the next change."
HEAD = 8
"""Bytes of a message's length."""


class Request(NamedTuple):
    """What an owner wants set as pages, and whom to tell."""

    owner: object
    job: Job
    done: Callable[[Pages], None]
    failed: Callable[[SignoffError], None]


class PageRenderer(QObject):
    """Keeps one page process, started with the first request and again after it ended by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._received = bytearray()
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
        if self._process is not None:
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(1000):
                self._process.kill()
                self._process.waitForFinished(1000)

    def _next(self) -> None:
        if self._current is not None or not self._waiting or self._closing:
            return
        self._current = self._waiting.pop(0)
        message = msgspec.msgpack.encode(self._current.job)
        self._running().write(QByteArray(len(message).to_bytes(HEAD, "big") + message))

    def _running(self) -> QProcess:
        if self._process is None:
            self._received.clear()
            self._process = QProcess(self)
            self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
            self._process.readyReadStandardOutput.connect(self._read)
            self._process.finished.connect(self._ended)
            self._process.errorOccurred.connect(self._broken)
            self._process.start(sys.executable, ["-P", "-m", "signoff.preview_worker"])
        return self._process

    def _read(self) -> None:
        if self._process is None:
            return
        self._received += bytes(self._process.readAllStandardOutput().data())
        if len(self._received) < HEAD:
            return
        end = HEAD + int.from_bytes(self._received[:HEAD], "big")
        if len(self._received) < end:
            return
        pages = msgspec.msgpack.decode(bytes(self._received[HEAD:end]), type=Pages)
        del self._received[:end]
        self._answer(pages)

    def _answer(self, pages: Pages) -> None:
        request, self._current = self._current, None
        self._next()
        if request is None:
            return
        if pages.problem:
            request.failed(SignoffError(pages.problem))
        else:
            request.done(pages)

    def _broken(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ended()

    def _ended(self) -> None:
        """Tell that the process is gone; whoever waits gets another one."""
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if not self._closing:
            self._answer(Pages(problem=ENDED))


def _ignore(_: object) -> None:
    """Let an answer go that nobody waits for any more."""
