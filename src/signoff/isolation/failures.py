"""What can go wrong with a child process, each with its sentence for the user.

IsolationFailed
├── CouldNotStart   no child, or none that greeted as it should
├── TooLong         a request longer than any message may be
├── TookTooLong     no answer within the task's time
├── OutOfMemory     more memory needed than the child may have, or than there is
├── Ended           the child came to an end without an answer
├── WrongAnswer     something that is not an answer
└── WentWrong       an exception that the task did not expect
"""

from __future__ import annotations

import logging
import signal

from signoff.errors import SignoffError

LONGEST_REPORT = 16 * 1024
"""How many of the last bytes of a child's standard error are kept."""


class IsolationFailed(SignoffError):
    """A child process gave no result; `report` is what it wrote to its standard error, for logs."""

    def __init__(self, program: str, reason: str, report: str = "") -> None:
        """Take the program's name and what happened to it, as the end of a sentence."""
        super().__init__(f"{program} {reason}.")
        self.report = report


class CouldNotStart(IsolationFailed):
    """The child could not be started, or did not greet as it should."""

    def __init__(self, program: str, reason: str, report: str = "") -> None:
        """Take the reason, as the end of a sentence."""
        super().__init__(program, f"could not be started: {reason}", report)


class RequestTooLarge(IsolationFailed):
    """A request is longer than any message may be, and was not sent."""

    def __init__(self, program: str, most: int) -> None:
        """Take the limit, in bytes."""
        super().__init__(program, f"takes no more than {most // 1024**2} MiB")


class TimedOut(IsolationFailed):
    """The child did not answer within its time, and was stopped."""

    def __init__(self, program: str, seconds: float, report: str = "") -> None:
        """Take how long it was given, in seconds."""
        duration = f"{seconds:g} second" if seconds == 1 else f"{seconds:g} seconds"
        super().__init__(program, f"was not finished after {duration} and was stopped", report)


class OutOfMemory(IsolationFailed):
    """The child needed more memory than it may have, or than there is."""

    def __init__(self, program: str, report: str = "") -> None:
        """Take the program's name."""
        super().__init__(program, "needed more memory than it may use", report)


class EndedEarly(IsolationFailed):
    """The child ended before it answered."""

    def __init__(self, program: str, status: int, report: str = "") -> None:
        """Take its exit status; that of a signal is negative."""
        super().__init__(program, f"ended before it was finished ({status_in_words(status)})", report)


class InvalidAnswer(IsolationFailed):
    """The child answered with something that is not an answer."""

    def __init__(self, program: str, report: str = "") -> None:
        """Take the program's name."""
        super().__init__(program, "gave an answer that cannot be read", report)


class UnexpectedFailure(IsolationFailed):
    """The task raised an exception that it did not expect; its traceback is in `report`."""

    def __init__(self, program: str, kind: str, report: str = "") -> None:
        """Take the kind of exception."""
        super().__init__(program, f"failed with an unexpected error ({kind})", report)


logging.getLogger("signoff.isolation").addHandler(logging.NullHandler())  # a traceback is for a log, not a terminal


def log_failure(problem: IsolationFailed) -> None:
    """Log a failure with the child's standard error, which is not in any sentence for the user."""
    logging.getLogger("signoff.isolation").warning("%s\n%s", problem, problem.report)


def status_in_words(status: int) -> str:
    """Return a process's exit status in words, that of a signal by its name."""
    if status >= 0:
        return f"exit status {status}"
    try:
        return f"signal {signal.Signals(-status).name}"
    except ValueError:
        return f"signal {-status}"
