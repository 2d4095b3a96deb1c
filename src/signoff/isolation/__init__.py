"""Runs work on hostile or slow input in a child process with limits on its memory and time.

For others to use, all from here:
    run, start                  start a child for one request, or before its request is known
    IsolationFailed             and what is below it: how a child can fail
    Task, task_named            the tasks, with their limits
    child_command               for a client that keeps its child, with the modules `frames` and `messages`

Inside:
    tasks, launcher, child      what may be run, what starts a child, and the child itself
    command, limits             its command line, and the limits that it sets on itself
    frames, messages            the protocol: the child greets, then answers each request by one message
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
