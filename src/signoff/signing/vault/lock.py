"""One process at a time: whoever counts a passphrase or writes a vault holds off every other."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from signoff.errors import FileProblem

PATIENCE = 10.0
"""Seconds to wait for another process, which holds the lock for milliseconds."""


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold the lock in the file `lock`; raises FileProblem where another holds it too long, or it cannot be made."""
    from filelock import FileLock, Timeout

    held = FileLock(lock, timeout=PATIENCE, mode=0o600)
    try:
        held.acquire()
    except Timeout:
        raise FileProblem("Another program is using the kept signature; try again in a moment.") from None
    except OSError as problem:
        raise FileProblem(f"{lock} could not be written: {problem.strerror or problem}.") from problem
    try:
        yield
    finally:
        held.release()
