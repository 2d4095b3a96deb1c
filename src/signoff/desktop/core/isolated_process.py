"""A child process for one kind of task that is kept for many requests, without making the interface wait for it."""

from __future__ import annotations

import sys
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QByteArray, QObject, QProcess, QTimer, Signal

from signoff.errors import SignoffError
from signoff.isolation import command
from signoff.isolation.failures import (
    LONGEST_REPORT,
    CouldNotStart,
    EndedEarly,
    InvalidAnswer,
    IsolationFailed,
    RequestTooLarge,
    TimedOut,
    log_failure,
    status_in_words,
)
from signoff.isolation.frames import LONGEST, BrokenFrame, FrameBuffer, framed
from signoff.isolation.messages import LONGEST_GREETING, read_answer, read_greeting
from signoff.isolation.tasks import Task


class _Stage(Enum):
    """What is expected next: the child's greeting, a request, or the child's answer."""

    STARTING = auto()
    IDLE = auto()
    WORKING = auto()


class IsolatedProcess(QObject):
    """Sends requests to a child, one at a time, started with the first and again after it ended or was stopped.

    Each `send` is followed by one signal: `answered` with the bytes that the task's function returned, or `failed` with
    a SignoffError, which is an IsolationFailed unless the task refused with a sentence.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, task: Task, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self._process: QProcess | None = None
        self._stage = _Stage.STARTING
        self._buffer = FrameBuffer()
        self._report = bytearray()
        self._request: bytes | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def send(self, request: bytes) -> None:
        """Send a request; the previous one must have been answered."""
        self._request = request
        if len(request) > LONGEST:
            QTimer.singleShot(0, self, lambda: self._fail(RequestTooLarge(self._task.program, LONGEST)))
        elif self._process is None:
            self._start()
        elif self._stage is _Stage.IDLE:
            self._send_request()

    def close(self) -> None:
        """End the child; no signal is emitted any more."""
        self._timer.stop()
        process, self._process, self._request = self._process, None, None
        if process is not None:
            process.closeWriteChannel()
            if not process.waitForFinished(1000):
                process.kill()
                process.waitForFinished(1000)

    def _start(self) -> None:
        self._stage = _Stage.STARTING
        self._buffer = FrameBuffer()
        self._report.clear()
        self._process = process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._keep_report)
        process.finished.connect(partial(self._on_finished, process))
        process.errorOccurred.connect(partial(self._on_error, process))
        program, *words = command.child_command(self._task.name)
        self._timer.start(int(self._task.startup_seconds * 1000))
        process.start(program, words)

    def _send_request(self) -> None:
        if self._process is None or self._request is None:
            return
        self._stage = _Stage.WORKING
        self._timer.start(int(self._task.seconds * 1000))
        self._process.write(QByteArray(framed(self._request)))

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer.feed(bytes(self._process.readAllStandardOutput().data()))
        is_greeting = self._stage is _Stage.STARTING
        try:
            message = self._buffer.take(LONGEST_GREETING if is_greeting else self._task.longest_answer)
            if message is not None and is_greeting:
                read_greeting(message, self._task)
        except (BrokenFrame, CouldNotStart) as problem:
            self._stop(problem if isinstance(problem, CouldNotStart) else self._unreadable())
            return
        if message is None:
            return
        if is_greeting:
            self._stage = _Stage.IDLE
            self._send_request()
        elif self._stage is _Stage.WORKING:
            self._handle_answer(message)
        else:  # an answer without a request: the child cannot be trusted with the next one
            self._stop(InvalidAnswer(self._task.program))

    def _handle_answer(self, message: bytes) -> None:
        self._timer.stop()
        try:
            data = read_answer(message, self._task)
        except InvalidAnswer as problem:
            self._stop(problem)
        except SignoffError as problem:
            self._stage = _Stage.IDLE
            self._fail(problem)
        else:
            self._stage, self._request = _Stage.IDLE, None
            self.answered.emit(data)

    def _unreadable(self) -> IsolationFailed:
        if self._stage is _Stage.STARTING:
            return CouldNotStart(self._task.program, "it did not answer as it should")
        return InvalidAnswer(self._task.program)

    def _on_timeout(self) -> None:
        if self._stage is _Stage.STARTING:
            seconds = self._task.startup_seconds
            self._stop(CouldNotStart(self._task.program, f"it was not ready after {seconds:g} seconds"))
        else:
            self._stop(TimedOut(self._task.program, self._task.seconds))

    def _on_error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error is QProcess.ProcessError.FailedToStart:
            reason = process.errorString()
            self._stop(CouldNotStart(self._task.program, f"{reason[:1].lower()}{reason[1:]}"))

    def _on_finished(self, process: QProcess, code: int, exit_status: QProcess.ExitStatus) -> None:
        if process is not self._process:  # it was stopped
            return
        crashed = exit_status is QProcess.ExitStatus.CrashExit and sys.platform != "win32"
        status = -code if crashed else code  # on POSIX, the code is then the signal's number
        if self._stage is _Stage.STARTING:
            self._stop(CouldNotStart(self._task.program, f"it ended at once ({status_in_words(status)})"))
        else:
            self._stop(EndedEarly(self._task.program, status))

    def _stop(self, problem: IsolationFailed) -> None:
        """End the child in any state, and emit the problem if a request was under way."""
        self._timer.stop()
        self._keep_report()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()
        if self._request is not None:
            self._fail(problem)

    def _fail(self, problem: SignoffError) -> None:
        self._request = None
        if isinstance(problem, IsolationFailed) and not problem.report:
            problem.report = self._report.decode("utf-8", "replace")
        if isinstance(problem, IsolationFailed):
            log_failure(problem)
        self.failed.emit(problem)

    def _keep_report(self) -> None:
        if self._process is not None:
            self._report += bytes(self._process.readAllStandardError().data())
            del self._report[:-LONGEST_REPORT]
