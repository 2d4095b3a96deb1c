"""What a child sends: first a greeting, then for each request a result or a failure; as MessagePack, in frames."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from signoff.errors import SignoffError
from signoff.isolation.failures import CouldNotStart, InvalidAnswer, OutOfMemory, UnexpectedFailure
from signoff.isolation.tasks import Task
from signoff.known_types import known, learn

PROTOCOL = 1
"""The number of this protocol: a child that uses another is not sent anything."""

LONGEST_GREETING = 16 * 1024
"""The longest greeting that is accepted, in bytes."""


class Greeting(msgspec.Struct, frozen=True, tag="greeting"):
    """A child is ready for requests; `unbounded` names the limits that could not be applied."""

    protocol: int
    task: str
    unbounded: tuple[str, ...] = ()


class FailureKind(StrEnum):
    """Why there is no result: the task refused with a sentence, ran out of memory, or failed unexpectedly."""

    REFUSED = "refused"
    MEMORY = "memory"
    UNEXPECTED = "unexpected"


class Result(msgspec.Struct, frozen=True, tag="result"):
    """What the task's function returned."""

    data: bytes


class Failure(msgspec.Struct, frozen=True, tag="failure"):
    """Why the task's function returned nothing: a sentence or the exception's name, and its traceback."""

    kind: FailureKind
    words: str = ""
    report: str = ""


Answer = Result | Failure


def encoded(message: Greeting | Answer) -> bytes:
    """Return a message's bytes."""
    return msgspec.msgpack.encode(message)


def read_greeting(data: bytes, task: Task) -> Greeting:
    """Return a child's greeting; raises CouldNotStart where it is not the greeting of this task's child."""
    try:
        greeting = msgspec.msgpack.decode(data, type=known(Greeting))
    except msgspec.MsgspecError:
        raise CouldNotStart(task.program, "it did not answer as it should") from None
    if (greeting.protocol, greeting.task) != (PROTOCOL, task.name):
        raise CouldNotStart(task.program, "another version of it answered")
    return greeting


def read_answer(data: bytes, task: Task) -> bytes:
    """Return what a task's function returned.

    Raises SignoffError with the sentence of a task that refused, and OutOfMemory, WentWrong or WrongAnswer.
    """
    try:
        learn(Answer)
        answer = msgspec.msgpack.decode(data, type=Answer)
    except msgspec.MsgspecError:
        raise InvalidAnswer(task.program) from None
    if isinstance(answer, Result):
        return answer.data
    if answer.kind is FailureKind.REFUSED:
        raise SignoffError(answer.words)
    if answer.kind is FailureKind.MEMORY:
        raise OutOfMemory(task.program, answer.report)
    raise UnexpectedFailure(task.program, answer.words, answer.report)
