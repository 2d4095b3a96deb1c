"""Runs work on hostile or slow input in a child process with limits on its memory and time.

For others to use, all from here: `run` starts a child for one request; `start` starts one before its request is known;
the failures (`IsolationFailed` and what is below it); `task_named` and `Task`; and, for a client that keeps its child,
`child_command` with the modules `frames` and `messages`.

Inside: `tasks` lists what may be run, `launcher` starts a child, `child` is that process, `command` its command line,
|`limits` what it applies to itself, `frames` and `messages` the protocol: the child greets, and only then is it sent
|requests, each answered by one message.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from signoff.isolation.command import child_command
    from signoff.isolation.failures import (
        CouldNotStart,
        EndedEarly,
        InvalidAnswer,
        IsolationFailed,
        OutOfMemory,
        RequestTooLarge,
        TimedOut,
        UnexpectedFailure,
    )
    from signoff.isolation.launcher import StartedChild, run, start
    from signoff.isolation.tasks import Task, task_named

__all__ = [
    "CouldNotStart",
    "EndedEarly",
    "InvalidAnswer",
    "IsolationFailed",
    "OutOfMemory",
    "RequestTooLarge",
    "StartedChild",
    "Task",
    "TimedOut",
    "UnexpectedFailure",
    "child_command",
    "run",
    "start",
    "task_named",
]

_HOMES = {"child_command": "command", "StartedChild": "launcher", "run": "launcher", "start": "launcher"} | {
    "Task": "tasks",
    "task_named": "tasks",
}


def __getattr__(name: str) -> Any:
    """Return a name of this package, whose module is loaded only now: the command line must start at once."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"signoff.isolation.{_HOMES.get(name, 'failures')}"), name)
