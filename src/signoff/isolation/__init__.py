"""Work on what may be hostile or slow, done in a child process with bounds on its memory and time.

`run` starts a child for one request; a client that keeps its child uses `child_command`, `frames` and `messages`. Both
speak the same protocol: the child greets, and only then is it sent requests, each answered by one message.
"""

import logging

from signoff.isolation.command import child_command
from signoff.isolation.failures import (
    CouldNotStart,
    Ended,
    IsolationFailed,
    OutOfMemory,
    TookTooLong,
    TooLong,
    WentWrong,
    WrongAnswer,
)
from signoff.isolation.launcher import run
from signoff.isolation.tasks import Task, task_named

__all__ = [
    "CouldNotStart",
    "Ended",
    "IsolationFailed",
    "OutOfMemory",
    "Task",
    "TooLong",
    "TookTooLong",
    "WentWrong",
    "WrongAnswer",
    "child_command",
    "run",
    "task_named",
]

logging.getLogger(__name__).addHandler(logging.NullHandler())  # a child's traceback is for a log, not for a terminal
