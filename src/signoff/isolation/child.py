"""The child process: sets its limits, imports its task, greets, and answers requests until there are no more."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import IO, cast

from signoff.errors import SignoffError
from signoff.isolation.frames import LONGEST, read_frame, write_frame
from signoff.isolation.limits import limit_memory, time_limit
from signoff.isolation.messages import PROTOCOL, Answer, Failure, FailureKind, Greeting, Result, encoded
from signoff.isolation.tasks import TASKS, Task

Function = Callable[[bytes], bytes]


def main(words: Sequence[str]) -> int:
    """Run as the child for the task that is the only argument; return the exit status, 2 for an unknown task."""
    task = TASKS.get(words[0]) if len(words) == 1 else None
    if task is None:
        print("This starts a part of signoff that it starts by itself.", file=sys.stderr)
        return 2
    requests, answers = _take_streams()
    unbounded = limit_memory(task.memory)
    function = _function(task)
    try:
        write_frame(answers, encoded(Greeting(PROTOCOL, task.name, unbounded)))
        serve(task, function, requests, answers)
    except BrokenPipeError:  # the parent no longer waits for the answer
        os.dup2(os.open(os.devnull, os.O_WRONLY), answers.fileno())  # what is buffered has no reader either
    return 0


def serve(task: Task, function: Function, requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are no more; raises BrokenPipeError when the answers are no longer read."""
    while True:
        try:
            request = read_frame(requests, LONGEST)
            if request is None:
                return
            with time_limit(task.seconds):
                message = encoded(answer_request(function, request))
        except MemoryError:  # on the way in or out
            message = encoded(Failure(FailureKind.MEMORY))
        write_frame(answers, message)


def answer_request(function: Function, request: bytes) -> Answer:
    """Return what a task's function returns for a request, or why it failed."""
    try:
        return Result(function(request))
    except SignoffError as problem:
        return Failure(FailureKind.REFUSED, str(problem))
    except MemoryError:
        return Failure(FailureKind.MEMORY, report=traceback.format_exc())
    except Exception as problem:  # any failure must be reported to the parent
        return Failure(FailureKind.UNEXPECTED, type(problem).__name__, traceback.format_exc())


def _take_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Return the streams of requests and answers, and leave none that a library could read or print on."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, answers


def _function(task: Task) -> Function:
    module, _, name = task.function.partition(":")
    return cast(Function, getattr(import_module(module), name))
