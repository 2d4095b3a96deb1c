"""Work on what may be hostile or slow, done in a child process with bounds on its memory and time.

`run` starts a child for one request; `start` begins one before its request is known; a client that keeps its child uses
`child_command`, `frames` and `messages`. All speak the same protocol: the child greets, and only then is it sent
requests, each answered by one message.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    from signoff.isolation.launcher import Started, run, start
    from signoff.isolation.tasks import Task, task_named

__all__ = [
    "CouldNotStart",
    "Ended",
    "IsolationFailed",
    "OutOfMemory",
    "Started",
    "Task",
    "TooLong",
    "TookTooLong",
    "WentWrong",
    "WrongAnswer",
    "child_command",
    "run",
    "start",
    "task_named",
]

_HOMES = {"child_command": "command", "Started": "launcher", "run": "launcher", "start": "launcher"} | {
    "Task": "tasks",
    "task_named": "tasks",
}


def __getattr__(name: str) -> Any:
    """Return a name of this package, whose module is loaded only now: the command line must start at once."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"signoff.isolation.{_HOMES.get(name, 'failures')}"), name)
