"""Starts a child process for one request, waits for its answer within limits, and always ends it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import IO

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
from signoff.isolation.frames import LONGEST, BrokenFrame, read_frame, write_frame
from signoff.isolation.messages import LONGEST_GREETING, read_answer, read_greeting
from signoff.isolation.tasks import Task, task_named

_LEAVING = 2.0
"""Seconds to wait for a child that has closed its streams to end, and for threads to notice."""


def run(task: str, request: bytes, *, seconds: float | None = None) -> bytes:
    """Return what a task's function returns for a request, computed in a child process.

    `seconds`, if given, replaces the task's own limit on the time from request to answer. May be called by several
    threads at once. Raises IsolationFailed, by what went wrong; SignoffError, with its sentence, where the task
    refused.
    """
    with start(task) as child:
        return child.answer(request, seconds=seconds)


class StartedChild:
    """A child that was started before its request is known; it ends with the block of its `with` statement."""

    def __init__(self, task: Task) -> None:
        """Start a child for a task, or record why that failed: asking for an answer reports it."""
        self._task = task
        self._child: _Child | None = None
        self._problem: IsolationFailed | None = None
        try:
            self._child = _Child(task)
        except IsolationFailed as problem:
            self._problem = problem

    def __enter__(self) -> StartedChild:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child is not None:
            self._child.close()

    def answer(self, request: bytes, *, seconds: float | None = None) -> bytes:
        """Return what the task's function returns for a request; raises as `run` does."""
        try:
            if len(request) > LONGEST:
                raise RequestTooLarge(self._task.program, LONGEST)
            if self._child is None:
                raise self._problem or CouldNotStart(self._task.program, "the reason is unknown")
            self._child.await_greeting()
            return self._child.answer(request, self._task.seconds if seconds is None else seconds)
        except IsolationFailed as problem:
            if self._child is not None:
                self._child.close(problem)
            log_failure(problem)
            raise


def start(task: str) -> StartedChild:
    """Start a child for a task whose request is not known yet, so that it gets ready meanwhile."""
    return StartedChild(task_named(task))


class _Child:
    """A child process with a thread for each of its streams, so that none can block its parent for ever."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._received: SimpleQueue[bytes | Exception | None] = SimpleQueue()
        self._report = bytearray()
        self._threads: list[Thread] = []
        try:
            self._process = _start(command.child_command(task.name))
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise CouldNotStart(task.program, f"{reason[:1].lower()}{reason[1:]}") from problem

    def close(self, problem: IsolationFailed | None = None) -> None:
        """End the child, whatever it is doing, and add its standard error to a problem."""
        self._end()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None and not any(thread.is_alive() for thread in self._threads):
                with contextlib.suppress(OSError):  # what is still to be flushed has no reader
                    stream.close()
        if problem is not None and not problem.report:
            problem.report = self._report.decode("utf-8", "replace")

    def await_greeting(self) -> None:
        """Wait until the child has greeted; raises CouldNotStart."""
        self._begin(_receive, self._process.stdout, (LONGEST_GREETING, self._task.longest_answer), self._received)
        self._begin(_keep_end, self._process.stderr, self._report)
        program, seconds = self._task.program, self._task.startup_seconds
        try:
            greeting = self._received.get(timeout=seconds)
        except Empty:
            raise CouldNotStart(program, f"it was not ready after {seconds:g} seconds") from None
        if isinstance(greeting, Exception):
            raise CouldNotStart(program, "it did not answer as it should") from greeting
        if greeting is None:
            raise CouldNotStart(program, f"it ended at once ({status_in_words(self._status())})")
        read_greeting(greeting, self._task)

    def answer(self, request: bytes, seconds: float) -> bytes:
        """Send a request and return its answer; raises IsolationFailed and SignoffError."""
        self._begin(_send, self._process.stdin, request)
        try:
            answer = self._received.get(timeout=seconds)
        except Empty:
            raise TimedOut(self._task.program, seconds) from None
        if isinstance(answer, MemoryError):
            raise answer
        if isinstance(answer, Exception):
            raise InvalidAnswer(self._task.program) from answer
        if answer is None:
            raise EndedEarly(self._task.program, self._status())
        return read_answer(answer, self._task)

    def _begin(self, work: Callable[..., None], *arguments: object) -> None:
        thread = Thread(target=work, args=arguments, daemon=True)
        thread.start()
        self._threads.append(thread)

    def _status(self) -> int:
        """Return the exit status of a child that has closed its streams."""
        try:
            return self._process.wait(_LEAVING)
        except subprocess.TimeoutExpired:
            self._kill()
            return self._process.wait()

    def _end(self) -> None:
        if self._process.returncode is None:
            self._kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(_LEAVING)

    def _kill(self) -> None:
        """End the child and what it started: a frozen program may start itself once more."""
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError, PermissionError):  # it has ended meanwhile
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()


def _start(words: list[str]) -> subprocess.Popen[bytes]:
    """Start a child without a window, on POSIX in a process group of its own; raises OSError."""
    pipe = subprocess.PIPE
    if sys.platform == "win32":
        return subprocess.Popen(  # noqa: S603  # this very program
            words, stdin=pipe, stdout=pipe, stderr=pipe, creationflags=subprocess.CREATE_NO_WINDOW
        )
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, process_group=0)  # noqa: S603  # as above


def _receive(stream: IO[bytes], longest: tuple[int, ...], received: SimpleQueue[bytes | Exception | None]) -> None:
    """Pass on one message for each of these lengths, then what prevented the next from being read; None at the end."""
    for most in longest:
        try:
            message = read_frame(stream, most)
        except (BrokenFrame, OSError, MemoryError) as problem:
            received.put(problem)
            return
        received.put(message)
        if message is None:
            return


def _keep_end(stream: IO[bytes], buffer: bytearray) -> None:
    """Read a stream to its end, and keep the last bytes of it."""
    while piece := os.read(stream.fileno(), LONGEST_REPORT):
        buffer += piece
        del buffer[:-LONGEST_REPORT]


def _send(stream: IO[bytes], request: bytes) -> None:
    """Send the only request; a child that does not read it is noticed by its missing answer."""
    with contextlib.suppress(OSError), stream:
        write_frame(stream, request)
