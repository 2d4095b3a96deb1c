"""Commands that start misbehaving children, each in place of a task's child."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from signoff.isolation import CouldNotStart, EndedEarly, InvalidAnswer, IsolationFailed, OutOfMemory, command, tasks
from signoff.isolation.tasks import TASKS, Task

_GREETING = """
import sys, os, time
from signoff.isolation.frames import framed, read_frame
from signoff.isolation.messages import PROTOCOL, Failure, FailureKind, Greeting, Result, encoded
def write(data):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
def greet(task=sys.argv[1], protocol=PROTOCOL):
    write(framed(encoded(Greeting(protocol, task))))
def request():
    return read_frame(sys.stdin.buffer, 2**29)
"""

HANGS = "time.sleep(600)"
HANGS_AFTER_REQUEST = "greet(); request(); time.sleep(600)"
READS_NOTHING = "greet(); time.sleep(600)"
DIES = "greet(); request(); print('it hurts', file=sys.stderr); os._exit(7)"
IS_KILLED = "greet(); request(); os.kill(os.getpid(), 9)"
DIES_AT_ONCE = "print('it hurts', file=sys.stderr); sys.exit(3)"
GREETS_WRONGLY = "greet(protocol=99); request()"
GREETS_FOR_ANOTHER = "greet(task='another'); request()"
WRITES_GARBAGE = "write(b'Hello, world'); time.sleep(600)"
ANSWERS_GARBAGE = "greet(); request(); write(framed(b'Hello, world')); time.sleep(600)"
ANSWERS_OTHER_DATA = "greet(); request(); write(framed(encoded(Result(b'no such message')))); time.sleep(600)"
ANSWERS_TOO_LONG = "greet(); request(); write(b'\\xff\\xff\\xff\\xff'); time.sleep(600)"
IS_CUT_SHORT = "greet(); request(); write(framed(b'Hello, world')[:-3])"
LACKS_MEMORY = "greet(); request(); write(framed(encoded(Failure(FailureKind.MEMORY)))); time.sleep(600)"
WITH_A_CHILD = """
import subprocess
greet()
request()
subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])
time.sleep(600)
"""

FAILURES: Mapping[str, tuple[str, type[IsolationFailed], str]] = MappingProxyType(
    {
        "dies at once": (DIES_AT_ONCE, CouldNotStart, "could not be started: it ended at once (exit status 3)."),
        "greets wrongly": (GREETS_WRONGLY, CouldNotStart, "another version of it answered"),
        "greets for another": (GREETS_FOR_ANOTHER, CouldNotStart, "another version of it answered"),
        "garbage": (WRITES_GARBAGE, CouldNotStart, "it did not answer as it should"),
        "dies": (DIES, EndedEarly, "ended before it was finished (exit status 7)."),
        "garbage as answer": (ANSWERS_GARBAGE, InvalidAnswer, "gave an answer that cannot be read"),
        "too long": (ANSWERS_TOO_LONG, InvalidAnswer, "gave an answer that cannot be read"),
        "memory": (LACKS_MEMORY, OutOfMemory, "needed more memory than it may use"),
    }
)
"""For each kind of misbehaviour: the child's code, the failure that it must lead to, and words of its sentence."""


def words(code: str) -> Callable[[str], list[str]]:
    """Return what starts a child that does this instead of its task."""
    return lambda task: [sys.executable, "-P", "-c", f"{_GREETING}\n{code}", task]


def put_in_place(patch: pytest.MonkeyPatch, code: str) -> None:
    """Let every child do this instead of its task."""
    patch.setattr(command, "child_command", words(code))


def limit(patch: pytest.MonkeyPatch, **limits: float) -> None:
    """Give every task these limits instead of its own."""
    known: Mapping[str, Task] = {name: replace(task, **limits) for name, task in TASKS.items()}  # type: ignore[arg-type]
    patch.setattr(tasks, "TASKS", MappingProxyType(dict(known)))


NO_PROGRAM = "/nowhere/python"
"""A program that does not exist."""


def no_program(task: str) -> list[str]:
    return [NO_PROGRAM, task]


def says_no(task: str) -> list[str]:
    """Return the words of a program that ends at once, without a word."""
    return [sys.executable, "-P", "-c", "raise SystemExit(1)", task]
